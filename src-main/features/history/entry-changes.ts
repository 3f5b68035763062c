import type { OutputOf } from '@shared/contract/index';
import { formatDate, formatDuration, formatMoment, formatMoney, type FormatOptions } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { columnsOf } from '../../db/change-log';
import { loggedTables, type LoggedTableName } from '../../db/logged-tables';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import { findTx } from '../../db/undo';
import { fieldOf, shownCell } from '../contacts/contact-cells.service';
import { AppError } from '../../core/errors';

type Answer = OutputOf<'history.changes'>;
type Touched = Answer['rows'][number];
type Cell = string | number | null;

interface Stored {
  seq: number;
  tbl: string;
  rowId: string;
  col: string | null;
  old: Cell;
  new: Cell;
}

/** Cells that follow from others, or only order things. */
export const unshown = new Set([
  'normalised',
  'digits',
  'position',
  'is_primary',
  'touch_snooze',
  'number_e164',
  'user_id',
]);

/** Where the name behind an id is. */
const names: Readonly<Record<string, string>> = {
  stage_id: 'SELECT name FROM stage WHERE id = ?',
  owner_id: 'SELECT name FROM user WHERE id = ?',
  assignee_id: 'SELECT name FROM user WHERE id = ?',
  contact_id: 'SELECT display_name AS name FROM contact WHERE id = ?',
  company_id: 'SELECT display_name AS name FROM contact WHERE id = ?',
  merged_into: 'SELECT display_name AS name FROM contact WHERE id = ?',
  deal_id: 'SELECT title AS name FROM deal WHERE id = ?',
  outcome_id: 'SELECT name FROM call_outcome WHERE id = ?',
  outcome_reason_id: 'SELECT name FROM outcome_reason WHERE id = ?',
  fulfilled_by: 'SELECT subject AS name FROM interaction WHERE id = ?',
};

/**
 * What an entry of the history touched, in words.
 * @param limit how many cells and rows at most
 * @param format the file's locale and time zone
 * @throws AppError `not_found` when there is no such entry
 */
export function entryChanges(raw: RawConnection, txId: string, limit: number, format: FormatOptions): Answer {
  const tx = findTx(raw, txId);
  if (tx === undefined) throw new AppError('not_found', strings.app.notFound);
  const rows = prepared(
    raw,
    'SELECT seq, tbl, row_id AS rowId, col, old, new FROM change WHERE seq BETWEEN ? AND ? AND tx = ? ORDER BY seq LIMIT ?',
  ).all(tx.first_change, tx.last_change, tx.seq, limit) as Stored[];
  return {
    rows: rows.filter((row) => row.col === null || !unshown.has(row.col)).map((row) => touched(raw, row, format)),
    total: tx.last_change - tx.first_change + 1,
  };
}

function touched(raw: RawConnection, row: Stored, format: FormatOptions): Touched {
  const table = loggedTables.find(({ name }) => name === row.tbl);
  const stored =
    row.col === '*'
      ? (JSON.parse(String(row.old)) as Record<string, Cell>)
      : table === undefined
        ? undefined
        : (prepared(raw, `SELECT * FROM ${table.name} WHERE id = ?`).get(row.rowId) as
            | Record<string, Cell>
            | undefined);
  const thing = strings.entryWords.tables[row.tbl] ?? row.tbl;
  const about = subjectOf(raw, row.tbl as LoggedTableName, row.rowId, stored);
  const base = { id: row.seq, ...about, before: null, after: null };
  if (row.col === null) return { ...base, what: 'added', field: thing };
  if (row.col === '*') return { ...base, what: 'purged', field: thing };
  if (row.col === 'deleted_at') return { ...base, what: row.new === null ? 'returned' : 'removed', field: thing };
  const column = table !== undefined && columnsOf(table).includes(row.col) ? row.col : '';
  const shown = (value: Cell) => shownValue(raw, { table: row.tbl, column, row: stored, format }, value);
  return { ...base, what: 'changed', field: cellWord(row.tbl, column), before: shown(row.old), after: shown(row.new) };
}

/** What a cell of a table is called, beginning with a capital. */
export function cellWord(table: string, column: string): string {
  const field = table === 'contact' ? fieldOf(column) : undefined;
  const word = field === undefined ? (strings.entryWords.cells[column] ?? column) : strings.contacts.fields[field];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Where a value stands, as far as its words hang on that. */
export interface ValuePlace {
  table: string;
  column: string;
  /** Tells an amount its currency. */
  row: Record<string, Cell> | undefined;
  format: FormatOptions;
}

const amounts = new Set(['amount', 'unit_price', 'cost']);
const days = new Set(['expected_close', 'due_date', 'awaiting_reply_until']);
const moments = new Set(['occurred_at', 'done_at', 'closed_at']);

/** A stored value as a person reads it; null for none. */
export function shownValue(raw: RawConnection, place: ValuePlace, value: Cell): string | null {
  const { table, column, row, format } = place;
  if (value === null || value === '') return null;
  const name = names[column];
  if (name !== undefined) return (prepared(raw, name).get(value) as { name: string } | undefined)?.name ?? null;
  if (table === 'contact') return shownCell(raw, column, value);
  if (amounts.has(column) && typeof value === 'number' && row?.currency)
    return formatMoney({ amount: value, currency: String(row.currency) }, format);
  if (column === 'options') return (JSON.parse(String(value)) as { name: string }[]).map((one) => one.name).join(', ');
  if (column.startsWith('is_')) return value === 1 ? strings.contacts.yes : strings.contacts.no;
  if (column === 'duration_seconds' && typeof value === 'number') return formatDuration(value, format);
  const text = String(value);
  if (days.has(column)) return formatDate(text, format);
  if (moments.has(column)) return formatMoment(text, format);
  const word = strings.entryWords.values[column]?.[text];
  return word ?? (text.length > 200 ? `${text.slice(0, 199)}…` : text);
}

/** What a row is about: a card, a deal, or a thing of a name of its own. */
function subjectOf(
  raw: RawConnection,
  table: LoggedTableName,
  id: string,
  row: Record<string, Cell> | undefined,
): Pick<Touched, 'subject' | 'contactId' | 'dealId'> {
  const dealId = table === 'deal' ? id : typeof row?.deal_id === 'string' ? row.deal_id : null;
  const contactId = table === 'contact' ? id : typeof row?.contact_id === 'string' ? row.contact_id : null;
  const own = row?.title ?? row?.subject ?? row?.file_name ?? row?.display_name ?? row?.name;
  const isPart = table !== 'employment' && typeof own === 'string' && own !== '';
  if (isPart) return { subject: own, contactId, dealId };
  const of = (sql: string, key: Cell) => (prepared(raw, sql).get(key) as { name: string } | undefined)?.name;
  const subject =
    (contactId === null ? undefined : of(names.contact_id!, contactId)) ??
    (dealId === null ? undefined : of(names.deal_id!, dealId)) ??
    (typeof row?.interaction_id === 'string' ? of(names.fulfilled_by!, row.interaction_id) : undefined) ??
    strings.trash.unnamed;
  return { subject, contactId, dealId };
}
