import { fold } from '@shared/domain/fold';
import { displayName, sortName } from '@shared/domain/name';

/** What the derived texts of a card are made from. */
export interface ContactTextSource {
  kind: 'person' | 'company';
  prefix: string;
  given: string;
  middle: string;
  family: string;
  suffix: string;
  nickname: string;
  /** '' by the script, 'family' or 'given' first. */
  nameOrder?: string;
  phoneticGiven?: string;
  phoneticFamily?: string;
  organisation: string;
  companyName: string;
  emails: readonly string[];
  /** Digits of each phone: as typed, and of its E.164 form. */
  digits: readonly string[];
  /** What the card has in fields of the user's own that it is found by. */
  custom?: readonly string[];
}

export interface ContactText {
  displayName: string;
  sortName: string;
  companySort: string;
  /** Folded, a line each: name, company, emails, digits, values of the user's own fields. Search asks the trigram index for it and checks the hits in it. */
  searchText: string;
}

/**
 * The derived texts of a card; made in one place for edits, imports and undo.
 * A card without any name is called by its company, its first email or its first number.
 */
export function contactText(source: ContactTextSource): ContactText {
  const names = contactNames(source);
  const also = source.kind === 'person' ? [source.nickname, source.phoneticFamily, source.phoneticGiven] : [];
  const shown = [names.displayName, ...also].filter((text) => text !== undefined && text !== '').join(' ');
  const companySort = fold(source.companyName);
  return {
    ...names,
    companySort,
    searchText: [
      fold(shown),
      companySort,
      source.emails.join(' ').toLowerCase(),
      [...new Set(source.digits)].join(' '),
      ...customLine(source.custom ?? []),
    ].join('\n'),
  };
}

/** How a card is called and sorted: a part of its derived texts, for who needs no other. */
export function contactNames(source: ContactTextSource): Pick<ContactText, 'displayName' | 'sortName'> {
  const fallback = source.companyName || source.emails[0] || source.digits[0] || '';
  const person = source.kind === 'person';
  const order = source.nameOrder === 'family' || source.nameOrder === 'given' ? source.nameOrder : '';
  const reading = { given: source.phoneticGiven ?? '', family: source.phoneticFamily ?? '' };
  const shown = (person ? displayName(source, '', order) : source.organisation) || source.nickname || fallback;
  const sort = (person ? sortName(source, '', reading) : fold(source.organisation)) || fold(shown);
  return { displayName: shown, sortName: sort };
}

const linesBefore = 4;

function customLine(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [texts.map(fold).join(' ')];
}

/** A search text with the values of the user's own fields put in anew; the rest stays. */
export function withCustomTexts(searchText: string, texts: readonly string[]): string {
  return [...searchText.split('\n').slice(0, linesBefore), ...customLine(texts)].join('\n');
}
