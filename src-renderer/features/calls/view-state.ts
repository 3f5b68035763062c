import { create } from 'zustand';
import type { InputOf } from '@shared/contract/index';

export interface CallsView {
  tab: 'call' | 'all';
  search: string;
  direction: 'in' | 'out' | null;
  outcomeIds: readonly string[];
  userIds: readonly string[];
  /** The current row. */
  current: string | null;
  /** Whether the panel shows it. */
  panel: boolean;
  /** How far down the list stands. */
  scrollTop: number;
}

interface CallsViewStore extends CallsView {
  change: (patch: Partial<CallsView>) => void;
  clear: () => void;
}

const unfiltered = { search: '', direction: null, outcomeIds: [], userIds: [] } as const;

/** What the log shows; it is kept while other screens are open. */
export const useCallsView = create<CallsViewStore>()((set) => ({
  tab: 'call',
  ...unfiltered,
  current: null,
  panel: false,
  scrollTop: 0,
  change: (patch) => set(patch),
  clear: () => set(unfiltered),
}));

/** Whether anything narrows the list besides its tab. */
export function isFiltered(view: Omit<CallsView, 'scrollTop'>): boolean {
  return view.search.trim() !== '' || view.direction !== null || view.outcomeIds.length > 0 || view.userIds.length > 0;
}

/** What the contract is asked for a view. */
export function listInput(view: Omit<CallsView, 'scrollTop'>): InputOf<'interactions.list'> {
  return {
    channels: view.tab === 'call' ? ['call'] : undefined,
    direction: view.direction ?? undefined,
    outcomeIds: view.outcomeIds.length > 0 ? [...view.outcomeIds] : undefined,
    userIds: view.userIds.length > 0 ? [...view.userIds] : undefined,
    search: view.search.trim() === '' ? undefined : view.search.trim(),
  };
}

/** A list with a value put in, or taken out where it was in. */
export function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((item) => item !== value) : [...list, value];
}
