import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { undoChangesInBulk } from '../../db/undo-bulk';
import { findTx, lastRedoable, lastUndoable, undoChanges, type TxRow } from '../../db/undo';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import { farReach, reachOf, type SharedCell } from '../../db/reach';
import type { Write, WriteOptions } from '../../db/writer';
import type { JobControl } from '../../core/jobs';

/** Changes past which an undo is a job: about what 200 ms can put back. */
export const jobSize = 4000;

export interface UndoPlan {
  tx: TxRow;
  label: string;
  options: Partial<WriteOptions> & Pick<WriteOptions, 'label'>;
  /** It is a job. */
  isLarge: boolean;
  /** It goes table by table, which pays from thousands of cells on. */
  inBulk: boolean;
}

/**
 * What undoing would undo.
 * @param txId one entry of the history, or undefined for the newest
 * @returns null when there is nothing, or that entry is already undone
 */
export function planUndo(raw: RawConnection, txId: string | undefined): UndoPlan | null {
  const tx = txId === undefined ? lastUndoable(raw) : findTx(raw, txId);
  if (tx === undefined || tx.undone_by !== null || (tx.kind !== 'edit' && tx.kind !== 'import')) return null;
  return {
    tx,
    label: tx.label,
    isLarge: isLarge(raw, tx),
    // What was purged is put back row by row: there is no set of rows to go by.
    inBulk: cellsOf(tx) > jobSize && !hasPurged(raw, tx),
    options: { label: strings.app.undo(tx.label), kind: 'undo', undoes: tx.seq },
  };
}

/** What doing again would do, or null. */
export function planRedo(raw: RawConnection): UndoPlan | null {
  const tx = lastRedoable(raw);
  if (tx === undefined) return null;
  const first = raw.prepare('SELECT label FROM tx WHERE seq = ?').get(tx.undoes) as { label: string } | undefined;
  const label = first?.label ?? tx.label;
  return {
    tx,
    label,
    isLarge: isLarge(raw, tx),
    inBulk: cellsOf(tx) > jobSize,
    options: { label: strings.app.redo(label), kind: 'redo', undoes: tx.seq },
  };
}

/**
 * Carries an undo or redo out inside its own transaction.
 * @returns how many cells and rows were left because they were changed since; null, and nothing done, when the plan no
 * longer holds: while it waited for the gate another undid the same, or went on from there
 * @throws AppError `conflict` for a merge whose card went into another one since
 */
export function carryOut(write: Write, plan: UndoPlan, control?: JobControl): number | null {
  const isUndo = plan.options.kind === 'undo';
  if (isUndo ? findTx(write.raw, plan.tx.id)?.undone_by !== null : lastRedoable(write.raw)?.id !== plan.tx.id)
    return null;
  if (isUndo) refuseBelowMerge(write.raw, plan.tx);
  if (!plan.inBulk || control === undefined) return undoChanges(write, plan.tx).left;
  return undoChangesInBulk(write, plan.tx, (done, total) => {
    control.checkpoint();
    control.progress(strings.app.undoing, done, total);
  }).left;
}

/** What a merge brought to a card went on with it into the next; only from the last merge back is each of them undone whole. */
function refuseBelowMerge(raw: RawConnection, tx: TxRow): void {
  const above = prepared(
    raw,
    `SELECT kept.display_name AS kept, taker.display_name AS taker FROM change c
     JOIN contact kept ON kept.id = c.new JOIN contact taker ON taker.id = kept.merged_into
     WHERE c.seq BETWEEN ? AND ? AND c.tx = ? AND c.tbl = 'contact' AND c.col = 'merged_into' LIMIT 1`,
  ).get(tx.first_change, tx.last_change, tx.seq) as { kept: string; taker: string } | undefined;
  if (above === undefined) return;
  const name = (text: string): string => text || strings.contacts.unnamed;
  throw new AppError('conflict', strings.merge.mergedOn(name(above.kept), name(above.taker)));
}

function hasPurged(raw: RawConnection, tx: TxRow): boolean {
  const row = prepared(raw, "SELECT 1 FROM change WHERE seq BETWEEN ? AND ? AND tx = ? AND col = '*' LIMIT 1").get(
    tx.first_change,
    tx.last_change,
    tx.seq,
  );
  return row !== undefined;
}

function cellsOf(tx: TxRow): number {
  return tx.last_change - tx.first_change + 1;
}

/** A card that goes into the trash or comes out of it costs as much as this many cells: it leaves and enters the index. */
const costOfCard = 20;

/** Cells that many rows follow: an outcome's name, a field of the user's own. */
const sharedCells = `SELECT tbl, row_id AS rowId, col FROM change
  WHERE seq BETWEEN ? AND ? AND tx = ? AND tbl IN ('call_outcome', 'custom_field')`;

function isLarge(raw: RawConnection, tx: TxRow): boolean {
  const cells = cellsOf(tx);
  if (cells > jobSize) return true;
  const shared = prepared(raw, sharedCells).all(tx.first_change, tx.last_change, tx.seq) as SharedCell[];
  if (reachOf(raw, shared) >= farReach) return true;
  if (cells * costOfCard <= jobSize) return false;
  const { cards } = prepared(
    raw,
    `SELECT count(*) AS cards FROM change
     WHERE seq BETWEEN ? AND ? AND tx = ? AND tbl = 'contact' AND (col IS NULL OR col = 'deleted_at')`,
  ).get(tx.first_change, tx.last_change, tx.seq) as { cards: number };
  return cells + cards * costOfCard > jobSize;
}
