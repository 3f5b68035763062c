import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { InputOf } from '@shared/contract/index';
import { countConditions, type FilterGroup } from '@shared/domain/contact-fields';
import { nothingSelected, type GridSelection } from '@renderer/ui/grid-selection';
import { noFilter, type SortOrder, type ViewState } from './built-in-views';

export type ContactFilter = NonNullable<InputOf<'contacts.list'>['filter']>;

interface ContactsView {
  /** A built-in view's key, or the id of a saved one. */
  view: string;
  trashed: boolean;
  search: string;
  where: FilterGroup;
  /** null is as the view has it; empty is the best match first while something is searched, and by name otherwise. */
  sort: SortOrder[] | null;
  /** The letter that the rail jumped to. */
  fromLetter: string | null;
  current: string | null;
  /** The current row as the list itself last had it; another one was walked to from page to page. */
  left: string | null;
  scrollTop: number;
  selection: GridSelection;
  /** The first rows are there: what is only counted may be asked now. */
  ready: boolean;
  /** The dialog that saves the list as a view is open. */
  naming: boolean;
  /** Shows a view as it is kept. */
  show: (view: string, state: ViewState) => void;
  change: (
    part: Partial<Pick<ContactsView, 'search' | 'where' | 'sort' | 'fromLetter' | 'selection' | 'view'>>,
  ) => void;
  keep: (part: { current?: string | null; left?: string | null; scrollTop?: number }) => void;
  select: (selection: GridSelection) => void;
}

const top = { fromLetter: null, scrollTop: 0, current: null, left: null, selection: nothingSelected };

/** How the list of contacts stands; it is found again as it was left. */
export const useContactsView = create<ContactsView>()((set) => ({
  view: 'all',
  trashed: false,
  search: '',
  where: noFilter,
  sort: null,
  ready: false,
  naming: false,
  ...top,
  show: (view, { where, trashed = false }) => set({ ...top, view, where, sort: null, trashed }),
  // Another question has another answer: what was selected, and where the list stood, belonged to the old one.
  change: (part) => set({ ...top, ...part }),
  keep: (part) => set(part),
  select: (selection) => set({ selection }),
}));

/** All of it but what changes all the time, while one scrolls or holds J, and is nothing to draw the page again for. */
export function useSteadyContactsView() {
  return useContactsView(useShallow(({ scrollTop, current, left, ready, ...steady }) => steady));
}

/** The filter that a list is asked with. */
export function filterOf({ where, trashed, search }: { where: FilterGroup; trashed: boolean; search: string }) {
  const typed = search.trim();
  return {
    ...(trashed ? { trashed } : {}),
    ...(countConditions(where) === 0 ? {} : { where }),
    ...(typed === '' ? {} : { search: typed }),
  } satisfies ContactFilter;
}

/** Whether the chips or the search narrow the list. */
export function isNarrowed({ where, search }: Pick<ContactsView, 'where' | 'search'>): boolean {
  return search.trim() !== '' || countConditions(where) > 0;
}
