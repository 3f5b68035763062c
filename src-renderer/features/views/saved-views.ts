import { useLayoutEffect } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { notify } from '@renderer/ui/toast';

// Lists as they were saved under a name: which there are, and what is done with them. What such a list holds is its own affair.

const words = strings.contactList.views;
export type ViewEntity = InputOf<'views.list'>['entity'];
export type SavedView = OutputOf<'views.list'>['rows'][number];

/** A view of a list: one of ours, or a saved one. */
export interface NamedView {
  id: string;
  name: string;
  saved: boolean;
  isShared: boolean;
  /** What is kept under the name, as it is stored; of ours none. */
  kept?: string;
}

/** The saved views of a list in their order; undefined until they are read. */
export function useSavedViews(entity: ViewEntity): readonly SavedView[] | undefined {
  return useRead('view', 'views.list', { entity }).data?.rows;
}

async function carry<Done extends { txId: string | null }>(
  said: string,
  work: () => Promise<Done>,
): Promise<Done | null> {
  try {
    const done = await work();
    const { txId } = done;
    notify.done(said, txId === null ? {} : { undo: () => void undo(txId) });
    return done;
  } catch (failure) {
    tellFailure(failure);
    return null;
  }
}

/**
 * Saves a list under a name.
 * @param state the list as JSON
 * @returns the id of the view; null when it was not saved, and said so
 */
export async function saveView(
  entity: ViewEntity,
  name: string,
  state: string,
  isShared: boolean,
): Promise<string | null> {
  const made = await carry(words.did.saved(name), () => ask('views.save', { entity, name, state, isShared }));
  return made?.id ?? null;
}

/** The views as they were when they were last shown as they are kept. */
const asShown = new Map<string, string>();

/**
 * Follows what a view is kept as while its list stands so; from when one changes the list, what others save over the view
 * is no longer what one began with.
 */
export function useAsShown(view: NamedView | undefined, differs: boolean): void {
  const { id, kept } = view ?? {};
  useLayoutEffect(() => {
    if (id !== undefined && kept !== undefined && (!differs || !asShown.has(id))) asShown.set(id, kept);
  }, [id, kept, differs]);
}

/**
 * Saves the list over a view; where another was saved over it meanwhile, both are shown.
 * @param shown what a list shows, in words
 */
export async function saveOverView(view: NamedView, state: string, shown: (state: string) => string): Promise<void> {
  const wrong = await writeFieldsUnlessStale(
    words.did.saved(view.name),
    {},
    (_rest, force) =>
      ask('views.update', { id: view.id, state, ...(force ? {} : { before: { state: asShown.get(view.id) } }) }),
    shown,
  );
  if (typeof wrong === 'string') notify.error(wrong);
}

/** @param view as it was when one began to rename it */
export async function renameView(view: NamedView, name: string): Promise<boolean> {
  const wrong = await writeFieldsUnlessStale(words.did.renamed(name), {}, (_rest, force) =>
    ask('views.update', { id: view.id, name, ...(force ? {} : { before: { name: view.name } }) }),
  );
  if (typeof wrong === 'string') notify.error(wrong);
  return typeof wrong !== 'string';
}

export async function shareView(view: NamedView, isShared: boolean): Promise<void> {
  const said = isShared ? words.did.shared(view.name) : words.did.unshared(view.name);
  await carry(said, () => ask('views.update', { id: view.id, isShared }));
}

/** Puts a view one place up or down among the saved ones. */
export async function moveView(views: readonly NamedView[], view: NamedView, by: 1 | -1): Promise<void> {
  const order = views.filter((one) => one.saved);
  const at = order.findIndex(({ id }) => id === view.id);
  const before = by < 0 ? order[at - 1] : order[at + 2];
  if (at < 0 || (by < 0 && before === undefined)) return;
  await carry(words.did.moved(view.name), () => ask('views.move', { id: view.id, before: before?.id ?? null }));
}

export async function removeView(view: NamedView): Promise<boolean> {
  return (await carry(words.did.removed(view.name), () => ask('views.remove', { id: view.id }))) !== null;
}
