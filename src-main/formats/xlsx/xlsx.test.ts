import fc from 'fast-check';
import { readSheet as readWithLibrary } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { AppError } from '@main/core/errors';
import { accessBytes } from '../zip-read';
import { createZipWriter } from '../zip-write';
import { numberFormat, shownNumber } from './number-format';
import { chooseSheet, readSheet, type SheetRow } from './read';
import { openWorkbook } from './workbook';
import { writeXlsx, type SheetColumn } from './write';

const noon = { year: 2026, month: 11, day: 20, hour: 12, minute: 0 };

async function rowsOf(bytes: Uint8Array, sheet?: string): Promise<SheetRow[]> {
  const workbook = await openWorkbook(accessBytes(bytes));
  const rows: SheetRow[] = [];
  for await (const batch of readSheet(workbook, chooseSheet(workbook, sheet))) rows.push(...batch.rows);
  return rows;
}

async function written(columns: readonly SheetColumn[], rows: string[][]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  await writeXlsx(async (bytes) => void pieces.push(Buffer.from(bytes)), 'Contacts', columns, rows, noon);
  return Buffer.concat(pieces);
}

async function zipOf(files: Record<string, string | Iterable<string>>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const zip = createZipWriter(async (bytes) => void pieces.push(Buffer.from(bytes)), noon);
  for (const [name, text] of Object.entries(files)) await zip.add(name, typeof text === 'string' ? [text] : text);
  await zip.finish();
  return Buffer.concat(pieces);
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;

/** A workbook of one sheet with these rows, as other programs write them. */
function book(sheet: string | Iterable<string>, more: Record<string, string> = {}): Promise<Buffer> {
  return zipOf({
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': '<x:workbook><x:sheets><x:sheet name="A&amp;B" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', '/xl/worksheets/one.xml')}${relation('r2', 'sharedStrings', 'sharedStrings.xml')}${relation('r3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/one.xml':
      typeof sheet === 'string' ? `<worksheet><sheetData>${sheet}</sheetData></worksheet>` : sheet,
    ...more,
  });
}

describe('a sheet', () => {
  it('written by another program is read as a person sees it', async () => {
    const bytes = await writeExcelFile(
      [
        [
          { value: 'Name' },
          { value: 'Born' },
          { value: 'Phone' },
          { value: 'Postcode' },
          { value: 'Yes' },
          { value: 'Sum' },
        ],
        [
          { value: 'Ann "A" <Lee> & Co' },
          { value: new Date('1980-03-22T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
          { value: 491512345678901, type: Number },
          { value: 2134, type: Number, format: '00000' },
          { value: true, type: Boolean },
          { value: 1234.5, type: Number, format: '#,##0.00' },
        ],
        [null, null, null, null, null, null],
        [{ value: 'Bo\nLee' }, null, { value: '+44 20 7946 0958' }],
      ],
      { sheet: 'People' },
    ).toBuffer();
    expect(await rowsOf(bytes)).toEqual([
      { line: 1, cells: ['Name', 'Born', 'Phone', 'Postcode', 'Yes', 'Sum'] },
      { line: 2, cells: ['Ann "A" <Lee> & Co', '1980-03-22', '491512345678901', '02134', 'TRUE', '1234.50'] },
      { line: 4, cells: ['Bo\nLee', '', '+44 20 7946 0958'] },
    ]);
  });

  it('is read whatever its cells are: shared, rich, inline, formulas, errors, without references, with prefixes', async () => {
    const bytes = await book(
      `<x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c></x:row>
       <row><c><v>7</v></c><c t="str"><f>HYPERLINK("http://x")</f><v>shown</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>0</v></c>
       <c t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c><c s="1"><v>4.91E+11</v></c></row>
       <row r="9"><c r="A9" s="2"><v>45000.5</v></c><c r="B9" t="s"><v>99</v></c></row>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>one</t></si><si><r><t>東</t></r><r><t>京</t></r><rPh><t>トウ</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="\\+0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="22"/></cellXfs></styleSheet>',
      },
    );
    const workbook = await openWorkbook(accessBytes(bytes));
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['A&B']);
    expect(await rowsOf(bytes)).toEqual([
      { line: 2, cells: ['one', '', '東京'] },
      { line: 3, cells: ['7', 'shown', '#N/A', 'FALSE', 'in line', '+491000000000'] },
      { line: 9, cells: ['2023-03-15 12:00'] },
    ]);
    await expect(rowsOf(bytes, 'Nope')).rejects.toMatchObject({ code: 'validation' });
  });

  it('written by us reads back equal, here and by another program', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((value) => value.replace(/[\0\ud800-\udfff]/g, '').replaceAll('\r\n', '\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('x'), text, fc.constantFrom('', '1980-03-22', '--05-12', '0180')), {
          maxLength: 5,
        }),
        async (rows) => {
          const columns = [
            { header: '=1+1', kind: 'text' as const },
            { header: 'Text', kind: 'text' as const },
            { header: 'Day', kind: 'date' as const },
          ];
          const read = await rowsOf(await written(columns, rows));
          expect(read[0]?.cells).toEqual(['=1+1', 'Text', 'Day']);
          expect(read.slice(1).map(({ cells }) => [cells[0], cells[1] ?? '', cells[2] ?? ''])).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
    const bytes = await written(
      [
        { header: 'Phone', kind: 'text' },
        { header: 'Born', kind: 'date' },
      ],
      [['00491512345', '1980-03-22']],
    );
    expect(await readWithLibrary(bytes)).toEqual([
      ['Phone', 'Born'],
      ['00491512345', new Date('1980-03-22T00:00:00Z')],
    ]);
  });
});

describe('numbers', () => {
  it.each([
    ['491512345678', 'General', '491512345678'],
    ['4.91512345678E+11', undefined, '491512345678'],
    ['0.1', undefined, '0.1'],
    ['0.30000000000000004', undefined, '0.3'],
    ['1E-7', undefined, '0.0000001'],
    ['2134', '00000', '02134'],
    ['1234567', '[<=9999999]###-####;(###) ###-####', '123-4567'],
    ['2125551234', '[<=9999999]###-####;(###) ###-####', '(212) 555-1234'],
    ['123456789', '000-00-0000', '123-45-6789'],
    ['491512345678', '"+"0', '+491512345678'],
    ['-12.5', '#,##0.00;[Red](#,##0.00)', '(12.50)'],
    ['1234.5', '#,##0.00 [$€-407]', '1234.50'],
    ['0.125', '0.0%', '12.5%'],
    ['12.5', '0.##', '12.5'],
    ['12', '0.##', '12'],
    ['491512345678', '0.00E+00', '491512345678'],
    ['44927', 'dd/mm/yyyy', '2023-01-01'],
    ['44927.75', '[$-409]d-mmm-yy h:mm AM/PM', '2023-01-01 18:00'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['0.5', 'h:mm', '12:00'],
    ['abc', '0', 'abc'],
  ])('%s as %s is %s', (value, code, shown) => {
    expect(shownNumber(value, numberFormat(164, code), false)).toBe(shown);
  });

  it('count days from 1904 where the workbook does', () => {
    expect(shownNumber('43465', numberFormat(14, undefined), true)).toBe('2023-01-01');
  });
});

describe('a workbook made to do harm', () => {
  it('is refused: bombs by ratio, by nesting, by entities, by width', async () => {
    const refused = async (bytes: Uint8Array) =>
      expect(rowsOf(bytes)).rejects.toSatisfy((error) => error instanceof AppError && error.code === 'validation');
    function* zeros(): Generator<string> {
      for (let count = 0; count < 64; count += 1) yield ' '.repeat(1024 * 1024);
    }
    await refused(await book(zeros()));
    await refused(await book('<a>'.repeat(200)));
    await refused(await book('<row><c r="XFD1"><v>1</v></c></row>'));
    await refused(
      await zipOf({
        'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>',
      }),
    );
    await refused(await zipOf({ 'a.txt': 'nothing' }));
    await refused(Buffer.from('PK\u0003\u0004 and no more'));
  });

  it('ends in an error or in rows when any byte of it is changed', async () => {
    const whole = await written([{ header: 'A', kind: 'text' }], [['x'.repeat(200)], ['y']]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.nat(whole.length),
        async (changes, length) => {
          const bytes = Buffer.from(length % 3 === 0 ? whole.subarray(0, length) : whole);
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          const outcome = await rowsOf(bytes).catch((error: unknown) => error);
          expect(Array.isArray(outcome) || outcome instanceof AppError).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
