import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { bookOf, importText, jobEnd, rail, toast } from './parts';

// Ctrl K finds any record and any command; what is exported reads back the same; what was done is undone in turn.

const words = strings.exportsPage;
const palette = strings.palettePage;
const host = useHost();

test.beforeAll(async () => {
  await importText(host.app, 'people.csv', bookOf(300, 'google_new'));
  const { id } = await host.app.call('contacts.create', {
    kind: 'person',
    name: 'Maja Eklund',
    company: { name: 'Nordhavn Hotels' },
    methods: [{ kind: 'phone', label: 'work', value: '+47 22 12 34 56' }],
  });
  await host.app.call('interactions.log', {
    channel: 'call',
    direction: 'out',
    contactId: id,
    body: 'Clause seven goes back to the lawyers.',
  });
  await host.app.call('deals.create', { title: 'Nine-site refit', amount: 4_860_000, contactId: id });
  await host.app.go('/contacts');
});

test('Ctrl K finds people, companies, deals, what was said, and commands', async () => {
  const { page } = host;
  const field = page.getByRole('combobox', { name: palette.title });
  const options = page.getByRole('listbox', { name: palette.results }).getByRole('option');
  for (const [typed, shown] of [
    ['maja ekl', 'Maja Eklund'],
    ['123456', 'Maja Eklund'],
    ['nordhavn', 'Nordhavn Hotels'],
    ['nine-site', 'Nine-site refit'],
    ['lawyers', 'lawyers'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await field.fill(typed);
    await expect(options.filter({ hasText: shown }).first(), typed).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(field).toBeHidden();
  }
  await page.keyboard.press('Control+k');
  await field.fill('maja eklund');
  await expect(options.first()).toContainText('Maja Eklund');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Maja Eklund', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  const said = page.getByRole('dialog', { name: palette.title }).getByRole('status');
  await field.fill('zzzzqq');
  await expect(said).toHaveText(/^0 results in/);
  // A command alone is something found.
  await field.fill(palette.import);
  await expect(said).toHaveText(/^1 command in/);
  await options.filter({ hasText: palette.import }).first().click();
  await expect(page.getByRole('heading', { name: strings.importsPage.file.title })).toBeVisible();
});

/** What of a file's cards must come back, in an order of its own. */
async function cardsOf(app: typeof host.app): Promise<unknown[]> {
  const cards: unknown[] = [];
  let cursor: string | null = null;
  do {
    const list: Awaited<ReturnType<typeof app.call<'contacts.list'>>> = await app.call('contacts.list', {
      filter: { kind: 'person' },
      sort: 'name',
      limit: 500,
      cursor,
    });
    cursor = list.nextCursor;
    for (const { id } of list.rows) {
      const card = await app.call('contacts.get', { id });
      cards.push({
        name: [card.prefix, card.given, card.middle, card.family, card.suffix, card.nickname],
        company: card.employments.map((job) => [job.companyName, job.title]),
        methods: card.methods.map((one) => [one.kind, one.label, one.value, String(one.isPrimary)].join(' | ')).sort(),
        addresses: card.addresses.map(({ id: _, ...rest }) => rest),
        birthday: card.birthday,
        notes: card.notes,
        tags: card.tags.map((tag) => tag.name).sort(),
        lifecycle: card.lifecycle,
      });
    }
  } while (cursor !== null);
  return cards;
}

test('the list is exported as it is filtered, and everything; all contacts read back the same', async () => {
  const { page, app } = host;
  const start = page.getByRole('dialog', { name: words.title }).getByRole('button', { name: words.start });
  await rail(page, strings.shell.nav.contacts).click();
  await page.getByRole('textbox', { name: strings.contactsPage.search }).fill('eklund');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('button', { name: strings.contactsPage.exportList }).click();
  const one = await app.save(() => start.click());
  expect(one.name).toMatch(/\.csv$/);
  expect(one.bytes.toString('utf8').trim().split('\n')).toHaveLength(2);
  expect(one.bytes.toString('utf8')).toContain('Eklund');
  await expect(toast(page, words.saved(one.name))).toBeVisible();

  await page.getByRole('textbox', { name: strings.contactsPage.search }).fill('');
  await page.getByRole('button', { name: strings.contactsPage.exportList }).click();
  const all = await app.save(() => start.click());
  const before = await cardsOf(app);
  expect(before.length).toBeGreaterThan(290);

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: palette.title }).fill(words.command);
  await page.keyboard.press('Enter');
  await page
    .getByRole('combobox', { name: words.what })
    .or(page.getByRole('textbox', { name: words.what }))
    .click();
  await page.getByRole('option', { name: words.everything }).click();
  const everything = await app.save(() => start.click());
  expect(everything.name).toMatch(/\.zip$/);
  expect(everything.bytes.subarray(0, 2).toString()).toBe('PK');
  for (const name of ['contacts.csv', 'interactions.csv', 'tasks.csv', 'deals.csv'])
    expect(everything.bytes.includes(name), name).toBe(true);

  // Into the trash with all of them, and in again from the file.
  const { jobId } = await app.call('contacts.trash', { filter: {} });
  expect((await jobEnd(app, jobId ?? '')).state).toBe('done');
  expect((await app.call('contacts.count', {})).all).toBe(0);
  await importText(app, all.name, all.bytes.toString('utf8'));
  expect(await cardsOf(app)).toEqual(before);
});

test('everything done is undone in turn and done again, each with its line', async () => {
  const { page, app } = host;
  const { id } = await app.call('contacts.create', { kind: 'person', name: 'Ottoline Frost' });
  await app.go(`/contacts/${id}`);
  await expect(page.getByRole('heading', { name: 'Ottoline Frost', level: 1 })).toBeVisible();
  await app.call('contacts.update', { id, patch: { notes: 'Likes snow' } });
  await app.call('tasks.create', { kind: 'todo', title: 'Send a card', contactId: id });
  await app.call('interactions.log', { channel: 'note', direction: 'out', contactId: id, body: 'Was here' });
  await app.call('contacts.trash', { ids: [id] });
  const main = page.getByRole('main');
  await expect(main).toContainText(strings.contactCardPage.inTrash);

  const state = async () => ({
    notes: (await app.call('contacts.get', { id })).notes,
    tasks: (await app.call('tasks.list', { contactId: id })).rows.length,
    entries: (await app.call('contacts.timeline', { id, channels: ['note'] })).entries.length,
    trashed: (await app.call('contacts.get', { id })).deletedAt !== null,
  });
  const after = await state();
  const labels: string[] = [];
  for (let step = 0; step < 4; step += 1) {
    const before = await app.call('history.list', { limit: 50 });
    const next = before.rows.find((entry) => entry.canUndo && !entry.undone && entry.kind !== 'undo');
    labels.push(next?.label ?? '');
    await page.keyboard.press('Control+z');
    await expect(toast(page, strings.shell.undone(next?.label ?? '?')).last()).toBeVisible();
  }
  expect(await state()).toEqual({ notes: '', tasks: 0, entries: 0, trashed: false });
  for (const label of labels.reverse()) {
    await page.keyboard.press('Control+Shift+Z');
    await expect(toast(page, strings.shell.redone(label)).last()).toBeVisible();
  }
  expect(await state()).toEqual(after);
});
