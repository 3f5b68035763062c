import { isBlank, type CsvShape } from './csv-dialect';
import { CsvLexer, type CsvRecord } from './csv-lexer';
import { createDecoder } from './encodings';

export interface CsvRow {
  /** The row among the rows of data, counted from 1. */
  number: number;
  /** The line of the file on which it begins, counted from 1. */
  line: number;
  cells: string[];
  /** Set when the row has fewer or more cells than the header; the cells are kept as they are. */
  ragged: 'short' | 'long' | null;
}

export interface CsvBatch {
  rows: CsvRow[];
  /** Bytes of the file that have been taken so far, for progress. */
  bytesRead: number;
}

export interface CsvReadOptions {
  encoding: string;
  shape: Pick<CsvShape, 'delimiter' | 'quote' | 'padded' | 'skipRows' | 'width'>;
  /** Rows that a batch holds at least, but for the last one; a batch may be a chunk's worth more. */
  batchRows?: number;
}

/**
 * Reads the rows of data of a CSV, batch by batch, holding no more than a chunk and a batch in memory. Blank rows are
 * left out; every cell is text exactly as it stands. Throws AppError 'validation' naming the line when a quote is never
 * closed or a row never ends; what the source throws passes through.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: CsvReadOptions,
): AsyncGenerator<CsvBatch> {
  const { shape, batchRows = 1000 } = options;
  const decode = createDecoder(options.encoding);
  const lexer = new CsvLexer(shape);
  let seen = 0;
  let bytesRead = 0;
  let batch: CsvRow[] = [];

  function take(records: readonly CsvRecord[]): void {
    for (const { line, cells } of records) {
      if (isBlank(cells)) continue;
      seen += 1;
      if (seen <= shape.skipRows) continue;
      const ragged = cells.length < shape.width ? 'short' : isLonger(cells, shape.width) ? 'long' : null;
      batch.push({ number: seen - shape.skipRows, line, cells, ragged });
    }
  }

  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    take(lexer.push(decode(chunk), false));
    if (batch.length >= batchRows) {
      yield { rows: batch, bytesRead };
      batch = [];
    }
  }
  take(lexer.push(decode(null), true));
  if (batch.length > 0) yield { rows: batch, bytesRead };
}

/** Whether more stands behind the last column; commas and spaces there are a habit of spreadsheets, not more cells. */
export function isLonger(cells: readonly string[], width: number): boolean {
  for (let index = width; index < cells.length; index += 1) if (cells[index]?.trim() !== '') return true;
  return false;
}
