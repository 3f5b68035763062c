import { formatCount } from '@shared/locale/format';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui/toast';
import type { InputOf } from '@shared/contract/index';

const words = strings.contactsPage;
type Lifecycle = NonNullable<InputOf<'contacts.bulk_update'>['patch']['lifecycle']>;

/** "1 contact", "2,418 contacts" */
export function contactsCount(count: number): string {
  return count === 1 ? words.did.one : words.did.many(formatCount(count));
}

/**
 * Does something that wrote, says what was done with its undo, or why it was not.
 * @returns whether it was done
 */
export async function carryOut(said: string, work: () => Promise<{ txId: string | null }>): Promise<boolean> {
  try {
    const { txId } = await work();
    notify.done(said, txId === null ? {} : { undo: () => void undo(txId) });
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
}

export function trashContacts(ids: string[]): Promise<boolean> {
  return carryOut(words.did.trashed(contactsCount(ids.length)), () => ask('contacts.trash', { ids }));
}

export function restoreContacts(ids: string[]): Promise<boolean> {
  return carryOut(words.did.restored(contactsCount(ids.length)), () => ask('contacts.restore', { ids }));
}

export function setLifecycle(ids: string[], lifecycle: Lifecycle): Promise<boolean> {
  return carryOut(words.did.lifecycle(contactsCount(ids.length), strings.ui.lifecycle[lifecycle]), () =>
    ask('contacts.bulk_update', { ids, patch: { lifecycle } }),
  );
}

export function assign(ids: string[], owner: { id: string; name: string } | null): Promise<boolean> {
  return carryOut(words.did.assigned(contactsCount(ids.length), owner?.name ?? words.bulk.noOwner), () =>
    ask('contacts.bulk_update', { ids, patch: { ownerId: owner?.id ?? null } }),
  );
}

/** Puts a tag on cards; one that is not there yet is made. */
export function putTag(ids: string[], name: string): Promise<boolean> {
  return carryOut(words.did.tagged(contactsCount(ids.length), name), () =>
    ask('contacts.set_tags', { ids, add: [], addNames: [name], remove: [] }),
  );
}

export function takeTag(ids: string[], tag: { id: string; name: string }): Promise<boolean> {
  return carryOut(words.did.untagged(contactsCount(ids.length), tag.name), () =>
    ask('contacts.set_tags', { ids, add: [], remove: [tag.id] }),
  );
}
