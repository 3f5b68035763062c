import type { OutputOf } from '@shared/contract/index';
import { useRead } from '@renderer/app/ask';

export type Card = OutputOf<'contacts.get'>;
export type CallOutcomeRow = OutputOf<'interactions.outcomes'>['rows'][number];

/** The card of whom the call was with. */
export function useCard(contactId: string | null) {
  return useRead(
    ['contact', 'deal', 'task', 'interaction'],
    'contacts.get',
    contactId === null ? null : { id: contactId },
    { keepPrevious: false },
  );
}

/** Whose deal it is, for a call logged from a deal. */
export function useDealOf(dealId: string | null) {
  return useRead('deal', 'deals.get', dealId === null ? null : { id: dealId });
}

export function useCallOutcomes() {
  return useRead('setting', 'interactions.outcomes', {});
}

/** The value that an outcome has in the tiles: the key of a built-in one, the name of one of the office's own. */
export function outcomeValue(row: CallOutcomeRow): string {
  return row.key ?? row.name;
}
