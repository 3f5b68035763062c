import { createReadStream, type ReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { ColumnGuess, DialectId } from '@shared/domain/import-fields';
import type { ImportSubject } from '@shared/domain/record-fields';
import { AppError, errorCodeOf } from '../../core/errors';
import { strings } from '@shared/locale/index';
import { guessColumns } from '../../formats/address-book/guess';
import { recogniseDialect } from '../../formats/address-book/dialects';
import { magicKind } from '../../formats/binary';
import { sniffCsv, sniffRecords, type CsvSniff, type Delimiter } from '../../formats/csv-dialect';
import { isLonger, readCsv, type CsvBatch, type CsvRow } from '../../formats/csv-read';
import { createDecoder, detectEncoding, loadFrequencies } from '../../formats/encodings';
import { detectCardEncoding } from '../../formats/vcard/charsets';
import { chooseSheet, readSheet, type SheetRow } from '../../formats/xlsx/read';
import { openWorkbook, type SheetEntry, type Workbook } from '../../formats/xlsx/workbook';
import type { RandomAccess } from '../../formats/zip-read';
import { findCards, readCardRows, type CardsFound, type DraftedCardRow } from './card-file';

/** What a person may settle by hand about a file. */
export interface SourceSettings {
  encoding?: string | undefined;
  delimiter?: Delimiter | undefined;
  headerRow?: number | undefined;
  region?: string | undefined;
  /** Of a workbook; when absent the first in view that holds a table, else the first. */
  sheet?: string | undefined;
  about?: ImportSubject | undefined;
  dateOrder?: 'dmy' | 'mdy' | undefined;
}

/** A file on its way in. */
export interface SourceFile {
  name: string;
  path: string;
  size: number;
}

/** What a file turned out to be, from its head, some of its middle and its tail. */
export interface Source {
  kind: 'csv' | 'xlsx' | 'vcard';
  file: SourceFile;
  encoding: string;
  sniff: CsvSniff;
  dialect: DialectId | null;
  guesses: ColumnGuess[];
  /** Counted where the whole file was looked at, else estimated from the rows' size. */
  rows: number;
  rowsExact: boolean;
  /** A workbook's sheets, and the one that is read. */
  sheets: string[];
  sheet: string | null;
  /** What the first cards of a card file hold. */
  cards: CardsFound | null;
  /** Of a card file: see `CardCharset`. */
  insteadOf?: string;
}

const headBytes = 512 * 1024;
const pieceBytes = 64 * 1024;
/** Rows of a sheet that are looked at, and texts that they may need: sheets keep theirs in the order of first use. */
const sampledRows = 200;
const sampledTexts = 50_000;
/** Sheets that are looked into for a table where the first holds none. */
const triedSheets = 8;

/**
 * Looks at a file without reading all of it.
 * @throws AppError `validation` for what is no table and holds no cards, naming what it is and what to do
 */
export async function inspectSource(file: SourceFile, settings: SourceSettings): Promise<Source> {
  const { head, others } = await samplesOf(file);
  const kind = contentKind(head);
  if (kind === 'xlsx') return inspectWorkbook(file, settings);
  if (kind === 'vcard') return inspectCards(file, settings, [head, ...others]);
  const encoding = settings.encoding ?? detectEncoding([head, ...others], await loadFrequencies()).encoding;
  const final = head.length >= file.size;
  const decode = createDecoder(encoding);
  const text = decode(head) + (final ? decode(null) : '');
  const sniff = sniffCsv(text, final, {
    ...(settings.delimiter === undefined ? {} : { delimiter: settings.delimiter }),
    ...(settings.headerRow === undefined ? {} : { headerRow: settings.headerRow }),
  });
  const rows = sniff.sample.map((record) => record.cells);
  // The sniffer looks at 200 records, those above the data among them.
  const counted = final && sniff.skipRows + sniff.sample.length < 200;
  const perRow = Math.max(1, head.length / Math.max(1, lineCount(text)));
  return {
    ...tableOf(sniff, rows),
    kind: 'csv',
    file,
    encoding,
    rows: counted
      ? sniff.sample.length
      : Math.max(sniff.sample.length, Math.round(file.size / perRow) - sniff.skipRows),
    rowsExact: counted,
  };
}

function tableOf(
  sniff: CsvSniff,
  rows: string[][],
): Pick<Source, 'sniff' | 'dialect' | 'guesses' | 'sheets' | 'sheet' | 'cards'> {
  return {
    sniff,
    dialect: sniff.headerRow === -1 ? null : (recogniseDialect(sniff.header)?.id ?? null),
    guesses: guessColumns(sniff.header, rows),
    sheets: [],
    sheet: null,
    cards: null,
  };
}

/** What a file is by its content, also where its text is in UTF-16; whatever it is called. */
function contentKind(head: Uint8Array): 'xlsx' | 'vcard' | null {
  const kind = magicKind(head);
  if (kind === 'xlsx' || kind === 'vcard') return kind;
  const [first, second] = head;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (wide === null) return null;
  return /^\s*BEGIN:VCARD/i.test(createDecoder(wide)(head.subarray(0, 200))) ? 'vcard' : null;
}

interface Beginning {
  sheet: SheetEntry;
  records: SheetRow[];
  /** Share of the sheet that was read. */
  done: number;
}

async function beginningOf(workbook: Workbook, sheet: SheetEntry): Promise<Beginning> {
  const records: SheetRow[] = [];
  let done = 1;
  for await (const batch of readSheet(workbook, sheet, sampledTexts)) {
    records.push(...batch.rows);
    ({ done } = batch);
    if (records.length >= sampledRows) break;
  }
  return { sheet, records, done };
}

/** Rows of several cells below each other. */
function isTable(records: readonly SheetRow[]): boolean {
  return records.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1).length > 1;
}

async function inspectWorkbook(file: SourceFile, settings: SourceSettings): Promise<Source> {
  return withFile(file, async (access) => {
    const workbook = await openWorkbook(access);
    const first = chooseSheet(workbook, settings.sheet);
    let { sheet, records, done } = await beginningOf(workbook, first);
    if (settings.sheet === undefined && !isTable(records)) {
      // A page before the people: a title, who made it, what it is.
      const others = workbook.sheets.filter((other) => other !== first && !other.hidden).slice(0, triedSheets);
      for (const other of others) {
        const beginning = await beginningOf(workbook, other);
        if (!isTable(beginning.records)) continue;
        ({ sheet, records, done } = beginning);
        break;
      }
    }
    const final = records.length < sampledRows;
    if (records.length === 0) throw new AppError('validation', strings.zips.emptySheet(sheet.name));
    const sample = records.slice(0, sampledRows);
    const sniff = sniffRecords(
      sample,
      final,
      settings.headerRow === undefined ? {} : { headerRow: settings.headerRow },
    );
    const all = final ? records.length : Math.round(records.length / Math.max(done, 0.0001));
    return {
      ...tableOf(
        sniff,
        sniff.sample.map((record) => record.cells),
      ),
      kind: 'xlsx',
      file,
      encoding: 'utf-8',
      rows: Math.max(sniff.sample.length, all - sniff.skipRows),
      rowsExact: final,
      sheets: workbook.sheets.map(({ name }) => name),
      sheet: sheet.name,
    };
  });
}

async function inspectCards(file: SourceFile, settings: SourceSettings, sample: Uint8Array[]): Promise<Source> {
  const found = detectCardEncoding(sample, await loadFrequencies());
  const encoding = settings.encoding ?? found;
  const charset = encoding === found ? { encoding } : { encoding, insteadOf: found };
  const chunks = createReadStream(file.path, { highWaterMark: 256 * 1024 });
  try {
    const cards = await findCards(chunks, charset, settings.region ?? '', file.size);
    return {
      kind: 'vcard',
      file,
      ...charset,
      sniff: { ...cardTable, sample: cards.names.map((name, index) => ({ line: index + 1, cells: [name] })) },
      dialect: null,
      guesses: [],
      rows: cards.count,
      rowsExact: cards.exact,
      sheets: [],
      sheet: null,
      cards,
    };
  } finally {
    chunks.destroy();
  }
}

/** Whether cells behind the last column come of a mark inside one, and stand in the wrong columns; in a sheet none moves another. */
export function mayShift({ kind }: Source): boolean {
  return kind === 'csv';
}

/** A card file as a table: one column, which needs no mapping. */
const cardTable: Omit<CsvSniff, 'sample'> = {
  delimiter: ',',
  quote: '"',
  padded: false,
  headerRow: 0,
  skipRows: 0,
  header: [strings.vcard.column],
  width: 1,
  notes: [],
};

/**
 * Reads a file's rows from beginning to end.
 * @throws AppError `unavailable` when it vanishes while it is read
 */
export async function* readSource(source: Source): AsyncGenerator<CsvBatch> {
  if (source.kind === 'xlsx') {
    yield* readWorkbook(source);
    return;
  }
  const chunks = createReadStream(source.file.path, { highWaterMark: 256 * 1024 });
  try {
    yield* readCsv(chunks, { encoding: source.encoding, shape: source.sniff, batchRows: 500 });
  } catch (error) {
    if (error instanceof AppError || errorCodeOf(error) === '') throw error;
    throw new AppError('unavailable', strings.imports.vanished(source.file.name), undefined, error);
  } finally {
    chunks.destroy();
  }
}

async function* readWorkbook({ file, sheet, sniff }: Source): AsyncGenerator<CsvBatch> {
  const handle = await open(file.path, 'r');
  try {
    const workbook = await openWorkbook(accessOf(handle, file.size));
    let seen = 0;
    for await (const { rows, done } of readSheet(workbook, chooseSheet(workbook, sheet ?? undefined))) {
      const taken: CsvRow[] = [];
      for (const { line, cells } of rows) {
        seen += 1;
        if (seen <= sniff.skipRows) continue;
        // No row of a sheet is too short: cells that end one and hold nothing are not written.
        const ragged = isLonger(cells, sniff.width) ? 'long' : null;
        taken.push({ number: seen - sniff.skipRows, line, cells, ragged });
      }
      yield { rows: taken, bytesRead: Math.round(done * file.size) };
    }
  } catch (error) {
    if (error instanceof AppError || errorCodeOf(error) === '') throw error;
    throw new AppError('unavailable', strings.imports.vanished(file.name), undefined, error);
  } finally {
    await handle.close();
  }
}

/**
 * Reads the cards of a card file from beginning to end.
 * @throws AppError `unavailable` when it vanishes while it is read
 */
export async function* readCardsOf(source: Source, region: string): AsyncGenerator<DraftedCardRow[]> {
  const { file } = source;
  const streams: ReadStream[] = [];
  const begin = (): ReadStream => {
    const stream = createReadStream(file.path, { highWaterMark: 256 * 1024 });
    streams.push(stream);
    return stream;
  };
  try {
    yield* readCardRows(begin, source, region);
  } catch (error) {
    if (error instanceof AppError || errorCodeOf(error) === '') throw error;
    throw new AppError('unavailable', strings.imports.vanished(file.name), undefined, error);
  } finally {
    for (const stream of streams) stream.destroy();
  }
}

async function withFile<T>(file: SourceFile, work: (access: RandomAccess) => Promise<T>): Promise<T> {
  const handle = await open(file.path, 'r');
  try {
    return await work(accessOf(handle, file.size));
  } finally {
    await handle.close();
  }
}

function accessOf(handle: FileHandle, size: number): RandomAccess {
  return { size, read: (offset, length) => piece(handle, offset, length) };
}

async function samplesOf(file: SourceFile): Promise<{ head: Uint8Array; others: Uint8Array[] }> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.path, 'r');
    const head = await piece(handle, 0, headBytes);
    const others: Uint8Array[] = [];
    if (file.size > headBytes) {
      for (const share of [0.25, 0.5, 0.75])
        others.push(await piece(handle, Math.floor(file.size * share), pieceBytes));
      others.push(await piece(handle, Math.max(0, file.size - pieceBytes), pieceBytes));
    }
    return { head, others };
  } catch (error) {
    if (error instanceof AppError || errorCodeOf(error) === '') throw error;
    throw new AppError('unavailable', strings.imports.vanished(file.name), undefined, error);
  } finally {
    await handle?.close();
  }
}

async function piece(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}

function lineCount(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
