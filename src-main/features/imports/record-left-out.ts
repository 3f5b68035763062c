import { strings } from '@shared/locale/index';
import type { RecordDraft } from '../../formats/records/read-record';
import { notesColumn } from './record-cells';
import type { Choices } from './record-choices';
import type { RecordLinks } from './record-links';

const words = strings.recordImports.leftOut;

const PERSON = ['contact', 'contact_given', 'contact_family', 'contact_email', 'contact_phone', 'contact_id'] as const;

/** How a row is about to be written. */
export interface HowWritten {
  choices: Choices;
  makeCards: boolean;
  /** A record that is here keeps the cards it belongs to. */
  isUpdate: boolean;
  /** The row goes to the card that it may be about. */
  hasCandidate: boolean;
}

/**
 * What a row says and the record written of it does not keep, by field, each with its reason. A name without a card goes
 * to the notes where the record has any; a task has none.
 */
export function leftOutOf(draft: RecordDraft, links: RecordLinks, how: HowWritten): Map<string, string> {
  const { subject, values } = draft;
  const lost = new Map<string, string>();
  const lose = (fields: readonly string[], reason: string): void => {
    for (const field of fields) if (values[field] !== undefined) lost.set(field, reason);
  };
  const hasNotes = notesColumn(subject) !== null;
  if (!hasNotes && values.owner !== undefined && how.choices.owner(values.owner) === null)
    lose(['owner'], words.owner(values.owner));
  if (!hasNotes && links.contacts.length > 1) lose(['contact', 'contact_id'], words.oneContact);
  if (!hasNotes && links.unfound.length > 0) lose(['contact'], words.contact(links.unfound.join(', ')));
  const isCarried = !how.isUpdate && (how.makeCards || hasNotes);
  const noPerson = links.contacts.length === 0 && links.person !== null && !(how.hasCandidate && !how.isUpdate);
  if (noPerson && !isCarried) lose(PERSON, words.contact(links.person?.name ?? ''));
  // The id of another program is kept on the card that it makes, and nowhere else.
  else if (noPerson && !how.makeCards) lose(['contact_id'], words.contact(links.person?.name ?? ''));
  if (links.companyId === null && links.company !== null) {
    if (!isCarried) lose(['company', 'company_id'], words.company(links.company.name));
    else if (!how.makeCards) lose(['company_id'], words.company(links.company.name));
  }
  if (links.dealId === null && (!hasNotes || how.isUpdate))
    lose(['deal', 'deal_id'], words.deal(values.deal ?? values.deal_id ?? ''));
  return lost;
}

/** What of a row has no link and is kept as lines in the notes. */
export function unlinkedLines({ values }: RecordDraft, links: RecordLinks): string[] {
  const lines = links.unfound.map((name) => strings.recordImports.contactLine(name));
  const deal = values.deal ?? values.deal_id;
  if (links.dealId === null && deal !== undefined) lines.push(strings.recordImports.dealLine(deal));
  return lines;
}
