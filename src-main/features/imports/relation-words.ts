import type { DraftRelated } from '@shared/domain/contact-draft';
import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';

const cardId = /^urn:uuid:/i;

/** The id by which a file names another card; null where it gives a name alone. */
export function relatedId({ id, name }: DraftRelated): string | null {
  return id ?? (hasName(name) ? null : name.replace(cardId, ''));
}

function hasName(name: string): boolean {
  return !cardId.test(name);
}

/** By what somebody is looked for, the best first. */
export function relatedKeys(related: DraftRelated): string[] {
  const id = relatedId(related);
  return [...(id === null ? [] : [id]), ...(hasName(related.name) ? [fold(related.name)] : [])];
}

/** How somebody whose card is not found is kept in the notes; an id that leads nowhere says nothing to anybody. */
export function relatedLine(related: DraftRelated): string {
  if (!hasName(related.name)) return '';
  return strings.formats.keptLine(strings.vcard.labels[related.label] ?? related.label, related.name);
}
