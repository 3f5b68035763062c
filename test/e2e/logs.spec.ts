import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { useHost } from './host';
import { rail, row } from './parts';

// A phone's call log and a mailbox: dropped or picked, checked, logged on the right cards, undone.

const words = strings.logImports.page;
const imports = strings.importsPage;
const host = useHost();
const fixture = (name: string) => readFileSync(resolve('test/fixtures/logs', name));

test('a dropped call log is matched by number, an unknown one becomes a card, and it is undone from its result', async () => {
  const { page, app } = host;
  const number = { kind: 'phone' as const, label: 'work', value: '020 7946 0018' };
  await app.call('contacts.create', { kind: 'person', name: 'Zoë Fairfax', methods: [number] });
  await rail(page, strings.shell.nav.contacts).click();
  const grid = page.getByRole('grid', { name: words.table });
  // What takes a dropped file is loaded after the screen: right after a start the first drop may come too early.
  await expect(async () => {
    await app.dropped(page.getByRole('main'), { name: 'calls.xml', text: fixture('calls.xml') });
    await expect(grid).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(row(grid, 'Zoë Fairfax')).toHaveCount(2);
  const kinds = page.getByRole('group', { name: words.kindsLabel });
  await expect(kinds.getByRole('button', { name: words.tab.log })).toHaveText(/^2\D/);

  // By keyboard: the second entry is an unknown number's, who has two.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await expect(kinds.getByRole('button', { name: words.tab.card })).toHaveText(/^2\D/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(imports.done.title('calls.xml'))).toBeVisible();
  const [batch] = (await app.call('imports.list', {})).rows;
  expect(batch).toMatchObject({ kind: 'calls', added: 4, cards: 1, failed: 1 });
  expect((await app.call('interactions.list', {})).rows).toHaveLength(4);
  expect((await app.call('contacts.list', { filter: { search: 'duarte' } })).rows).toHaveLength(1);

  await page.getByRole('button', { name: imports.done.undo }).click();
  await expect(page.getByText(imports.done.undoneTitle('calls.xml'))).toBeVisible();
  expect((await app.call('interactions.list', {})).rows).toEqual([]);
});

test('a picked mailbox knows its own address, and tells its sides anew when another is given', async () => {
  const { page, app } = host;
  await app.go('/import');
  await app.pick(page.getByRole('button', { name: imports.file.choose }), {
    name: 'mail.mbox',
    text: fixture('mail.mbox'),
  });
  const mine = page.getByRole('textbox', { name: words.mine });
  await expect(mine).toHaveValue('mara@office.example');
  await mine.fill('zoe@fairfax.example');
  await page.getByRole('button', { name: words.recheck }).click();
  await expect(row(page.getByRole('grid', { name: words.table }), 'mara@office.example').first()).toBeVisible();
  await page.getByRole('button', { name: imports.cancel }).click();
  await expect(page.getByRole('heading', { name: imports.file.title })).toBeVisible();
  expect((await app.call('interactions.list', {})).rows).toEqual([]);
});
