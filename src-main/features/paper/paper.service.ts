import type { ParsedInputOf } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import { addressWithin } from '@shared/domain/merge';
import { strings } from '@shared/locale/index';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { attach, type Attachable } from '../attachments/attachments.service';
import { setTags } from '../contacts/contact-bulk.service';
import { createContact, type CreateInput } from '../contacts/contact-create.service';
import { requireContact, updateContact } from '../contacts/contact-edit.service';
import { setCompany } from '../contacts/contact-jobs.service';
import { methodsOf, normalisedMethod, saveAddress, saveMethod } from '../contacts/contact-methods.service';
import { findOrCreateTag } from '../tags/tags.service';

const words = strings.paper;

type AddInput = ParsedInputOf<'paper.add_to'>;

/** What comes with a card of a stack. */
export interface WithIt {
  tag: string | undefined;
  scan: Attachable | null;
}

/**
 * Makes a card with its tag and its scan.
 * @param region of the file's settings
 * @returns its id
 */
export async function takeIn(write: Write, card: CreateInput, withIt: WithIt, region: string): Promise<string> {
  const id = await createContact(write, card, region);
  await putWith(write, id, withIt);
  return id;
}

async function putWith(write: Write, id: string, { tag, scan }: WithIt): Promise<void> {
  if (tag !== undefined && fold(tag) !== '') setTags(write, [id], [await findOrCreateTag(write, tag)], []);
  if (scan !== null) await attach(write, { contactId: id }, scan);
}

interface StoredAddress {
  street: string;
  city: string;
  region: string;
  postal_code: string;
  country: string;
  po_box: string;
}

function addressesOf(raw: RawConnection, id: string): StoredAddress[] {
  return prepared(
    raw,
    'SELECT street, city, region, postal_code, country, po_box FROM address WHERE contact_id = ? AND deleted_at IS NULL',
  ).all(id) as StoredAddress[];
}

/** The jobs that they have now, the main one first. */
function jobsOf(raw: RawConnection, id: string): { company_id: string; company: string; title: string }[] {
  return prepared(
    raw,
    `SELECT e.company_id, c.organisation AS company, e.title FROM employment e JOIN contact c ON c.id = e.company_id
     WHERE e.contact_id = ? AND e.is_current = 1 AND e.deleted_at IS NULL ORDER BY e.is_primary DESC, e.rid`,
  ).all(id) as { company_id: string; company: string; title: string }[];
}

/**
 * Puts what is new of a text on a card. What is there stays; what says otherwise of the company or the title goes to the
 * notes.
 * @param today the user's date, 'YYYY-MM-DD'
 * @returns how many things were new
 * @throws AppError `not_found` when the card is gone
 */
export async function addTo(
  write: Write,
  input: AddInput,
  withIt: WithIt,
  at: { region: string; today: string },
): Promise<number> {
  const contact = requireContact(write.raw, input.id);
  let added = 0;
  for (const method of input.methods ?? []) {
    if (method.value.trim() === '') continue;
    const same = sameMethod(method.kind, method.value, at.region);
    if (methodsOf(write.raw, input.id).some((one) => same(one))) continue;
    await saveMethod(write, { contactId: input.id, ...method }, at.region);
    added += 1;
  }
  for (const address of input.addresses ?? []) {
    const { label, postalCode, ...rest } = address;
    const parts = { ...rest, postal_code: postalCode, po_box: '' };
    if (Object.values(parts).every((part) => part.trim() === '')) continue;
    if (addressesOf(write.raw, input.id).some((one) => addressWithin(parts, one))) continue;
    await saveAddress(write, { contactId: input.id, ...address, label });
    added += 1;
  }
  const more: string[] = [];
  const company = input.companyName?.trim() ?? '';
  const title = input.title?.trim() ?? '';
  const jobs = jobsOf(write.raw, input.id);
  const job = company === '' ? jobs[0] : jobs.find((one) => fold(one.company) === fold(company));
  if (contact.kind === 'company') {
    if (company !== '' && fold(company) !== fold(contact.organisation)) more.push(company);
    if (title !== '') more.push(title);
  } else if (job !== undefined) {
    if (title !== '' && job.title === '') {
      await setCompany(write, { id: input.id, company: { id: job.company_id }, title }, at.today);
      added += 1;
    } else if (title !== '' && fold(job.title) !== fold(title)) more.push(title);
  } else if (company !== '' && jobs.length === 0) {
    await setCompany(write, { id: input.id, company: { name: company }, title }, at.today);
    added += 1;
  } else more.push(...[[title, company].filter(Boolean).join(', ')].filter(Boolean));
  if (input.notes !== undefined) more.push(...input.notes.split('\n'));
  // A line that only repeats who and where they are says nothing new.
  const said = [contact.display_name, ...jobs.flatMap((one) => [one.company, one.title])];
  added += await addNotes(write, input.id, contact.notes, more, said);
  await putWith(write, input.id, withIt);
  return added + (withIt.scan === null ? 0 : 1);
}

/** Tells whether a stored phone, email or link is the same as a typed one. */
function sameMethod(
  kind: NonNullable<AddInput['methods']>[number]['kind'],
  value: string,
  region: string,
): (stored: { kind: string; value: string; normalised: string | null }) => boolean {
  const normalised = normalisedMethod(kind, value, region);
  return (stored) =>
    stored.kind === kind &&
    (fold(stored.value) === fold(value) || (normalised !== null && stored.normalised === normalised));
}

/** Lines that the notes do not have yet, under those that are there. */
async function addNotes(
  write: Write,
  id: string,
  notes: string,
  lines: readonly string[],
  said: readonly string[],
): Promise<number> {
  const known = new Set([...notes.split('\n'), ...said].map((line) => fold(line)));
  const fresh = lines.filter((line) => line.trim() !== '' && !known.has(fold(line)));
  if (fresh.length === 0) return 0;
  await updateContact(write, id, { notes: [notes.trimEnd(), ...fresh].filter((line) => line !== '').join('\n') });
  return 1;
}

/** What the history calls it. */
export function addLabel(raw: RawConnection, id: string): string {
  return words.addedTo(requireContact(raw, id).display_name);
}
