import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { InputOf } from '@shared/contract/index';
import { writeXlsx } from '@main/formats/xlsx/write';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

async function importFile(
  bytes: string | Uint8Array,
  settings: InputOf<'imports.inspect'>['settings'] = {},
  name = 'file.bin',
) {
  const fileId = await test.upload(name, bytes);
  const seen = await test.call('imports.inspect', { fileId, settings });
  const columns = seen.columns.map(({ index, target }) => ({ index, target }));
  const { jobId, batchId } = await test.call('imports.check', { fileId, settings, columns, onMatch: 'update' });
  const ended = await test.job(jobId);
  expect(ended.error).toBeNull();
  const { rows, counts } = await test.call('imports.rows', { batchId });
  const commit = await test.call('imports.commit', { batchId });
  const done = await test.job(commit.jobId);
  expect(done.error).toBeNull();
  return { seen, rows, counts, batchId, fileId, result: done.result as Record<string, number> };
}

const alive = (kind: string): string[] =>
  test.connection.raw
    .prepare('SELECT display_name FROM contact WHERE kind = ? AND deleted_at IS NULL ORDER BY sort_name')
    .pluck()
    .all(kind) as string[];

const cards = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'UID:0e7602cc-443e-4b82-b4b1-90f62f99a199',
  'N:Doe;John;;;',
  'FN:John Doe',
  'ORG:Acme;Sales',
  'TITLE:Head',
  'ORG:Second Mill',
  'TITLE:Advisor',
  'TEL;TYPE=CELL:07700 900123',
  'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12',
  'item1.X-ABRELATEDNAMES:Jenny',
  'item1.X-ABLabel:_$!<Spouse>!$_',
  'PHOTO;VALUE=uri:https://x.example/a.jpg',
  'GEO:1;2',
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Solo;;;;',
  'FN:Solo',
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Choir',
  'X-ADDRESSBOOKSERVER-KIND:group',
  'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:0e7602cc-443e-4b82-b4b1-90f62f99a199',
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:3.0',
  'NOTE:Nobody',
  'END:VCARD',
  '',
].join('\r\n');

describe('a card file', () => {
  it('shows the charset that its lines name, and takes another in its place for all of them', async () => {
    const sjis = [0x88, 0xc0, 0x93, 0xa1]; // 安藤
    const file = (...lines: (string | number[])[]) => Buffer.concat(lines.map((part) => Buffer.from(part as string)));
    const begin = 'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS:';
    // With its reading in narrow letters too, which by themselves look like Cyrillic.
    const reading = [0xb1, 0xdd, 0xc4, 0xde, 0xb3, 0xdb, 0xb2, 0xc4, 0xde];
    const named = file(begin, sjis, ';;;;\nSOUND;X-IRMC-N;CHARSET=SHIFT_JIS:', reading, ';;;;\nEND:VCARD\n');
    const nameIn = async (bytes: Uint8Array, settings: InputOf<'imports.inspect'>['settings']) => {
      const fileId = await test.upload('cards.vcf', bytes);
      const { encoding } = await test.call('imports.inspect', { fileId, settings });
      const { displayName, lines } = await test.call('imports.preview_card', { fileId, settings, columns: [], row: 0 });
      return [encoding, displayName, lines.find(({ kind }) => kind === 'notes')?.value];
    };
    expect(await nameIn(named, {})).toEqual(['shift_jis', '安藤', undefined]);
    expect(await nameIn(named, { encoding: 'windows-1251' })).toEqual(['windows-1251', '€А“Ў', undefined]);
    const quoted = begin.replace('JIS:', 'JIS;ENCODING=QUOTED-PRINTABLE:');
    expect(await nameIn(file(`${quoted}=88=C0=93=A1\nEND:VCARD\n`), {})).toEqual(['shift_jis', '安藤', undefined]);
    // Text that names no charset tells what the file is in, and is what another choice changes.
    const mixed = file(begin, sjis, '\nNOTE:caf', [0xe9], ' \nEND:VCARD\n');
    expect(await nameIn(mixed, {})).toEqual(['windows-1252', '安藤', 'café']);
    expect(await nameIn(mixed, { encoding: 'windows-1251' })).toEqual(['windows-1251', '安藤', 'cafй']);
  });

  it('is known by what it holds, needs no columns, and becomes cards with all that it says', async () => {
    const { seen, result, batchId, fileId } = await importFile(cards, {}, 'contacts.csv');
    expect(seen).toMatchObject({ kind: 'vcard', rows: 3, rowsExact: true, columns: [], sheets: [] });
    expect(seen.fields).toContainEqual({ field: 'name', count: 2 });
    expect(seen.fields).toContainEqual({ field: 'phone', count: 1 });
    expect(seen.leftOut).toEqual([{ field: 'GEO', count: 1 }]);
    const preview = await test.call('imports.preview_card', { fileId, columns: [], row: 0 });
    expect(preview).toMatchObject({ displayName: 'John Doe', companyName: 'Acme' });
    expect(preview.lines.map(({ kind }) => kind)).toContain('phone');
    expect(result).toMatchObject({ added: 2, failed: 1 });
    expect(alive('person')).toEqual(['John Doe', 'Solo']);
    expect(alive('company')).toEqual(['Acme', 'Second Mill']);
    const john = test.connection.raw
      .prepare("SELECT birthday, notes, company_name AS company FROM contact WHERE given = 'John'")
      .get();
    expect(john).toEqual({
      birthday: '--05-12',
      notes: 'Picture: https://x.example/a.jpg\nSpouse: Jenny',
      company: 'Acme',
    });
    expect(
      test.connection.raw.prepare('SELECT t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id').pluck().all(),
    ).toEqual(['Choir']);
    expect(
      test.connection.raw.prepare('SELECT title FROM employment WHERE is_current = 1 ORDER BY title').pluck().all(),
    ).toEqual(['Advisor', 'Head']);
    const failed = await test.call('imports.failed_rows', { batchId });
    expect(failed.fileName).toBe('contacts - cards to fix.vcf');
    const { chunk } = await test.call('files.read', { fileId: failed.fileId, offset: 0, length: 100_000 });
    expect(Buffer.from(chunk).toString()).toMatch(
      /^BEGIN:VCARD[\s\S]*NOTE:Nobody[\s\S]*X-CALLDECK-REASON:There is no name[\s\S]*END:VCARD\r\n$/,
    );
  });

  it('imported three times makes no copy, with a UID and without, and changes nothing that is the same', async () => {
    await importFile(cards);
    const before = test.connection.raw.prepare('SELECT * FROM contact ORDER BY rid').all();
    for (let again = 0; again < 2; again += 1) {
      const { counts, rows } = await importFile(cards);
      expect(counts).toMatchObject({ add: 0, update: 0, unsure: 0, fix: 1, skip: 2 });
      expect(rows.find(({ displayName }) => displayName === 'Solo')).toMatchObject({
        action: 'skip',
        matchName: 'Solo',
      });
    }
    expect(alive('person')).toEqual(['John Doe', 'Solo']);
    expect(alive('company')).toEqual(['Acme', 'Second Mill']);
    const after = test.connection.raw.prepare('SELECT * FROM contact ORDER BY rid').all();
    expect(after).toEqual(before);
  });

  it('exported by us and imported into the same file finds its own cards', async () => {
    await test.call('contacts.create', { kind: 'person', name: 'Ann Lee' });
    const { jobId } = await test.call('exports.contacts', { format: 'vcard4' });
    const job = await test.job(jobId);
    const { fileId } = job.result as { fileId: string };
    const { chunk } = await test.call('files.read', { fileId, offset: 0, length: 100_000 });
    const { counts } = await importFile(chunk);
    expect(counts).toMatchObject({ total: 1, skip: 1 });
  });

  it('brings fields of one’s own and further jobs back from our own export, and keeps strange ones in the notes', async () => {
    await importFile(cards);
    const { id: fieldId } = await test.call('fields.save', { name: 'Floor', kind: '', type: 'text' });
    const list = await test.call('contacts.list', { filter: { search: 'doe' } });
    const contactId = list.rows[0]!.id;
    await test.call('fields.set_value', { contactIds: [contactId], fieldId, value: 'Third; left' });
    const { jobId } = await test.call('exports.contacts', { format: 'vcard3', ids: [contactId] });
    const { fileId } = (await test.job(jobId)).result as { fileId: string };
    const { chunk } = await test.call('files.read', { fileId, offset: 0, length: 100_000 });
    expect((await importFile(chunk)).counts).toMatchObject({ total: 1, skip: 1 });
    const text = Buffer.from(chunk).toString();
    expect(text.match(/^job\d\.ORG/gm)).toHaveLength(2);
    await test.call('contacts.trash', { ids: [contactId] });
    await importFile(chunk);
    const [again] = (await test.call('contacts.list', { filter: { search: 'doe' } })).rows;
    const value = test.connection.raw.prepare('SELECT value FROM custom_value WHERE contact_id = ?').pluck();
    expect(value.get(again!.id)).toBe('Third; left');
    // A card of another file has another id for a field of that name; one of another name is no field here.
    const other = text.replace(fieldId, '0190a000-0000-7000-8000-000000000000');
    const strange = other.replace('NAME=Floor', 'NAME=Storey').replace('Third', 'Fourth');
    expect(strange).toContain('Fourth');
    await importFile(strange);
    expect(test.connection.raw.prepare('SELECT notes FROM contact WHERE id = ?').pluck().get(again!.id)).toContain(
      'Storey: Fourth; left',
    );
    await test.call('contacts.trash', { ids: [again!.id] });
    await importFile(other);
    const [third] = (await test.call('contacts.list', { filter: { search: 'doe' } })).rows;
    expect(value.get(third!.id)).toBe('Third; left');
  });

  it('in UTF-16 and without any card in it is told', async () => {
    const wide = Buffer.from(`\ufeff${cards}`, 'utf16le');
    expect((await importFile(wide)).result).toMatchObject({ added: 2 });
    const fileId = await test.upload('x.vcf', 'BEGIN:VCARD');
    await expect(test.call('imports.inspect', { fileId })).rejects.toMatchObject({ code: 'validation' });
  });

  const sample = resolve(
    process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
    'vcard/mangstadt__ez-vcard/io/text',
  );

  it.skipIf(!existsSync(sample))('of one person by many programs is one card', async () => {
    for (const program of ['IPHONE', 'GMAIL', 'EVOLUTION', 'MAC_ADDRESS_BOOK', 'MS_OUTLOOK'])
      await importFile(readFileSync(`${sample}/John_Doe_${program}.vcf`), { region: 'US' });
    expect(alive('person')).toEqual(
      ['John Richter James Doe, Sr.'].map((name) => expect.stringContaining(name.slice(0, 8))),
    );
  });
});

describe('a workbook', () => {
  async function workbook(): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    await writeXlsx(
      async (bytes) => void pieces.push(Buffer.from(bytes)),
      'People',
      ['First Name', 'Last Name', 'Email', 'Phone', 'Postal Code', 'Birthday'].map((header) => ({
        header,
        kind: header === 'Birthday' ? 'date' : 'text',
      })),
      [
        ['Zoë', 'Fairfax', 'zoe@fairfax.example', '020 7946 0018', '02134', '1980-03-22'],
        ['', '', '', '', '', ''],
        ['Ann', 'Lee', 'ann@lee.example', '', '', ''],
      ],
      { year: 2026, month: 1, day: 1, hour: 0, minute: 0 },
    );
    return Buffer.concat(pieces);
  }

  function twoSheets(first: string[][], second: string[][]): Promise<Buffer> {
    return writeExcelFile([
      { sheet: 'First', data: first },
      { sheet: 'Second', data: second },
    ]).toBuffer();
  }

  it('is read where its people are, after a page that says what it is', async () => {
    const cover = [['Address book of the office'], ['Made in November', 'by Jo'], ['Do not give away']];
    const people = [
      ['Name', 'Email'],
      ['Ada Lovelace', 'ada@x.example'],
      ['Bo Ek', 'bo@x.example'],
    ];
    const book = await twoSheets(cover, people);
    const { seen, result } = await importFile(book, {}, 'book.xlsx');
    expect(seen).toMatchObject({ sheets: ['First', 'Second'], sheet: 'Second', rows: 2 });
    expect(result).toMatchObject({ added: 2, failed: 0 });
    const { seen: other } = await importFile(await twoSheets(people, cover), {}, 'book.xlsx');
    expect(other).toMatchObject({ sheet: 'First', rows: 2 });
  });

  it('offers its sheets and is then read as a table, blank rows left out', async () => {
    const { seen, result } = await importFile(await workbook(), {}, 'people.csv');
    expect(seen).toMatchObject({ kind: 'xlsx', sheets: ['People'], sheet: 'People', rows: 2, rowsExact: true });
    expect(seen.columns.map(({ target }) => target)).toEqual([
      'given',
      'family',
      expect.stringMatching(/^email/),
      expect.stringMatching(/^phone/),
      expect.stringMatching(/postal_code$/),
      'birthday',
    ]);
    expect(result).toMatchObject({ added: 2, failed: 0 });
    expect(
      test.connection.raw.prepare("SELECT birthday, primary_phone AS phone FROM contact WHERE given = 'Zoë'").get(),
    ).toEqual({
      birthday: '1980-03-22',
      phone: '020 7946 0018',
    });
    const fileId = await test.upload('people.xlsx', await workbook());
    await expect(test.call('imports.inspect', { fileId, settings: { sheet: 'No' } })).rejects.toMatchObject({
      code: 'validation',
    });
  });
});
