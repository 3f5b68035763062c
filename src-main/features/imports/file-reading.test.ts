import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { openOrderOf } from '@shared/domain/open-dates';
import { strings } from '@shared/locale/index';
import { writeXlsx } from '@main/formats/xlsx/write';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

// What a file leaves open is read as the file itself tells, or as the last of its shape was; rows that were not taken come
// back in that shape, and mended they go the way of the others.

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

type Settings = NonNullable<InputOf<'imports.inspect'>['settings']>;

async function bring(
  name: string,
  bytes: string | Uint8Array,
  targets: Record<number, string> = {},
  settings: Settings = {},
) {
  const fileId = await test.upload(name, bytes);
  const seen = await test.call('imports.inspect', { fileId, settings });
  const columns = seen.columns.map(({ index, target }) => ({ index, target: targets[index] ?? target }));
  const { jobId, batchId } = await test.call('imports.check', { fileId, settings, columns, onMatch: 'update' });
  expect((await test.job(jobId)).error).toBeNull();
  expect((await test.job((await test.call('imports.commit', { batchId })).jobId)).error).toBeNull();
  return { seen, batchId };
}

async function handedBack(batchId: string): Promise<{ name: string; text: string }> {
  const { fileId, fileName } = await test.call('imports.failed_rows', { batchId });
  const { chunk } = await test.call('files.read', { fileId, offset: 0, length: 65_536 });
  return { name: fileName, text: Buffer.from(chunk).toString('utf8') };
}

const people = () =>
  test.connection.raw
    .prepare('SELECT display_name AS name, birthday, primary_phone_e164 AS phone, notes FROM contact ORDER BY rid')
    .all();

it.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
  ['bars', '|'],
  ['commas', ','],
])(
  'come back parted by %s as they came, and go in mended by the same mapping, country and order of dates',
  async (_, mark) => {
    const line = (...cells: string[]) => `${cells.join(mark)}\n`;
    const { seen, batchId } = await bring(
      'kunden.csv',
      line('Wer', 'Tag', 'Ruf', 'Dies') +
        line('Ana Ruiz', '13/02/1980', '030 901820', 'lang') +
        line('', '04/03/1981', '', 'nur dies'),
      { 0: 'full_name', 1: 'birthday', 2: 'phone.work', 3: 'notes' },
      { region: 'DE' },
    );
    expect(seen.delimiter).toBe(mark);
    const back = await handedBack(batchId);
    const why = strings.formats.problem.empty;
    expect(back.text).toBe(
      `\ufeff${['Wer', 'Tag', 'Ruf', 'Dies', 'Reason'].join(mark)}\r\n${['', '04/03/1981', '', 'nur dies', mark === ',' ? `"${why}"` : why].join(mark)}\r\n`,
    );
    const mended = await bring(
      back.name,
      back.text.replace(`\n${mark}04/03/1981${mark}`, `\nUwe Kern${mark}04/03/1981${mark}030 901821`),
    );
    expect(mended.seen).toMatchObject({ remembered: true, region: 'DE', delimiter: mark });
    expect(people()).toEqual([
      { name: 'Ana Ruiz', birthday: '1980-02-13', phone: '+4930901820', notes: 'lang' },
      { name: 'Uwe Kern', birthday: '1981-03-04', phone: '+4930901821', notes: 'nur dies' },
    ]);
  },
);

it('of columns without names come back numbered, and are known again', async () => {
  const first = 'Ana Ruiz,ana@ruiz.example,x1\nUwe Kern,uwe@kern.example,x2\n,,x3\n';
  const targets = { 0: 'full_name', 1: 'email.work', 2: 'notes' };
  const { seen, batchId } = await bring('plain.csv', first, targets);
  expect(seen.headerRow).toBe(-1);
  const back = await handedBack(batchId);
  const again = await bring(back.name, back.text.replace('\n,,x3', '\nEva Lund,eva@lund.example,x3'));
  expect(again.seen.columns.map(({ target }) => target)).toEqual(['full_name', 'email.work', 'notes', 'skip']);
  expect(people()).toHaveLength(3);
});

it('of a sheet come back as a CSV that is known again', async () => {
  const book = await workbook(
    ['Name', 'Was'],
    [
      ['Ana Ruiz', 'eins'],
      ['', 'zwei'],
    ],
  );
  const { batchId } = await bring('book.xlsx', book, { 0: 'full_name', 1: 'notes' });
  const back = await handedBack(batchId);
  const again = await bring(back.name, back.text.replace('\n,zwei', '\nEva Lund,zwei'));
  expect(again.seen.columns.map(({ target }) => target)).toEqual(['full_name', 'notes', 'skip']);
  expect(people()).toMatchObject([{ name: 'Ana Ruiz' }, { name: 'Eva Lund', notes: 'zwei' }]);
});

it('of deals keep what a spreadsheet would run, and their reason is not why a deal was lost', async () => {
  const { batchId } = await bring(
    'deals.csv',
    'Deal Name;Deal Stage;Amount\n=Refit;Qualified;12,50\n=Lights;Qualified;soon\n',
  );
  const back = await handedBack(batchId);
  expect(back.text).toMatch(/^\ufeffDeal Name;Deal Stage;Amount;Reason\r\n"'=Lights";Qualified;soon;/);
  const again = await bring(back.name, back.text.replace(';soon;', ';"1.200,75";'));
  expect(again.seen.columns.at(-1)).toMatchObject({ target: 'skip' });
  expect(test.connection.raw.prepare('SELECT title, amount FROM deal ORDER BY rid').all()).toEqual([
    { title: '=Refit', amount: 1250 },
    { title: '=Lights', amount: 120_075 },
  ]);
});

describe('dates that can be read both ways are read as the file tells, and asked about only where nothing does', () => {
  const head = 'Name,Birthday';
  it.each([
    ['nothing tells', 'US', `${head}\nAna Ruiz,04/03/1981\n`, 'mdy', 'region'],
    ['nothing tells, elsewhere', 'GB', `${head}\nAna Ruiz,04/03/1981\n`, 'dmy', 'region'],
    ['semicolons', 'US', 'Name;Birthday\nAna Ruiz;04/03/1981\n', 'dmy', 'separator'],
    ['decimal commas', 'US', `${head},Sum\nAna Ruiz,04/03/1981,"1.200,50"\nUwe Kern,,"3,5"\n`, 'dmy', 'decimals'],
    ['a decimal point tells nothing', 'US', `${head},Sum\nAna Ruiz,04/03/1981,"1,200.50"\n`, 'mdy', 'region'],
    ['names of columns', 'US', 'Nom,Date de naissance\nAna Ruiz,04/03/1981\n', 'dmy', 'words'],
    ['dates beside', 'GB', `${head},Since\nAna Ruiz,04/03/1981,12/31/2020\n`, 'mdy', 'dates'],
    ['countries', 'US', `${head},Country\nAna Ruiz,04/03/1981,Spain\n`, 'dmy', 'countries'],
    ['American countries', 'GB', `${head},Country\nAna Ruiz,04/03/1981,USA\n`, 'mdy', 'countries'],
    ['mixed countries', 'GB', `${head},Country\nA,04/03/1981,USA\nB,,Spain\n`, 'dmy', 'region'],
    ['phones', 'US', `${head},Phone\nAna Ruiz,04/03/1981,+34 915 55 01 01\n`, 'dmy', 'phones'],
    ['American phones', 'GB', `${head},Phone\nAna Ruiz,04/03/1981,+1 (512) 555-0101\n`, 'mdy', 'phones'],
    [
      'where the program comes from before who is in it',
      'US',
      'Name;Birthday;Country\nAna Ruiz;04/03/1981;USA\n',
      'dmy',
      'separator',
    ],
  ])('%s (%s)', async (_, region, text, order, why) => {
    await test.call('settings.update', { region });
    const { seen } = await bring('dates.csv', text);
    expect(seen.dateOrder).toEqual({ order, why });
    expect(people()[0]).toMatchObject({ birthday: order === 'dmy' ? '1981-03-04' : '1981-04-03' });
  });

  it('are asked about of the columns that go to dates now, whatever they were guessed to be', async () => {
    const fileId = await test.upload('a.csv', 'Name,Anlage,Birthday\nAna Ruiz,03/04/2021,13/02/1980\n');
    const seen = await test.call('imports.inspect', { fileId });
    const guessed = seen.columns.map(({ index, target }) => ({ index, target }));
    expect(guessed.map(({ target }) => target)).toEqual(['full_name', 'skip', 'birthday']);
    expect(openOrderOf(seen, guessed)).toBeNull();
    const chosen = (target: string) => guessed.map((column) => (column.index === 1 ? { index: 1, target } : column));
    for (const target of ['created_at', 'custom:new:date'])
      expect(openOrderOf(seen, chosen(target))).toEqual({ order: 'dmy', why: 'dates' });
    expect(openOrderOf(seen, chosen('nickname'))).toBeNull();
  });

  it('and are read so again in the next file of the shape, unless that one tells otherwise', async () => {
    await bring('one.csv', `${head}\nAna Ruiz,04/03/1981\n`, {}, { dateOrder: 'mdy' });
    const { seen } = await bring('two.csv', `${head}\nUwe Kern,05/06/1982\n`);
    expect(seen.dateOrder).toEqual({ order: 'mdy', why: 'remembered' });
    expect(people()[1]).toMatchObject({ name: 'Uwe Kern', birthday: '1982-05-06' });
    const settled = await bring('three.csv', `${head}\nEva Lund,31/01/1983\n`);
    expect(settled.seen.dateOrder).toBeNull();
  });
});

async function workbook(header: string[], rows: string[][]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const sink = async (bytes: Uint8Array) => void parts.push(bytes.slice());
  const columns = header.map((name) => ({ header: name, kind: 'text' as const }));
  await writeXlsx(sink, 'People', columns, rows, { year: 2026, month: 1, day: 2, hour: 3, minute: 4 });
  return Buffer.concat(parts);
}

it('keeps what stands behind the last column, and says so; a record with such cells is one to fix', async () => {
  const { batchId } = await bring(
    'a.csv',
    'Name,Email,Notes\nAna Ruiz,ana@ruiz.example,tall,extra,,more\nUwe Kern,,\n,,lost,behind\n',
  );
  expect(people()).toMatchObject([{ notes: 'tall\nBehind the last column: extra, more' }, { notes: '' }]);
  const tally = (await test.call('imports.list', {})).rows[0]?.tally;
  expect(tally?.at(-1)).toMatchObject({ header: 'Behind the last column', values: 2, kept: 1 });
  expect((await handedBack(batchId)).text).toMatch(/\n,,lost,[^,]*,?.*,behind\r\n$/);
  const deals = await bring('deals.csv', 'Deal Name,Deal Stage,Amount\nRefit,Qualified,1,200\n');
  expect((await handedBack(deals.batchId)).text).toContain(strings.recordImports.beyond.shifted('200'));
});

it('keeps it of a sheet too, and spaces that stand there are nothing', async () => {
  await bring('a.csv', 'Name,Email,Notes\nUwe Kern,uwe@kern.example,small,  , \nEva Lund,eva@lund.example,\n');
  const rows = [
    ['Ana Ruiz', 'ana@ruiz.example', 'tall', '', 'left early'],
    ['Ann Lee', 'ann@lee.example', ''],
  ];
  await bring('book.xlsx', await workbook(['Name', 'Email', 'Notes'], rows));
  const notes = ['small', '', 'tall\nBehind the last column: left early', ''];
  expect(people()).toMatchObject(notes.map((text) => ({ notes: text })));
});

it.each([
  ['deals', ['Deal Name', 'Deal Stage', 'Amount'], ['Refit', 'Qualified', '1'], 'SELECT notes FROM deal'],
  ['tasks', ['Task', 'Due date', 'Priority'], ['Ring Ana', '2026-12-01', 'high'], null],
  [
    'activities',
    ['Activity date', 'Activity type', 'Subject'],
    ['2026-11-02', 'Call', 'Refit'],
    'SELECT body FROM interaction',
  ],
  ['products', ['Product name', 'Product code', 'Price'], ['Valve', 'V-1', '5'], 'SELECT description FROM product'],
] as const)('keeps or counts it of a sheet of %s, and says which in the preview', async (about, header, row, sql) => {
  const bytes = await workbook([...header], [[...row, '', 'left early', 'for good'], [...row].reverse()]);
  const { seen, batchId } = await bring('book.xlsx', bytes, {}, { about });
  expect(seen.columns.map(({ target }) => target)).not.toContain('skip');
  const { rows } = await test.call('imports.list', {});
  const tally = rows.find(({ id }) => id === batchId)?.tally.at(-1);
  expect(tally).toMatchObject({ header: 'Behind the last column', values: 1, kept: sql === null ? 0 : 1 });
  if (sql !== null)
    expect(test.connection.raw.prepare(sql).pluck().all()).toContain('Behind the last column: left early, for good');
  const fileId = await test.upload('book.xlsx', bytes);
  const columns = seen.columns.map(({ index, target }) => ({ index, target }));
  const { lines, problems } = await test.call('imports.preview_card', { fileId, settings: { about }, columns, row: 0 });
  const { kept, left } = strings.recordImports.beyond;
  expect(problems).toEqual([(sql === null ? left : kept)('left early, for good')]);
  expect(lines.filter(({ column }) => column === 'Behind the last column')).toHaveLength(sql === null ? 0 : 1);
});
