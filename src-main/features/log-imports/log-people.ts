import { isEmail, normaliseEmail } from '@shared/domain/email';
import { fold } from '@shared/domain/fold';
import { digitsOf, normalisePhone } from '@shared/domain/phone';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { LogPerson } from '../../formats/log-entry';

/** A card that has a number or an address. */
export interface KnownPerson {
  id: string;
  name: string;
}

/** Someone of an entry: who they are, or under what they stay unknown. */
export interface FoundPerson {
  known: KnownPerson | null;
  /** The same for every way in which a file writes one number; null where there is nothing to know them by. */
  key: string | null;
  person: LogPerson;
  e164: string | null;
}

interface Row extends KnownPerson {
  kind: 'person' | 'company';
}

/** Numbers and addresses that are kept in mind: those of a log come again and again. */
const kept = 20_000;

/**
 * Finds cards by number and address, by index alone. Of several cards with one number it is the one that bears the
 * entry's name, else the person among companies, else the company, else the first.
 * @param region of the file's settings, for numbers without a country
 */
export function createPeople(raw: RawConnection, region: string): (person: LogPerson) => FoundPerson {
  const cards = new Map<string, readonly Row[]>();
  const find = prepared(
    raw,
    `SELECT c.id, c.kind, c.display_name AS name FROM contact_method m JOIN contact c ON c.id = m.contact_id
     WHERE m.normalised = ? AND m.kind = ? AND m.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY m.rid LIMIT 50`,
  );
  function having(kind: 'phone' | 'email', value: string): readonly Row[] {
    let rows = cards.get(value);
    if (rows === undefined) {
      // One card may have a number twice.
      const found = find.all(value, kind) as Row[];
      rows = found.filter((row, index) => found.findIndex((other) => other.id === row.id) === index);
      if (cards.size >= kept) cards.clear();
      cards.set(value, rows);
    }
    return rows;
  }
  return (person) => {
    const isAddress = person.value.includes('@') && isEmail(normaliseEmail(person.value));
    const value = isAddress ? normaliseEmail(person.value) : person.value.trim();
    if (value === '') return { known: null, key: null, person, e164: null };
    if (isAddress) return { known: pick(having('email', value), person.name), key: `e:${value}`, person, e164: null };
    const { e164 } = normalisePhone(value, region);
    const known = e164 === null ? null : pick(having('phone', e164), person.name);
    const digits = digitsOf(value);
    return { known, key: e164 === null ? `n:${digits || fold(value)}` : `p:${e164}`, person, e164 };
  };
}

function pick(rows: readonly Row[], name: string): KnownPerson | null {
  const [first] = rows;
  if (first === undefined) return null;
  const folded = fold(name);
  const named = folded === '' ? undefined : rows.find((row) => fold(row.name) === folded);
  if (named !== undefined) return named;
  const people = rows.filter((row) => row.kind === 'person');
  if (people.length === 1) return people[0] ?? first;
  return rows.find((row) => row.kind === 'company') ?? first;
}
