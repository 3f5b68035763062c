import { useMemo } from 'react';
import { isGroup, type FilterGroup } from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui/toast';
import { builtInState, builtInViews, noFilter, type ViewState } from './built-in-views';
import { readJson, readLayout, readSort, type Layout } from './layout';
import { useContactsView } from './view-state';

const words = strings.contactList.views;

/** A view of the list: one of ours, or a saved one. */
export interface ListView {
  id: string;
  name: string;
  saved: boolean;
  isShared: boolean;
  isMine: boolean;
  state: ViewState;
  layout: Layout | null;
}

function isFilter(value: unknown): value is FilterGroup {
  return typeof value === 'object' && value !== null && 'match' in value && 'of' in value && Array.isArray(value.of);
}

/** A saved view's list; what an older or a newer version kept otherwise is left out. */
function readState(text: string): { state: ViewState; layout: Layout | null } {
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
  const saved = useRead('view', 'views.list', { entity: 'contact' });
  return useMemo(
    () => [
      ...builtInViews.map((id) => ({
        id,
        name: strings.contactList.view[id],
        saved: false,
        isShared: true,
        isMine: false,
        state: builtInState(id),
        layout: null,
      })),
      ...(saved.data?.rows ?? []).map(({ id, name, state, isShared, isMine }) => ({
        id,
        name,
        saved: true,
        isShared,
        isMine,
        ...readState(state),
      })),
    ],
    [saved.data],
  );
}

/** Shows a view as it is kept. */
export function showView(view: ListView): void {
  useContactsView.getState().show(view.id, view.state);
}

async function carry(said: string, work: () => Promise<{ txId: string | null }>): Promise<boolean> {
  try {
    const { txId } = await work();
    notify.done(said, txId === null ? {} : { undo: () => void undo(txId) });
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
}

/** Saves a list under a name, and shows it as that view from then on. */
export async function saveNewView(name: string, state: ViewState, layout: Layout, isShared: boolean): Promise<boolean> {
  return carry(words.did.saved(name), async () => {
    const made = await ask('views.save', { entity: 'contact', name, state: stateText(state, layout), isShared });
    useContactsView.setState({ view: made.id });
    return made;
  });
}

export function saveOverView(view: ListView, state: ViewState, layout: Layout): Promise<boolean> {
  return carry(words.did.saved(view.name), () => ask('views.update', { id: view.id, state: stateText(state, layout) }));
}

export function renameView(view: ListView, name: string): Promise<boolean> {
  return carry(words.did.renamed(name), () => ask('views.update', { id: view.id, name }));
}

export function shareView(view: ListView, isShared: boolean): Promise<boolean> {
  return carry(isShared ? words.did.shared(view.name) : words.did.unshared(view.name), () =>
    ask('views.update', { id: view.id, isShared }),
  );
}

/** Puts a view one place up or down among the saved ones. */
export async function moveView(views: readonly ListView[], view: ListView, by: 1 | -1): Promise<void> {
  const order = views.filter((one) => one.saved);
  const at = order.findIndex(({ id }) => id === view.id);
  const before = by < 0 ? order[at - 1] : order[at + 2];
  if (at < 0 || (by < 0 && before === undefined)) return;
  await carry(words.did.moved(view.name), () => ask('views.move', { id: view.id, before: before?.id ?? null }));
}

export async function removeView(view: ListView): Promise<void> {
  const gone = await carry(words.did.removed(view.name), () => ask('views.remove', { id: view.id }));
  if (gone && useContactsView.getState().view === view.id) useContactsView.getState().show('all', builtInState('all'));
}
