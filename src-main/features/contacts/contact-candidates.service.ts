import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import {
  companyKey,
  nameCompanyKey,
  POSSIBLE_DUPLICATE,
  scoreDuplicate,
  type DuplicateCandidate,
} from '@shared/domain/duplicates';
import { isEmail, normaliseEmail } from '@shared/domain/email';
import { normalisePhone } from '@shared/domain/phone';
import { fold } from '@shared/domain/fold';
import { endOfPrefix } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

const looked = 200;
const shown = 5;

/**
 * The cards that may be the one that is being typed: by email, number, or a like name at the same company; never by a
 * person's name alone.
 * @param region of the file's settings, for a number without its country
 */
export function candidatesFor(
  raw: RawConnection,
  input: ParsedInputOf<'contacts.candidates'>,
  region: string,
): OutputOf<'contacts.candidates'>['rows'] {
  const emails = input.email !== undefined && isEmail(input.email.trim()) ? [normaliseEmail(input.email)] : [];
  const e164 = input.phone === undefined ? null : normalisePhone(input.phone, region).e164;
  const phones = e164 === null ? [] : [e164];
  const name = input.name?.trim() ?? '';
  const company = input.companyName?.trim() ?? '';
  const ids = new Set<string>();
  for (const value of [...emails, ...phones]) {
    const rows = prepared(
      raw,
      `SELECT contact_id AS id FROM contact_method WHERE normalised = ? AND deleted_at IS NULL LIMIT ${looked}`,
    ).all(value) as { id: string }[];
    for (const { id } of rows) ids.add(id);
  }
  // A company is known by its name; a person only by the name within a company.
  for (const id of companiesLike(raw, name)) ids.add(id);
  if (name !== '') {
    for (const companyId of companiesLike(raw, company)) {
      const people = prepared(
        raw,
        'SELECT contact_id AS id FROM employment WHERE company_id = ? AND is_current = 1 AND deleted_at IS NULL LIMIT 1000',
      ).all(companyId) as {
        id: string;
      }[];
      for (const { id } of people) ids.add(id);
    }
  } else {
    for (const id of companiesLike(raw, company)) ids.add(id);
  }
  const typed = { emails, phones };
  return readCards(raw, [...ids])
    .map((card) => ({
      id: card.id,
      displayName: card.name,
      companyName: card.company,
      ...scoreDuplicate(
        card,
        card.kind === 'company'
          ? { ...typed, kind: 'company', name: name || company, company: '' }
          : { ...typed, kind: 'person', name, company },
      ),
    }))
    .filter((row) => row.score >= POSSIBLE_DUPLICATE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, shown);
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

function readCards(raw: RawConnection, ids: readonly string[]): (DuplicateCandidate & { id: string })[] {
  const list = JSON.stringify(ids);
  const cards = prepared(
    raw,
    'SELECT id, kind, display_name AS name, company_name AS company FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
  ).all(list) as { id: string; kind: 'person' | 'company'; name: string; company: string }[];
  const methods = prepared(
    raw,
    "SELECT contact_id AS id, kind, normalised FROM contact_method WHERE contact_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND normalised IS NOT NULL AND kind IN ('email', 'phone')",
  ).all(list) as { id: string; kind: string; normalised: string }[];
  return cards.map((card) => {
    const own = methods.filter((method) => method.id === card.id);
    return {
      ...card,
      emails: own.filter((method) => method.kind === 'email').map((method) => method.normalised),
      phones: own.filter((method) => method.kind === 'phone').map((method) => method.normalised),
    };
  });
}
