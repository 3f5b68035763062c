import { likeAddress, likeName, type LikeCard } from '@shared/domain/like-cards';
import type { RawConnection } from '../../db/open';

/** A card as the look through the file compares it. */
export interface ScannedCard extends LikeCard {
  id: string;
}

interface Filling extends ScannedCard {
  emails: string[];
  phones: string[];
  addresses: ReturnType<typeof likeAddress>[];
}

const pageSize = 5000;

/**
 * Every live card with what it is compared by, read in pieces of some 50 ms.
 * @param between called between pieces, with how many cards were read of how many
 */
export function readLikeCards(raw: RawConnection, between: (done: number, total: number) => void): ScannedCard[] {
  const { total } = raw.prepare('SELECT count(*) AS total FROM contact WHERE deleted_at IS NULL').get() as {
    total: number;
  };
  const page = raw.prepare(
    `SELECT rid, id, kind, given, family, display_name AS name, company_name AS company, coalesce(birthday, '') AS birthday
     FROM contact WHERE rid > ? AND deleted_at IS NULL ORDER BY rid LIMIT ${pageSize}`,
  );
  const cards: Filling[] = [];
  const byId = new Map<string, Filling>();
  for (let last = 0; ;) {
    between(cards.length, total);
    const rows = page.all(last) as {
      rid: number;
      id: string;
      kind: 'person' | 'company';
      given: string;
      family: string;
      name: string;
      company: string;
      birthday: string;
    }[];
    for (const { rid, given, family, ...row } of rows) {
      const name = row.kind === 'company' ? { given: '', family: '' } : likeName(given, family, row.name);
      const card: Filling = { ...row, ...name, emails: [], phones: [], addresses: [] };
      cards.push(card);
      byId.set(card.id, card);
      last = rid;
    }
    if (rows.length < pageSize) break;
  }
  eachRow<{ contact: string; kind: string; value: string }>(
    raw,
    `SELECT rid, contact_id AS contact, kind, normalised AS value FROM contact_method
     WHERE rid > ? AND deleted_at IS NULL AND normalised IS NOT NULL AND kind IN ('email', 'phone') ORDER BY rid LIMIT ${pageSize}`,
    ({ contact, kind, value }) => {
      const card = byId.get(contact);
      if (value !== '') (kind === 'email' ? card?.emails : card?.phones)?.push(value);
    },
    () => between(cards.length, total),
  );
  eachRow<{ contact: string; street: string; city: string; postalCode: string }>(
    raw,
    `SELECT rid, contact_id AS contact, street, city, postal_code AS postalCode FROM address
     WHERE rid > ? AND deleted_at IS NULL ORDER BY rid LIMIT ${pageSize}`,
    ({ contact, street, city, postalCode }) => byId.get(contact)?.addresses.push(likeAddress(street, city, postalCode)),
    () => between(cards.length, total),
  );
  return cards;
}

function eachRow<Row>(raw: RawConnection, sql: string, take: (row: Row) => void, between: () => void): void {
  const page = raw.prepare(sql);
  for (let last = 0; ;) {
    between();
    const rows = page.all(last) as (Row & { rid: number })[];
    for (const row of rows) {
      take(row);
      last = row.rid;
    }
    if (rows.length < pageSize) return;
  }
}
