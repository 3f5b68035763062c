import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { columnsOf } from '../../db/change-log';
import { loggedTable } from '../../db/logged-tables';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import { cardChanges, type CardChange } from './card-changes.service';
import { fieldOf } from './contact-cells.service';
import { requireContact, updateContact } from './contact-edit.service';
import { findContact } from './contact-card.repo';

type Cell = string | number | null;

/** Cells that only make sense together come back together. */
const together: readonly (readonly string[])[] = [
  ['kind', 'value', 'normalised', 'digits'],
  ['value', 'number'],
];
const flags = new Set(['ready_budget', 'ready_need', 'ready_timing', 'ready_authority', 'do_not_call', 'do_not_mail']);

/** Whether a card can be given back what a change took. */
export function canRestore(raw: RawConnection, change: CardChange): boolean {
  if (change.seq === null || change.what === 'added' || change.what === 'returned') return false;
  const row = prepared(raw, `SELECT * FROM ${change.table} WHERE id = ?`).get(change.rowId) as
    | Record<string, Cell>
    | undefined;
  if (row === undefined) return false;
  if (change.what === 'removed') return row.deleted_at !== null;
  return row.deleted_at === null && row[change.column] !== change.old;
}

/** The change of a card's history by its number in the log; undefined when it is not one of this card's, or undone. */
export function findCardChange(raw: RawConnection, contactId: string, seq: number): CardChange | undefined {
  const card = findContact(raw, contactId);
  return card === undefined ? undefined : cardChanges(raw, card, {}).find((change) => change.seq === seq);
}

/**
 * Gives a card back what stood in a cell before a change, or a part that was taken off it. Lifecycle and names go the way of
 * an edit, with its checks.
 * @throws AppError `not_found` for a card in the trash; `conflict` when there is nothing to give back
 */
export async function restoreValue(write: Write, contactId: string, change: CardChange): Promise<void> {
  const { raw } = write;
  requireContact(raw, contactId);
  if (!canRestore(raw, change)) throw new AppError('conflict', strings.cardHistory.notRestorable);
  if (change.what === 'removed') {
    bringBack(raw, change);
    return;
  }
  if (change.table === 'contact') {
    const field = fieldOf(change.column);
    if (field === undefined) throw new AppError('conflict', strings.cardHistory.notRestorable);
    const value = flags.has(change.column) && change.old !== null ? change.old === 1 : change.old;
    await updateContact(write, contactId, { [field]: value });
    return;
  }
  for (const [column, old] of cellsWith(raw, change)) {
    if (!columnsOf(loggedTable(change.table)).includes(column)) continue;
    prepared(raw, `UPDATE ${change.table} SET ${column} = ? WHERE id = ?`).run(old, change.rowId);
  }
}

/** A part comes back, but not before one that has taken its first place since. */
function bringBack(raw: RawConnection, change: CardChange): void {
  prepared(raw, `UPDATE ${change.table} SET deleted_at = NULL WHERE id = ?`).run(change.rowId);
  const sameKind = { contact_method: 'o.kind = r.kind', employment: '1' }[change.table as string];
  if (sameKind === undefined) return;
  prepared(
    raw,
    `UPDATE ${change.table} AS r SET is_primary = 0 WHERE r.id = ? AND r.is_primary = 1 AND EXISTS (
       SELECT 1 FROM ${change.table} o WHERE o.contact_id = r.contact_id AND o.id <> r.id AND o.deleted_at IS NULL AND o.is_primary = 1 AND ${sameKind})`,
  ).run(change.rowId);
}

function cellsWith(raw: RawConnection, change: CardChange): Map<string, Cell> {
  const cells = new Map<string, Cell>([[change.column, change.old]]);
  const group = together.find(
    (columns) => columns.includes(change.column) && (change.table === 'custom_value') === columns.includes('number'),
  );
  if (group === undefined) return cells;
  const rows = prepared(
    raw,
    'SELECT col, old FROM change WHERE row_id = ? AND col IS NOT NULL AND tx = ? ORDER BY seq DESC',
  ).all(change.rowId, change.tx) as { col: string; old: Cell }[];
  for (const { col, old } of rows) if (group.includes(col)) cells.set(col, old);
  return cells;
}
