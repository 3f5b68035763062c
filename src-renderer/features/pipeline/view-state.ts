import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { addMonths, dayBounds } from '@shared/domain/dates';
import type { InputOf } from '@shared/contract/index';

export type DealFilter = NonNullable<InputOf<'deals.list'>['filter']>;
export type DealSort = NonNullable<InputOf<'deals.list'>['sort']>;
export type DealState = NonNullable<InputOf<'deals.list'>['state']>;

/** What the chips and the figures choose. */
export interface ChosenDeals {
  ownerId?: string;
  /** Months from today within which a deal is expected to close. */
  closesWithin?: number;
  noNextStep?: boolean;
  quiet?: boolean;
}

interface PipelineView {
  view: 'board' | 'list';
  /** Which view of the list is shown: a state, or the id of a saved one. */
  shown: string;
  pipelineId: string | null;
  search: string;
  chosen: ChosenDeals;
  state: DealState;
  sort: { by: DealSort; descending: boolean };
  /** The card or row that has the keys. */
  current: string | null;
  /** The current row as the list itself last had it; another one was walked to from page to page. */
  left: string | null;
  scrollTop: number;
  change: (part: Partial<Omit<PipelineView, 'change' | 'keep'>>) => void;
  keep: (part: { current?: string | null; left?: string | null; scrollTop?: number }) => void;
}

/** How the pipeline stands; it is found again as it was left. */
export const usePipelineView = create<PipelineView>()((set) => ({
  view: 'board',
  shown: 'open',
  pipelineId: null,
  search: '',
  chosen: {},
  state: 'open',
  sort: { by: 'stage', descending: false },
  current: null,
  left: null,
  scrollTop: 0,
  // Another question has another answer: where the list stood belonged to the old one.
  change: (part) => set({ scrollTop: 0, current: null, left: null, ...part }),
  keep: (part) => set(part),
}));

/** The pipeline as it is drawn: how far the list is scrolled changes with every frame and is nothing to draw anything for. */
export function useDrawnPipeline() {
  return usePipelineView(useShallow(({ scrollTop: _, ...rest }) => rest));
}

/**
 * What the contract is asked for.
 * @param today 'YYYY-MM-DD', what "within" counts from
 * @param timeZone where that day ends
 */
export function filterOf(
  { chosen, search }: Pick<PipelineView, 'chosen' | 'search'>,
  today: string,
  timeZone: string,
): DealFilter {
  const typed = search.trim();
  return {
    ...(typed === '' ? {} : { search: typed }),
    ...(chosen.ownerId === undefined ? {} : { ownerIds: [chosen.ownerId] }),
    ...(chosen.closesWithin === undefined ? {} : { closesUntil: addMonths(today, chosen.closesWithin) }),
    ...(chosen.noNextStep === true ? { noNextStep: true } : {}),
    ...(chosen.quiet === true ? { quietBy: dayBounds(today, timeZone).to } : {}),
  };
}

/** Whether anything is left out by the search or the chips. */
export function isNarrowed({ chosen, search }: Pick<PipelineView, 'chosen' | 'search'>): boolean {
  return (
    search.trim() !== '' ||
    chosen.ownerId !== undefined ||
    chosen.closesWithin !== undefined ||
    chosen.noNextStep === true ||
    chosen.quiet === true
  );
}
