import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { jobEnd, toast } from './parts';

// What was said by any channel is on the card, what was changed can be restored, what was deleted comes back or goes for good.

const log = strings.logCallPage;
const card = strings.contactCardPage;
const trash = strings.trash.page;
const host = useHost();
let maja = '';

test.beforeAll(async () => {
  const { app } = host;
  ({ id: maja } = await app.call('contacts.create', {
    kind: 'person',
    name: 'Maja Eklund',
    methods: [{ kind: 'phone', label: 'work', value: '020 7946 0111' }],
  }));
  await app.call('deals.create', { title: 'Lift for the annexe', contactId: maja });
  await app.go(`/contacts/${maja}`);
});

test('an email is logged by keys with its marks, and a number in it put on the card by one', async () => {
  const { page, app } = host;
  await expect(page.getByRole('main', { name: 'Maja Eklund' })).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog', { name: log.titles.call })).toBeVisible();
  await page.keyboard.press('Alt+Shift+E');
  const dialog = page.getByRole('dialog', { name: log.titles.email });
  const notes = dialog.getByRole('textbox', { name: log.notes });
  await expect(notes).toBeFocused();
  await page.keyboard.type('New number 07700 900123 ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('urgent');
  await dialog.getByRole('checkbox', { name: log.inquiry }).check();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const timeline = page.getByRole('region', { name: card.timeline.label });
  await expect(timeline.getByText('urgent')).toHaveJSProperty('tagName', 'STRONG');
  await expect(timeline.getByText(card.timeline.inquiry, { exact: true })).toBeVisible();
  await page.keyboard.press('Alt++');
  await expect
    .poll(async () => (await app.call('contacts.get', { id: maja })).methods.map((one) => one.normalised))
    .toContain('+447700900123');
});

test('a number taken off the card is brought back from its history', async () => {
  const { page, app } = host;
  const [phone] = (await app.call('contacts.get', { id: maja })).methods;
  await app.call('contacts.remove_method', { id: phone?.id ?? '' });
  await page.getByRole('button', { name: card.timeline.changes }).click();
  await page.getByRole('button', { name: card.timeline.bringBack }).first().click();
  await expect
    .poll(async () => (await app.call('contacts.get', { id: maja })).methods.map((one) => one.value))
    .toContain(phone?.value);
});

test('a deal tells what it was, and takes a value back, by the keyboard', async () => {
  const { page, app } = host;
  const [deal] = (await app.call('contacts.get', { id: maja })).deals;
  const id = deal?.id ?? '';
  await app.call('deals.update', { id, patch: { title: 'Lift for the hall' } });
  await app.go(`/deals/${id}`);
  await page.getByRole('button', { name: strings.dealPage.more, exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: strings.historyPage.ofRecord.open }).press('Enter');
  const dialog = page.getByRole('dialog', { name: strings.historyPage.ofRecord.title('Lift for the hall') });
  await dialog.getByRole('button', { name: card.timeline.restoreValue('Lift for the annexe') }).press('Enter');
  await expect.poll(async () => (await app.call('deals.get', { id })).title).toBe('Lift for the annexe');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await app.go(`/contacts/${maja}`);
});

test('what is deleted is found in the trash, restored by a key, or emptied for good and undone from the history', async () => {
  const { page, app } = host;
  await app.call('contacts.trash', { ids: [maja] });
  await app.go('/trash');
  const grid = page.getByRole('grid', { name: trash.list });
  await expect(grid.getByRole('row').nth(1)).toContainText(trash.hung.deals(1));
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('r');
  await expect(toast(page, trash.restored('Maja Eklund'))).toBeVisible();
  await app.call('contacts.trash', { ids: [maja] });
  await page.getByRole('button', { name: trash.empty }).click();
  await page.getByRole('button', { name: trash.confirm('1') }).click();
  await expect(page.getByText(trash.emptyTitle)).toBeVisible();
  await expect.poll(async () => (await app.call('contacts.count', { filter: {} })).found).toBe(0);
  const [emptied] = (await app.call('history.list', { search: 'empty' })).rows;
  const undone = await app.call('history.undo', { txId: emptied?.id ?? '' });
  if (undone.jobId !== null) await jobEnd(app, undone.jobId);
  await expect(grid.getByRole('row').nth(1)).toContainText('Maja Eklund');

  // What was done has more than half of the list.
  await app.go('/history');
  const what = page.getByRole('columnheader', { name: strings.historyPage.ghost[0] });
  await expect(what).toBeVisible();
  const share = await what.evaluate((head) => head.clientWidth / (head.closest('[role="grid"]')?.clientWidth ?? 0));
  expect(share).toBeGreaterThan(0.55);
});
