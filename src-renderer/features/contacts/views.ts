import { useMemo } from 'react';
import { isGroup, type FilterGroup } from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { readJson } from '@renderer/features/views/kept-json';
import { saveView, useSavedViews, type NamedView } from '@renderer/features/views/saved-views';
import { builtInState, builtInViews, noFilter, type ViewState } from './built-in-views';
import { readLayout, readSort, type Layout } from './layout';
import { useContactsView } from './view-state';

/** A view of the list of contacts. */
export interface ListView extends NamedView {
  state: ViewState;
  layout: Layout | null;
}

function isFilter(value: unknown): value is FilterGroup {
  return typeof value === 'object' && value !== null && 'match' in value && 'of' in value && Array.isArray(value.of);
}

/** A saved view's list; what an older or a newer version kept otherwise is left out. */
export function readState(text: string): { state: ViewState; layout: Layout | null } {
  const kept = readJson(text);
  const value: Record<string, unknown> = typeof kept === 'object' && kept !== null ? { ...kept } : {};
  return {
    state: {
      where: isFilter(value.where) && isGroup(value.where) ? value.where : noFilter,
      sort: readSort(value.sort),
    },
    layout: readLayout(value.layout),
  };
}

/** What is kept of a list under a name. */
export function stateText(state: ViewState, layout: Layout): string {
  return JSON.stringify({ where: state.where, sort: state.sort, layout });
}

/** Every view of the list: ours first, then the saved ones in their order. */
export function useListViews(): ListView[] {
  const saved = useSavedViews('contact');
  return useMemo(
    () => [
      ...builtInViews.map((id) => ({
        id,
        name: strings.contactList.view[id],
        saved: false,
        isShared: true,
        state: builtInState(id),
        layout: null,
      })),
      ...(saved ?? []).map(({ id, name, state, isShared }) => ({
        id,
        name,
        saved: true,
        isShared,
        kept: state,
        ...readState(state),
      })),
    ],
    [saved],
  );
}

/** Shows a view as it is kept. */
export function showView(view: ListView): void {
  useContactsView.getState().show(view.id, view.state);
}

/** Saves the list under a name, and shows it as that view from then on. */
export async function saveNewView(name: string, state: ViewState, layout: Layout, isShared: boolean): Promise<boolean> {
  const id = await saveView('contact', name, stateText(state, layout), isShared);
  if (id !== null) useContactsView.setState({ view: id });
  return id !== null;
}
