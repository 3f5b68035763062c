import { companyKey, companyKeyOf, POSSIBLE_DUPLICATE } from '@shared/domain/duplicates';
import {
  likeAddress,
  likeName,
  mayBeLikeNames,
  scoreLike,
  type LikeAddress,
  type LikeCard,
  type LikeScore,
} from '@shared/domain/like-cards';
import { soundKey } from '@shared/domain/likeness';
import { isNickname } from '@shared/domain/nicknames';
import type { RawConnection } from '../../db/open';
import { readLikeCardsOf } from '../duplicates/duplicates.service';
import { createSeenKeys, type SeenKeys } from './seen-keys';

/** A card that a row may be, by a like name and the company or the address. */
export interface LikeFound {
  id: string;
  name: string;
  score: LikeScore;
}

interface CardRow {
  rid: number;
  given: string;
  family: string;
  name: string;
}

const pageSize = 5000;

/**
 * Finds people of the file who may be a row that has none of their keys: by a name that sounds alike at one company or one
 * place, scored as the look for duplicates scores. What is held of each card is a few numbers, made when a row first asks.
 * @returns takes a row, and the ids of cards of like names that have its number
 */
export function createLikeFinder(raw: RawConnection): (card: LikeCard, sharing: readonly string[]) => LikeFound | null {
  let keys: SeenKeys | null = null;
  const byRid = raw.prepare(
    'SELECT id, given, family, display_name AS name FROM contact WHERE rid = ? AND deleted_at IS NULL',
  );
  return (card, sharing) => {
    const wanted = allKeys(card);
    if (wanted.length === 0 && sharing.length === 0) return null;
    if (wanted.length > 0) keys ??= keysOf(raw);
    const rids = new Set<number>();
    for (const key of wanted) for (const rid of keys?.rows(key) ?? []) rids.add(rid);
    const ids = [...sharing];
    for (const rid of rids) {
      const row = byRid.get(rid) as (Omit<CardRow, 'rid'> & { id: string }) | undefined;
      if (row !== undefined && mayBeLikeNames(card, likeName(row.given, row.family, row.name))) ids.push(row.id);
    }
    if (ids.length === 0) return null;
    let best: LikeFound | null = null;
    for (const other of readLikeCardsOf(raw, ids)) {
      const score = scoreLike(card, other);
      if (score.score >= Math.max(POSSIBLE_DUPLICATE, (best?.score.score ?? 0) + Number.EPSILON))
        best = { id: other.id, name: other.name, score };
    }
    return best;
  };
}

/** An earlier row of the same file that a row may be. */
export interface LikeRow {
  row: number;
  name: string;
  score: LikeScore;
}

/** Where more than these sound alike at one place, as at a company of hundreds, sounding alike says nothing. */
const fewAlike = 8;
/** Names that are kept in mind; a row from before them is read again when one is like it. */
const namesKept = 1 << 17;

/**
 * Finds among the rows that came before one who may be the same person without a key in common, as `createLikeFinder` does
 * among the cards that are here.
 * @param readRow what a row that was remembered is, from where it waits
 */
export function createLikeRows(readRow: (row: number) => LikeCard): {
  /** @param sharing rows of like names that have its number */
  find(card: LikeCard, sharing: readonly number[]): LikeRow | null;
  remember(row: number, card: LikeCard): void;
} {
  const keys = createSeenKeys();
  const names: ({ row: number } & Name)[] = [];
  return {
    find(card, sharing) {
      let best: LikeRow | null = null;
      const consider = (row: number): void => {
        const other = readRow(row);
        const score = scoreLike(card, other);
        if (score.score >= Math.max(POSSIBLE_DUPLICATE, (best?.score.score ?? 0) + Number.EPSILON))
          best = { row, name: other.name, score };
      };
      for (const row of sharing) consider(row);
      for (const key of allKeys(card)) {
        const rows = keys.rows(key);
        if (rows.length > fewAlike) continue;
        for (const row of rows) {
          const kept = names[row % namesKept];
          if (kept?.row === row && !(beginsAlike(card, kept) && mayBeLikeNames(card, kept))) continue;
          consider(row);
        }
      }
      return best;
    },
    remember(row, card) {
      const own = allKeys(card);
      for (const key of own) keys.add(key, row);
      if (own.length > 0) names[row % namesKept] = { row, given: card.given, family: card.family };
    },
  };
}

/**
 * Whether two names begin alike, part by part or each in the other's place, a nickname and a double name let pass: tells
 * nearly all that are nothing to each other apart at a fiftieth of the cost of comparing them.
 */
function beginsAlike(a: Name, b: Name): boolean {
  const given = a.given.charCodeAt(0) === b.given.charCodeAt(0) || isNickname(a.given, b.given);
  if (given && (a.family.charCodeAt(0) === b.family.charCodeAt(0) || /[ -]/.test(a.family + b.family))) return true;
  return a.given.charCodeAt(0) === b.family.charCodeAt(0) && a.family.charCodeAt(0) === b.given.charCodeAt(0);
}

/** A row is looked for among the cards, then among the rows before it, and then remembered: its keys are made once. */
let last: { card: LikeCard; keys: readonly string[] } | null = null;

function allKeys(card: LikeCard): readonly string[] {
  if (last?.card !== card) last = { card, keys: makeKeys(card) };
  return last.keys;
}

/** What a person is looked up by; nothing where a name has no two parts. */
function makeKeys(card: LikeCard): string[] {
  if (card.kind === 'company' || card.given === '' || card.family === '') return [];
  return [...keysAt(companyKeyOf(card), card), ...card.addresses.flatMap((place) => placeKeys(place, card))];
}

type Name = Pick<LikeCard, 'given' | 'family'>;

/** Of two like names one part sounds the same. */
function keysAt(where: string, { given, family }: Name): string[] {
  return where === '' ? [] : [`${where}|${soundKey(family)}`, `${where}|${soundKey(given)}`];
}

/** A town is no address, nor is a postcode: it takes the number of the house. */
function placeKeys({ street, city, postalCode }: LikeAddress, name: Name): string[] {
  const house = /(?:^| )(\d+)/.exec(street)?.[1] ?? '';
  const place = postalCode || city;
  return house === '' || place === '' ? [] : keysAt(`${house}|${place}`, name);
}

function keysOf(raw: RawConnection): SeenKeys {
  const keys = createSeenKeys();
  eachRow<CardRow & { company: string }>(
    raw,
    `SELECT rid, rid AS last, given, family, display_name AS name, company_name AS company FROM contact
     WHERE rid > ? AND kind = 'person' AND company_name <> '' AND deleted_at IS NULL ORDER BY rid LIMIT ${pageSize}`,
    ({ rid, given, family, name, company }) => {
      for (const key of keysAt(companyKey(company), likeName(given, family, name))) keys.add(key, rid);
    },
  );
  eachRow<CardRow & { street: string; city: string; postalCode: string }>(
    raw,
    `SELECT a.rid AS last, c.rid, c.given, c.family, c.display_name AS name, a.street, a.city, a.postal_code AS postalCode
     FROM address a CROSS JOIN contact c ON c.id = a.contact_id
     WHERE a.rid > ? AND a.deleted_at IS NULL AND c.kind = 'person' AND c.deleted_at IS NULL ORDER BY a.rid LIMIT ${pageSize}`,
    ({ rid, given, family, name, street, city, postalCode }) => {
      const place = likeAddress(street, city, postalCode);
      for (const key of placeKeys(place, likeName(given, family, name))) keys.add(key, rid);
    },
  );
  return keys;
}

function eachRow<Row>(raw: RawConnection, sql: string, take: (row: Row) => void): void {
  const page = raw.prepare(sql);
  for (let after = 0; ;) {
    const rows = page.all(after) as (Row & { last: number })[];
    for (const row of rows) take(row);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.last ?? after;
  }
}
