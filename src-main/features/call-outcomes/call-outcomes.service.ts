import { fold } from '@shared/domain/fold';
import { between } from '@shared/domain/position';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { refuseStaleCells, typedCells } from '../history/stale-cells.service';

const words = strings.ownLists;

export interface OutcomeRow {
  id: string;
  key: string | null;
  name: string;
  isConnected: boolean;
  /** No longer offered. It is then in the trash, and calls that ended so name it all the same. */
  isRetired: boolean;
  position: string;
}

/** Every outcome in the order of the digit keys, the retired ones too. */
export function readAllOutcomes(raw: RawConnection): OutcomeRow[] {
  const rows = prepared(
    raw,
    `SELECT id, key, name, is_connected AS connected, position, deleted_at AS retiredAt FROM call_outcome ORDER BY position, id`,
  ).all() as (Pick<OutcomeRow, 'id' | 'key' | 'name' | 'position'> & { connected: number; retiredAt: string | null })[];
  return rows.map(({ connected, retiredAt, ...row }) => ({
    ...row,
    isConnected: connected === 1,
    isRetired: retiredAt !== null,
  }));
}

/** How many calls ended so. It walks them: for a list to show, never for a write to ask. */
export function countCallsOf(raw: RawConnection, id: string): number {
  const { count } = prepared(
    raw,
    'SELECT count(*) AS count FROM interaction WHERE outcome_id = ? AND deleted_at IS NULL',
  ).get(id) as { count: number };
  return count;
}

/**
 * An outcome by its id.
 * @throws AppError `not_found`
 */
export function outcomeOf(raw: RawConnection, id: string): OutcomeRow {
  const row = readAllOutcomes(raw).find((one) => one.id === id);
  if (row === undefined) throw new AppError('not_found', words.outcomeGone);
  return row;
}

/** An outcome as it is to be; without an id a new one. */
export interface OutcomeDraft {
  id?: string | undefined;
  name: string;
  isConnected: boolean;
  /** As it was read. */
  before?: { name?: string | undefined; isConnected?: boolean | undefined } | undefined;
}

const cellsOf = ({ name, isConnected }: Pick<OutcomeDraft, 'name' | 'isConnected'>) => ({
  name,
  is_connected: isConnected ? 1 : 0,
});

/**
 * Holds an outcome against the others.
 * @throws AppError `not_found`; `validation` for a name that another has; `forbidden` for a built-in one
 */
export function checkOutcome(raw: RawConnection, draft: OutcomeDraft): void {
  const twin = readAllOutcomes(raw).find((row) => row.id !== draft.id && fold(row.name) === fold(draft.name));
  if (twin !== undefined)
    throw new AppError('validation', words.outcomeTaken(twin.name), { name: words.outcomeTaken(twin.name) });
  if (draft.id !== undefined && outcomeOf(raw, draft.id).key !== null) throw new AppError('forbidden', words.builtIn);
}

/**
 * Makes an outcome, last in the order, or changes one of the user's own.
 * @returns its id
 * @throws AppError as `checkOutcome` does; `conflict` for one that is not as it was read any more
 */
export async function saveOutcome(write: Write, input: OutcomeDraft): Promise<string> {
  checkOutcome(write.raw, input);
  if (input.id === undefined) {
    const row = stamped(write, {
      key: null,
      ...cellsOf(input),
      position: between(readAllOutcomes(write.raw).at(-1)?.position ?? null, null),
    });
    await write.db.insertInto('call_outcome').values(row).execute();
    return row.id;
  }
  const now = outcomeOf(write.raw, input.id);
  const { name = now.name, isConnected = now.isConnected } = input.before ?? {};
  const [row, read] = [cellsOf(now), cellsOf({ name, isConnected })];
  const typed = typedCells(cellsOf(input), read);
  refuseStaleCells(write.raw, { table: 'call_outcome', row }, typed, read);
  const cells = { ...row, ...typed };
  prepared(write.raw, 'UPDATE call_outcome SET name = ?, is_connected = ? WHERE id = ?').run(
    cells.name,
    cells.is_connected,
    input.id,
  );
  return input.id;
}

/** Puts an outcome before another, or last. */
export function moveOutcome(write: Write, id: string, before: string | null): void {
  outcomeOf(write.raw, id);
  if (before === id) return;
  const others = readAllOutcomes(write.raw).filter((one) => one.id !== id);
  const at = before === null ? others.length : others.findIndex((one) => one.id === before);
  if (at < 0) throw new AppError('not_found', words.outcomeGone);
  const position = between(others[at - 1]?.position ?? null, others[at]?.position ?? null);
  prepared(write.raw, 'UPDATE call_outcome SET position = ? WHERE id = ?').run(position, id);
}

/**
 * Offers an outcome no longer, or again.
 * @throws AppError `validation` for the last one that is offered
 */
export function retireOutcome(write: Write, id: string, retired: boolean): void {
  const row = outcomeOf(write.raw, id);
  if (row.isRetired === retired) return;
  const offered = readAllOutcomes(write.raw).filter((one) => !one.isRetired).length;
  if (retired && offered === 1) throw new AppError('validation', words.lastOutcome);
  prepared(write.raw, 'UPDATE call_outcome SET deleted_at = ? WHERE id = ?').run(retired ? write.at : null, id);
}
