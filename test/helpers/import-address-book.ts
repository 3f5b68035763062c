import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { recogniseDialect } from '@main/formats/address-book/dialects';
import { guessColumns } from '@main/formats/address-book/guess';
import { compileMapping, detectDateOrders } from '@main/formats/address-book/mapping';
import { orderOfRegion } from '@main/formats/date-order';
import { rowToDraft, type DraftedRow } from '@main/formats/address-book/to-contact';
import { sniffCsv } from '@main/formats/csv-dialect';
import { readCsv } from '@main/formats/csv-read';
import { createDecoder, detectEncoding, loadFrequencies } from '@main/formats/encodings';

const frequencies = await loadFrequencies();

/** What a file of contacts became. */
export interface Imported {
  dialect: string | null;
  rows: DraftedRow[];
  targets: Record<string, string>;
  whys: string[];
}

/** Reads a file as the import does: everything found, nothing asked. */
export async function importBytes(bytes: Uint8Array, region = 'GB'): Promise<Imported> {
  const { encoding } = detectEncoding([bytes], frequencies);
  const shape = sniffCsv(createDecoder(encoding)(bytes), true);
  const cells: string[][] = [];
  for await (const batch of readCsv([bytes], { encoding, shape })) cells.push(...batch.rows.map((row) => row.cells));
  const guesses = guessColumns(shape.header, cells.slice(0, 200));
  const dialect = recogniseDialect(shape.header)?.id ?? null;
  const mapping = compileMapping(guesses, shape.header, dialect === 'calldeck');
  const dateOrders = detectDateOrders(mapping, cells, orderOfRegion(region));
  return {
    dialect,
    rows: cells.map((row) => rowToDraft(row, mapping, { region, dateOrders })),
    targets: Object.fromEntries(
      guesses.map((guess) => [guess.header === '' ? String(guess.index) : guess.header, guess.target]),
    ),
    whys: guesses.map((guess) => guess.why),
  };
}

const FIXTURES = resolve(import.meta.dirname, '../fixtures/csv');

/** The same of one of our fixtures. */
export function fixture(name: string, region = 'GB'): Promise<Imported> {
  return importBytes(readFileSync(join(FIXTURES, name)), region);
}
