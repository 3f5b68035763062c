import { readJson } from '@renderer/features/views/kept-json';
import type { ChosenDeals, DealSort, DealState } from './view-state';

export const dealStates: readonly DealState[] = ['open', 'won', 'lost', 'all'];
const sorts: readonly DealSort[] = ['value', 'close', 'stage', 'title', 'updated'];

/** The list of deals as a view holds it. */
export interface DealViewState {
  state: DealState;
  sort: { by: DealSort; descending: boolean };
  chosen: ChosenDeals;
  search: string;
}

/** The list as its state brings it. */
export function builtIn(state: DealState): DealViewState {
  const sort =
    state === 'open' ? { by: 'stage' as const, descending: false } : { by: 'updated' as const, descending: true };
  return { state, sort, chosen: {}, search: '' };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** A saved view's list; what an older or a newer version kept otherwise is left out. */
export function readDealView(text: string): DealViewState {
  const kept = record(readJson(text));
  const state = dealStates.find((one) => one === kept['state']) ?? 'open';
  const sort = record(kept['sort']);
  const by = sorts.find((one) => one === sort['by']);
  const { ownerId, closesWithin, noNextStep, quiet } = record(kept['chosen']);
  return {
    state,
    sort: by === undefined ? builtIn(state).sort : { by, descending: sort['descending'] === true },
    chosen: {
      ...(typeof ownerId === 'string' ? { ownerId } : {}),
      ...(typeof closesWithin === 'number' ? { closesWithin } : {}),
      ...(noNextStep === true ? { noNextStep } : {}),
      ...(quiet === true ? { quiet } : {}),
    },
    search: typeof kept['search'] === 'string' ? kept['search'] : '',
  };
}

/** What is kept of a list under a name; always the same text for the same list. */
export function dealViewText({ state, sort, chosen, search }: DealViewState): string {
  const { ownerId, closesWithin, noNextStep, quiet } = chosen;
  return JSON.stringify({
    state,
    sort: { by: sort.by, descending: sort.descending },
    chosen: { ownerId, closesWithin, noNextStep, quiet },
    search: search.trim(),
  });
}
