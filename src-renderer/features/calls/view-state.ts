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

type Standing = Pick<CallsView, 'current' | 'panel' | 'scrollTop'>;

interface CallsViewStore extends CallsView {
  /** Asks for something else. */
  change: (patch: Partial<Omit<CallsView, keyof Standing>>) => void;
  keep: (patch: Partial<Standing>) => void;
  clear: () => void;
}

/** Another question has another answer: what was current, and where the list stood, belonged to the old one. */
const top = { current: null, scrollTop: 0 };
const unfiltered = { search: '', direction: null, outcomeIds: [], userIds: [] } as const;

/** What the log shows; it is kept while other screens are open. */
export const useCallsView = create<CallsViewStore>()((set) => ({
  tab: 'call',
  ...unfiltered,
  ...top,
  panel: false,
  change: (patch) => set({ ...top, ...patch }),
  keep: (patch) => set(patch),
  clear: () => set({ ...top, ...unfiltered }),
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
