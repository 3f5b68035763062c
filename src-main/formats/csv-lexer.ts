import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';

const words = strings.formats;

/** How the rows of one file are told apart. */
export interface CsvSyntax {
  delimiter: string;
  quote: string;
  /** True when blanks stand between the delimiter and an opening quote (`a, "b"`), which RFC 4180 would read as text. */
  padded: boolean;
}

export interface CsvRecord {
  /** The line of the file on which the row begins, counted from 1. */
  line: number;
  cells: string[];
}

/** A quoted cell beyond this is a quote that was never closed; no address book holds a megabyte in one cell. */
export const MAX_FIELD_CHARS = 1_000_000;
/** A row without a line end beyond this is no row of a table. */
export const MAX_ROW_CHARS = 2_000_000;

/**
 * Cuts text into rows, chunk by chunk, keeping only the unfinished row between two calls. Line ends may be CRLF, LF and
 * CR, mixed, and stand inside quotes; doubled quotes are one; a quote inside a quoted cell that neither closes it nor is
 * doubled is text, as is one inside an unquoted cell.
 *
 * papaparse takes one kind of line end a file and does not say on which line a row began, which is what a person needs
 * to find a bad row again; so the cutting is done here and papaparse is what the tests compare it with.
 */
export class CsvLexer {
  private rest = '';
  private line = 1;

  constructor(private readonly syntax: CsvSyntax) {}

  /**
   * Takes the next piece of text, `final` with the last (which may be empty), and returns the rows that are complete.
   * Throws AppError 'validation' naming the line when a quote is never closed or a row never ends.
   */
  push(text: string, final: boolean): CsvRecord[] {
    const data = this.rest === '' ? text : this.rest + text;
    const records: CsvRecord[] = [];
    let position = 0;
    let nextQuote = findFrom(data, this.syntax.quote, 0);
    let nextReturn = findFrom(data, '\r', 0);
    let nextFeed = findFrom(data, '\n', 0);
    while (position < data.length) {
      if (nextReturn < position) nextReturn = findFrom(data, '\r', position);
      if (nextFeed < position) nextFeed = findFrom(data, '\n', position);
      if (nextQuote < position) nextQuote = findFrom(data, this.syntax.quote, position);
      const lineEnd = Math.min(nextReturn, nextFeed);
      // Most rows have no quote at all, and the engine's own split is the quickest way through them.
      if (nextQuote > lineEnd || (nextQuote === Infinity && lineEnd === Infinity)) {
        const end = lineEnd === Infinity ? data.length : lineEnd;
        if (lineEnd === Infinity && !final) break;
        if (end === data.length - 1 && lineEnd === nextReturn && !final) break;
        records.push({ line: this.line, cells: data.slice(position, end).split(this.syntax.delimiter) });
        this.line += 1;
        position = end + (end === nextReturn && nextFeed === end + 1 ? 2 : 1);
        continue;
      }
      const row = this.readQuotedRow(data, position, final);
      if (row === null) break;
      records.push({ line: this.line, cells: row.cells });
      this.line += row.lines;
      position = row.next;
    }
    this.rest = position >= data.length ? '' : data.slice(position);
    if (this.rest.length > MAX_ROW_CHARS) throw new AppError('validation', words.longRow(this.line));
    return records;
  }

  /** Reads one row cell by cell; null when the text ends before the row does and more is to come. */
  private readQuotedRow(
    data: string,
    start: number,
    final: boolean,
  ): { cells: string[]; lines: number; next: number } | null {
    const { delimiter, quote } = this.syntax;
    const cells: string[] = [];
    let lines = 0;
    let position = start;
    for (;;) {
      let open = position;
      if (this.syntax.padded) while (data[open] === ' ' || (data[open] === '\t' && delimiter !== '\t')) open += 1;
      if (data[open] === quote) {
        const cell = this.readQuotedCell(data, open + 1, this.line + lines, final);
        if (cell === null) return null;
        cells.push(cell.text);
        lines += cell.lines;
        position = cell.next;
      } else {
        const end = endOfPlainCell(data, position, delimiter);
        if (end === data.length && !final) return null;
        cells.push(data.slice(position, end));
        position = end;
      }
      if (position >= data.length) return final ? { cells, lines: lines + 1, next: position } : null;
      const mark = data[position];
      if (mark === delimiter) {
        position += 1;
        if (position === data.length && final) return { cells: [...cells, ''], lines: lines + 1, next: position };
        continue;
      }
      if (mark === '\r' && position + 1 === data.length && !final) return null;
      return { cells, lines: lines + 1, next: position + (mark === '\r' && data[position + 1] === '\n' ? 2 : 1) };
    }
  }

  private readQuotedCell(
    data: string,
    start: number,
    line: number,
    final: boolean,
  ): { text: string; lines: number; next: number } | null {
    const { delimiter, quote } = this.syntax;
    let text = '';
    let from = start;
    for (;;) {
      const close = data.indexOf(quote, from);
      if (close === -1 || close - start > MAX_FIELD_CHARS) {
        if (final || data.length - start > MAX_FIELD_CHARS) throw new AppError('validation', words.openQuote(line));
        return null;
      }
      const after = data[close + 1];
      if (after === quote) {
        text += data.slice(from, close + 1);
        from = close + 2;
        continue;
      }
      let end = close + 1;
      while (data[end] === ' ' || (data[end] === '\t' && delimiter !== '\t')) end += 1;
      const mark = data[end];
      // What follows the quote decides what it is, so wait for it.
      if (mark === undefined && !final) return null;
      if (mark === undefined || mark === delimiter || mark === '\r' || mark === '\n') {
        text += data.slice(from, close);
        return { text, lines: countLineEnds(text), next: end };
      }
      text += data.slice(from, close + 1);
      from = close + 1;
    }
  }
}

function findFrom(data: string, text: string, from: number): number {
  const at = text === '' ? -1 : data.indexOf(text, from);
  return at === -1 ? Infinity : at;
}

function endOfPlainCell(data: string, from: number, delimiter: string): number {
  for (let index = from; index < data.length; index += 1) {
    const mark = data[index];
    if (mark === delimiter || mark === '\n' || mark === '\r') return index;
  }
  return data.length;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) count += 1;
  }
  return count;
}
