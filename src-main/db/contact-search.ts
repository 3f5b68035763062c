import { endOfPrefix } from './keyset';
import { prepared } from './prepared';
import type { RawConnection } from './open';
import {
  holdsAll,
  holdsNearly,
  isShort,
  maxCandidates,
  nearMatch,
  startsWord,
  trigramMatch,
  type SearchTerms,
} from './search-query';

/** A card that search found, with all that its rank is made of. */
export interface FoundContact {
  rid: number;
  id: string;
  kind: 'person' | 'company';
  sortName: string;
  lastAt: string | null;
  tier: number;
}

interface Candidate {
  rid: number;
  id: string;
  kind: 'person' | 'company';
  sort_name: string;
  last_interaction_at: string | null;
  search_text: string;
}

export interface ContactsFound {
  rows: FoundContact[];
  /** More than the candidates that were looked at may match. */
  isCut: boolean;
  /** Found by allowing a typing error. */
  isNear: boolean;
}

const columns = 'rid, id, kind, sort_name, last_interaction_at, search_text';

/**
 * The live cards that hold every word of a query, unranked; where there are none, those that do with one wrong letter.
 * @param raw any connection
 */
export function findContacts(raw: RawConnection, terms: SearchTerms): ContactsFound {
  const exact = findExactly(raw, terms);
  return exact.rows.length > 0 || exact.isCut ? exact : { rows: findNearly(raw, terms), isCut: false, isNear: true };
}

/**
 * The live cards that hold every word of a query, unranked. One or two letters look at names only, by range.
 * @param raw any connection
 */
export function findExactly(raw: RawConnection, terms: SearchTerms): ContactsFound {
  const match = trigramMatch(terms);
  if (match === null) return byName(raw, terms);
  const exact = byTrigrams(raw, match);
  const isCut = exact.length > maxCandidates;
  // Of very many, those whose name begins so are among the candidates for sure.
  const rows = ranked(isCut ? withNames(raw, exact, terms) : exact, terms, (text) => holdsAll(text, terms));
  return { rows, isCut, isNear: false };
}

/** The live cards that hold every word of a query when one letter of a word may be wrong, unranked. */
export function findNearly(raw: RawConnection, terms: SearchTerms): FoundContact[] {
  const near = nearMatch(terms);
  return near === null ? [] : ranked(byTrigrams(raw, near), terms, (text) => holdsNearly(text, terms));
}

function byTrigrams(raw: RawConnection, match: string): Candidate[] {
  return prepared(
    raw,
    `SELECT ${columns} FROM contact WHERE rid IN (SELECT rowid FROM contact_fts WHERE contact_fts MATCH ? LIMIT ${maxCandidates + 1}) AND deleted_at IS NULL`,
  ).all(match) as Candidate[];
}

const namesOfMany = 300;

function withNames(raw: RawConnection, candidates: readonly Candidate[], terms: SearchTerms): Candidate[] {
  const range = prepared(
    raw,
    `SELECT ${columns} FROM contact WHERE deleted_at IS NULL AND sort_name >= ? AND sort_name < ? ORDER BY sort_name, id LIMIT ${namesOfMany}`,
  );
  const all = new Map(candidates.map((row) => [row.id, row]));
  for (const word of terms.words.slice(0, 3))
    for (const row of range.all(word, endOfPrefix(word)) as Candidate[]) all.set(row.id, row);
  return [...all.values()];
}

/** Of a letter or two there are more than anyone reads; half as many as of a word are ranked, by either reading of a name. */
const namesOfShort = maxCandidates / 2;

function byName(raw: RawConnection, terms: SearchTerms): ContactsFound {
  const range = prepared(
    raw,
    `SELECT ${columns} FROM contact WHERE deleted_at IS NULL AND sort_name >= ? AND sort_name < ? ORDER BY sort_name, id LIMIT ${namesOfShort + 1}`,
  );
  // As one reads it, the given name mostly leads.
  const asRead = prepared(
    raw,
    `SELECT ${columns} FROM contact WHERE deleted_at IS NULL AND substr(search_text, 1, 12) >= ? AND substr(search_text, 1, 12) < ? ORDER BY substr(search_text, 1, 12), id LIMIT ${namesOfShort + 1}`,
  );
  const candidates = new Map<string, Candidate>();
  let isCut = false;
  for (const word of terms.words) {
    for (const names of [range, asRead]) {
      const rows = names.all(word, endOfPrefix(word)) as Candidate[];
      isCut ||= rows.length > namesOfShort;
      for (const row of rows) candidates.set(row.id, row);
    }
  }
  return { rows: ranked([...candidates.values()], terms, (text) => holdsAll(text, terms)), isCut, isNear: false };
}

function ranked(
  candidates: readonly Candidate[],
  terms: SearchTerms,
  holds: (searchText: string) => boolean,
): FoundContact[] {
  const rows: FoundContact[] = [];
  for (const row of candidates) {
    // The trigrams of a word may stand apart in a text.
    if (!holds(row.search_text)) continue;
    rows.push({
      rid: row.rid,
      id: row.id,
      kind: row.kind,
      sortName: row.sort_name,
      lastAt: row.last_interaction_at,
      tier: tierOf(row.search_text, row.sort_name, terms),
    });
  }
  return rows;
}

/**
 * How good a hit is, by where the first word stands: 0 the name starts with it, 1 a word of the name does, 2 the company
 * does, 3 the email does, 4 elsewhere.
 */
function tierOf(searchText: string, sortName: string, terms: SearchTerms): number {
  const word = terms.words[0] ?? '';
  const [names = '', company = '', emails = ''] = searchText.split('\n');
  if (names.startsWith(word) || sortName.startsWith(word)) return 0;
  if (startsWord(names, word)) return 1;
  if (company.startsWith(word) || startsWord(company, word)) return 2;
  if (startsWord(emails, word)) return 3;
  return 4;
}

/** Best first: by tier, then the newest contact had, then the name. */
export function compareFound(a: FoundContact, b: FoundContact): number {
  if (a.tier !== b.tier) return a.tier - b.tier;
  if (a.lastAt !== b.lastAt) {
    if (a.lastAt === null) return 1;
    if (b.lastAt === null) return -1;
    return a.lastAt > b.lastAt ? -1 : 1;
  }
  if (a.sortName !== b.sortName) return a.sortName < b.sortName ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Whether a query is of short words only, so that names alone are looked at. */
export function looksAtNamesOnly(terms: SearchTerms): boolean {
  return terms.words.every(isShort);
}
