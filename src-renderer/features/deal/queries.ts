import type { OutputOf } from '@shared/contract/index';
import { useRead } from '@renderer/app/ask';

export type Deal = OutputOf<'deals.get'>;
export type DealPerson = Deal['people'][number];

/** One deal with all that stands on its page. */
export function useDeal(id: string) {
  return useRead(['deal', 'task', 'interaction', 'contact', 'pipeline'], 'deals.get', { id });
}
