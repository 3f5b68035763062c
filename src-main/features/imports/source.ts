import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { ColumnGuess, DialectId } from '@shared/domain/import-fields';
import { AppError, errorCodeOf } from '../../core/errors';
import { strings } from '@shared/locale/index';
import { guessColumns } from '../../formats/address-book/guess';
import { recogniseDialect } from '../../formats/address-book/dialects';
import { sniffCsv, type CsvSniff, type Delimiter } from '../../formats/csv-dialect';
import { readCsv, type CsvBatch } from '../../formats/csv-read';
import { createDecoder, detectEncoding, loadFrequencies } from '../../formats/encodings';

/** What a person may settle by hand about a file. */
export interface SourceSettings {
  encoding?: string | undefined;
  delimiter?: Delimiter | undefined;
  headerRow?: number | undefined;
  region?: string | undefined;
}

/** A file on its way in. */
export interface SourceFile {
  name: string;
  path: string;
  size: number;
}

/** What a file turned out to be, from its head, some of its middle and its tail. */
export interface Source {
  file: SourceFile;
  encoding: string;
  sniff: CsvSniff;
  dialect: DialectId | null;
  guesses: ColumnGuess[];
  /** Counted where the whole file was looked at, else estimated from the rows' size. */
  rows: number;
  rowsExact: boolean;
}

const headBytes = 512 * 1024;
const pieceBytes = 64 * 1024;

/**
 * Looks at a file without reading all of it.
 * @throws AppError `validation` for what is no CSV, naming what it is and what to do
 */
export async function inspectSource(file: SourceFile, settings: SourceSettings): Promise<Source> {
  const { head, others } = await samplesOf(file);
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
    file,
    encoding,
    sniff,
    dialect: sniff.headerRow === -1 ? null : (recogniseDialect(sniff.header)?.id ?? null),
    guesses: guessColumns(sniff.header, rows),
    rows: counted
      ? sniff.sample.length
      : Math.max(sniff.sample.length, Math.round(file.size / perRow) - sniff.skipRows),
    rowsExact: counted,
  };
}

/**
 * Reads a file's rows from beginning to end.
 * @throws AppError `unavailable` when it vanishes while it is read
 */
export async function* readSource(source: Source): AsyncGenerator<CsvBatch> {
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
