import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useHost, type GivenFile } from './host';
import { root } from './programs';

// Files that are not what they are called, each answered in words on the screen.

const words = strings.importsPage;
const formats = strings.formats;
const host = useHost();

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(4000, 7)]);

const refused: [string, GivenFile, string][] = [
  ['an empty file', { name: 'empty.csv', text: '' }, formats.emptyFile],
  ['a picture called .csv', { name: 'photo.csv', text: PNG }, formats.binary('png')],
  ['a header with no rows', { name: 'header.csv', text: 'First Name,Last Name,Email\r\n' }, formats.noRows],
];

test.beforeEach(() => host.app.go('/import'));

for (const [what, file, answer] of refused) {
  test(`${what} is refused where it was dropped`, async () => {
    const { page, app } = host;
    await app.pick(
      page
        .getByRole('button', { name: words.file.choose })
        .or(page.getByRole('button', { name: words.file.chooseOther })),
      file,
    );
    const alert = page.getByRole('alert').filter({ hasText: words.file.notRead(file.name) });
    await expect(alert).toContainText(answer);
    expect((await app.call('imports.list', {})).rows).toEqual([]);
  });
}

async function open(file: GivenFile): Promise<void> {
  const { page, app } = host;
  await app.pick(
    page
      .getByRole('button', { name: words.file.choose })
      .or(page.getByRole('button', { name: words.file.chooseOther })),
    file,
  );
  await expect(page.getByRole('heading', { name: file.name })).toBeVisible();
}

async function leave(): Promise<void> {
  await host.page.getByRole('button', { name: words.cancel }).click();
  await expect(host.page.getByRole('heading', { name: words.file.title })).toBeVisible();
}

test('a quotation mark that is never closed is named with its line', async () => {
  const { page, app } = host;
  const rows = Array.from({ length: 50 }, (_, at) => `Ada,Byron${at},ada${at}@example.com`);
  rows[20] = 'Ada,"Byron,ada@example.com';
  const file = { name: 'quotes.csv', text: ['First Name,Last Name,Email', ...rows].join('\r\n') };
  await app.pick(
    page
      .getByRole('button', { name: words.file.choose })
      .or(page.getByRole('button', { name: words.file.chooseOther })),
    file,
  );
  const check = page.getByRole('button', { name: words.match.check });
  const said = page.getByText(formats.openQuote(22));
  await expect(check.or(said).first()).toBeVisible();
  if (await check.isVisible()) await check.click();
  await expect(said.first()).toBeVisible();
  expect((await app.call('contacts.count', {})).all).toBe(0);
  if (await page.getByRole('button', { name: words.cancel }).isVisible()) await leave();
});

test('one column alone is shown as what it is, and can be taken', async () => {
  const { page } = host;
  await open({ name: 'one.csv', text: 'Email\r\nada@example.com\r\nben@example.com\r\n' });
  await expect(page.getByText(words.match.rowsColumns(words.match.rows('2'), words.match.oneColumn))).toBeVisible();
  await expect(page.getByText(formats.noteOneColumn)).toBeVisible();
  await leave();
});

test('UTF-16 with accents is read without asking', async () => {
  const { page } = host;
  await open({ name: 'thunderbird.txt', text: readFileSync(join(root, 'test/fixtures/csv/thunderbird-utf16.txt')) });
  await expect(
    page.getByRole('button', { name: `${words.match.encoding}: ${words.match.encodings['utf-16le']}` }),
  ).toBeVisible();
  await expect(page.getByText(words.match.from(formats.dialects.thunderbird))).toBeVisible();
  await leave();
});

test('a semicolon file in Windows-1252 is read without asking', async () => {
  const { page } = host;
  await open({
    name: 'excel.csv',
    text: Buffer.from('Vorname;Nachname;Ort\r\nJürgen;Müller;Köln\r\nRenée;Weiß;Zürich\r\n', 'latin1'),
  });
  await expect(
    page
      .getByRole('button', { name: `${words.match.delimiter[';']}` })
      .or(page.getByRole('button', { name: new RegExp(`: ${words.match.delimiter[';']}$`) })),
  ).toBeVisible();
  await expect(page.getByRole('table')).toContainText('Jürgen · Renée');
  await leave();
});
