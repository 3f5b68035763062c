import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import type { ContactDraft } from '@shared/domain/contact-draft';
import { recogniseDialect } from '@main/formats/address-book/dialects';
import { guessColumns } from '@main/formats/address-book/guess';
import { compileMapping } from '@main/formats/address-book/mapping';
import { rowToDraft } from '@main/formats/address-book/to-contact';
import { VcardLexer } from '@main/formats/vcard/lexer';
import { cardToDraft } from '@main/formats/vcard/to-contact';
import { chooseSheet, readSheet } from '@main/formats/xlsx/read';
import { openWorkbook } from '@main/formats/xlsx/workbook';
import { accessBytes } from '@main/formats/zip-read';
import { importBytes } from '@test/helpers/import-address-book';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
  const tag = await test.call('tags.create', { name: 'Fair' });
  await test.call('contacts.create', {
    kind: 'person',
    name: 'Dr. Zoë Åström',
    company: { name: 'Nordlicht AG' },
    title: 'Head',
    tagIds: [tag.id],
    roles: ['customer'],
    fields: { notes: '=1+1\nLine "two"', birthday: '1980-03-22', source: 'Fair' },
    methods: [
      { kind: 'phone', label: 'work', value: '+49 30 901820' },
      { kind: 'phone', label: 'mobile', value: '+44 7700 900123', isPrimary: true },
      { kind: 'phone', label: 'Ferienhaus', value: '020 7946 0958' },
      { kind: 'email', label: 'work', value: 'zoe@x.example' },
      { kind: 'web', label: 'work', value: 'https://x.example' },
      { kind: 'im', label: 'skype', value: 'zoe.a' },
    ],
    addresses: [
      { label: 'home', street: '1 Mill Lane', city: 'Leeds', region: 'Yorks', postalCode: '02134', country: 'GB' },
      { label: 'work', street: 'Kai 3', city: 'Kiel', region: '', postalCode: '24103', country: 'DE' },
    ],
  });
});

afterEach(() => test.close());

/** A field of one's own with something in it, one without, and a wish. */
async function ownFields(): Promise<void> {
  const zoe = test.connection.raw.prepare("SELECT id FROM contact WHERE given = 'Zoë'").pluck().get() as string;
  const { id: fieldId } = await test.call('fields.save', { name: 'Machine', kind: '', type: 'text' });
  await test.call('fields.save', { name: 'Never used', kind: '', type: 'text' });
  await test.call('fields.set_value', { contactIds: [zoe], fieldId, value: 'Linotype 31' });
  await test.call('contacts.update', { id: zoe, patch: { doNotCall: true } });
}

async function exported(format: InputOf<'exports.contacts'>['format']): Promise<{ fileName: string; bytes: Buffer }> {
  const { jobId } = await test.call('exports.contacts', format === undefined ? {} : { format });
  const job = await test.job(jobId);
  expect(job.error).toBeNull();
  const { fileId, fileName } = job.result as { fileId: string; fileName: string };
  const { chunk } = await test.call('files.read', { fileId, offset: 0, length: 4_000_000 });
  return { fileName, bytes: Buffer.from(chunk) };
}

function zoeOf(drafts: readonly ContactDraft[]): ContactDraft {
  const found = drafts.find(({ name }) => name.given === 'Zoë');
  expect(found).toBeDefined();
  return found!;
}

/** What every shape keeps. */
function expectKept(zoe: ContactDraft): void {
  expect(zoe).toMatchObject({
    kind: 'person',
    name: { prefix: 'Dr.', given: 'Zoë', family: 'Åström' },
    company: 'Nordlicht AG',
    title: 'Head',
    birthday: '1980-03-22',
    tags: ['Fair'],
  });
  expect(zoe.notes).toContain('=1+1\nLine "two"');
  expect(zoe.methods.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['+49 30 901820', '+44 7700 900123', '020 7946 0958', 'zoe@x.example', 'https://x.example']),
  );
  expect(new Set(zoe.addresses.map(({ label, street, postalCode }) => `${label}: ${street}, ${postalCode}`))).toEqual(
    new Set(['home: 1 Mill Lane, 02134', 'work: Kai 3, 24103']),
  );
}

describe('contacts written in each format read back', () => {
  it('as Google’s CSV, with its own headers', async () => {
    const { fileName, bytes } = await exported('google-csv');
    expect(fileName).toBe('contacts-2026-11-20.csv');
    expect(bytes.toString()).toMatch(
      /^\ufeffFirst Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,/,
    );
    const { dialect, rows } = await importBytes(bytes);
    expect(dialect).toBe('google_new');
    const zoe = zoeOf(rows.map(({ draft }) => draft));
    expectKept(zoe);
    expect(zoe.methods.find(({ value }) => value === '+44 7700 900123')).toMatchObject({
      label: 'mobile',
      primary: true,
    });
    expect(zoe.methods.find(({ value }) => value === '020 7946 0958')?.label).toBe('Ferienhaus');
    expect(zoe.notes).toContain('skype: zoe.a');
    expect(bytes.toString()).toContain(',+44 7700 900123,');
  });

  it('with one’s own fields and the wish not to be rung, which Google keeps as custom fields, Outlook in the notes', async () => {
    await ownFields();
    const google = (await exported('google-csv')).bytes.toString();
    expect(google).toContain(',Custom Field 3 - Label,Custom Field 3 - Value\r\n');
    expect(google).toContain(',skype,zoe.a,Machine,Linotype 31,Do not call,Yes\r\n');
    const outlook = (await exported('outlook-csv')).bytes;
    const { rows } = await importBytes(outlook);
    expect(zoeOf(rows.map(({ draft }) => draft)).notes).toMatch(/\nMachine: Linotype 31\nDo not call: Yes$/);
  });

  it('as Outlook’s CSV, with its own headers', async () => {
    const { bytes } = await exported('outlook-csv');
    expect(bytes.toString()).toMatch(
      /^\ufeffTitle,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,/,
    );
    expect(bytes.toString().split('\r\n')[0]?.split(',')).toHaveLength(92);
    const { dialect, rows } = await importBytes(bytes);
    expect(dialect).toBe('outlook');
    const zoe = zoeOf(rows.map(({ draft }) => draft));
    expectKept(zoe);
    expect(zoe.notes).toContain('skype: zoe.a');
  });

  it('as a workbook', async () => {
    const { fileName, bytes } = await exported('xlsx');
    expect(fileName).toBe('contacts-2026-11-20.xlsx');
    const workbook = await openWorkbook(accessBytes(bytes));
    const rows: string[][] = [];
    for await (const batch of readSheet(workbook, chooseSheet(workbook, undefined)))
      rows.push(...batch.rows.map(({ cells }) => cells));
    const [header = [], ...cells] = rows;
    expect(recogniseDialect(header)?.id).toBe('calldeck');
    const mapping = compileMapping(guessColumns(header, cells), header, true);
    const zoe = zoeOf(cells.map((row) => rowToDraft(row, mapping, { region: 'GB' }).draft));
    expectKept(zoe);
    expect(zoe).toMatchObject({ roles: ['customer'], source: 'Fair', notes: '=1+1\nLine "two"' });
  });

  it.each(['vcard3', 'vcard4'] as const)('as cards: %s', async (format) => {
    const { fileName, bytes } = await exported(format);
    expect(fileName).toBe('contacts-2026-11-20.vcf');
    const lexer = new VcardLexer('utf-8');
    const zoe = zoeOf([...lexer.push(bytes), ...lexer.push(null)].map((card) => cardToDraft(card, 'GB').draft));
    expectKept(zoe);
    expect(zoe).toMatchObject({ roles: ['customer'], source: 'Fair', owner: 'Mara Lindqvist' });
    expect(zoe.methods.find(({ kind }) => kind === 'im')).toMatchObject({ label: 'skype', value: 'zoe.a' });
  });

  it('as JSON, a contact a line', async () => {
    const { bytes } = await exported('jsonl');
    const drafts = bytes
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ContactDraft);
    expect(drafts).toHaveLength(2);
    expectKept(zoeOf(drafts));
  });
});
