import { fold, trigramsOf } from '@shared/domain/fold';
import { digitsOf } from '@shared/domain/phone';
import { endOfPrefix, type SqlValue } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

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
  const folded = fold(search);
  if (folded === '') return null;
  const withContacts: Candidates = {
    sql: `SELECT found.rid FROM interaction_contact link JOIN interaction found ON found.id = link.interaction_id
          WHERE link.contact_id IN (SELECT value FROM json_each(?)) AND link.deleted_at IS NULL`,
    params: [JSON.stringify(contactsFound(raw, folded))],
  };
  const match = wordMatch(folded);
  // One or two letters look at names only: as the beginning of a word they are in nearly every entry.
  if (folded.length < 3 || match === '') return withContacts;
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

/** All words in any order: a long one also as a beginning, a short one whole. The index keeps no places, so no phrases. */
function wordMatch(folded: string): string {
  return folded
    .split(/[^\p{L}\p{N}\p{Co}\p{M}]+/u)
    .filter((word) => word !== '')
    .map((word) => (Array.from(word).length < 3 ? `"${word}"` : `"${word}"*`))
    .join(' AND ');
}

function contactsFound(raw: RawConnection, folded: string): string[] {
  const digits = /^[\d\s()+./-]+$/.test(folded) ? digitsOf(folded).replace(/^0+/, '') : '';
  const words = digits === '' ? folded.split(' ') : [digits];
  const trigrams = words.flatMap((word) => trigramsOf(word));
  if (trigrams.length === 0) {
    const byName = prepared(
      raw,
      'SELECT id FROM contact WHERE deleted_at IS NULL AND sort_name >= ? AND sort_name < ? ORDER BY sort_name, id LIMIT ?',
    );
    return (byName.all(folded, endOfPrefix(folded), contactLimit) as { id: string }[]).map((row) => row.id);
  }
  const match = trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
  const hits = prepared(
    raw,
    `SELECT c.id, c.search_text AS text FROM contact_fts f CROSS JOIN contact c ON c.rid = f.rowid
     WHERE f.contact_fts MATCH ? AND c.deleted_at IS NULL LIMIT 2000`,
  ).all(match) as { id: string; text: string }[];
  return hits
    .filter((hit) => words.every((word) => hit.text.includes(word)))
    .slice(0, contactLimit)
    .map((hit) => hit.id);
}
