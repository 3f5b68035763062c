import type { OutputOf } from '@shared/contract/index';
import { MOST_MERGED } from '@shared/domain/merge';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

export { readLikeCardsOf } from './like-cards.repo';

type Listed = OutputOf<'duplicates.list'>;
type Pair = Listed['groups'][number]['pairs'][number];
type Card = Listed['groups'][number]['cards'][number];

/** Cards that hang together, with the pairs that say so. */
export interface Cluster {
  score: number;
  ids: string[];
  pairs: Pair[];
}

/** What was found, of cards that are still here and that nobody told apart since; the likeliest first. */
function openPairs(raw: RawConnection): Pair[] {
  const rows = prepared(
    raw,
    `SELECT p.a_id AS a, p.b_id AS b, p.score, p.reasons FROM duplicate_pair p
     JOIN contact one ON one.id = p.a_id JOIN contact two ON two.id = p.b_id
     WHERE one.deleted_at IS NULL AND two.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM not_duplicate n WHERE n.a_id = p.a_id AND n.b_id = p.b_id AND n.deleted_at IS NULL)
     ORDER BY p.score DESC, p.a_id, p.b_id`,
  ).all() as (Omit<Pair, 'reasons'> & { reasons: string })[];
  return rows.map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as Pair['reasons'] }));
}

/** By each card those of which it was said that they are not it. */
type Apart = ReadonlyMap<string, ReadonlySet<string>>;

function toldApart(raw: RawConnection): Apart {
  const rows = prepared(raw, 'SELECT a_id AS a, b_id AS b FROM not_duplicate WHERE deleted_at IS NULL').all() as {
    a: string;
    b: string;
  }[];
  const apart = new Map<string, Set<string>>();
  for (const { a, b } of rows) apart.set(a, (apart.get(a) ?? new Set()).add(b));
  return apart;
}

function areApart(apart: Apart, some: readonly string[], others: readonly string[]): boolean {
  if (apart.size === 0) return false;
  return some.some((one) => others.some((other) => apart.get(one)?.has(other) || apart.get(other)?.has(one)));
}

/** What was found and is not decided yet, in groups, the likeliest first. */
export function openGroups(raw: RawConnection): Cluster[] {
  return clusterPairs(openPairs(raw), toldApart(raw));
}

/**
 * Groups of pairs that share a card, no larger than what can be merged at once, and without two that were told apart: a
 * pair that would make such a group waits until the likelier ones are decided.
 * @param pairs the likeliest first
 */
export function clusterPairs(pairs: readonly Pair[], apart: Apart = new Map()): Cluster[] {
  const of = new Map<string, Cluster>();
  const all = new Set<Cluster>();
  for (const pair of pairs) {
    const [one, two] = [of.get(pair.a), of.get(pair.b)];
    if (one !== undefined && one === two) {
      one.pairs.push(pair);
      continue;
    }
    if (areApart(apart, one?.ids ?? [pair.a], two?.ids ?? [pair.b])) continue;
    const joined: Cluster = {
      score: Math.max(pair.score, one?.score ?? 0, two?.score ?? 0),
      ids: [...(one?.ids ?? [pair.a]), ...(two?.ids ?? [pair.b])],
      pairs: [...(one?.pairs ?? []), ...(two?.pairs ?? []), pair],
    };
    if (joined.ids.length > MOST_MERGED) continue;
    for (const old of [one, two]) if (old !== undefined) all.delete(old);
    all.add(joined);
    for (const id of joined.ids) of.set(id, joined);
  }
  return [...all].sort((one, two) => two.score - one.score || ((one.ids[0] ?? '') < (two.ids[0] ?? '') ? -1 : 1));
}

/** The cards of some groups as the page shows them. */
export function shownCards(raw: RawConnection, ids: readonly string[]): Map<string, Card> {
  const rows = prepared(
    raw,
    `SELECT id, kind, display_name AS displayName, company_name AS companyName, primary_phone AS phone, primary_email AS email,
       city, updated_at AS updatedAt FROM contact WHERE id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids)) as Card[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** When the file was last looked through. */
export function scannedAt(raw: RawConnection): string | null {
  const row = prepared(raw, "SELECT value FROM meta WHERE key = 'duplicates.scanned'").get() as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}
