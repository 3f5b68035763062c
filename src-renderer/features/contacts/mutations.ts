import { formatCount } from '@shared/locale/format';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { JobEnded, written } from '@renderer/app/long-work';
import { undo } from '@renderer/app/undo';
import type { ChosenCards } from '@renderer/stores/export';
import { notify } from '@renderer/ui/toast';
import type { InputOf } from '@shared/contract/index';
import { cardPatch } from './card-fields';

const words = strings.contactsPage;
type Lifecycle = NonNullable<InputOf<'contacts.bulk_update'>['patch']['lifecycle']>;

/** "1 contact", "2,418 contacts" */
export function contactsCount(count: number): string {
  return count === 1 ? words.did.one : words.did.many(formatCount(count));
}

/** Contacts, and how many they are. */
export interface Chosen {
  cards: ChosenCards;
  count: number;
}

/**
 * Does something that writes, at once or as a job, and says at its end what was done with its undo, or why it was not.
 * @returns whether it was done
 */
export async function carryOut(
  said: string,
  work: () => Promise<{ txId: string | null; jobId?: string | null }>,
): Promise<boolean> {
  try {
    const txId = await written(await work());
    notify.done(said, txId === null ? {} : { undo: () => void undo(txId) });
    return true;
  } catch (failure) {
    if (!(failure instanceof JobEnded)) tellFailure(failure);
    return false;
  }
}

export function trashContacts({ cards, count }: Chosen): Promise<boolean> {
  return carryOut(words.did.trashed(contactsCount(count)), () => ask('contacts.trash', cards));
}

export function restoreContacts({ cards, count }: Chosen): Promise<boolean> {
  return carryOut(words.did.restored(contactsCount(count)), () => ask('contacts.restore', cards));
}

export function setLifecycle({ cards, count }: Chosen, lifecycle: Lifecycle): Promise<boolean> {
  return carryOut(words.did.lifecycle(contactsCount(count), strings.ui.lifecycle[lifecycle]), () =>
    ask('contacts.bulk_update', { ...cards, patch: { lifecycle } }),
  );
}

export function assign({ cards, count }: Chosen, owner: { id: string; name: string } | null): Promise<boolean> {
  return carryOut(words.did.assigned(contactsCount(count), owner?.name ?? words.bulk.noOwner), () =>
    ask('contacts.bulk_update', { ...cards, patch: { ownerId: owner?.id ?? null } }),
  );
}

/** Puts a tag on cards; one that is not there yet is made. */
export function putTag({ cards, count }: Chosen, name: string): Promise<boolean> {
  return carryOut(words.did.tagged(contactsCount(count), name), () =>
    ask('contacts.set_tags', { ...cards, add: [], addNames: [name], remove: [] }),
  );
}

export function takeTag({ cards, count }: Chosen, tag: { id: string; name: string }): Promise<boolean> {
  return carryOut(words.did.untagged(contactsCount(count), tag.name), () =>
    ask('contacts.set_tags', { ...cards, add: [], remove: [tag.id] }),
  );
}

/** Sets a field of the card or of the user's own, or clears it. */
export function setField(
  { cards, count }: Chosen,
  field: { id: string; name: string },
  value: string | null,
): Promise<boolean> {
  const said = value === null ? strings.customFieldsPage.bulk.cleared : strings.customFieldsPage.bulk.did;
  const patch = cardPatch(field.id, value) ?? { own: { fieldId: field.id, value } };
  return carryOut(said(field.name, contactsCount(count)), () => ask('contacts.bulk_update', { ...cards, patch }));
}
