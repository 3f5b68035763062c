import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';
import type { ZipEntry } from '../zip-read';
import { shownNumber } from './number-format';
import { isTrue, MOST_SHEET, readTexts, type SheetEntry, type Workbook } from './workbook';
import { readXml } from './xml';
import type { TextStore } from './strings';

/** A row of a sheet; blank rows are left out. */
export interface SheetRow {
  /** As the sheet counts it, from 1. */
  line: number;
  /** Every cell as text as a person sees it; a formula's last result, never the formula. */
  cells: string[];
}

export interface SheetBatch {
  rows: SheetRow[];
  /** Share of the sheet that has been read, 0…1. */
  done: number;
}

/** As many as a mapping may have. */
const MOST_COLUMNS = 1000;
/** Excel's own limit is 32,767 characters. */
const LONGEST_CELL = 200_000;

/**
 * Finds a sheet by name; without one, the first that is not hidden.
 * @throws AppError `validation` when no sheet has that name
 */
export function chooseSheet(workbook: Workbook, name: string | undefined): SheetEntry {
  const chosen =
    name === undefined
      ? (workbook.sheets.find((sheet) => !sheet.hidden) ?? workbook.sheets[0])
      : workbook.sheets.find((sheet) => sheet.name === name);
  if (chosen === undefined) throw new AppError('validation', strings.zips.unknownSheet(name ?? ''));
  return chosen;
}

/**
 * Reads the rows of a sheet in batches, holding no more than one and the workbook's shared texts.
 * @param most how many of those texts are read; a look at the first rows needs the first ones only
 * @throws AppError `validation` when it is damaged, a bomb, or wider than any table
 */
export async function* readSheet(
  workbook: Workbook,
  sheet: SheetEntry,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<SheetBatch> {
  const texts = await readTexts(workbook, most);
  const { entry } = sheet;
  let read = 0;
  const rows = rowReader(workbook, texts);
  for await (const chunk of workbook.zip.open(entry, MOST_SHEET)) {
    read += chunk.length;
    const batch = rows.push(chunk);
    if (batch.length > 0) yield { rows: batch, done: shareOf(entry, read) };
  }
  const last = rows.push(null);
  if (last.length > 0) yield { rows: last, done: 1 };
}

function shareOf(entry: ZipEntry, read: number): number {
  return entry.size > 0 ? Math.min(1, read / entry.size) : 0;
}

function rowReader(workbook: Workbook, texts: TextStore): { push(chunk: Uint8Array | null): SheetRow[] } {
  let found: SheetRow[] = [];
  let line = 0;
  let column = -1;
  let cells: string[] = [];
  let cell: Readonly<Record<string, string>> | null = null;
  let text = '';
  let taking = false;
  let phonetic = 0;

  const push = readXml({
    open(name, attributes) {
      if (name === 'row') {
        const number = Number(attributes['r']);
        line = Number.isInteger(number) && number > line ? number : line + 1;
        column = -1;
        cells = [];
      } else if (name === 'c') {
        const at = columnOf(attributes['r'] ?? '');
        column = at ?? column + 1;
        cell = attributes;
        text = '';
      } else if ((name === 'v' || name === 't') && cell !== null) taking = true;
      else if (name === 'rPh') phonetic += 1;
    },
    text(piece) {
      if (taking && phonetic === 0 && text.length < LONGEST_CELL) text += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c' && cell !== null) {
        const shown = shownCell(cell, text, workbook, texts);
        cell = null;
        if (shown === '') return;
        if (column >= MOST_COLUMNS) throw new AppError('validation', strings.zips.wideSheet);
        while (cells.length < column) cells.push('');
        cells[column] = shown;
      } else if (name === 'row' && cells.some((one) => one.trim() !== '')) found.push({ line, cells });
    },
  });
  return {
    push(chunk) {
      push(chunk);
      const rows = found;
      found = [];
      return rows;
    },
  };
}

function shownCell(cell: Readonly<Record<string, string>>, text: string, workbook: Workbook, texts: TextStore): string {
  switch (cell['t']) {
    case 's':
      return text === '' ? '' : unescaped(texts.at(Number(text)));
    case 'b':
      return text === '' ? '' : isTrue(text) ? 'TRUE' : 'FALSE';
    case 'str':
    case 'inlineStr':
      return unescaped(text);
    case 'e':
      return text;
    case 'd':
      return text.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ');
    default: {
      const format = workbook.styles[Number(cell['s'] ?? 0)] ?? { kind: 'general' };
      return shownNumber(text, format, workbook.since1904);
    }
  }
}

/** The column of a reference such as `AB12`, from 0; null when there is none. */
function columnOf(reference: string): number | null {
  let column = 0;
  for (let index = 0; index < reference.length && index < 4; index += 1) {
    const letter = reference.charCodeAt(index) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column === 0 ? null : column - 1;
}

/** Control characters stand as `_x000D_` (ECMA-376, ST_Xstring). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\r\n', '\n')
    .replaceAll('\0', '');
}
