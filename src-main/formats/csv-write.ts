export interface CsvWriteOptions {
  /** A comma unless said otherwise. */
  delimiter?: ',' | ';' | '\t';
  /** A byte order mark at the beginning, by which Excel knows UTF-8. */
  bom?: boolean;
}

/** A spreadsheet takes a cell that begins so for a formula and runs it (OWASP, "CSV Injection"). */
const FORMULA = /^'*[=+\-@\t\r\n]/;
/** A phone number or a number, signed or not: nothing that a spreadsheet could run. */
const HARMLESS = /^[+-]?[\d(][\d\s().,\-/]*(?: ?(?:x|ext\.?) ?\d+)?$|^[-+]$/;

/**
 * A cell as a spreadsheet may open it: an apostrophe before what it would take for a formula, and before what already
 * begins with apostrophes and one, so that `openCell` gives back exactly what went in. Phones and negative numbers stay.
 */
export function safeCell(text: string): string {
  return FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

/** Takes away the apostrophe that `safeCell` put there; every other text is returned as it is. */
export function openCell(cell: string): string {
  if (!cell.startsWith("'")) return cell;
  const text = cell.slice(1);
  return FORMULA.test(text) && !HARMLESS.test(text) ? text : cell;
}

/** One row as CSV by RFC 4180, with its CRLF. */
export function csvRow(cells: readonly string[], delimiter = ','): string {
  let row = '';
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) row += delimiter;
    row += quoted(safeCell(cells[index] ?? ''), delimiter, cells.length === 1);
  }
  return `${row}\r\n`;
}

/** Writes rows as pieces of CSV text, each of many rows; the caller encodes them as UTF-8. */
export async function* writeCsv(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  options: CsvWriteOptions = {},
): AsyncGenerator<string> {
  const { delimiter = ',', bom = false } = options;
  let text = bom ? '\ufeff' : '';
  for await (const row of rows) {
    text += csvRow(row, delimiter);
    if (text.length >= 65_536) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

function quoted(text: string, delimiter: string, alone: boolean): string {
  // An empty cell alone on its line would be a blank line, which readers leave out.
  if (text === '') return alone ? '""' : '';
  const first = text[0];
  const last = text[text.length - 1];
  const needed =
    text.includes('"') ||
    text.includes(delimiter) ||
    text.includes('\n') ||
    text.includes('\r') ||
    first === ' ' ||
    last === ' ' ||
    first === '\ufeff' ||
    first === "'";
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}
