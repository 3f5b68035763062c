import { strings } from '@shared/locale/index';
import { farReach, reachOf } from '../../db/reach';
import type { CommandHandlers, JobContext, JobHandler, ReadHandlers } from '../context';
import {
  checkOutcome,
  countCallsOf,
  moveOutcome,
  outcomeOf,
  readAllOutcomes,
  retireOutcome,
  saveOutcome,
  type OutcomeDraft,
} from './call-outcomes.service';

const did = strings.ownLists.did;

export const outcomeReads: ReadHandlers<'outcomes.list'> = {
  'outcomes.list': async ({ raw }) => ({
    rows: readAllOutcomes(raw).map(({ position: _, ...row }) => ({ ...row, count: countCallsOf(raw, row.id) })),
  }),
};

async function applyOutcome(
  { write }: Pick<JobContext, 'write'>,
  outcome: OutcomeDraft,
): Promise<{ id: string; txId: string | null }> {
  const label = outcome.id === undefined ? did.outcomeMade(outcome.name) : did.outcomeChanged(outcome.name);
  const { value, txId } = await write(label, (tx) => saveOutcome(tx, outcome));
  return { id: value, txId };
}

export const outcomeJobs: Record<'outcomes.change', JobHandler> = {
  'outcomes.change': (context, params) => applyOutcome(context, params as OutcomeDraft),
};

export const outcomeCommands: CommandHandlers<'outcomes.save' | 'outcomes.move' | 'outcomes.retire'> = {
  async 'outcomes.save'(context, input) {
    const { id } = input;
    checkOutcome(context.raw, input);
    const renames = id !== undefined && outcomeOf(context.raw, id).name !== input.name;
    if (!renames || reachOf(context.raw, [{ tbl: 'call_outcome', rowId: id, col: 'name' }]) < farReach)
      return { ...(await applyOutcome(context, input)), jobId: null };
    const request = { kind: 'outcomes.change', title: did.outcomeChanged(input.name), params: input } as const;
    return { id, txId: null, jobId: context.jobs.start({ ...request, userId: context.userId, cancellable: false }) };
  },
  async 'outcomes.move'({ write, raw }, { id, before }) {
    const { txId } = await write(did.outcomeMoved(outcomeOf(raw, id).name), (tx) => moveOutcome(tx, id, before));
    return { txId };
  },
  async 'outcomes.retire'({ write, raw }, { id, retired }) {
    const { name } = outcomeOf(raw, id);
    const label = retired ? did.outcomeRetired(name) : did.outcomeBack(name);
    const { txId } = await write(label, (tx) => retireOutcome(tx, id, retired));
    return { txId };
  },
};
