import type { ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import type { Write } from '../../db/writer';
import { findOrCreateTag } from '../tags/tags.service';
import { bulkUpdate, restoreContacts, setTags, trashContacts } from './contact-bulk.service';
import type { ContactFilter } from './contact-list.repo';

/** Which cards are changed: these, or all that a filter finds but for some. */
export type Cards = { ids: readonly string[] } | { filter: ContactFilter; except: readonly string[] };

/** What is done with cards; plain data, so that it may cross to the job worker. */
export type CardChange =
  | { kind: 'tags'; add: readonly string[]; addNames: readonly string[]; remove: readonly string[] }
  | { kind: 'update'; patch: ParsedInputOf<'contacts.bulk_update'>['patch'] }
  | { kind: 'trash' }
  | { kind: 'restore' };

/**
 * The line of the history.
 * @param what a card's name, or how many they are
 */
export function labelOf(change: CardChange, what: string): string {
  const words = strings.contacts;
  switch (change.kind) {
    case 'tags':
      return words.tagsSet(what);
    case 'update':
      if (change.patch.own !== undefined) return words.ownSet(what);
      if (change.patch.lifecycle !== undefined)
        return words.lifecycleSet(what, words.lifecycles[change.patch.lifecycle]);
      return change.patch.ownerId === undefined ? words.updated(what, fieldsOf(change.patch)) : words.ownerSet(what);
    case 'trash':
      return words.trashed(what);
    case 'restore':
      return words.restored(what);
  }
}

/** "lead status and source" */
function fieldsOf(patch: object): string {
  const names: Record<string, string> = strings.contacts.fields;
  return Object.keys(patch)
    .flatMap((key) => names[key] ?? [])
    .join(', ');
}

/** Does what is done once, however many cards: the tags named are found, or made. */
export async function prepareChange(write: Write, change: CardChange): Promise<CardChange> {
  if (change.kind !== 'tags' || change.addNames.length === 0) return change;
  const named: string[] = [];
  for (const name of change.addNames) named.push(await findOrCreateTag(write, name));
  return { ...change, add: [...change.add, ...named], addNames: [] };
}

/** Changes some cards, as prepared. */
export function changeCards(write: Write, ids: readonly string[], change: CardChange): void {
  switch (change.kind) {
    case 'tags':
      setTags(write, ids, change.add, change.remove);
      break;
    case 'update':
      bulkUpdate(write, ids, change.patch);
      break;
    case 'trash':
      trashContacts(write, ids);
      break;
    case 'restore':
      restoreContacts(write, ids);
      break;
  }
}
