import { likeAddress, likeName, type LikeCard } from '@shared/domain/like-cards';
import { prepared } from '../../db/prepared';
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

interface CardRow {
  rid: number;
  id: string;
  kind: 'person' | 'company';
  given: string;
  family: string;
  name: string;
  company: string;
  birthday: string;
}

const cardColumns =
  "rid, id, kind, given, family, display_name AS name, company_name AS company, coalesce(birthday, '') AS birthday";

function cardOf({ rid: _, given, family, ...row }: CardRow): Filling {
  const name = row.kind === 'company' ? { given: '', family: '' } : likeName(given, family, row.name);
  return { ...row, ...name, emails: [], phones: [], addresses: [] };
}

interface MethodRow {
  contact: string;
  kind: string;
  value: string;
}

interface AddressRow {
  contact: string;
  street: string;
  city: string;
  postalCode: string;
}

/** Puts the parts of cards on them as they are read. */
function fillingOf(cards: ReadonlyMap<string, Filling>) {
  return {
    method({ contact, kind, value }: MethodRow): void {
      const card = cards.get(contact);
      if (value !== '') (kind === 'email' ? card?.emails : card?.phones)?.push(value);
    },
    address({ contact, street, city, postalCode }: AddressRow): void {
      cards.get(contact)?.addresses.push(likeAddress(street, city, postalCode));
    },
  };
}

const methodsFrom = `SELECT rid, contact_id AS contact, kind, normalised AS value FROM contact_method
  WHERE deleted_at IS NULL AND normalised IS NOT NULL AND kind IN ('email', 'phone')`;
const addressesFrom =
  'SELECT rid, contact_id AS contact, street, city, postal_code AS postalCode FROM address WHERE deleted_at IS NULL';

/** Some live cards with what they are compared by. */
export function readLikeCardsOf(raw: RawConnection, ids: readonly string[]): ScannedCard[] {
  const list = JSON.stringify(ids);
  const ofThem = 'IN (SELECT value FROM json_each(?))';
  const rows = prepared(raw, `SELECT ${cardColumns} FROM contact WHERE id ${ofThem} AND deleted_at IS NULL`).all(
    list,
  ) as CardRow[];
  const cards = rows.map(cardOf);
  const fill = fillingOf(new Map(cards.map((card) => [card.id, card])));
  for (const row of prepared(raw, `${methodsFrom} AND contact_id ${ofThem}`).all(list)) fill.method(row as MethodRow);
  for (const row of prepared(raw, `${addressesFrom} AND contact_id ${ofThem}`).all(list))
    fill.address(row as AddressRow);
  return cards;
}

/**
 * Every live card with what it is compared by, read in pieces of some 50 ms.
 * @param between called between pieces, with how many cards were read of how many
 */
export function readLikeCards(raw: RawConnection, between: (done: number, total: number) => void): ScannedCard[] {
  const { total } = raw.prepare('SELECT count(*) AS total FROM contact WHERE deleted_at IS NULL').get() as {
    total: number;
  };
  const page = raw.prepare(
    `SELECT ${cardColumns} FROM contact WHERE rid > ? AND deleted_at IS NULL ORDER BY rid LIMIT ${pageSize}`,
  );
  const cards: Filling[] = [];
  const byId = new Map<string, Filling>();
  for (let last = 0; ;) {
    between(cards.length, total);
    const rows = page.all(last) as CardRow[];
    for (const row of rows) {
      const card = cardOf(row);
      cards.push(card);
      byId.set(card.id, card);
      last = row.rid;
    }
    if (rows.length < pageSize) break;
  }
  const fill = fillingOf(byId);
  const tick = () => between(cards.length, total);
  eachRow<MethodRow>(raw, methodsFrom, (row) => fill.method(row), tick);
  eachRow<AddressRow>(raw, addressesFrom, (row) => fill.address(row), tick);
  return cards;
}

function eachRow<Row>(raw: RawConnection, from: string, take: (row: Row) => void, between: () => void): void {
  const page = raw.prepare(`${from} AND rid > ? ORDER BY rid LIMIT ${pageSize}`);
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
