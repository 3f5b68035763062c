import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { contactsGrid, rail, row, toast } from './parts';

// A card and what hangs on it: jobs, connections, an edit from elsewhere, whom to keep in touch with.

const words = strings.cardPartsPage;
const host = useHost();
const person = (name: string) => host.app.call('contacts.create', { kind: 'person', name });

test('a job and a connection are added by quick keys, stand on both cards, and are taken back', async () => {
  const { page, app } = host;
  const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Okri')];
  await app.go(`/contacts/${ana.id}`);
  await page.getByRole('button', { name: words.jobs.add }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('input').and(page.getByLabel(strings.contactCardPage.people.company))).toBeFocused();
  // Whoever types faster than the list is found means what was typed, also on a slow machine.
  const machine = await page.context().newCDPSession(page);
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.keyboard.type('Halden Care');
  await page.keyboard.press('Enter');
  await dialog.getByLabel(words.jobs.from).fill('3/2019');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const jobs = page.getByRole('region', { name: words.jobs.title });
  await expect(jobs).toContainText('Halden Care');
  await expect(jobs).toContainText('Mar 2019');

  await page.getByRole('button', { name: words.related.add }).press('Enter');
  await expect(dialog.locator('input').and(page.getByLabel(words.related.who))).toBeFocused();
  await page.keyboard.type('Okri');
  await page.keyboard.press('Tab');
  await expect(dialog.locator('input').and(page.getByLabel(words.related.who))).toHaveValue('Ben Okri');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText(words.related.needsKind);
  await dialog.locator('input').and(page.getByLabel(words.related.how)).fill('Assistant');
  await page.getByRole('option', { name: 'Assistant' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await app.go(`/contacts/${ben.id}`);
  const related = page.getByRole('region', { name: words.related.title });
  await expect(related).toContainText('Ana Ruiz');
  await expect(related).toContainText('Assists');
  await page.keyboard.press('Control+z');
  await expect(related).toContainText(words.related.none);

  // No part of a day that is being typed is taken for the day: "1" alone would be one still to come.
  await page.keyboard.press('y');
  await page.getByRole('menuitem', { name: words.steps.edit }).click();
  await dialog.getByRole('textbox').fill('');
  await page.keyboard.type('1 Mar 2020');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('1 Mar 2020')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a field that was changed elsewhere meanwhile: both values are shown, and one is chosen', async () => {
  const { page, app } = host;
  const { id } = await person('Carla Voss');
  await app.go(`/contacts/${id}`);
  const source = page.getByRole('textbox', { name: strings.contactCardPage.about.source });
  await page
    .getByRole('button', { name: new RegExp(`^${strings.ui.edit(strings.contactCardPage.about.source)}`) })
    .click();
  await source.fill('Trade fair');
  await app.call('contacts.update', { id, patch: { source: 'Web form' } });
  await expect(source).toHaveValue('Trade fair');
  await source.press('Enter');
  const dialog = page.getByRole('dialog', { name: strings.contactCardPage.conflict.title });
  await expect(dialog).toContainText('Web form');
  await expect(dialog).toContainText('Trade fair');
  expect((await app.call('contacts.get', { id })).source).toBe('Web form');
  await dialog.getByRole('button', { name: strings.contactCardPage.conflict.takeYours }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await app.call('contacts.get', { id })).source).toBe('Trade fair');

  const method = { contactId: id, kind: 'phone', label: 'work' } as const;
  const { id: phone } = await app.call('contacts.save_method', { ...method, value: '020 7946 0001' });
  await page
    .getByRole('button', { name: /020 7946 0001/ })
    .first()
    .click();
  const number = page.getByRole('textbox', { name: strings.contactCardPage.reach.value.phone });
  await number.fill('020 7946 0003');
  await app.call('contacts.save_method', { ...method, id: phone, value: '020 7946 0002' });
  await number.press('Enter');
  await expect(dialog).toContainText('020 7946 0002');
  await expect(dialog).toContainText('020 7946 0003');
  await dialog.getByRole('button', { name: strings.contactCardPage.conflict.keepTheirs }).click();
  expect((await app.call('contacts.get', { id })).methods).toMatchObject([{ value: '020 7946 0002' }]);
});

test('who is due stands on Today and is put off there; J, K and Esc turn the cards and go back', async () => {
  const { page, app } = host;
  const { id } = await person('Dora Lind');
  const occurredAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  await app.call('interactions.log', { channel: 'call', direction: 'out', contactId: id, occurredAt });
  await app.call('contacts.update', { id, patch: { keepInTouchDays: 2 } });
  await rail(page, strings.todayPage.title).click();
  const due = page.getByRole('region', { name: words.touch.today });
  await expect(due).toContainText('Dora Lind');
  await due.getByRole('button', { name: strings.contactCardPage.moreFor('Dora Lind') }).click();
  await page.getByRole('menuitem', { name: words.touch.snooze(words.touch.week) }).click();
  await expect(toast(page, /Dora Lind/)).toBeVisible();
  await expect(due).toBeHidden();

  await rail(page, strings.contactsPage.title).click();
  const { all } = await app.call('contacts.count', {});
  // The list of before is shown until it is read anew.
  await expect(contactsGrid(page).getByRole('row')).toHaveCount(all + 1);
  await row(contactsGrid(page), 'Ben Okri').click();
  const name = page.getByRole('heading', { level: 1, name: 'Ben Okri' });
  await expect(name).toBeVisible();
  await page.keyboard.press('k');
  await expect(name).toBeHidden();
  await page.keyboard.press('j');
  await expect(name).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(contactsGrid(page), 'Ben Okri')).toBeVisible();
});

test('a task changed in two windows: both titles are shown, and what else was typed here is kept', async () => {
  const { page, app } = host;
  const tasks = strings.tasksPage;
  const { id: contactId } = await person('Dora Lind');
  const { id } = await app.call('tasks.create', { kind: 'todo', title: 'Ring her', dueDate: null, contactId });
  await app.go(`/contacts/${contactId}`);
  await page.getByRole('button', { name: 'Ring her', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: tasks.editTitle });
  await dialog.getByLabel(tasks.title).fill('Write to her');
  await dialog.locator('input').and(page.getByLabel(tasks.priority)).click();
  await page.getByRole('option', { name: tasks.priorities.high }).click();
  await app.call('tasks.update', { ids: [id], patch: { title: 'Visit her' } });
  await page.keyboard.press('Control+Enter');
  const clash = page.getByRole('dialog', { name: strings.contactCardPage.conflict.title });
  await expect(clash).toContainText('Visit her');
  await expect(clash).toContainText('Write to her');
  await clash.getByRole('button', { name: strings.contactCardPage.conflict.keepTheirs }).click();
  await expect(toast(page, /Visit her/)).toBeVisible();
  await expect
    .poll(async () => (await app.call('tasks.list', { contactId })).rows[0])
    .toMatchObject({ title: 'Visit her', priority: 'high' });
});
