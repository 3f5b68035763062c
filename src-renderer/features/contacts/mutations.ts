import { formatCount } from '@shared/locale/format';
import { strings } from '@shared/locale';
import { telUri } from '@shared/domain/tel';
import { ask, CallFailure, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { openLink } from '@renderer/bridge';
import { electronBridge } from '@renderer/bridge/electron';
import { useDockedCall } from '@renderer/stores/docked-call';
import { notify } from '@renderer/ui/toast';
import type { InputOf, OutputOf } from '@shared/contract/index';

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
  return carryOut(words.did.tagged(contactsCount(ids.length), name), async () => {
    const { id } = await ask('tags.create', { name });
    return ask('contacts.set_tags', { ids, add: [id], remove: [] });
  });
}

export function takeTag(ids: string[], tag: { id: string; name: string }): Promise<boolean> {
  return carryOut(words.did.untagged(contactsCount(ids.length), tag.name), () =>
    ask('contacts.set_tags', { ids, add: [], remove: [tag.id] }),
  );
}

type Reachable = Pick<
  OutputOf<'contacts.list'>['rows'][number],
  'id' | 'displayName' | 'companyName' | 'phone' | 'phoneE164' | 'email'
> & { doNotCall?: boolean; doNotMail?: boolean };

/** In a browser main has nothing to open links with: the page does it. */
async function openInPage(url: string | null): Promise<void> {
  if (url === null || electronBridge() !== null) return;
  const opened = await openLink(url);
  if (!opened.ok) throw new CallFailure(opened.error);
}

/** Hands a number of the contact to the system and docks the call that begins. */
export async function call(
  contact: Reachable,
  number: { value: string; e164: string | null } | null = contact.phone === null
    ? null
    : { value: contact.phone, e164: contact.phoneE164 },
): Promise<void> {
  if (number === null) {
    notify.info(words.noNumber(contact.displayName));
    return;
  }
  if (contact.doNotCall === true) {
    notify.info(words.mustNotCall(contact.displayName));
    return;
  }
  try {
    await ask('contacts.dial', { contactId: contact.id, number: number.value });
    await openInPage(number.e164 === null ? null : telUri(number.e164));
    useDockedCall
      .getState()
      .start({
        contactId: contact.id,
        name: contact.displayName,
        company: contact.companyName,
        number: number.value,
        startedAt: new Date().toISOString(),
      });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Opens the system's mail program on a letter to the contact. */
export async function compose(contact: Reachable, address = contact.email): Promise<void> {
  if (address === null) {
    notify.info(words.noEmail(contact.displayName));
    return;
  }
  if (contact.doNotMail === true) {
    notify.info(words.mustNotMail(contact.displayName));
    return;
  }
  try {
    await ask('contacts.compose', { contactId: contact.id, address });
    await openInPage(`mailto:${encodeURIComponent(address).replace('%40', '@')}`);
    notify.info(words.did.mailed(contact.displayName));
  } catch (failure) {
    tellFailure(failure);
  }
}
