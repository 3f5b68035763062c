import { expect, test, type Locator, type Page } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { contactsGrid, rail } from './parts';

// How many clicks or keys the daily work takes, from the screen where one is: three at most. Typing a text is not
// counted, for it is the work itself.

const host = useHost({ demo: true });

/** Presses and clicks, counted. */
class Steps {
  readonly #page: Page;
  #taken: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  async key(keys: string): Promise<void> {
    this.#taken.push(keys);
    await this.#page.keyboard.press(keys);
  }

  async click(target: Locator): Promise<void> {
    this.#taken.push('click');
    await target.click();
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  expectAtMost(most: number): void {
    expect(this.#taken.length, this.#taken.join(', ')).toBeLessThanOrEqual(most);
    expect(this.#taken.length).toBeGreaterThan(0);
  }
}

/** Puts the list of contacts before one with its first row in hand. */
async function atFirstContact(): Promise<{ id: string; displayName: string }> {
  const { page, app } = host;
  await rail(page, strings.shell.nav.contacts).click();
  const grid = contactsGrid(page);
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  await grid.focus();
  await grid.press('Home');
  const [first] = (await app.call('contacts.list', { sort: 'name', limit: 1 })).rows;
  if (first === undefined) throw new Error('the example has contacts');
  await expect(grid.getByRole('row').nth(1)).toContainText(first.family);
  return first;
}

test('calling who is in hand: one', async () => {
  const { page, app } = host;
  const contact = await atFirstContact();
  const steps = new Steps(page);
  await steps.key('c');
  const phone = (await app.call('contacts.list', { sort: 'name', limit: 1 })).rows[0]?.phoneE164 ?? '';
  await expect.poll(async () => (await app.opened()).at(-1)).toBe(`tel:${phone}`);
  steps.expectAtMost(1);
  expect(contact.displayName).not.toBe('');
});

test('logging the call that runs, with how it ended: three', async () => {
  const { page, app } = host;
  const before = (await app.call('interactions.list', { limit: 1 })).rows[0]?.id;
  const steps = new Steps(page);
  await steps.key('Control+Shift+L');
  const dialog = page.getByRole('dialog', { name: strings.logCallPage.title });
  await expect(dialog.getByRole('textbox', { name: strings.logCallPage.notes })).toBeFocused();
  await steps.type('Rang back');
  await steps.key('Alt+1');
  await steps.key('Control+Enter');
  await expect.poll(async () => (await app.call('interactions.list', { limit: 1 })).rows[0]?.id).not.toBe(before);
  const [logged] = (await app.call('interactions.list', { limit: 1 })).rows;
  expect(logged).toMatchObject({ body: 'Rang back', outcome: 'connected' });
  steps.expectAtMost(3);
});

test('a new contact: two', async () => {
  const { page, app } = host;
  await atFirstContact();
  const steps = new Steps(page);
  await steps.key('n');
  const dialog = page.getByRole('dialog', { name: strings.contactsPage.form.title });
  await expect(dialog.locator('input:focus')).toBeVisible();
  await steps.type('Wilhelmina Abendroth');
  await steps.key('Control+Enter');
  await expect.poll(async () => (await app.call('contacts.count', { filter: { search: 'abendroth' } })).found).toBe(1);
  steps.expectAtMost(2);
});

test('finding anyone and opening their card: two', async () => {
  const { page } = host;
  const steps = new Steps(page);
  await steps.key('Control+k');
  await expect(page.getByRole('combobox', { name: strings.palettePage.title })).toBeFocused();
  await steps.type('abendroth');
  await expect(page.getByRole('option', { selected: true })).toContainText('Wilhelmina Abendroth');
  await steps.key('Enter');
  await expect(page.getByRole('main', { name: 'Wilhelmina Abendroth' })).toBeVisible();
  steps.expectAtMost(2);
});

test('a task for whom one looks at: two', async () => {
  const { page, app } = host;
  const steps = new Steps(page);
  await steps.key('t');
  const dialog = page.getByRole('dialog', { name: strings.tasksPage.newTitle });
  await expect(dialog.getByRole('textbox', { name: strings.tasksPage.title })).toHaveValue(
    strings.tasksPage.defaultTitle.call('Wilhelmina'),
  );
  await steps.key('Control+Enter');
  const { rows } = await app.call('contacts.list', { filter: { search: 'abendroth' } });
  await expect.poll(async () => (await app.call('tasks.list', { contactId: rows[0]?.id ?? '' })).rows.length).toBe(1);
  steps.expectAtMost(2);
});

test('Today: done with one key, put off with two', async () => {
  const { page } = host;
  await rail(page, strings.shell.nav.today).click();
  const calls = page.getByRole('region', { name: strings.todayPage.overdue }).getByRole('listitem');
  await expect(calls).not.toHaveCount(0);
  await expect(calls.first()).toBeVisible();
  const count = await calls.count();
  expect(count).toBeGreaterThan(1);
  await calls.first().getByRole('button').first().focus();
  const done = new Steps(page);
  await done.key('d');
  await expect(calls).toHaveCount(count - 1);
  done.expectAtMost(1);
  await page.keyboard.press('Control+z');
  await expect(calls).toHaveCount(count);
  // Pressed twice by a hurried hand, it does not tick off whoever moved up into its place.
  await calls.first().hover();
  await calls.first().getByRole('button', { name: strings.todayPage.done }).click();
  await expect(calls).toHaveCount(count - 1);
  await expect(calls.first().getByRole('button', { name: strings.todayPage.done })).toBeVisible();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.keyboard.press('Control+z');
  await expect(calls).toHaveCount(count);
  await calls.first().getByRole('button').first().focus();
  const later = new Steps(page);
  await later.key('s');
  await expect(page.getByRole('menu')).toBeVisible();
  await later.key('t');
  await expect(calls).toHaveCount(count - 1);
  later.expectAtMost(2);
});

test('moving a deal on: three keys, or one drag; taking it back: one', async () => {
  const { page, app } = host;
  await rail(page, strings.shell.nav.pipeline).click();
  const title = 'Sea-front kiosk';
  const card = page.getByRole('listitem').filter({ hasText: title }).getByRole('button');
  await card.focus();
  const steps = new Steps(page);
  await steps.key('Space');
  await steps.key('ArrowRight');
  await steps.key('Space');
  const stage = async () =>
    (await app.call('deals.list', { filter: { search: title } })).rows.find((row) => row.title === title)?.stageName;
  await expect.poll(stage).toBe('Proposal');
  steps.expectAtMost(3);
  const back = new Steps(page);
  await back.key('Control+z');
  await expect.poll(stage).toBe('Demo');
  back.expectAtMost(1);
});

test('closing a deal with its reason: three', async () => {
  const { page, app } = host;
  const title = 'Sea-front kiosk';
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button').focus();
  const steps = new Steps(page);
  await steps.key('w');
  await expect(page.getByRole('dialog', { name: strings.pipelinePage.close.wonTitle(title) })).toBeVisible();
  await steps.key('1');
  await steps.key('Control+Enter');
  await expect
    .poll(async () => (await app.call('deals.list', { state: 'won', filter: { search: title } })).rows.length)
    .toBe(1);
  steps.expectAtMost(3);
});

test('exporting the list: two clicks', async () => {
  const { page, app } = host;
  await rail(page, strings.shell.nav.contacts).click();
  const steps = new Steps(page);
  await steps.click(page.getByRole('button', { name: strings.contactsPage.exportList }));
  const saved = await app.save(() =>
    steps.click(page.getByRole('dialog').getByRole('button', { name: strings.exportsPage.start })),
  );
  expect(saved.bytes.length).toBeGreaterThan(1000);
  steps.expectAtMost(2);
});
