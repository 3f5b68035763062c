import type { InputOf, ParsedInputOf } from '@shared/contract/index';
import { readBirthday } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { parseName } from '@shared/domain/name';
import { initialPositions } from '@shared/domain/position';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { setValue } from '../custom-fields/custom-fields.service';
import { findContact } from './contact-card.repo';
import { normaliseMethod, type MethodKind } from './contact-method';
import {
  findCompanyByName,
  insertAddress,
  insertContact,
  insertEmployment,
  insertLifecycleChange,
  insertMethod,
  isLive,
  putRole,
  putTag,
  type NewContact,
} from './contacts.repo';

export type CreateInput = ParsedInputOf<'contacts.create'>;
export type ContactPatch = NonNullable<CreateInput['fields']>;
export type CompanyChoice = { id: string } | { name: string };

/**
 * A company that was chosen by id, or named: then the one of that name, or a new one.
 * @returns null when nothing was named
 * @throws AppError `not_found` or `validation` when the id is no live company's
 */
export async function resolveCompany(write: Write, choice: CompanyChoice | null | undefined): Promise<string | null> {
  if (choice === null || choice === undefined) return null;
  if ('id' in choice) {
    const company = findContact(write.raw, choice.id);
    if (company === undefined || company.deleted_at !== null)
      throw new AppError('not_found', strings.contacts.noSuchCompany);
    if (company.kind !== 'company') throw new AppError('validation', strings.contacts.notACompany);
    return company.id;
  }
  const name = choice.name.trim();
  if (fold(name) === '') return null;
  const known = findCompanyByName(write.raw, fold(name));
  if (known !== undefined) return known;
  const id = await insertContact(write, { kind: 'company', organisation: name, owner_id: write.userId });
  await insertLifecycleChange(write, id, 'new');
  return id;
}

/** The columns that fields of a patch are kept in. Only what the patch names is in it. */
export function patchColumns(patch: ContactPatch): Partial<NewContact> {
  const { companyName, leadStatus, ownerId, doNotCall, doNotMail, keepInTouchDays, ...others } = patch;
  const { phoneticGiven, phoneticFamily, nameOrder, readyBudget, readyNeed, readyTiming, readyAuthority, ...same } =
    others;
  const columns: Partial<NewContact> = {};
  for (const [key, value] of Object.entries(same)) {
    if (value !== undefined)
      Object.assign(columns, { [key]: typeof value === 'string' && key !== 'notes' ? value.trim() : value });
  }
  if (companyName !== undefined) columns.organisation = companyName.trim();
  if (leadStatus !== undefined) columns.lead_status = leadStatus;
  if (ownerId !== undefined) columns.owner_id = ownerId;
  if (doNotCall !== undefined) columns.do_not_call = doNotCall ? 1 : 0;
  if (doNotMail !== undefined) columns.do_not_mail = doNotMail ? 1 : 0;
  if (keepInTouchDays !== undefined) columns.keep_in_touch_days = keepInTouchDays;
  if (phoneticGiven !== undefined) columns.phonetic_given = phoneticGiven.trim();
  if (phoneticFamily !== undefined) columns.phonetic_family = phoneticFamily.trim();
  if (nameOrder !== undefined) columns.name_order = nameOrder;
  if (readyBudget !== undefined) columns.ready_budget = cellOf(readyBudget);
  if (readyNeed !== undefined) columns.ready_need = cellOf(readyNeed);
  if (readyTiming !== undefined) columns.ready_timing = cellOf(readyTiming);
  if (readyAuthority !== undefined) columns.ready_authority = cellOf(readyAuthority);
  return columns;
}

function cellOf(flag: boolean | null): number | null {
  return flag === null ? null : Number(flag);
}

/** Refuses what a schema cannot see: a day that is in no calendar, a user that is not there. */
export function checkPatch(raw: RawConnection, kind: 'person' | 'company', patch: ContactPatch): void {
  if (patch.birthday !== undefined && patch.birthday !== null && readBirthday(patch.birthday) === null) {
    throw new AppError('validation', strings.contacts.badBirthday, { birthday: strings.contacts.badBirthday });
  }
  if (kind === 'person' && patch.companyName !== undefined) {
    throw new AppError('validation', strings.contacts.personHasNoCompanyName, {
      companyName: strings.contacts.personHasNoCompanyName,
    });
  }
  if (patch.ownerId !== undefined && patch.ownerId !== null && !isLive(raw, 'user', patch.ownerId))
    throw new AppError('not_found', strings.contacts.noSuchUser);
}

/** What the history calls a card that is about to be made. */
export function nameOfNew(input: InputOf<'contacts.create'>): string {
  const { fields } = input;
  const parts = [fields?.given, fields?.family].filter((part) => part !== undefined && part !== '').join(' ');
  const company =
    input.company !== null && input.company !== undefined && 'name' in input.company ? input.company.name : '';
  const names = [input.name, parts, fields?.companyName, fields?.nickname, company, input.methods?.[0]?.value];
  return names.find((name) => name !== undefined && name.trim() !== '')?.trim() ?? strings.contacts.unnamed;
}

/**
 * Makes a card with all that was given for it, in one transaction.
 * @param region of the file's settings, for numbers without a country
 * @returns the new card's id
 * @throws AppError `validation` when there is nothing to call it by; `not_found` for a company, tag or user that is gone
 */
export async function createContact(write: Write, input: CreateInput, region: string): Promise<string> {
  const { kind } = input;
  const fields = input.fields ?? {};
  checkPatch(write.raw, kind, fields);
  const parsed: Partial<NewContact> =
    kind === 'company' ? { organisation: input.name?.trim() ?? '' } : parseName(input.name ?? '');
  const columns: NewContact = { owner_id: write.userId, ...parsed, ...patchColumns(fields), kind };
  const methods = (input.methods ?? []).filter((method) => method.value.trim() !== '');
  if (kind === 'company' && input.company !== null && input.company !== undefined)
    throw new AppError('validation', strings.contacts.companyOfCompany);
  const company = await resolveCompany(write, input.company);
  const names = [columns.given, columns.family, columns.nickname, columns.organisation];
  if (company === null && methods.length === 0 && names.every((name) => name === undefined || fold(name) === '')) {
    throw new AppError('validation', strings.contacts.needsName, { name: strings.contacts.needsName });
  }
  // A title hangs on a job; without one it is kept among the notes.
  const title = company === null ? (input.title?.trim() ?? '') : '';
  if (title !== '') columns.notes = [title, columns.notes ?? ''].filter((line) => line !== '').join('\n');
  const id = await insertContact(write, columns);
  await insertLifecycleChange(write, id, columns.lifecycle ?? 'new');
  if (company !== null) {
    await insertEmployment(write, {
      contact_id: id,
      company_id: company,
      title: input.title?.trim() ?? '',
      department: '',
      from_date: null,
      to_date: null,
      is_current: 1,
    });
  }
  await writeMethods(write, id, methods, region);
  await writeAddresses(write, id, input.addresses ?? []);
  for (const tagId of new Set(input.tagIds ?? [])) {
    if (!isLive(write.raw, 'tag', tagId)) throw new AppError('not_found', strings.contacts.noSuchTag);
    putTag(write, id, tagId);
  }
  for (const role of new Set(input.roles ?? [])) putRole(write, id, role);
  for (const [fieldId, value] of Object.entries(input.own ?? {})) setValue(write, [id], fieldId, value);
  return id;
}

async function writeMethods(
  write: Write,
  contactId: string,
  methods: NonNullable<CreateInput['methods']>,
  region: string,
): Promise<void> {
  const positions = initialPositions(methods.length);
  // Exactly one of a kind is the one to use first: the one that was marked, else the first.
  const primary = new Map<MethodKind, number>();
  methods.forEach((method, index) => {
    const chosen = primary.get(method.kind);
    if (chosen === undefined || (method.isPrimary === true && methods[chosen]?.isPrimary !== true))
      primary.set(method.kind, index);
  });
  for (const [index, method] of methods.entries()) {
    await insertMethod(write, {
      contact_id: contactId,
      kind: method.kind,
      label: method.label.trim(),
      ...normaliseMethod(method.kind, method.value, region),
      is_primary: primary.get(method.kind) === index ? 1 : 0,
      position: positions[index] ?? '',
    });
  }
}

async function writeAddresses(
  write: Write,
  contactId: string,
  addresses: NonNullable<CreateInput['addresses']>,
): Promise<void> {
  const positions = initialPositions(addresses.length);
  for (const [index, { postalCode, ...address }] of addresses.entries()) {
    const texts = [address.street, address.city, address.region, postalCode, address.country];
    if (texts.every((text) => text.trim() === '')) continue;
    await insertAddress(write, {
      contact_id: contactId,
      ...address,
      postal_code: postalCode,
      position: positions[index] ?? '',
    });
  }
}
