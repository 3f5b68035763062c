import { strings } from '@shared/locale/index';
import { entities, type OutputOf } from '@shared/contract/index';
import { AppError } from '../../core/errors';
import { readCursor, writeCursor } from '../../db/keyset';
import { cardChanges } from '../contacts/card-changes.service';
import { canRestore, findCardChange, restoreValue } from '../contacts/restore-value.service';
import type { CommandContext, CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { entryChanges } from './entry-changes';
import { findContact } from '../contacts/contact-edit.service';
import { historyPage } from './history-list';
import { recordHistory, restoreOfRecord } from './record-history.service';
import { carryOut, planRedo, planUndo, type UndoPlan } from './history.service';

export const historyReads: ReadHandlers<'history.list' | 'history.of_card' | 'history.of_record' | 'history.changes'> =
  {
    'history.list': async ({ raw }, input) => historyPage(raw, input),
    async 'history.of_card'({ raw, db }, { contactId, cursor, limit }) {
      const card = findContact(raw, contactId);
      if (card === undefined) throw new AppError('not_found', strings.app.notFound);
      const size = limit ?? 100;
      const stored = readCursor(cursor, 'history.of_card', 2);
      const all = cardChanges(raw, card, await loadSettings(db));
      // The list is short, and grows at its top alone: the place is found by its last entry.
      const from = stored === null ? 0 : all.findIndex((one) => one.at === stored[0] && one.key === stored[1]) + 1;
      const shown = all.slice(from, from + size);
      const last = shown.at(-1);
      return {
        rows: shown.map((change) => ({
          id: change.key,
          at: change.at,
          userId: change.userId,
          what: change.what,
          field: change.field,
          before: change.before,
          after: change.after,
          change: canRestore(raw, change) ? change.seq : null,
        })),
        nextCursor:
          last !== undefined && from + size < all.length ? writeCursor('history.of_card', [last.at, last.key]) : null,
      };
    },
    'history.of_record': async ({ raw, db }, { type, id }) => ({
      rows: recordHistory(raw, type, id, await loadSettings(db)),
    }),
    'history.changes': async ({ raw, db }, { txId, limit }) =>
      entryChanges(raw, txId, limit ?? 100, await loadSettings(db)),
  };

export const historyCommands: CommandHandlers<
  'history.undo' | 'history.redo' | 'history.restore' | 'history.restore_record'
> = {
  async 'history.restore'(context, { contactId, change: seq }) {
    const card = findContact(context.raw, contactId);
    const change = findCardChange(context.raw, contactId, seq);
    if (card === undefined || change === undefined) throw new AppError('not_found', strings.cardHistory.notRestorable);
    const field = fieldWord(change.field);
    const { txId } = await context.write(strings.cardHistory.restored(field, card.display_name), (write) =>
      restoreValue(write, contactId, change),
    );
    return { txId };
  },
  'history.restore_record': async (context, input) => ({ txId: await restoreOfRecord(context, input) }),
  'history.undo': async (context, { txId }) => run(context, () => planUndo(context.raw, txId), { kind: 'undo', txId }),
  'history.redo': async (context) => run(context, () => planRedo(context.raw), { kind: 'redo', txId: undefined }),
};

/** A card's own field in words; a part's name is words already. */
function fieldWord(field: string): string {
  return (strings.contacts.fields as Record<string, string>)[field] ?? field;
}

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
