import { columnsOf } from './change-log';
import { loggedTable } from './logged-tables';
import type { RawConnection } from './open';
import type { Write } from './writer';

export interface TxRow {
  seq: number;
  id: string;
  at: string;
  user_id: string | null;
  kind: string;
  label: string;
  undoes: number | null;
  undone_by: number | null;
  first_change: number;
  last_change: number;
}

interface ChangeRow {
  seq: number;
  tbl: string;
  row_id: string;
  col: string | null;
  old: string | number | null;
  new: string | number | null;
}

/** How many cells and rows an undo put back, and how many it left because they were changed since. */
export interface UndoOutcome {
  restored: number;
  left: number;
}

/** Where a row of one table hangs on a row of another: what makes an undone create worth keeping. */
const children: Readonly<Record<string, readonly { table: string; column: string }[]>> = {
  contact: [
    { table: 'interaction_contact', column: 'contact_id' },
    { table: 'task', column: 'contact_id' },
    { table: 'deal', column: 'contact_id' },
    { table: 'deal', column: 'company_id' },
    { table: 'deal_contact', column: 'contact_id' },
    { table: 'contact_method', column: 'contact_id' },
    { table: 'address', column: 'contact_id' },
    { table: 'employment', column: 'contact_id' },
    { table: 'employment', column: 'company_id' },
  ],
  deal: [
    { table: 'interaction', column: 'deal_id' },
    { table: 'task', column: 'deal_id' },
  ],
  tag: [{ table: 'contact_tag', column: 'tag_id' }],
};

/** Finds an entry of the history by its id. */
export function findTx(raw: RawConnection, id: string): TxRow | undefined {
  return raw.prepare('SELECT * FROM tx WHERE id = ?').get(id) as TxRow | undefined;
}

/**
 * What Ctrl+Z would undo: the newest live entry that is the user's doing. An undo is undone by redo; a redo makes its
 * first entry live again, so that one is what is undone next.
 */
export function lastUndoable(raw: RawConnection): TxRow | undefined {
  return raw
    .prepare("SELECT * FROM tx WHERE undone_by IS NULL AND kind IN ('edit', 'import') ORDER BY seq DESC LIMIT 1")
    .get() as TxRow | undefined;
}

/** What Ctrl+Shift+Z would do again: the newest live undo, unless something was done after it. */
export function lastRedoable(raw: RawConnection): TxRow | undefined {
  const undo = raw.prepare("SELECT * FROM tx WHERE undone_by IS NULL AND kind = 'undo' ORDER BY seq DESC LIMIT 1").get() as TxRow | undefined;
  if (undo === undefined) return undefined;
  const later = raw.prepare("SELECT 1 FROM tx WHERE seq > ? AND kind IN ('edit', 'import') LIMIT 1").get(undo.seq);
  return later === undefined ? undo : undefined;
}

/**
 * Puts back what a transaction changed, newest change first: an old value only where the cell still holds the new
 * one, a created row into the trash unless it was edited or built upon since, a purged row whole.
 * @param write the undo's own transaction, which is what redo undoes
 * @param tx the entry to undo
 * @param each called between changes, so that a job can report and stop by throwing
 */
export function undoChanges(write: Write, tx: TxRow, each: (done: number, total: number) => void = () => undefined): UndoOutcome {
  const { raw } = write;
  const total = tx.last_change - tx.first_change + 1;
  // Read in slices: a connection that iterates cannot write.
  const slice = raw.prepare('SELECT seq, tbl, row_id, col, old, new FROM change WHERE seq BETWEEN ? AND ? AND tx = ? ORDER BY seq DESC');
  const outcome: UndoOutcome = { restored: 0, left: 0 };
  const size = 2000;
  for (let high = tx.last_change; high >= tx.first_change; high -= size) {
    const low = Math.max(tx.first_change, high - size + 1);
    for (const change of slice.all(low, high, tx.seq) as ChangeRow[]) {
      if (undoOne(raw, write, tx, change)) outcome.restored += 1;
      else outcome.left += 1;
    }
    each(tx.last_change - low + 1, total);
  }
  raw.prepare('UPDATE tx SET undone_by = ? WHERE seq = ?').run(write.txSeq, tx.seq);
  // Undoing an undo is doing again: then what had been undone is live once more.
  if (tx.undoes !== null) raw.prepare('UPDATE tx SET undone_by = NULL WHERE seq = ?').run(tx.undoes);
  return outcome;
}

function undoOne(raw: RawConnection, write: Write, tx: TxRow, change: ChangeRow): boolean {
  const table = loggedTable(change.tbl);
  if (change.col === null) {
    if (isBuiltUpon(raw, tx, change)) return false;
    raw.prepare(`UPDATE ${table.name} SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL`).run(write.at, change.row_id);
    return true;
  }
  if (change.col === '*') {
    raw.prepare(restoreSql(table.name, Object.keys(JSON.parse(String(change.old)) as object))).run(JSON.parse(String(change.old)));
    return true;
  }
  if (!columnsOf(table).includes(change.col)) throw new Error(`the change log names an unknown column: ${change.tbl}.${change.col}`);
  const { changes } = raw
    .prepare(`UPDATE ${table.name} SET ${change.col} = ? WHERE id = ? AND ${change.col} IS ?`)
    .run(change.old, change.row_id, change.new);
  return changes > 0;
}

function restoreSql(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`;
}

/** Whether a created row was edited later, or later rows hang on it: then it stays, and the person is told. */
function isBuiltUpon(raw: RawConnection, tx: TxRow, change: ChangeRow): boolean {
  const edited = raw
    .prepare(
      `SELECT 1 FROM change c JOIN tx t ON t.seq = c.tx WHERE c.row_id = ? AND c.seq > ? AND c.col IS NOT NULL
       AND t.undone_by IS NULL AND t.kind IN ('edit', 'import') LIMIT 1`,
    )
    .get(change.row_id, tx.last_change);
  if (edited !== undefined) return true;
  for (const child of children[change.tbl] ?? []) {
    // What the same transaction made goes with it: those rows were put away already, since newer changes come first.
    const live = raw
      .prepare(`SELECT 1 FROM ${child.table} WHERE ${child.column} = ? AND deleted_at IS NULL LIMIT 1`)
      .get(change.row_id);
    if (live !== undefined) return true;
  }
  return false;
}
