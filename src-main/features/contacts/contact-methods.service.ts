import type { ParsedInputOf } from '@shared/contract/index';
import { between } from '@shared/domain/position';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { requireContact } from './contact-edit.service';
import { normaliseMethod, type MethodKind } from './contact-method';
import { insertAddress, insertMethod } from './contacts.repo';
import { refuseStale } from '../../core/stale';

interface StoredMethod {
  id: string;
  contact_id: string;
  kind: MethodKind;
  label: string;
  value: string;
  normalised: string | null;
  digits: string;
  is_primary: number;
  position: string;
}

/** A live phone, email or link of a card, by its id. */
export function findMethod(raw: RawConnection, id: string): StoredMethod | undefined {
  return prepared(raw, 'SELECT * FROM contact_method WHERE id = ? AND deleted_at IS NULL').get(id) as
    | StoredMethod
    | undefined;
}

/** What equal values share, as it is stored: the number in E.164, the address in lower case; null where there is none. */
export function normalisedMethod(kind: MethodKind, value: string, region: string): string | null {
  return normaliseMethod(kind, value, region).normalised;
}

/** The live methods of a card, in their order. */
export function methodsOf(raw: RawConnection, contactId: string): StoredMethod[] {
  return prepared(
    raw,
    'SELECT * FROM contact_method WHERE contact_id = ? AND deleted_at IS NULL ORDER BY position, rid',
  ).all(contactId) as StoredMethod[];
}

/**
 * Adds a phone, email or link to a card, or changes one.
 * @returns its id
 * @throws AppError `validation` without a value; `not_found` when the card or the method is gone
 */
export async function saveMethod(
  write: Write,
  input: ParsedInputOf<'contacts.save_method'>,
  region: string,
): Promise<string> {
  requireContact(write.raw, input.contactId);
  const made = normaliseMethod(input.kind, input.value, region);
  if (made.value === '')
    throw new AppError('validation', strings.contacts.emptyValue, { value: strings.contacts.emptyValue });
  const values = { kind: input.kind, label: input.label.trim(), ...made };
  if (input.id === undefined) {
    const last = methodsOf(write.raw, input.contactId).at(-1);
    const id = await insertMethod(write, {
      contact_id: input.contactId,
      ...values,
      is_primary: 0,
      position: between(last?.position || null, null),
    });
    await settlePrimary(write, input.contactId, input.kind, input.isPrimary === true ? id : null, null);
    return id;
  }
  const stored = findMethod(write.raw, input.id);
  if (stored === undefined || stored.contact_id !== input.contactId)
    throw new AppError('not_found', strings.app.notFound);
  if (input.before !== undefined && stored.value !== input.before)
    refuseStale(strings.contacts.methodKinds[stored.kind], stored.value, made.value);
  const differing = Object.entries(values).filter(
    ([column, value]) => (stored as unknown as Record<string, unknown>)[column] !== value,
  );
  if (differing.length > 0)
    await write.db
      .updateTable('contact_method')
      .set(Object.fromEntries(differing))
      .where('id', '=', stored.id)
      .execute();
  await settlePrimary(
    write,
    input.contactId,
    input.kind,
    input.isPrimary === true ? stored.id : null,
    input.isPrimary === false ? stored.id : null,
  );
  if (stored.kind !== input.kind) await settlePrimary(write, input.contactId, stored.kind, null, null);
  return stored.id;
}

/** Takes a phone, email or link off its card; the next of its kind becomes the one to use first. */
export async function removeMethod(write: Write, method: StoredMethod): Promise<void> {
  await write.db.updateTable('contact_method').set({ deleted_at: write.at }).where('id', '=', method.id).execute();
  await settlePrimary(write, method.contact_id, method.kind, null, null);
}

/** Sees to it that exactly one of a kind is the one to use first. */
async function settlePrimary(
  write: Write,
  contactId: string,
  kind: MethodKind,
  wanted: string | null,
  unwanted: string | null,
): Promise<void> {
  const methods = methodsOf(write.raw, contactId).filter((method) => method.kind === kind);
  const chosen =
    methods.find((method) => method.id === wanted) ??
    methods.find((method) => method.is_primary === 1 && method.id !== unwanted) ??
    methods.find((method) => method.id !== unwanted) ??
    methods[0];
  for (const method of methods) {
    const isPrimary = method === chosen ? 1 : 0;
    if (method.is_primary !== isPrimary)
      await write.db.updateTable('contact_method').set({ is_primary: isPrimary }).where('id', '=', method.id).execute();
  }
}

interface StoredAddress extends AddressValues {
  id: string;
  contact_id: string;
  revision: number;
}

interface AddressValues {
  label: string;
  street: string;
  city: string;
  region: string;
  postal_code: string;
  country: string;
}

function addressText({ street, city, region, postal_code: code, country, label }: AddressValues): string {
  return [street, `${city} ${code}`.trim(), region, country, label].filter((part) => part !== '').join(', ');
}

/** A live address of a card, by its id. */
export function findAddress(raw: RawConnection, id: string): StoredAddress | undefined {
  return prepared(raw, 'SELECT * FROM address WHERE id = ? AND deleted_at IS NULL').get(id) as
    | StoredAddress
    | undefined;
}

/**
 * Adds an address to a card, or changes one.
 * @returns its id
 */
export async function saveAddress(write: Write, input: ParsedInputOf<'contacts.save_address'>): Promise<string> {
  requireContact(write.raw, input.contactId);
  const { contactId, id, postalCode, revision, ...rest } = input;
  const values = { ...rest, postal_code: postalCode };
  if (Object.entries(values).every(([column, value]) => column === 'label' || value.trim() === '')) {
    throw new AppError('validation', strings.contacts.emptyValue, { street: strings.contacts.emptyValue });
  }
  if (id === undefined) {
    const last = prepared(
      write.raw,
      'SELECT max(position) AS position FROM address WHERE contact_id = ? AND deleted_at IS NULL',
    ).get(contactId) as { position: string | null };
    return insertAddress(write, { contact_id: contactId, ...values, position: between(last.position || null, null) });
  }
  const stored = findAddress(write.raw, id);
  if (stored === undefined || stored.contact_id !== contactId) throw new AppError('not_found', strings.app.notFound);
  if (revision !== undefined && stored.revision > revision)
    refuseStale(strings.contacts.address, addressText(stored), addressText(values));
  const differing = Object.entries(values).filter(
    ([column, value]) => (stored as unknown as Record<string, unknown>)[column] !== value,
  );
  if (differing.length > 0)
    await write.db.updateTable('address').set(Object.fromEntries(differing)).where('id', '=', id).execute();
  return id;
}
