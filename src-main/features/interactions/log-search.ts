import { compareFound, findContacts, looksAtNamesOnly } from '../../db/contact-search';
import { type SqlValue } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { readQuery, wordMatch, type SearchTerms } from '../../db/search-query';

/** A subquery that names the `rid` of every entry that a search finds. */
export interface Candidates {
  sql: string;
  params: SqlValue[];
}

/** The log of more people than this is not looked through: then the words are too few. */
const contactLimit = 200;

/**
 * The entries that a search of the log finds: those whose words begin with the words asked for, and those with a
 * contact of that name or number.
 * @param search as typed
 * @returns null when nothing is asked for
 */
export function searchCandidates(raw: RawConnection, search: string): Candidates | null {
  const terms = readQuery(search);
  if (terms === null) return null;
  const withContacts: Candidates = {
    sql: `SELECT found.rid FROM interaction_contact link JOIN interaction found ON found.id = link.interaction_id
          WHERE link.contact_id IN (SELECT value FROM json_each(?)) AND link.deleted_at IS NULL`,
    params: [JSON.stringify(contactsFound(raw, terms))],
  };
  // One or two letters look at names only: as the beginning of a word they are in nearly every entry.
  const match = looksAtNamesOnly(terms) ? null : wordMatch(terms, false);
  if (match === null) return withContacts;
  return {
    sql: `SELECT rowid FROM interaction_fts WHERE interaction_fts MATCH ? UNION ${withContacts.sql}`,
    params: [match, ...withContacts.params],
  };
}

/** How many entries there are, counted no further than `limit`. */
export function countUpTo(raw: RawConnection, candidates: Candidates, limit: number): number {
  const row = prepared(raw, `SELECT count(*) AS count FROM (${candidates.sql} LIMIT ?)`).get(
    ...candidates.params,
    limit,
  ) as { count: number };
  return row.count;
}

/** A log is looked through for what was asked, not for what is nearly it. */
function contactsFound(raw: RawConnection, terms: SearchTerms): string[] {
  const { rows, isNear } = findContacts(raw, terms);
  if (isNear) return [];
  return rows
    .sort(compareFound)
    .slice(0, contactLimit)
    .map((row) => row.id);
}
