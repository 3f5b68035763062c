import { detectDateOrder, isLocalDate, parseDateCell, toInstant, type DateOrder } from '@shared/domain/dates';
import { parseMoney } from '@shared/domain/money';
import { recordTarget, type RecordField, type RecordSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { plainHeader } from '../address-book/header-words';
import type { MappedColumn } from '../address-book/mapping';
import { openCell } from '../csv-write';
import { settledOrder, type DayOrder } from '../date-order';

const words = strings.recordImports;

export interface RecordColumn {
  index: number;
  header: string;
  field: RecordField;
}

/** A row of deals, tasks, activities or products, each cell read by its field's kind. */
export interface RecordDraft {
  subject: RecordSubject;
  /** By field: text as typed and trimmed, a date 'YYYY-MM-DD', 'YYYY-MM-DDTHH:MM' on the wall, or an instant. */
  values: Record<string, string>;
  amounts: Record<string, { amount: number; currency: string }>;
}

/** What is known of a file before its rows are read. */
export interface RecordReading {
  subject: RecordSubject;
  columns: readonly RecordColumn[];
  dateOrders: ReadonlyMap<number, DateOrder>;
  decimals: ReadonlyMap<number, '.' | ','>;
  /** Columns whose bare numbers are milliseconds. */
  milliseconds: ReadonlySet<number>;
  currency: string;
  timeZone: string;
}

const NOTHING = /^(-+|n\/?a|null|none|nil|#n\/a)$/i;

/**
 * Prepares a mapping for reading rows.
 * @throws AppError `invalid_input` when a column points at no field of this subject
 */
export function recordColumns(
  columns: readonly MappedColumn[],
  headers: readonly string[],
  subject: RecordSubject,
): RecordColumn[] {
  return columns.flatMap(({ index, target }) => {
    if (target === 'skip') return [];
    const found = recordTarget(target);
    if (found === null || found.subject !== subject)
      throw new AppError('invalid_input', strings.formats.unknownTarget(target));
    return [{ index, header: headers[index]?.trim() ?? '', field: found.field }];
  });
}

/** Settles the order of dates and the decimal mark of every column from the rows given. */
export function settleColumns(
  columns: readonly RecordColumn[],
  rows: readonly (readonly string[])[],
  options: {
    subject: RecordSubject;
    /** How date columns are read that allow day and month in both orders. */
    openOrder: DayOrder;
    currency: string;
    timeZone: string;
  },
): RecordReading {
  const dateOrders = new Map<number, DateOrder>();
  const decimals = new Map<number, '.' | ','>();
  const milliseconds = new Set<number>();
  for (const { index, header, field } of columns) {
    const cells = rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    if (field.type === 'date' || field.type === 'when') {
      dateOrders.set(index, settledOrder(detectDateOrder(cells), options.openOrder));
    } else if (field.type === 'money') {
      const mark = decimalOf(cells);
      if (mark !== null) decimals.set(index, mark);
    } else if (field.type === 'duration' && isInMilliseconds(header, cells, columns)) milliseconds.add(index);
  }
  const { subject, currency, timeZone } = options;
  return { subject, columns, dateOrders, decimals, milliseconds, currency, timeZone };
}

const HUBSPOT = new Set(['activity date', 'activity assigned to', 'activity created by']);

/**
 * Whether bare numbers of a duration are milliseconds: a header that says so, or HubSpot's "Call duration" beside its
 * other columns, where most of them would otherwise be calls of a quarter of an hour and more.
 */
function isInMilliseconds(header: string, cells: readonly string[], columns: readonly RecordColumn[]): boolean {
  const plain = plainHeader(header);
  if (plain === 'hs call duration' || /\b(ms|msec|milliseconds?)\b/.test(plain)) return true;
  if (plain !== 'call duration' || !columns.some((column) => HUBSPOT.has(plainHeader(column.header)))) return false;
  const numbers = cells.filter((cell) => /^\d+(\.0+)?$/.test(cell) && Number(cell) > 0).map(Number);
  return numbers.length > 0 && numbers.filter((number) => number >= 1000).length * 2 > numbers.length;
}

/** Two places after it, or one and nothing else, give a decimal mark away; of both marks it is the last. */
function decimalOf(cells: readonly string[]): '.' | ',' | null {
  const votes = { '.': 0, ',': 0 };
  for (const cell of cells) {
    const mark = /([.,])\d{1,2}\D*$/.exec(cell)?.[1] as '.' | ',' | undefined;
    if (mark !== undefined) votes[mark] += 1;
  }
  if (votes['.'] === votes[',']) return null;
  return votes['.'] > votes[','] ? '.' : ',';
}

/**
 * Reads one row.
 * @returns the draft, and why the row cannot be taken as it is; empty where it can
 */
export function readRecord(
  cells: readonly string[],
  reading: RecordReading,
): { draft: RecordDraft; problems: string[] } {
  const draft: RecordDraft = { subject: reading.subject, values: {}, amounts: {} };
  const problems: string[] = [];
  const currencyColumn = reading.columns.find(({ field }) => field.type === 'currency');
  const named = currencyColumn === undefined ? '' : (cells[currencyColumn.index]?.trim().toUpperCase() ?? '');
  const currency = /^[A-Z]{3}$/.test(named) ? named : reading.currency;
  for (const { index, header, field } of reading.columns) {
    const cell = openCell(cells[index] ?? '').trim();
    if (cell === '' || (field.type !== 'long' && NOTHING.test(cell))) continue;
    if (field.type === 'money') {
      const money = parseMoney(cell, currency, reading.decimals.get(index));
      if (money === null) problems.push(words.badAmount(header, cell));
      else draft.amounts[field.key] = money;
      continue;
    }
    const value = read(cell, field, index, reading);
    if (value === null) {
      problems.push(words.bad[field.type === 'time' || field.type === 'duration' ? field.type : 'date'](header, cell));
      continue;
    }
    const line = field.key.endsWith('_line')
      ? `${header === '' ? strings.formats.columnNumber(index + 1) : header}: ${value}`
      : value;
    const before = draft.values[field.key];
    draft.values[field.key] = before === undefined ? line : `${before}\n${line}`;
  }
  return { draft, problems };
}

function read(cell: string, field: RecordField, index: number, reading: RecordReading): string | null {
  switch (field.type) {
    case 'date':
      return fullDate(cell, reading.dateOrders.get(index) ?? 'dmy');
    case 'when':
      return readWhen(cell, reading.dateOrders.get(index) ?? 'dmy');
    case 'time':
      return timeIn(cell);
    case 'duration':
      return secondsOf(cell, reading.milliseconds.has(index) ? 1000 : 1);
    default:
      return cell;
  }
}

function fullDate(cell: string, order: DateOrder): string | null {
  const date = parseDateCell(cell, order);
  return date !== null && isLocalDate(date) ? date : null;
}

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/i;

/** A moment: with its zone an instant, else what stands on the wall, or the day alone. */
function readWhen(cell: string, order: DateOrder): string | null {
  if (INSTANT.test(cell)) {
    const at = Date.parse(cell.replace(' ', 'T').replace(/\s/, ''));
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  }
  const date = fullDate(cell, order);
  if (date === null) return null;
  const time = timeIn(cell);
  return time === null ? date : `${date}T${time}`;
}

/** The time of day in a text: "9:14 pm" is 21:14. */
function timeIn(cell: string): string | null {
  const [, hours = '', minutes = '', half] =
    /(?:^|\D)(\d{1,2}):(\d\d)(?::\d\d)?(?:\.\d+)?\s*([ap])?\.?(?:m\b)?/i.exec(cell) ?? [];
  if (hours === '') return null;
  let hour = Number(hours);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** Seconds from "1:35", "00:01:35", "1m 35s", and from a bare number, of which `unit` make a second. */
function secondsOf(cell: string, unit: number): string | null {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d\d)$/.exec(cell);
  if (clock !== null) return String(Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]));
  const spoken = /^(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?$/i.exec(cell);
  if (spoken !== null && spoken[0] !== '')
    return String(Number(spoken[1] ?? 0) * 3600 + Number(spoken[2] ?? 0) * 60 + Number(spoken[3] ?? 0));
  return /^\d+(\.0+)?$/.test(cell) ? String(Math.round(Number(cell) / unit)) : null;
}

/** What was read of a moment as an instant: a day alone is its noon, so that it stays that day wherever it is read. */
export function instantOf(value: string, timeZone: string): string {
  if (value.endsWith('Z')) return value;
  const [date = '', time = '12:00'] = value.split('T');
  return toInstant(date, time, timeZone);
}
