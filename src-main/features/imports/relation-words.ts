import type { DraftRelated } from '@shared/domain/contact-draft';
import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';

const cardId = /^urn:uuid:/i;

/** The id by which a file names another card; null where it gives a name. */
export function relatedId({ name }: DraftRelated): string | null {
  return cardId.test(name) ? name.replace(cardId, '') : null;
}

/** What tells one related person from the next: an id, or the folded name. */
export function relatedKey(related: DraftRelated): string {
  return relatedId(related) ?? fold(related.name);
}

/** How somebody whose card is not found is kept in the notes; an id that leads nowhere says nothing to anybody. */
export function relatedLine(related: DraftRelated): string {
  if (relatedId(related) !== null) return '';
  return strings.formats.keptLine(strings.vcard.labels[related.label] ?? related.label, related.name);
}
