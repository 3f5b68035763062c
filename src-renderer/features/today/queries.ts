import type { OutputOf } from '@shared/contract/index';
import { useRead } from '@renderer/app/ask';

export type Day = OutputOf<'today.get'>;

/** How much there is of each list of the day, of which the day itself has the first. */
export function useDayCounts(date: string) {
  return useRead(['task', 'deal', 'contact'], 'today.counts', { date }, { keepPrevious: true }).data;
}

/** What a day asks for. Moving to another day keeps the last one on screen until the new one is there. */
export function useDay(date: string) {
  return useRead(['task', 'deal', 'contact', 'interaction', 'pipeline'], 'today.get', { date }, { keepPrevious: true });
}
