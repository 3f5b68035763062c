import { useMutation } from '@tanstack/react-query';
import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { useEditTask } from '@renderer/features/tasks/edit-task';
import { useNewRecord } from '@renderer/stores/new-record';
import { notify } from '@renderer/ui';

const words = strings.pipelinePage;

/** The part of a deal that acting on it needs. */
export interface DealRef {
  id: string;
  title: string;
  contactId: string | null;
  companyId: string | null;
}

/** Says what was done, with its undo where something was written. */
export function told(label: string, { txId }: { txId: string | null }): void {
  notify.done(label, txId === null ? {} : { undo: () => void undo(txId) });
}

/**
 * Closes a deal; where it was moved or closed elsewhere meanwhile, both are shown.
 * @returns what is wrong, for the dialog to show, which keeps the note
 */
export function useCloseDeal() {
  return useMutation({
    mutationFn: ({ title, before, ...close }: InputOf<'deals.close'> & { title: string }) =>
      writeFieldsUnlessStale(words.did[close.as](title), {}, (_rest, force) =>
        ask('deals.close', { ...close, ...(force ? {} : { before }) }),
      ),
  });
}

export function useReopenDeal() {
  return useMutation({
    mutationFn: ({ deal, stageId }: { deal: Pick<DealRef, 'id' | 'title'>; stageId?: string }) =>
      ask('deals.reopen', { id: deal.id, ...(stageId === undefined ? {} : { stageId }) }),
    onSuccess: (written, { deal }) => told(words.did.reopened(deal.title), written),
    onError: (failure) => tellFailure(failure),
  });
}

export function useTrashDeal() {
  return useMutation({
    mutationFn: (deal: Pick<DealRef, 'id' | 'title'>) => ask('deals.trash', { id: deal.id }),
    onSuccess: (written, deal) => told(words.did.trashed(deal.title), written),
    onError: (failure) => tellFailure(failure),
  });
}

/** Opens the next step of a deal, or a new one where there is none. */
export async function planStep(deal: DealRef & { nextTask: { id: string } | null }): Promise<void> {
  const contactId = deal.contactId ?? deal.companyId ?? undefined;
  if (deal.nextTask === null) {
    useNewRecord.getState().open('task', { dealId: deal.id, contactId });
    return;
  }
  try {
    const { rows } = await ask('tasks.list', { dealId: deal.id, limit: 100 });
    const task = rows.find((row) => row.id === deal.nextTask?.id);
    if (task) useEditTask.getState().open(task);
    else useNewRecord.getState().open('task', { dealId: deal.id, contactId });
  } catch (failure) {
    tellFailure(failure);
  }
}
