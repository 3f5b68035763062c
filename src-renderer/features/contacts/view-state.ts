import { create } from 'zustand';
import type { InputOf } from '@shared/contract/index';
import type { strings } from '@shared/locale';
import { nothingSelected, type GridSelection } from '@renderer/ui/grid-selection';

export type ContactFilter = NonNullable<InputOf<'contacts.list'>['filter']>;
export type ContactSort = keyof (typeof strings)['contactsPage']['order'];
export type ContactView = 'all' | 'people' | 'companies' | 'customers' | 'trash';

/** What the chips choose; the view and the search come on top. */
export interface ChosenFilter {
  kind?: 'person' | 'company';
  lifecycle?: NonNullable<ContactFilter['lifecycle']>;
  tagIds?: string[];
  ownerIds?: string[];
}

interface ContactsView {
  view: ContactView;
  search: string;
  chosen: ChosenFilter;
  /** null is the best match first while something is searched, and by name otherwise. */
  sort: { by: ContactSort; descending: boolean } | null;
  /** The letter that the rail jumped to. */
  fromLetter: string | null;
  current: string | null;
  scrollTop: number;
  selection: GridSelection;
  change: (part: Partial<Omit<ContactsView, 'change' | 'keep' | 'select'>>) => void;
  keep: (part: { current?: string | null; scrollTop?: number }) => void;
  select: (selection: GridSelection) => void;
}

/** How the list of contacts stands; it is found again as it was left. */
export const useContactsView = create<ContactsView>()((set) => ({
  view: 'all',
  search: '',
  chosen: {},
  sort: null,
  fromLetter: null,
  current: null,
  scrollTop: 0,
  selection: nothingSelected,
  // Another question has another answer: what was selected, and where the list stood, belonged to the old one.
  change: (part) => set({ fromLetter: null, scrollTop: 0, current: null, selection: nothingSelected, ...part }),
  keep: (part) => set(part),
  select: (selection) => set({ selection }),
}));

/** What a view shows before any filter. */
export function filterOfView(view: ContactView): ContactFilter {
  switch (view) {
    case 'people':
      return { kind: 'person' };
    case 'companies':
      return { kind: 'company' };
    case 'customers':
      return { lifecycle: ['customer'] };
    case 'trash':
      return { trashed: true };
    case 'all':
      return {};
  }
}

/** The filter that a list is asked with: the view, the chips and the search together. */
export function filterOf({ view, chosen, search }: Pick<ContactsView, 'view' | 'chosen' | 'search'>): ContactFilter {
  const base = filterOfView(view);
  const typed = search.trim();
  const lifecycle =
    base.lifecycle && chosen.lifecycle
      ? chosen.lifecycle.filter((stage) => base.lifecycle?.includes(stage))
      : (chosen.lifecycle ?? base.lifecycle);
  return {
    ...base,
    ...(chosen.kind === undefined ? {} : { kind: chosen.kind }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(chosen.tagIds === undefined || chosen.tagIds.length === 0 ? {} : { tagIds: chosen.tagIds }),
    ...(chosen.ownerIds === undefined || chosen.ownerIds.length === 0 ? {} : { ownerIds: chosen.ownerIds }),
    ...(typed === '' ? {} : { search: typed }),
  };
}

/** Whether the chips or the search narrow the view. */
export function isNarrowed({ chosen, search }: Pick<ContactsView, 'chosen' | 'search'>): boolean {
  return (
    search.trim() !== '' ||
    chosen.kind !== undefined ||
    [chosen.lifecycle, chosen.tagIds, chosen.ownerIds].some((list) => list !== undefined && list.length > 0)
  );
}
