import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';
import { targetsByName } from './address-book/header-words';
import { recordHits } from './records/record-headers';
import { isDataLike } from './cell-looks';
import { CsvLexer, MAX_ROW_CHARS, type CsvRecord, type CsvSyntax } from './csv-lexer';

const words = strings.formats;

/** The separators that are looked for, the rarer inside cells first: they win a tie. */
export const DELIMITERS = ['\t', ';', '|', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What a person, or the contract, may settle by hand. */
export interface CsvOverrides {
  delimiter?: Delimiter;
  /** Zero-based among the rows that are not blank; -1 when there is no header. */
  headerRow?: number;
}

/** How a file is cut into rows and where they begin. */
export interface CsvShape extends CsvSyntax {
  delimiter: Delimiter;
  /** Zero-based among the rows that are not blank; -1 when there is no header. */
  headerRow: number;
  /** Rows that are not blank and stand before the first row of data: header, and any preamble above it. */
  skipRows: number;
  /** The header's cells; empty texts where there is no header. */
  header: string[];
  /** How many cells a row has: the header's, or the most frequent number. */
  width: number;
}

export interface CsvSniff extends CsvShape {
  /** The first rows of data. */
  sample: CsvRecord[];
  /** What a person should know, in words. */
  notes: string[];
}

const EXAMINED_ROWS = 200;
/** A preamble is a few lines; LinkedIn's is three. */
const HEADER_SEARCH_ROWS = 25;

/**
 * Finds separator, quote and header of a CSV by the beginning of its text. `final` is true when `text` is the whole file;
 * otherwise its last row is taken for cut off. Throws AppError 'validation' when there is no row, no row below the
 * header, or a quote that is never closed.
 */
export function sniffCsv(text: string, final: boolean, overrides: CsvOverrides = {}): CsvSniff {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const quote = quoteOf(text);
  const preset = overrides.delimiter ?? DELIMITERS.find((delimiter) => delimiter === declared);
  const syntax =
    preset === undefined
      ? bestSyntax(text, final, quote)
      : { delimiter: preset, quote, padded: isPadded(text, preset, quote) };
  const records = readSample(text, final, syntax);
  if (records.length === 0)
    throw new AppError('validation', final || text.length < MAX_ROW_CHARS ? words.emptyFile : words.longRow(1));

  return sniffRecords(records, final, overrides, syntax, declared === undefined ? 0 : 1);
}

/**
 * Finds the header of a table whose rows are told apart already.
 * @param records its first rows, none of them blank
 * @param final true when these are all
 * @param before rows at the beginning that are neither header nor data
 * @throws AppError `validation` when there is no row below the header
 */
export function sniffRecords(
  records: readonly CsvRecord[],
  final: boolean,
  overrides: CsvOverrides,
  syntax: CsvSyntax & { delimiter: Delimiter } = { delimiter: ',', quote: '"', padded: false },
  before = 0,
): CsvSniff {
  const headerRow = overrides.headerRow ?? findHeader(records, before);
  const skipRows = headerRow === -1 ? before : headerRow + 1;
  const sample = records.slice(skipRows);
  const headerCells = headerRow === -1 ? undefined : records[headerRow]?.cells;
  if (sample.length === 0 && final) throw new AppError('validation', words.noRows);
  const width = headerCells?.length ?? modalWidth(sample);
  const notes: string[] = [];
  if (width === 1) notes.push(words.noteOneColumn);
  if (headerCells === undefined) notes.push(words.noteNoHeader);
  return {
    ...syntax,
    headerRow,
    skipRows,
    header: headerCells?.map((cell) => cell.replace(/^\ufeff/, '').trim()) ?? Array.from({ length: width }, () => ''),
    width,
    sample,
    notes,
  };
}

/** True when a row says nothing: no cell of it holds more than blanks. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

function readSample(text: string, final: boolean, syntax: CsvSyntax): CsvRecord[] {
  return new CsvLexer(syntax)
    .push(text, final)
    .filter((record) => !isBlank(record.cells))
    .slice(0, EXAMINED_ROWS);
}

function bestSyntax(text: string, final: boolean, quote: string): CsvSyntax & { delimiter: Delimiter } {
  let failure: unknown = null;
  let best: { syntax: CsvSyntax & { delimiter: Delimiter }; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const syntax = { delimiter, quote, padded: isPadded(text, delimiter, quote) };
    try {
      const score = regularity(readSample(text, final, syntax));
      if (best === null || score > best.score) best = { syntax, score };
    } catch (error) {
      // Cut by a wrong separator a quote may stay open; it counts only when no separator closes it.
      failure = error;
    }
  }
  if (best === null) throw failure;
  // Nothing separates anything: a file of one column, in which a comma is the least surprising choice.
  return best.score === 0 ? { delimiter: ',', quote, padded: false } : best.syntax;
}

/** How much rows look like rows of one table: many cells, and the same number in most. 0 when nothing is separated. */
function regularity(records: readonly CsvRecord[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of records) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  let best = 0;
  let separated = 0;
  for (const [width, count] of widths) {
    separated += count;
    best = Math.max(best, (count / records.length) * Math.log2(width + 1));
  }
  return records.length === 0 ? 0 : best + (0.3 * separated) / records.length;
}

function modalWidth(records: readonly CsvRecord[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  let best = 1;
  for (const [width, count] of widths) {
    const most = widths.get(best) ?? 0;
    if (count > most || (count === most && width > best)) best = width;
  }
  return best;
}

/** Files that quote with apostrophes have no double quote at all, and apostrophes on both sides of cells. */
function quoteOf(text: string): string {
  if (text.includes('"')) return '"';
  const cells = text.slice(0, 100_000).match(/(?<=^|[,;\t|])'[^'\r\n]*'(?=[,;\t|]|\r|\n|$)/gm);
  return cells !== null && cells.length >= 4 ? "'" : '"';
}

/** True when blanks between separator and opening quote are this file's habit: each such cell closes as a quoted one. */
function isPadded(text: string, delimiter: Delimiter, quote: string): boolean {
  const mark = delimiter === '|' ? '\\|' : delimiter;
  const head = text.slice(0, 100_000);
  const opened = head.match(new RegExp(`${mark} +${quote}`, 'g'))?.length ?? 0;
  if (opened === 0) return false;
  const closed =
    head.match(
      new RegExp(`${mark} +${quote}(?:[^${quote}]|${quote}${quote}){0,5000}${quote} *(?=${mark}|\\r|\\n|$)`, 'g'),
    )?.length ?? 0;
  return closed >= opened * 0.9;
}

/** As databases name columns: "regional_office". */
function areIdentifiers(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.includes('_')) && cells.every((cell) => /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(cell));
}

/** The row of column names, found by what stands in it; -1 when the first rows are data already. */
function findHeader(records: readonly CsvRecord[], from: number): number {
  if (isOfMended(records[from]?.cells ?? [])) return from;
  const ofContacts = headerBy(
    records,
    from,
    (cells) => targetsByName(cells).filter((target) => target !== null).length,
  );
  if (ofContacts !== -1) return ofContacts;
  const ofRecords = headerBy(records, from, recordHits);
  return ofRecords === -1 ? unnamedHeader(records, from) : ofRecords;
}

/** Rows without names that were handed back to be mended have their columns numbered, and why beside them. */
function isOfMended(cells: readonly string[]): boolean {
  if (cells.length < 2 || cells.at(-1)?.trim() !== strings.imports.reasonColumn) return false;
  return cells.slice(0, -1).every((cell, index) => cell.trim() === words.columnNumber(index + 1));
}

/** The row most of whose cells name columns; -1 where none does. */
function headerBy(records: readonly CsvRecord[], from: number, hitsOf: (cells: readonly string[]) => number): number {
  const last = Math.min(records.length, from + HEADER_SEARCH_ROWS);
  let best = -1;
  let bestHits = 0;
  for (let index = from; index < last; index += 1) {
    const cells = records[index]?.cells ?? [];
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.some((cell) => isDataLike(cell))) continue;
    const hits = hitsOf(cells);
    const enough = filled.length <= 2 ? hits >= 1 && filled.length === modalWidth(records.slice(index)) : hits >= 2;
    if (enough && hits >= filled.length * 0.25 && hits > bestHits) {
      best = index;
      bestHits = hits;
      if (hits >= 3 && hits >= filled.length * 0.5) return best;
    }
  }
  return best;
}

/** In a language that is not known, a header is a full first row of distinct words above rows that hold values. */
function unnamedHeader(records: readonly CsvRecord[], from: number): number {
  const width = modalWidth(records.slice(from));
  const first = records.findIndex((record, index) => index >= from && record.cells.length >= width);
  const cells = records[first]?.cells ?? [];
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (
    first === -1 ||
    filled.some((cell) => isDataLike(cell)) ||
    filled.length < cells.length * 0.8 ||
    new Set(filled).size < filled.length
  )
    return -1;
  const below = records.slice(first + 1, first + 30);
  if (below.length === 0 || areIdentifiers(filled)) return first;
  const valued = cells.some((_, column) => {
    const values = below.map((record) => record.cells[column] ?? '').filter((cell) => cell.trim() !== '');
    return values.length > 0 && values.filter((cell) => isDataLike(cell)).length >= values.length * 0.6;
  });
  return valued ? first : -1;
}
