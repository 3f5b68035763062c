import { columnsOf } from './change-log';
import { isKept, keptRows } from './undo-kept';
import { loggedTable } from './logged-tables';
import type { RawConnection } from './open';
import type { Write } from './writer';
import { prepared } from './prepared';

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

/** Finds an entry of the history by its id. */
export function findTx(raw: RawConnection, id: string): TxRow | undefined {
  return prepared(raw, 'SELECT * FROM tx WHERE id = ?').get(id) as TxRow | undefined;
}

/**
 * What Ctrl+Z would undo: the newest live entry that is the user's doing. An undo is undone by redo; a redo makes its
 * first entry live again, so that one is what is undone next.
 */
export function lastUndoable(raw: RawConnection): TxRow | undefined {
  return prepared(
    raw,
    "SELECT * FROM tx WHERE undone_by IS NULL AND kind IN ('edit', 'import') ORDER BY seq DESC LIMIT 1",
  ).get() as TxRow | undefined;
}

/** What Ctrl+Shift+Z would do again: the newest live undo, unless something was done after it. */
export function lastRedoable(raw: RawConnection): TxRow | undefined {
  const undo = prepared(
    raw,
    "SELECT * FROM tx WHERE undone_by IS NULL AND kind = 'undo' ORDER BY seq DESC LIMIT 1",
  ).get() as TxRow | undefined;
  if (undo === undefined) return undefined;
  const later = prepared(raw, "SELECT 1 FROM tx WHERE seq > ? AND kind IN ('edit', 'import') LIMIT 1").get(undo.seq);
  return later === undefined ? undo : undefined;
}

/**
 * Puts back what a transaction changed, newest change first: an old value only where the cell still holds the new
 * one, a created row into the trash unless it was edited or built upon since, a purged row whole.
 * @param write the undo's own transaction, which is what redo undoes
 * @param tx the entry to undo
 */
export function undoChanges(write: Write, tx: TxRow): UndoOutcome {
  const { raw } = write;
  // Read in slices: a connection that iterates cannot write.
  const slice = prepared(
    raw,
    'SELECT seq, tbl, row_id, col, old, new FROM change WHERE seq BETWEEN ? AND ? AND tx = ? ORDER BY seq DESC',
  );
  const outcome: UndoOutcome = { restored: 0, left: 0 };
  const kept = keptRows(raw, tx);
  const size = 2000;
  for (let high = tx.last_change; high >= tx.first_change; high -= size) {
    const low = Math.max(tx.first_change, high - size + 1);
    for (const change of slice.all(low, high, tx.seq) as ChangeRow[]) {
      if (undoOne(raw, write, kept, change)) outcome.restored += 1;
      else outcome.left += 1;
    }
  }
  markUndone(raw, write, tx);
  return outcome;
}

/** Notes on an entry that it was undone. Undoing an undo is doing again: then what had been undone is live once more. */
export function markUndone(raw: RawConnection, write: Write, tx: TxRow): void {
  prepared(raw, 'UPDATE tx SET undone_by = ? WHERE seq = ?').run(write.txSeq, tx.seq);
  if (tx.undoes !== null) prepared(raw, 'UPDATE tx SET undone_by = NULL WHERE seq = ?').run(tx.undoes);
}

function undoOne(raw: RawConnection, write: Write, kept: ReadonlySet<string>, change: ChangeRow): boolean {
  const table = loggedTable(change.tbl);
  if (change.col === null) {
    if (isKept(raw, kept, table.name, change.row_id)) return false;
    prepared(raw, `UPDATE ${table.name} SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL`).run(
      write.at,
      change.row_id,
    );
    return true;
  }
  if (change.col === '*') {
    const cells = JSON.parse(String(change.old)) as Record<string, string | number | null>;
    prepared(raw, restoreSql(table.name, Object.keys(cells))).run(cells);
    return true;
  }
  if (!columnsOf(table).includes(change.col))
    throw new Error(`the change log names an unknown column: ${change.tbl}.${change.col}`);
  const { changes } = prepared(
    raw,
    `UPDATE ${table.name} SET ${change.col} = ? WHERE id = ? AND ${change.col} IS ?`,
  ).run(change.old, change.row_id, change.new);
  return changes > 0;
}

function restoreSql(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`;
}
