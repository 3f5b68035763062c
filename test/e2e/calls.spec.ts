import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { contactsGrid, rail, row, toast } from './parts';

// A call from the list, the card and anywhere: dialled, logged with digit keys, on the timeline and on Today at once.

const words = strings.logCallPage;
const card = strings.contactCardPage;
const today = strings.todayPage;
const host = useHost();

test.beforeAll(async () => {
  await host.app.call('contacts.create', {
    kind: 'person',
    name: 'Maja Eklund',
    company: { name: 'Nordhavn Hotels' },
    methods: [{ kind: 'phone', label: 'work', value: '020 7946 0111' }],
  });
  await host.app.call('contacts.create', { kind: 'person', name: 'Ben Quill' });
  await host.app.go('/contacts');
});

test('a call is dialled from the list, and runs in its bar', async () => {
  const { page, app } = host;
  const grid = contactsGrid(page);
  await page.getByRole('textbox', { name: strings.contactsPage.search }).fill('eklund');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(grid.getByRole('row').nth(1)).toContainText('Eklund');
  await grid.focus();
  await grid.press('Home');
  await grid.press('c');
  await expect.poll(() => app.opened()).toEqual(['tel:+442079460111']);
});

test('the running call is logged with one digit for how it ended and one letter for the next step', async () => {
  const { page, app } = host;
  await page.keyboard.press('Control+Shift+L');
  const dialog = page.getByRole('dialog', { name: words.title });
  await expect(dialog).toBeVisible();
  await expect(
    dialog.getByRole('combobox', { name: words.with }).or(dialog.getByRole('textbox', { name: words.with })),
  ).toHaveValue('Maja Eklund');
  await dialog.getByRole('textbox', { name: words.notes }).fill('Wants the four-hour response in writing.');
  await page.keyboard.press('Alt+1');
  await expect(dialog.getByRole('radio', { name: strings.ui.outcome.connected })).toBeChecked();
  await page.keyboard.press('Alt+t');
  await expect(dialog.getByRole('radio', { name: new RegExp(strings.ui.next.tomorrow) })).toBeChecked();
  await dialog.getByRole('textbox', { name: words.stepTitle }).fill('Send clause 7');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(toast(page, words.logged('Maja Eklund'))).toBeVisible();
  const [logged] = (await app.call('interactions.list', {})).rows;
  expect(logged).toMatchObject({
    contactName: 'Maja Eklund',
    outcome: 'connected',
    number: '020 7946 0111',
    direction: 'out',
  });
});

test('it stands on the timeline at once, and the next step on the card', async () => {
  const { page } = host;
  await row(contactsGrid(page), 'Eklund').click();
  const timeline = page.getByRole('region', { name: card.timeline.label });
  await expect(timeline).toContainText('Wants the four-hour response in writing.');
  await expect(timeline).toContainText(strings.ui.outcome.connected);
  await expect(page.getByRole('main')).toContainText('Send clause 7');
});

test('a call logged on the card comes into its timeline while one looks', async () => {
  const { page } = host;
  await page.getByRole('main').getByRole('button', { name: card.log, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('textbox', { name: words.notes }).fill('Called back about the date.');
  await dialog.getByRole('radio', { name: strings.ui.outcome.left_message }).click();
  await page.keyboard.press('Alt+n');
  await dialog.getByRole('button', { name: words.save }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: card.timeline.label })).toContainText('Called back about the date.');
});

test('what is missing is said, and what was typed is kept over a closed dialog', async () => {
  const { page } = host;
  await page.keyboard.press('Control+Shift+L');
  const dialog = page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('textbox', { name: words.notes }).fill('Half a thought');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(words.needsOutcome)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+Shift+L');
  await expect(dialog.getByRole('textbox', { name: words.notes })).toHaveValue('Half a thought');
  await dialog.getByRole('button', { name: words.discard }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+Shift+L');
  await expect(dialog.getByRole('textbox', { name: words.notes })).toHaveValue('');
  await page.keyboard.press('Escape');
});

test('Today has the next step on its day; it is snoozed, done, and taken back', async () => {
  const { page, app } = host;
  const [maja] = (await app.call('contacts.list', { filter: { search: 'eklund' } })).rows;
  const info = await app.call('app.info', {});
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: info.settings.timeZone }).format(new Date());
  await app.call('tasks.create', {
    kind: 'call',
    title: 'Ask about the lift',
    dueDate: day,
    contactId: maja?.id ?? null,
  });
  await rail(page, strings.shell.nav.today).click();
  const calls = page.getByRole('region', { name: today.callsTitle });
  await expect(calls.getByRole('listitem').filter({ hasText: 'Ask about the lift' })).toBeVisible();
  await expect(calls).not.toContainText('Send clause 7');
  const week = page.getByRole('group', { name: today.week });
  const days = week.getByRole('button');
  await expect(week.getByRole('button', { pressed: true })).toHaveCount(1);
  const shown = await days.evaluateAll((all) => all.findIndex((one) => one.getAttribute('aria-pressed') === 'true'));
  await days.nth(shown + 1).click();
  await expect(page.getByRole('main')).toContainText('Send clause 7');
  await days.nth(shown).click();

  const line = calls.getByRole('listitem').filter({ hasText: 'Ask about the lift' });
  await line.hover();
  await line.getByRole('button', { name: today.snooze }).click();
  await page.getByRole('menuitem', { name: strings.ui.next.tomorrow }).click();
  await expect(line).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(line).toBeVisible();
  await line.hover();
  await line.getByRole('button', { name: today.done, exact: true }).click();
  await expect(line).toBeHidden();
  expect(
    (await app.call('tasks.list', { contactId: maja?.id ?? '', done: true })).rows.map((task) => task.title),
  ).toEqual(['Ask about the lift']);
  await page.keyboard.press('Control+z');
  await expect(line).toBeVisible();
});
