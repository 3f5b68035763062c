import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { csvRow } from '@main/formats/csv-write';
import { useHost } from './host';
import { bookOf, contactsGrid, rail, row, toast } from './parts';

// The first start and an address book of 2,000 rows: matched, corrected, checked, decided, stopped, imported, undone.

const words = strings.importsPage;
const welcome = strings.welcomePage;
const host = useHost({ welcomed: false });

/** 2,000 rows: mostly good ones, one without anything to call it by, one of somebody who is there twice. */
function addressBook(): string {
  const cells = (values: Record<number, string>) => csvRow(Array.from({ length: 14 }, (_, at) => values[at] ?? ''));
  // A head that no program writes, and that says nothing.
  const good = bookOf(1997).replace('Town', 'Quux');
  return (
    good +
    cells({
      0: 'Iris',
      1: 'Vantongeren',
      2: 'Nordlys Seilmakeri',
      4: 'iris@nordlys.example',
      5: '020 7946 0001',
      7: '1 Quay',
      8: 'Bergen',
      9: '05003',
      12: 'First line,\nsecond “line”',
    }) +
    cells({ 0: 'Iris', 1: 'Vantongeren', 2: 'Nordlys Seilmakeri', 3: 'Master', 4: 'IRIS@nordlys.example' }) +
    cells({ 12: 'Nobody knows who this was' })
  );
}

test('the first start: a welcome with the file’s place, and three ways to begin', async () => {
  const { page, app } = host;
  await expect(page.getByRole('main', { name: welcome.title })).toBeVisible();
  await expect(page.getByText(app.file)).toBeVisible();
  const ways = page.getByRole('list', { name: welcome.ways }).getByRole('button');
  await expect(ways.filter({ hasText: welcome.bringIn })).toBeVisible();
  await expect(ways.filter({ hasText: welcome.empty })).toBeVisible();
  await expect(ways.filter({ hasText: welcome.example })).toBeVisible();
  await ways.filter({ hasText: welcome.bringIn }).click();
  await expect(page.getByRole('heading', { name: words.file.title })).toBeVisible();
});

test('a picked file is matched by names and by values; a wrong guess is corrected beside the card it makes', async () => {
  const { page, app } = host;
  await app.pick(page.getByRole('button', { name: words.file.choose }), { name: 'people.csv', text: addressBook() });
  await expect(page.getByRole('heading', { name: 'people.csv' })).toBeVisible();
  // Of a file of this size the rows are estimated.
  await expect(page.getByText(/^about [12],\d{3} rows, 14 columns$/)).toBeVisible();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(15);
  await expect(
    table.getByRole('button', { name: `${words.match.goesToOf('First name')}: ${strings.formats.fields.given}` }),
  ).toBeVisible();

  const quux = table.getByRole('button', { name: new RegExp(`^${words.match.goesToOf('Quux')}: `) });
  await quux.click();
  const city = strings.formats.fieldName('address.work.city');
  await page.getByPlaceholder(words.match.search).fill(city);
  await page.getByRole('option', { name: city, exact: true }).click();
  await expect(table.getByRole('button', { name: `${words.match.goesToOf('Quux')}: ${city}` })).toBeVisible();

  const card = page.getByRole('region', { name: words.match.asCard });
  const firstRow = (await app.call('contacts.count', {})).all;
  expect(firstRow).toBe(0);
  await expect(card.getByRole('heading', { level: 3 })).not.toHaveText(words.match.noName);
  await expect(card.getByRole('listitem').filter({ hasText: 'Quux' })).toBeVisible();
});

test('rows are checked before anything is written, and can be decided', async () => {
  const { page, app } = host;
  await page.getByRole('button', { name: words.match.check }).click();
  const grid = page.getByRole('grid', { name: words.check.table });
  await expect(grid).toBeVisible();
  const kinds = page.getByRole('group', { name: words.check.kinds });
  await expect(kinds.getByRole('button', { name: words.check.all })).toHaveText(/^2,000/);
  await expect(kinds.getByRole('button', { name: words.check.tab.fix })).toHaveText(/^1\D/);
  expect((await app.call('contacts.count', {})).all).toBe(0);

  await kinds.getByRole('button', { name: words.check.tab.fix }).click();
  await expect(row(grid, strings.formats.problem.empty)).toHaveCount(1);

  // Somebody who stands in the file twice: their second row adds to the first. Skipped, and taken back.
  await kinds.getByRole('button', { name: words.check.tab.update }).click();
  await row(grid, 'Vantongeren').click();
  const panel = page.getByRole('complementary', { name: words.check.panel });
  const updates = (await kinds.getByRole('button', { name: words.check.tab.update }).textContent()) ?? '';
  await panel.getByRole('button', { name: words.check.skip, exact: true }).click();
  await expect(kinds.getByRole('button', { name: words.check.tab.update })).not.toHaveText(updates);
  await kinds.getByRole('button', { name: words.check.tab.skip }).click();
  await row(grid, 'Vantongeren').click();
  await panel.getByRole('button', { name: words.check.update, exact: true }).click();
  await expect(kinds.getByRole('button', { name: words.check.tab.update })).toHaveText(updates);

  // Who may be the same person as another row: kept apart, all at once.
  const unsure = kinds.getByRole('button', { name: words.check.tab.unsure });
  if (!/^0\D/.test((await unsure.textContent()) ?? '')) {
    await unsure.click();
    const keepAll = panel.getByRole('button', { name: words.check.keepAll });
    await ((await keepAll.count()) > 0 ? keepAll : panel.getByRole('button', { name: words.check.keepBoth })).click();
    await expect(unsure).toHaveText(/^0\D/);
  }
});

test('it is imported whole, with its result', async () => {
  const { page, app } = host;
  await page.getByRole('button', { name: /^Import [\d,]+ rows/ }).click();
  await expect(page.getByText(words.done.title('people.csv'))).toBeVisible({ timeout: 30_000 });
  const [batch] = (await app.call('imports.list', {})).rows;
  expect(batch).toMatchObject({ fileName: 'people.csv', failed: 1, undone: false });
  expect((batch?.added ?? 0) + (batch?.updated ?? 0) + (batch?.skipped ?? 0)).toBe(1999);
  await expect(page.getByText((batch?.added ?? 0).toLocaleString('en-GB'), { exact: true })).toBeVisible();

  const failed = await app.save(() => page.getByRole('button', { name: words.done.saveFailed }).click());
  const text = failed.bytes.toString('utf8');
  expect(failed.name).toMatch(/\.csv$/);
  expect(text).toContain('Quux');
  expect(text).toContain('Nobody knows who this was');
  expect(text).toContain(strings.formats.problem.empty);
  expect(text.trim().split('\n')).toHaveLength(2);
});

test('what was in the file is on the card: zeros, accents, line breaks, and the corrected column', async () => {
  const { page, app } = host;
  const found = await app.call('contacts.list', { filter: { search: 'vantongeren' } });
  expect(found.rows).toHaveLength(1);
  const card = await app.call('contacts.get', { id: found.rows[0]?.id ?? '' });
  expect(card.addresses).toMatchObject([{ city: 'Bergen', postalCode: '05003' }]);
  expect(card.notes).toContain('First line,\nsecond “line”');
  expect(card.employments).toMatchObject([{ companyName: 'Nordlys Seilmakeri', title: 'Master' }]);
  expect(card.methods.find((one) => one.kind === 'phone')).toMatchObject({
    value: '020 7946 0001',
    normalised: '+442079460001',
  });
  await page.getByRole('button', { name: words.done.see }).click();
  await expect(contactsGrid(page)).toBeVisible();
  await page.getByRole('textbox', { name: strings.contactsPage.search }).fill('lefevre');
  await expect(row(contactsGrid(page), 'Lefèvre').first()).toBeVisible();
  await page.getByRole('textbox', { name: strings.contactsPage.search }).fill('');
});

test('the whole import is undone from its result, done again, and undone from the list of imports', async () => {
  const { page, app } = host;
  const all = (await app.call('contacts.count', {})).all;
  const [batch] = (await app.call('imports.list', {})).rows;
  await app.go(`/import/${batch?.id ?? ''}`);
  await page.getByRole('button', { name: words.done.undo }).click();
  await expect(page.getByText(words.done.undoneTitle('people.csv'))).toBeVisible();
  await expect.poll(async () => (await app.call('contacts.count', {})).all).toBe(0);
  expect((await app.call('tags.list', {})).rows).toEqual([]);

  await page.getByText(words.done.undoneTitle('people.csv')).click();
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(async () => (await app.call('contacts.count', {})).all).toBe(all);

  await app.go('/import');
  const history = page.getByRole('region', { name: words.history.title });
  await history.getByRole('button', { name: words.history.undoOf('people.csv') }).click();
  await expect.poll(async () => (await app.call('contacts.count', {})).all).toBe(0);
  await expect(history.getByRole('row').filter({ hasText: 'people.csv' })).toContainText(words.history.undone);
});

test('a dropped file is taken from any screen', async () => {
  const { page, app } = host;
  await rail(page, strings.shell.nav.contacts).click();
  await app.dropped(page.getByRole('main'), { name: 'dropped.csv', text: bookOf(12, 'outlook') });
  await expect(page.getByRole('heading', { name: 'dropped.csv' })).toBeVisible();
  await expect(page.getByText(words.match.from(strings.formats.dialects.outlook))).toBeVisible();
  await page.getByRole('button', { name: words.cancel }).click();
  await expect(toast(page, words.cancelled('dropped.csv'))).toBeVisible();
});

test('stopping a large one leaves nothing behind, in its check and in its writing', async () => {
  const { page, app } = host;
  const before = await app.call('history.list', {});
  await app.go('/import');
  await app.pick(page.getByRole('button', { name: words.file.choose }), { name: 'large.csv', text: bookOf(20_000) });
  const stop = page.getByRole('main').getByRole('button', { name: strings.ui.stop });
  await page.getByRole('button', { name: words.match.check }).click();
  await stop.click();
  await expect(toast(page, words.check.stopped)).toBeVisible();

  await page.getByRole('button', { name: words.match.check }).click();
  const start = page.getByRole('button', { name: /^Import [\d,]+ rows/ });
  await start.click({ timeout: 60_000 });
  await stop.click();
  await expect(toast(page, words.commit.stopped)).toBeVisible({ timeout: 30_000 });
  await expect(start).toBeVisible();
  expect((await app.call('contacts.count', {})).all).toBe(0);
  expect((await app.call('tags.list', {})).rows).toEqual([]);
  expect((await app.call('imports.list', {})).rows).toHaveLength(1);
  expect((await app.call('history.list', {})).rows).toEqual(before.rows);
});
