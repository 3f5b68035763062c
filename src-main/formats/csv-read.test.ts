import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@main/core/errors';
import { sniffCsv } from './csv-dialect';
import { readCsv, type CsvRow } from './csv-read';
import { csvRow, openCell, safeCell, writeCsv } from './csv-write';
import { createDecoder, detectEncoding, loadFrequencies } from './encodings';

const frequencies = await loadFrequencies();

async function readFile(bytes: Uint8Array, chunk = 65_536): Promise<{ rows: CsvRow[]; header: string[] }> {
  const { encoding } = detectEncoding([bytes], frequencies);
  const shape = sniffCsv(createDecoder(encoding)(bytes), true);
  const rows: CsvRow[] = [];
  for await (const batch of readCsv(pieces(bytes, chunk), { encoding, shape })) rows.push(...batch.rows);
  return { rows, header: shape.header };
}

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a reading ended with: null when it went well. */
function refusalOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('readCsv', () => {
  it('numbers rows and lines, leaves blank rows out and keeps ragged ones', async () => {
    const { rows } = await readFile(
      Buffer.from(
        'Name,Email,Notes\n\nAda,ada@one.example,"two\nlines"\n,,\nBob,bob@one.example\nEve,eve@one.example,x,more\nZoe,zoe@one.example,y,,\n',
      ),
      5,
    );
    expect(rows).toEqual([
      { number: 1, line: 3, cells: ['Ada', 'ada@one.example', 'two\nlines'], ragged: null },
      { number: 2, line: 6, cells: ['Bob', 'bob@one.example'], ragged: 'short' },
      { number: 3, line: 7, cells: ['Eve', 'eve@one.example', 'x', 'more'], ragged: 'long' },
      { number: 4, line: 8, cells: ['Zoe', 'zoe@one.example', 'y', '', ''], ragged: null },
    ]);
  });

  it('keeps every cell as text: leading zeros, long numbers, accents', async () => {
    const { rows } = await readFile(Buffer.from('Name,Phone,Zip,Note\nZoë,0612345678,02134,12345678901234567890\n'));
    expect(rows[0]?.cells).toEqual(['Zoë', '0612345678', '02134', '12345678901234567890']);
  });

  it('reads UTF-16 in pieces that cut letters', async () => {
    const { rows } = await readFile(Buffer.from('\ufeffName\tEmail\r\nZoë 𝒜\tzoe@one.example\r\n', 'utf16le'), 3);
    expect(rows[0]?.cells).toEqual(['Zoë 𝒜', 'zoe@one.example']);
  });

  it('reads 100,000 rows of 14 columns in well under the time an import has', async () => {
    const row = csvRow([
      'Ada',
      'Byron',
      'Analytical Engines, Ltd',
      'Analyst',
      'ada@engines.example',
      '+44 20 7946 0001',
      '07700 900123',
      '12 Example Street',
      'London',
      'NW1 6XE',
      'United Kingdom',
      '1815-12-10',
      'First line',
      'friends;london',
    ]);
    const bytes = Buffer.from('a,b,c,d,e,f,g,h,i,j,k,l,m,n\r\n' + row.repeat(100_000));
    const started = performance.now();
    let count = 0;
    for await (const batch of readCsv(pieces(bytes, 65_536), {
      encoding: 'utf-8',
      shape: { delimiter: ',', quote: '"', padded: false, skipRows: 1, width: 14 },
    })) {
      count += batch.rows.length;
    }
    expect(count).toBe(100_000);
    // Measured 0.2 s alone; the limit leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('answers any bytes with rows or a refusal, and ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        const refusal = await refusalOf(readFile(bytes, 17));
        expect(refusal === null || refusal instanceof AppError).toBe(true);
      }),
    );
  });

  it('passes on what goes wrong in the source', async () => {
    function* vanishing(): Generator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n');
      throw new Error('gone');
    }
    const reading = readCsv(vanishing(), {
      encoding: 'utf-8',
      shape: { delimiter: ',', quote: '"', padded: false, skipRows: 1, width: 2 },
    });
    await expect(reading.next()).rejects.toThrow('gone');
  });
});

describe('writeCsv', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .array(fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', '\n', '"', ',', ';', ' ', '1', 'a', 'é'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
  );

  it('writes what reads back equal, whatever the cells', async () => {
    const rows = fc.array(
      fc.array(cell, { minLength: 3, maxLength: 3 }).filter((row) => row.some((text) => text.trim() !== '')),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        fc.boolean(),
        async (table, delimiter, bom) => {
          const clean = table.map((row) => row.map((text) => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')));
          let text = '';
          for await (const piece of writeCsv(clean, { delimiter, bom })) text += piece;
          const read: string[][] = [];
          const shape = { delimiter, quote: '"', padded: false, skipRows: 0, width: 3 };
          for await (const batch of readCsv(pieces(Buffer.from(text), 11), { encoding: 'utf-8', shape }))
            read.push(...batch.rows.map((row) => row.cells.map(openCell)));
          expect(read).toEqual(clean.filter((row) => row.some((value) => value.trim() !== '')));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['=1+1', '@SUM(A1)', '+cmd|calc', '-2+3+cmd', '\t=1', "'=1", '=HYPERLINK("x")'])(
    'makes %j harmless and gives it back',
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
      expect(openCell(safeCell(text))).toBe(text);
    },
  );

  it.each(['+44 20 7946 0001', '-15.50', '+1 (555) 010-0199 x12', '(020) 7946', "O'Neil", "'90s", '-', 'a=b'])(
    'leaves %j as it is',
    (text) => {
      expect(safeCell(text)).toBe(text);
      expect(openCell(text)).toBe(text);
    },
  );
});

const samples = process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../shared/data');

describe.skipIf(!existsSync(samples))('files that others wrote', () => {
  it.each([
    ['marmelab__atomic-crm/test-data/contacts.csv', 500, 24],
    ['uniVocity__univocity-parsers/uk-500.csv', 500, 11],
    ['labeldekho__linkedin-network-intelligence/Connections.csv', 10, 7],
    ['mozilla__releases-comm-central/csv_semicolon.csv', 2, 4],
    ['mozilla__releases-comm-central/csv_no_header.csv', 2, 4],
    ['mozilla__releases-comm-central/utf16_addressbook.csv', 1, 38],
    ['mozilla__releases-comm-central/shiftjis_addressbook.csv', 1, 38],
    ['mozilla__releases-comm-central/export.csv', 2, 37],
    ['mozilla__releases-comm-central/export.txt', 2, 37],
    ['mozilla__releases-comm-central/quote.csv', 1, 37],
    ['GPCsolutions__google-shared-contacts-client/outlook.csv', 3, 22],
  ])('%s has %i rows of %i columns', async (file, count, width) => {
    const { rows, header } = await readFile(readFileSync(join(samples, 'contacts-csv', file)), 100);
    expect(header).toHaveLength(width);
    expect(rows).toHaveLength(count);
  });

  it('answers each of the torture files with rows or a refusal', async () => {
    let read = 0;
    let refused = 0;
    const crashed: string[] = [];
    for (const file of readdirSync(join(samples, 'csv-torture'), { recursive: true }) as string[]) {
      const path = join(samples, 'csv-torture', file);
      if (!statSync(path).isFile()) continue;
      const refusal = await refusalOf(readFile(readFileSync(path)));
      if (refusal === null) read += 1;
      else if (refusal instanceof AppError) refused += 1;
      else crashed.push(file);
    }
    expect(crashed).toEqual([]);
    expect(read).toBeGreaterThan(refused * 3);
  });
});
