import type { OutputOf } from '@shared/contract/index';
import { useRead } from '@renderer/app/ask';

export type TaskRow = OutputOf<'tasks.list'>['rows'][number];
export type TaskKind = TaskRow['kind'];

/** The card a task hangs on: its name, and its open deals. */
export function useTaskCard(contactId: string | null) {
  return useRead(['contact', 'deal'], 'contacts.get', contactId === null ? null : { id: contactId });
}

export function useTaskDeal(dealId: string | null) {
  return useRead('deal', 'deals.get', dealId === null ? null : { id: dealId });
}
