import type { historyEntry } from '@shared/contract/system';
import type { z } from 'zod';
import { entities, type OutputOf } from '@shared/contract/index';
import { readNumberCursor } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { CommandContext, CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { carryOut, planRedo, planUndo, type UndoPlan } from './history.service';

type Entry = z.output<typeof historyEntry>;

export const historyReads: ReadHandlers<'history.list'> = {
  async 'history.list'({ raw }, { cursor, limit }) {
    const size = limit ?? 100;
    const rows = prepared(
      raw,
      `SELECT seq, id, at, user_id AS userId, label, kind, last_change - first_change + 1 AS changes, undone_by IS NOT NULL AS undone
       FROM tx WHERE kind <> 'system' AND seq < ? ORDER BY seq DESC LIMIT ?`,
    ).all(readNumberCursor(cursor) ?? Number.MAX_SAFE_INTEGER, size) as (Omit<Entry, 'undone' | 'canUndo'> & {
      seq: number;
      undone: number;
    })[];
    const last = rows.at(-1);
    return {
      rows: rows.map(({ seq: _, ...row }) => ({
        ...row,
        undone: row.undone === 1,
        canUndo: row.undone === 0 && (row.kind === 'edit' || row.kind === 'import'),
      })),
      nextCursor: rows.length === size && last !== undefined ? String(last.seq) : null,
    };
  },
};

export const historyCommands: CommandHandlers<'history.undo' | 'history.redo'> = {
  'history.undo': async (context, { txId }) => run(context, () => planUndo(context.raw, txId), { kind: 'undo', txId }),
  'history.redo': async (context) => run(context, () => planRedo(context.raw), { kind: 'redo', txId: undefined }),
};

async function run(
  context: CommandContext,
  planNow: () => UndoPlan | null,
  which: { kind: 'undo' | 'redo'; txId: string | undefined },
): Promise<OutputOf<'history.undo'>> {
  const plan = planNow();
  if (plan === null) return { label: null, txId: null, left: 0, jobId: null };
  if (plan.isLarge) {
    const jobId = context.jobs.start({
      kind: which.kind,
      title: plan.options.label,
      params: { txId: which.txId },
      userId: context.userId,
    });
    return { label: plan.label, txId: null, left: 0, jobId };
  }
  const { value: left, txId } = await context.write(plan.options.label, (write) => carryOut(write, plan), plan.options);
  // Pressed twice while another held the gate: the second press means the entry before.
  return left === null ? run(context, planNow, which) : { label: plan.label, txId, left, jobId: null };
}

/** Undo and redo of what is too large for a click: the same, as a job. */
export const historyJobs: Record<'undo' | 'redo', JobHandler> = {
  undo: (context, params) => runJob(context, () => planUndo(context.raw, txIdOf(params))),
  redo: (context) => runJob(context, () => planRedo(context.raw)),
};

async function runJob(context: Parameters<JobHandler>[0], planNow: () => UndoPlan | null): Promise<unknown> {
  const plan = planNow();
  if (plan === null) return { label: null, txId: null, left: 0 };
  const { value: left, txId } = await context.write(plan.options.label, (write) => carryOut(write, plan, context), {
    ...plan.options,
    bulk: plan.inBulk ? entities : undefined,
  });
  return left === null ? runJob(context, planNow) : { label: plan.label, txId, left };
}

function txIdOf(params: unknown): string | undefined {
  if (typeof params === 'object' && params !== null && 'txId' in params && typeof params.txId === 'string')
    return params.txId;
  return undefined;
}
