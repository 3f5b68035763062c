import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { companyKey, nameCompanyKey, POSSIBLE_DUPLICATE } from '@shared/domain/duplicates';
import { isEmail, normaliseEmail } from '@shared/domain/email';
import { fold } from '@shared/domain/fold';
import { likeAddress, likeName, mayBeLikeNames, scoreLike, type LikeCard } from '@shared/domain/like-cards';
import { parseName } from '@shared/domain/name';
import { normalisePhone } from '@shared/domain/phone';
import { endOfPrefix } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { readLikeCardsOf } from './like-cards.repo';

type Typed = ParsedInputOf<'contacts.candidates'>;

const looked = 200;
/** So many of one name, or of one company, are looked at: what one types must be answered within a frame. */
const walked = 2000;
const shown = 5;

/**
 * The cards that may be the one that is being typed, by the same scores as the look through the whole file: by email or
 * number, or a like name at the same company or address; never by a person's name alone.
 * @param region of the file's settings, for a number without its country
 */
export function cardsLikeTyped(
  raw: RawConnection,
  input: Typed,
  region: string,
): OutputOf<'contacts.candidates'>['rows'] {
  const name = input.name?.trim() ?? '';
  const company = input.companyName?.trim() ?? '';
  const person = typedPerson(input, region);
  const asCompany: LikeCard = { ...person, kind: 'company', name: name || company, company: '', given: '', family: '' };
  const ids = new Set([
    ...withValue(raw, [...person.emails, ...person.phones]),
    // A company is known by its name; a person only by the name within a company or at an address.
    ...companiesLike(raw, name || company),
    ...(name === '' ? [] : companiesLike(raw, company).flatMap((id) => peopleAt(raw, id, person))),
    ...peopleOfPlace(raw, person),
  ]);
  return readLikeCardsOf(raw, [...ids])
    .map((card) => ({
      id: card.id,
      displayName: card.name,
      companyName: card.company,
      ...scoreLike(card, card.kind === 'company' ? asCompany : person),
    }))
    .filter((row) => row.score >= POSSIBLE_DUPLICATE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, shown);
}

function typedPerson(input: Typed, region: string): LikeCard {
  const name = input.name?.trim() ?? '';
  const parts = parseName(name);
  const e164 = input.phone === undefined ? null : normalisePhone(input.phone, region).e164;
  const { street = '', city = '', postalCode = '' } = input.address ?? {};
  return {
    kind: 'person',
    name,
    company: input.companyName?.trim() ?? '',
    ...likeName(parts.given, parts.family, name),
    emails: input.email !== undefined && isEmail(input.email.trim()) ? [normaliseEmail(input.email)] : [],
    phones: e164 === null ? [] : [e164],
    birthday: '',
    addresses: street + city + postalCode === '' ? [] : [likeAddress(street, city, postalCode)],
  };
}

/** The cards with one of these emails or numbers. */
function withValue(raw: RawConnection, values: readonly string[]): string[] {
  return values.flatMap((value) =>
    (
      prepared(
        raw,
        `SELECT contact_id AS id FROM contact_method WHERE normalised = ? AND deleted_at IS NULL LIMIT ${looked}`,
      ).all(value) as { id: string }[]
    ).map(({ id }) => id),
  );
}

/** The live companies of a name, legal forms aside. */
function companiesLike(raw: RawConnection, name: string): string[] {
  const key = companyKey(name);
  const [first] = key.split(' ');
  if (first === undefined || first === '') return [];
  // The range begins with the words as typed, or a leading article would be looked past.
  const start = fold(name).startsWith(first) ? first : (fold(name).split(' ')[0] ?? first);
  const rows = prepared(
    raw,
    `SELECT id, organisation FROM contact WHERE sort_name >= ? AND sort_name < ? AND kind = 'company' AND deleted_at IS NULL LIMIT ${looked}`,
  ).all(start, endOfPrefix(start)) as { id: string; organisation: string }[];
  return rows
    .filter((row) => nameCompanyKey({ kind: 'company', name: row.organisation, company: '' }) === key)
    .map((row) => row.id);
}

interface Named {
  id: string;
  given: string;
  family: string;
  name: string;
}

/** Those whose names may be one with a typed one: what else is known of all others need not be read. */
function named(rows: readonly Named[], typed: LikeCard): string[] {
  return rows
    .filter((row) => mayBeLikeNames(typed, likeName(row.given, row.family, row.name)))
    .slice(0, looked)
    .map(({ id }) => id);
}

function peopleAt(raw: RawConnection, companyId: string, typed: LikeCard): string[] {
  const rows = prepared(
    raw,
    `SELECT c.id, c.given, c.family, c.display_name AS name FROM employment e JOIN contact c ON c.id = e.contact_id
     WHERE e.company_id = ? AND e.is_current = 1 AND e.deleted_at IS NULL AND c.deleted_at IS NULL LIMIT ${walked}`,
  ).all(companyId) as Named[];
  return named(rows, typed);
}

/** The people of the same family name who live or work in the same place. */
function peopleOfPlace(raw: RawConnection, typed: LikeCard): string[] {
  const [place] = typed.addresses;
  if (place === undefined || typed.family === '') return [];
  const rows = prepared(
    raw,
    `SELECT c.id, c.given, c.family, c.display_name AS name, a.city, a.postal_code AS postalCode
     FROM (SELECT id, given, family, display_name FROM contact INDEXED BY contact_by_name
           WHERE sort_name >= ? AND sort_name < ? AND kind = 'person' AND deleted_at IS NULL LIMIT ${walked}) c
     JOIN address a ON a.contact_id = c.id AND a.deleted_at IS NULL`,
  ).all(typed.family, endOfPrefix(typed.family)) as (Named & { city: string; postalCode: string })[];
  const near = rows.filter((row) => {
    const at = likeAddress('', row.city, row.postalCode);
    return (
      (place.city !== '' && at.city === place.city) || (place.postalCode !== '' && at.postalCode === place.postalCode)
    );
  });
  return named(near, typed);
}
