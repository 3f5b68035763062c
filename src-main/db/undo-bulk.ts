import { columnsOf, createLogTriggers, dropLogTriggers } from './change-log';
import { deriveContact, deriveDeal, deriveInteraction, deriveTask, reindexContacts } from './derive';
import { loggedTable, loggedTables, type LoggedTable } from './logged-tables';
import { prepared } from './prepared';
import { markUndone, type TxRow, type UndoOutcome } from './undo';
import { isKept, keptRows } from './undo-kept';
import type { Write } from './writer';

interface ChangeRow {
  seq: number;
  tbl: string;
  row_id: string;
  col: string | null;
  old: string | number | null;
  new: string | number | null;
}

const slice = 2000;

/**
 * The same as `undoChanges`, for hundreds of thousands of changes: without the row triggers, change rows written by
 * prepared statements, derived columns and search entries made once for each card at the end.
 * The transaction must be named `bulk`, since it derives for itself. Purges are never this large.
 * @param each called between slices, so that a job can report and stop by throwing
 */
export function undoChangesInBulk(write: Write, tx: TxRow, each: (done: number, total: number) => void): UndoOutcome {
  const { raw } = write;
  const outcome: UndoOutcome = { restored: 0, left: 0 };
  const kept = keptRows(raw, tx);
  const read = raw.prepare(
    'SELECT seq, tbl, row_id, col, old, new FROM change WHERE seq BETWEEN ? AND ? AND tx = ? ORDER BY seq DESC',
  );
  const total = tx.last_change - tx.first_change + 1;
  dropLogTriggers(raw);
  for (let high = tx.last_change; high >= tx.first_change; high -= slice) {
    const low = Math.max(tx.first_change, high - slice + 1);
    for (const change of read.all(low, high, tx.seq) as ChangeRow[]) {
      if (undoOne(write, kept, change)) outcome.restored += 1;
      else outcome.left += 1;
    }
    // The last part of the time goes into the derived columns.
    each(Math.floor((tx.last_change - low + 1) * 0.7), total);
  }
  createLogTriggers(raw);
  markUndone(raw, write, tx);
  deriveWritten(write, (share) => each(Math.floor(total * (0.7 + 0.3 * share)), total));
  return outcome;
}

function undoOne(write: Write, kept: ReadonlySet<string>, change: ChangeRow): boolean {
  const table = loggedTable(change.tbl);
  if (change.col === null) {
    return (
      !isKept(write.raw, kept, table.name, change.row_id) &&
      put(write, table, change.row_id, 'deleted_at', write.at, null)
    );
  }
  if (!columnsOf(table).includes(change.col))
    throw new Error(`the change log names an unknown column: ${change.tbl}.${change.col}`);
  return put(write, table, change.row_id, change.col, change.old, change.new);
}

type Cell = string | number | null;

/** Sets one cell where it still holds `expected`, as the update trigger would log it. */
function put(write: Write, table: LoggedTable, id: string, column: string, value: Cell, expected: Cell): boolean {
  const { raw } = write;
  const { changes } = prepared(
    raw,
    `UPDATE ${table.name} SET ${column} = ?, revision = revision + 1, updated_at = ?, updated_by = ? WHERE id = ? AND ${column} IS ?`,
  ).run(value, write.at, write.userId, id, expected);
  if (changes === 0) return false;
  prepared(raw, 'INSERT INTO change (tx, tbl, row_id, col, old, new) VALUES (?, ?, ?, ?, ?, ?)').run(
    write.txSeq,
    table.name,
    id,
    column,
    expected,
    value,
  );
  return true;
}

/** Makes the derived columns of everything this transaction wrote, each card once; a card in the trash only leaves the index. */
function deriveWritten(write: Write, each: (share: number) => void): void {
  const { raw } = write;
  const contacts = new Map<string, boolean>();
  const found = (sql: string) => raw.prepare(sql).all(write.txSeq) as { id: string; trashed: number }[];
  const first = '(SELECT first_change FROM tx WHERE seq = ?)';
  for (const { name } of loggedTables) {
    const column = name === 'contact' ? 'id' : loggedTable(name).columns.includes('contact_id') ? 'contact_id' : null;
    if (column === null) continue;
    const rows = found(
      `SELECT DISTINCT r.${column} AS id, c.deleted_at IS NOT NULL AS trashed FROM change l JOIN ${name} r ON r.id = l.row_id
       JOIN contact c ON c.id = r.${column} WHERE l.seq >= ${first} AND l.tbl = '${name}'`,
    );
    for (const { id, trashed } of rows) contacts.set(id, trashed === 1);
  }
  for (const { id } of found(
    `SELECT DISTINCT row_id AS id, 0 AS trashed FROM change WHERE seq >= ${first} AND tbl = 'interaction'`,
  ))
    deriveInteraction(raw, id);
  for (const { id } of found(
    `SELECT DISTINCT row_id AS id, 0 AS trashed FROM change WHERE seq >= ${first} AND tbl = 'deal'`,
  ))
    deriveDeal(raw, id);
  for (const { id } of found(
    `SELECT DISTINCT row_id AS id, 0 AS trashed FROM change WHERE seq >= ${first} AND tbl = 'task'`,
  ))
    deriveTask(raw, id);
  let done = 0;
  for (const [id, trashed] of contacts) {
    if (!trashed) deriveContact(raw, id, false);
    done += 1;
    if (done % slice === 0) each(done / contacts.size);
  }
  reindexContacts(raw, contacts.keys(), contacts.size);
}
