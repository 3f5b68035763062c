import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { deriveDeal, deriveTask } from '../../db/derive';
import { deriveContacts } from '../../db/derive-contact';
import type { SqlValue } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import type { CommandContext, JobContext } from '../context';
import { refuseStaleCells } from '../history/stale-cells.service';
import { loadSettings } from '../settings/settings.service';
import { dueIds } from './tasks.repo';
import { readLive, requireLive } from './tasks.service';

type Patch = ParsedInputOf<'tasks.update'>['patch'];

/** From this many tasks on a change is a job: each makes the derived columns of its contact and its deal again. */
const bulkSize = 100;
/** Tasks between two looks at whether to stop. */
const stride = 500;

const live = 'task WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))';

/** Which tasks a change is of: by their ids, or all that is open and was due by a day. */
type Which = { ids: readonly string[] } | { until: string };

/** What a change of many tasks is started with. */
export type UpdateParams = Which & { patch: Patch };

/** Asked again within the write: it may have waited for others, which did or moved some of what was due. */
function idsOf(raw: RawConnection, which: Which, limit = Number.MAX_SAFE_INTEGER): readonly string[] {
  if ('ids' in which) return which.ids;
  return dueIds(raw, { from: null, until: which.until, assigneeId: undefined }, limit);
}

/**
 * Changes tasks, however many, in one entry of the history; many are a job. Without a date a task has no time either.
 * Those that are in the trash are passed over.
 * @param before of one task, its fields as they were read
 * @throws AppError `not_found` when none of them is there, `validation` for a time on a task without a date, `conflict`
 * for a field changed since
 */
export function updateTasks(
  context: CommandContext,
  given: readonly string[],
  patch: Patch,
  before?: Patch,
): Promise<OutputOf<'tasks.update'>> {
  return update(context, { ids: [...new Set(given)] }, patch, before);
}

/**
 * Puts off all that is open and was due by a day, however much, in one entry of the history; much is a job.
 * @throws AppError `not_found` when nothing was due by then
 */
export function moveOverdue(
  context: CommandContext,
  { until, dueDate }: ParsedInputOf<'tasks.move_overdue'>,
): Promise<OutputOf<'tasks.update'>> {
  return update(context, { until }, { dueDate });
}

async function update(
  context: CommandContext,
  which: Which,
  patch: Patch,
  before?: Patch,
): Promise<OutputOf<'tasks.update'>> {
  const found = idsOf(context.raw, which, bulkSize);
  const label = labelOf(found, patch, (await readLive(context, found[0] ?? ''))?.title);
  if (found.length >= bulkSize) {
    const params: UpdateParams = { ...which, patch };
    // Of what was due no more were looked for than make it a job.
    const title = 'ids' in which ? label : strings.tasks.moveOverdue;
    return { txId: null, jobId: context.jobs.start({ kind: 'tasks.update', title, params, userId: context.userId }) };
  }
  const format = await loadSettings(context.db);
  const { txId } = await context.write(label, (write) => {
    const ids = idsOf(write.raw, which);
    requireAll(write, ids, patch);
    if (before !== undefined) {
      const row = prepared(write.raw, `SELECT * FROM ${live}`).get(JSON.stringify(ids.slice(0, 1))) as object;
      refuseStaleCells(write.raw, { table: 'task', row, format }, cellsOf(patch), cellsOf(before));
    }
    applyPatch(write, ids, patch);
  });
  return { txId, jobId: null };
}

/** The same as a job: all of it or, when it is stopped, nothing. */
export async function updateManyTasks(
  context: JobContext,
  { patch, ...which }: UpdateParams,
): Promise<{ txId: string | null }> {
  const { stage } = strings.tasks;
  const { txId } = await context.write(
    labelOf(idsOf(context.raw, which), patch, undefined),
    (write) => {
      const ids = idsOf(write.raw, which);
      requireAll(write, ids, patch);
      for (let from = 0; from < ids.length; from += stride) {
        context.checkpoint();
        context.progress(stage, from, ids.length);
        const slice = ids.slice(from, from + stride);
        applyPatch(write, slice, patch);
        deriveAround(write, slice, patch);
      }
    },
    { bulk: ['task', 'contact', 'deal'] },
  );
  return { txId };
}

function labelOf(ids: readonly string[], patch: Patch, title: string | undefined): string {
  const movesOnly = Object.keys(patch).every((key) => key === 'dueDate' || key === 'dueTime');
  const words = movesOnly
    ? { one: strings.tasks.move, many: strings.tasks.moveMany }
    : { one: strings.tasks.update, many: strings.tasks.updateMany };
  return ids.length === 1 ? words.one(title ?? '') : words.many(ids.length);
}

function requireAll({ raw }: Write, ids: readonly string[], patch: Patch): void {
  requireLive({ raw }, 'user', patch.assigneeId, strings.tasks.userGone);
  const list = JSON.stringify(ids);
  if (prepared(raw, `SELECT 1 FROM ${live} LIMIT 1`).get(list) === undefined)
    throw new AppError('not_found', strings.tasks.gone);
  if (typeof patch.dueTime !== 'string') return;
  const dateless =
    patch.dueDate === null ||
    (patch.dueDate === undefined &&
      prepared(raw, `SELECT 1 FROM ${live} AND due_date IS NULL LIMIT 1`).get(list) !== undefined);
  if (dateless)
    throw new AppError('validation', strings.tasks.timeWithoutDate, { dueDate: strings.tasks.timeWithoutDate });
}

function cellsOf(patch: Patch) {
  return {
    kind: patch.kind,
    title: patch.title,
    due_date: patch.dueDate,
    due_time: patch.dueDate === null ? null : patch.dueTime,
    priority: patch.priority,
    assignee_id: patch.assigneeId,
  };
}

/** Writes the patch where it differs: an equal row would raise its revision for nothing. */
function applyPatch({ raw }: Write, ids: readonly string[], patch: Patch): void {
  const cells: [string, SqlValue | undefined][] = Object.entries(cellsOf(patch));
  const given = cells.filter((cell): cell is [string, SqlValue] => cell[1] !== undefined);
  if (given.length === 0) return;
  const values = given.map(([, value]) => value);
  const set = given.map(([column]) => `${column} = ?`).join(', ');
  const differs = given.map(([column]) => `${column} IS NOT ?`).join(' OR ');
  prepared(
    raw,
    `UPDATE task SET ${set} WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?)) AND (${differs})`,
  ).run(...values, JSON.stringify(ids), ...values);
}

function deriveAround({ raw }: Write, ids: readonly string[], patch: Patch): void {
  const list = JSON.stringify(ids);
  const of = (column: 'contact_id' | 'deal_id') =>
    (
      prepared(raw, `SELECT DISTINCT ${column} AS id FROM ${live} AND ${column} IS NOT NULL`).all(list) as {
        id: string;
      }[]
    ).map(({ id }) => id);
  if (patch.title !== undefined) for (const id of ids) deriveTask(raw, id);
  for (const deal of new Set([...deriveContacts(raw, of('contact_id')), ...of('deal_id')])) deriveDeal(raw, deal);
}
