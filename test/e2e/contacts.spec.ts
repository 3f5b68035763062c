import { expect, test, type Locator } from '@playwright/test';
import { formatCount } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { bookOf, contactsGrid, firstCells, importText, row, toast } from './parts';

// The list of 2,000 contacts and a card: found, sorted, filtered, made, edited in place.

/** What of a page is used here; the tests know no DOM. */
interface Typing {
  document: { activeElement: { dispatchEvent(event: object): void } };
  InputEvent: new (type: string, how: object) => object;
  KeyboardEvent: new (type: string, how: object) => object;
  HTMLInputElement: { prototype: object };
}

const words = strings.contactsPage;
const lists = strings.contactList;
const NAME = 1;
const host = useHost();

test.beforeAll(async () => {
  await importText(host.app, 'people.csv', bookOf(2000));
  await host.app.go('/contacts');
});

test('the list is found as one types: name, company, email, digits of a phone, accents folded', async () => {
  const { page, app } = host;
  const grid = contactsGrid(page);
  const search = page.getByRole('textbox', { name: words.search });
  const all = (await app.call('contacts.count', {})).all;
  expect(all).toBeGreaterThan(2000);
  await app.call('contacts.create', {
    kind: 'person',
    name: 'Žofie Čapková',
    company: { name: 'Pekárna Jarní' },
    methods: [
      { kind: 'phone', label: 'work', value: '020 7946 0955' },
      { kind: 'email', label: 'work', value: 'zofie@pekarna.example' },
    ],
  });
  for (const typed of [
    'capkova',
    'Čapk',
    'zofie capkova',
    'pekarna jarni',
    'zofie@pekarna',
    '460955',
    '+44 20 7946 0955',
  ]) {
    await search.fill(typed);
    await expect(row(grid, 'Čapková'), typed).toBeVisible();
    await expect(grid, typed).not.toContainText('Dvořák');
  }
  await search.fill('');
  await expect(grid).not.toHaveAttribute('aria-busy');
  await typeAndEnter(search, 'capkova');
  // The rows of all cards still stand there when Enter is pressed in the list: it waits.
  await expect(page.getByRole('heading', { level: 1, name: 'Žofie Čapková' })).toBeVisible();
  await page.goBack();
  await search.fill('nobody of this name');
  await expect(page.getByText(words.none.title)).toBeVisible();
  await page.getByRole('button', { name: words.none.clear }).click();
  await expect(search).toHaveValue('');
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
});

/** Types a search, and presses Enter there and then in the list, all before an answer can come. */
async function typeAndEnter(search: Locator, text: string): Promise<void> {
  await search.press('Shift');
  await search.evaluate(async (field, typed) => {
    const { document, InputEvent, KeyboardEvent, HTMLInputElement } = globalThis as unknown as Typing;
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    write?.call(field, typed);
    document.activeElement.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (let press = 0; press < 2; press += 1) {
      // What is drawn at once is drawn; what is answered comes later.
      await Promise.resolve();
      document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      );
    }
  }, text);
}

test('it is sorted by its heads, both ways', async () => {
  const { page } = host;
  const grid = contactsGrid(page);
  const head = grid.getByRole('columnheader', { name: words.column.company });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const isSorted = async (sign: number) => {
    const cells = await firstCells(grid, NAME + 1, 8);
    return cells.every((cell, at) => at === 0 || cells[at - 1]!.localeCompare(cell, 'en') * sign <= 0);
  };
  await expect.poll(() => isSorted(1)).toBe(true);
  const up = await firstCells(grid, NAME + 1, 8);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await firstCells(grid, NAME + 1, 1))[0]).not.toBe(up[0]);
  await expect.poll(() => isSorted(-1)).toBe(true);
  await grid.getByRole('columnheader', { name: words.column.name }).getByRole('button').click();
});

test('its scroll bar spans it all: End shows the last of all rows, and dragged to its middle it shows rows', async () => {
  const { page, app } = host;
  const grid = contactsGrid(page);
  const { found } = await app.call('contacts.count', {});
  const { rows } = await app.call('contacts.list', { sort: 'name', descending: true, limit: 1 });
  await grid.focus();
  await expect(grid).toHaveAttribute('aria-rowcount', String(found + 1));
  const spanned = () => grid.evaluate((area) => area.scrollHeight / 36);
  await expect.poll(spanned).toBeGreaterThan(found);
  await page.keyboard.press('End');
  const last = grid.locator(`[aria-rowindex="${found + 1}"]`);
  await expect(last).toContainText(rows[0]!.displayName);
  await expect(last).toHaveAttribute('data-current', 'true');
  await page.keyboard.press('Home');
  await expect(grid.getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2');
  await grid.evaluate((area) => {
    area.scrollTop = area.scrollHeight / 2;
  });
  const middle = grid.locator(`[aria-rowindex="${Math.round(found / 2) + 3}"]`);
  await expect(middle).toBeVisible();
  // One that comes before them moves none of those that are seen, and they are then one place further down.
  const id = await middle.getAttribute('id');
  const stands = () =>
    grid.locator(`[id="${id}"]`).evaluate((one) => [one.ariaRowIndex, one.getBoundingClientRect().y]);
  const [place, y] = await stands();
  await app.call('contacts.create', { kind: 'company', name: '00 First of all' });
  await expect.poll(stands).toEqual([String(Number(place) + 1), y]);
  const seen = await grid.getByRole('row').evaluateAll((all) => all.map((one) => one.id));
  expect(new Set(seen).size).toBe(seen.length);
  await app.call('history.undo', {});
  await expect.poll(stands).toEqual([place, y]);
  // A key goes on from the current row, wherever one has scrolled to meanwhile; Shift takes along what was never loaded.
  await page.keyboard.press('Shift+End');
  const selected = strings.ui.selected(formatCount(found));
  const bar = page.getByRole('status').getByText(selected, { exact: true });
  await expect(bar).toBeVisible();
  const foot = async () => (await last.boundingBox())!.y + (await last.boundingBox())!.height;
  await expect.poll(foot).toBeLessThan((await bar.boundingBox())!.y);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
});

test('it is filtered by kind, tag and lifecycle', async () => {
  const { page, app } = host;
  const grid = contactsGrid(page);
  const { rows: tags } = await app.call('tags.list', {});
  const vip = tags.find((tag) => tag.name === 'VIP');
  const found = (filter: object) => app.call('contacts.count', { filter });
  const shows = async (count: number) => expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));

  await page.getByRole('group', { name: words.views }).getByRole('button', { name: lists.view.people }).click();
  await shows((await found({ kind: 'person' })).found);
  await page.getByRole('group', { name: words.views }).getByRole('button', { name: lists.view.all }).click();

  const filterBy = async (field: string, choice: string) => {
    await page.getByRole('button', { name: words.filter.add, exact: true }).click();
    await page.getByRole('option', { name: field, exact: true }).click();
    await page.getByRole('checkbox', { name: choice, exact: true }).check();
    await page.keyboard.press('Escape');
  };
  await filterBy(lists.field.tag, 'VIP');
  await shows((await found({ tagIds: [vip?.id] })).found);
  expect(vip?.count).toBeGreaterThan(100);
  await filterBy(lists.field.lifecycle, strings.ui.lifecycle.customer);
  await expect(page.getByText(words.none.title)).toBeVisible();
  await page.getByRole('button', { name: words.none.clear }).click();
});

test('of several conditions each keeps what was typed in it when one above it goes', async () => {
  const { page } = host;
  await page.getByRole('button', { name: words.filter.add, exact: true }).click();
  await page.getByRole('option', { name: lists.anyGroup }).click();
  const editor = page.getByRole('dialog', { name: lists.filterBy });
  for (const days of ['7', '90']) {
    await editor.getByRole('button', { name: lists.addCondition, exact: true }).click();
    await editor.getByRole('combobox', { name: lists.what }).last().click();
    await page.getByRole('option', { name: lists.field.last_contact, exact: true }).click();
    await editor.getByRole('textbox', { name: lists.howMany }).last().fill(days);
  }
  await editor.getByRole('button', { name: lists.removeCondition }).first().click();
  await expect(editor.getByRole('textbox', { name: lists.howMany })).toHaveValue('90');
  // A key pressed on one of its boxes is none for the page behind.
  const any = editor.getByRole('radio', { name: lists.matchAny });
  await any.press('/');
  await expect(any).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.filter.clear }).click();
});

test('a filter made by the keyboard is saved as a view, found in the rail, and the view is undone', async () => {
  const { page, app } = host;
  const grid = contactsGrid(page);
  await page.keyboard.press('f');
  await page.getByRole('combobox', { name: lists.findField }).fill('has a ph');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: lists.verb.yes, exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const where = { match: 'all' as const, of: [{ field: 'has_phone', op: 'no' as const }] };
  const { found } = await app.call('contacts.count', { filter: { where } });
  await expect(grid).toHaveAttribute('aria-rowcount', String(found + 1));

  await page.getByRole('button', { name: lists.views.saveAs, exact: true }).click();
  await page.getByRole('textbox', { name: lists.views.name }).fill('No phone');
  await page.keyboard.press('Enter');
  await expect(toast(page, lists.views.did.saved('No phone'))).toBeVisible();
  const rail = page.getByRole('region', { name: lists.views.title }).getByRole('button', { name: /^No phone/ });
  await expect(rail).toHaveText(`No phone${formatCount(found)}`);
  await page.getByRole('group', { name: words.views }).getByRole('button', { name: lists.view.all }).click();
  await rail.click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(found + 1));
  await page.keyboard.press('Control+z');
  await expect(rail).toBeHidden();
  await page.getByRole('button', { name: words.filter.clear }).click();
});

test('cells are edited in their place along a row, junk is refused and kept, and the columns are chosen, by the keyboard', async () => {
  const { page, app } = host;
  const grid = contactsGrid(page);
  const { id } = await app.call('contacts.create', { kind: 'person', name: 'Aa Aabel' });
  await app.call('fields.save', {
    name: 'Teams',
    kind: '',
    type: 'multi_choice',
    options: [{ name: 'Red' }, { name: 'Blue' }],
  });
  await page.getByRole('button', { name: lists.columns.show }).click();
  for (const name of [lists.field.birthday, lists.field.city, 'Teams'])
    await page.getByRole('checkbox', { name, exact: true }).check();
  for (const name of [words.column.lifecycle, words.column.phone, words.column.owner])
    await page.getByRole('checkbox', { name, exact: true }).uncheck();
  await page.keyboard.press('Escape');
  const head = grid.getByRole('columnheader', { name: lists.field.birthday });
  await head.getByRole('button').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(grid.getByRole('columnheader').nth(-4)).toHaveText(lists.field.birthday);

  const first = grid.getByRole('row').nth(1);
  await expect(first).toContainText('Aabel');
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
  const cell = (field: string) => page.getByLabel(lists.edit.of(field, 'Aa Aabel'), { exact: true });
  await expect(cell(lists.field.name)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cell(lists.field.company)).toBeFocused();
  await page.keyboard.type('Aabel Joinery');
  await page.keyboard.press('Tab');
  await expect(cell(lists.field.birthday)).toBeFocused();
  await page.keyboard.type('the day after');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(strings.contactCardPage.about.notABirthday);
  await expect(cell(lists.field.birthday)).toHaveValue('the day after');
  await cell(lists.field.birthday).fill('4 March');
  await page.keyboard.press('Tab');
  await expect(cell(lists.field.city)).toBeFocused();
  await page.keyboard.type('Tartu');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: 'Red', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(grid).toBeFocused();
  await expect(first).toContainText('Blue');
  const card = await app.call('contacts.get', { id });
  expect([card.birthday, card.addresses[0]?.city, card.employments[0]?.companyName]).toEqual([
    '--03-04',
    'Tartu',
    'Aabel Joinery',
  ]);
  await page.keyboard.press('Control+z');
  await expect(first).not.toContainText('Blue');
  await page.getByRole('button', { name: lists.columns.show }).click();
  await page.getByRole('button', { name: lists.columns.reset }).click();
  await page.keyboard.press('Escape');
});

test('rows are selected from one to another and fewer again, all of them from anywhere, and a double click opens one card', async () => {
  const { page, app } = host;
  const grid = contactsGrid(page);
  const { all } = await app.call('contacts.count', {});
  const at = (index: number) => grid.locator(`[role="row"][aria-rowindex="${index + 2}"]`);
  const selected = (count: number) =>
    page.getByRole('status').getByText(strings.ui.selected(formatCount(count)), { exact: true });
  // On no cell that is edited in its place.
  const place = { position: { x: 700, y: 12 } };
  // The list as it is now, not as these columns showed it last.
  await expect(at(1)).toContainText('Aabel Joinery');
  await at(2).click({ ...place, modifiers: ['ControlOrMeta'] });
  await at(8).click({ ...place, modifiers: ['Shift'] });
  await expect(selected(7)).toBeVisible();
  await at(4).click({ ...place, modifiers: ['Shift'] });
  await expect(selected(3)).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  await page.keyboard.press('Escape');
  await expect(selected(3)).toBeHidden();
  await page.getByRole('button', { name: words.newContact }).focus();
  await page.keyboard.press('Control+a');
  await expect(selected(all)).toBeVisible();
  await page.keyboard.press('Escape');
  const name = (await app.call('contacts.list', { sort: 'name', limit: 5 })).rows[4]?.displayName ?? '';
  await at(4).dblclick(place);
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
});

test('all that is found is changed by the keyboard alone, said when it is done, and taken back in one step', async () => {
  const { page, app } = host;
  const all = (await app.call('contacts.count', {})).all;
  await contactsGrid(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('#');
  await page.getByRole('textbox', { name: words.bulk.tagName }).fill('Everyone');
  await page.keyboard.press('Enter');
  const said = words.did.tagged(words.did.many(formatCount(all)), 'Everyone');
  await expect(toast(page, said)).toBeVisible();
  const tagged = async () => (await app.call('tags.list', {})).rows.find(({ name }) => name === 'Everyone')?.count ?? 0;
  expect(await tagged()).toBe(all);
  await page.keyboard.press('Control+z');
  await expect.poll(tagged).toBe(0);
});

test('a new contact is written, warned of its likely double, and opened', async () => {
  const { page } = host;
  await page.getByRole('button', { name: words.newContact }).click();
  const dialog = page.getByRole('dialog', { name: words.form.title });
  await dialog.getByRole('textbox', { name: words.form.name }).fill('Z. Capkova');
  await dialog.getByRole('textbox', { name: words.form.phone }).fill('+44 20 7946 0955');
  await expect(dialog.getByRole('region', { name: words.form.maybeHere })).toContainText('Žofie Čapková');
  await dialog.getByRole('textbox', { name: words.form.name }).fill('Oona Takala');
  await dialog.getByRole('textbox', { name: words.form.phone }).fill('020 7946 0123');
  // Closed by mistake, it has what was typed when it is opened again.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: words.newContact }).click();
  await expect(dialog.getByText(words.form.draft)).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: words.form.name })).toHaveValue('Oona Takala');
  await dialog.getByRole('textbox', { name: words.form.email }).fill('oona');
  await dialog.getByRole('button', { name: words.form.save, exact: true }).click();
  await expect(dialog.getByText(words.form.notAnEmail)).toBeVisible();
  await dialog.getByRole('textbox', { name: words.form.email }).fill('oona@takala.example');
  await dialog.getByRole('button', { name: words.form.saveOpen }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Oona Takala', level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('oona@takala.example');
});

test('a card is edited in place: Enter saves, Escape restores, Ctrl Z takes back', async () => {
  const { page, app } = host;
  const card = strings.contactCardPage;
  const [oona] = (await app.call('contacts.list', { filter: { search: 'takala' } })).rows;
  const read = () => app.call('contacts.get', { id: oona?.id ?? '' });
  const source = page.getByRole('button', { name: new RegExp(`^${strings.ui.edit(card.about.source)}`) });
  await source.click();
  await page.getByRole('textbox', { name: card.about.source }).fill('Not this');
  await page.keyboard.press('Escape');
  expect((await read()).source).toBe('');
  await source.click();
  await page.getByRole('textbox', { name: card.about.source }).fill('The autumn fair');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await read()).source).toBe('The autumn fair');
  await expect(source).toHaveText('The autumn fair');

  const birthday = page.getByRole('button', { name: new RegExp(`^${strings.ui.edit(card.about.birthday)}`) });
  await birthday.click();
  await page.getByRole('textbox', { name: card.about.birthday }).fill('no day at all');
  await page.keyboard.press('Enter');
  await expect(page.getByText(card.about.notABirthday)).toBeVisible();
  await page.getByRole('textbox', { name: card.about.birthday }).fill('4 March 1980');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await read()).birthday).toBe('1980-03-04');

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await read()).birthday).toBeNull();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await read()).source).toBe('');
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(async () => (await read()).source).toBe('The autumn fair');
  await expect(toast(page, /^Redone: /).first()).toBeVisible();
});

test('going back finds the list as it was left', async () => {
  const { page } = host;
  const grid = contactsGrid(page);
  await host.app.go('/contacts');
  await page.getByRole('textbox', { name: words.search }).fill('oona');
  await row(grid, 'Takala').getByText('Takala').click();
  await expect(page.getByRole('heading', { name: 'Oona Takala', level: 1 })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: words.search })).toHaveValue('oona');
  await expect(row(grid, 'Takala')).toBeVisible();
});
