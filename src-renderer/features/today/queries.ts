import type { OutputOf } from '@shared/contract/index';
import { ask, queryKey, useRead } from '@renderer/app/ask';

export type Day = OutputOf<'today.get'>;

/** How much there is of each list of the day, of which the day itself has the first. */
export function useDayCounts(date: string) {
  return useRead(['task', 'deal', 'contact'], 'today.counts', { date }, { keepPrevious: true }).data;
}

const dayHangsOn = ['task', 'deal', 'contact', 'interaction', 'pipeline'] as const;

/** The question for what a day asks for, for a page that is not drawn yet. */
export function dayQuery(date: string) {
  const name = 'today.get';
  return { queryKey: queryKey(dayHangsOn, name, { date }), queryFn: () => ask(name, { date }) };
}

/** What a day asks for. Moving to another day keeps the last one on screen until the new one is there. */
export function useDay(date: string) {
  return useRead(dayHangsOn, 'today.get', { date }, { keepPrevious: true });
}
