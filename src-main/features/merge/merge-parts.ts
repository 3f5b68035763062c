import type { Selectable } from 'kysely';
import { addressWithin, methodKey, sameJob, type AddressParts } from '@shared/domain/merge';
import { between } from '@shared/domain/position';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { EmploymentTable } from '../../db/schema';
import type { Write } from '../../db/writer';
import { putOnce, trashRow, trashRows } from './put-once';

interface MethodRow {
  id: string;
  kind: string;
  label: string;
  value: string;
  normalised: string | null;
  digits: string;
  is_primary: number;
  position: string;
}

/** The live phones, emails and links of a card, in its own order. */
export function methodsOf(raw: RawConnection, contactId: string): MethodRow[] {
  return prepared(
    raw,
    'SELECT * FROM contact_method WHERE contact_id = ? AND deleted_at IS NULL ORDER BY is_primary DESC, position, rid',
  ).all(contactId) as MethodRow[];
}

function lastPosition(rows: readonly { position: string }[]): string | null {
  return rows.reduce<string | null>(
    (last, { position }) => (position !== '' && (last === null || position > last) ? position : last),
    null,
  );
}

/** What the keeper can be reached by already goes; the rest is added behind its own. */
export function uniteMethods(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  const kept = methodsOf(raw, keeperId);
  const known = new Map(kept.map((method) => [methodKey(method), method]));
  let last = lastPosition(kept);
  for (const method of methodsOf(raw, loserId)) {
    const same = known.get(methodKey(method));
    if (same !== undefined) {
      if (same.label === '' && method.label !== '') {
        prepared(raw, 'UPDATE contact_method SET label = ? WHERE id = ?').run(method.label, same.id);
        same.label = method.label;
      }
      trashRow(write, 'contact_method', method.id);
      continue;
    }
    last = between(last, null);
    const isPrimary = method.is_primary === 1 && !kept.some((own) => own.kind === method.kind && own.is_primary === 1);
    prepared(raw, 'UPDATE contact_method SET contact_id = ?, position = ?, is_primary = ? WHERE id = ?').run(
      keeperId,
      last,
      isPrimary ? 1 : 0,
      method.id,
    );
    kept.push({ ...method, position: last, is_primary: isPrimary ? 1 : 0 });
    known.set(methodKey(method), method);
  }
}

type AddressRow = { -readonly [K in keyof AddressParts]: string } & { id: string; label: string; position: string };

/** The live addresses of a card, in its own order. */
export function addressesOf(raw: RawConnection, contactId: string): AddressRow[] {
  return prepared(raw, 'SELECT * FROM address WHERE contact_id = ? AND deleted_at IS NULL ORDER BY position, rid').all(
    contactId,
  ) as AddressRow[];
}

/** An address that says no more than one of the keeper's goes; one that says more of the same completes it. */
export function uniteAddresses(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  const kept = addressesOf(raw, keeperId);
  let last = lastPosition(kept);
  for (const address of addressesOf(raw, loserId)) {
    if (kept.some((own) => addressWithin(address, own))) {
      trashRow(write, 'address', address.id);
      continue;
    }
    const lesser = kept.find((own) => addressWithin(own, address));
    if (lesser === undefined) {
      last = between(last, null);
      prepared(raw, 'UPDATE address SET contact_id = ?, position = ? WHERE id = ?').run(keeperId, last, address.id);
      kept.push({ ...address, position: last });
      continue;
    }
    for (const part of ['street', 'po_box', 'postal_code', 'city', 'region', 'country'] as const) {
      if (lesser[part].trim() !== '' || address[part] === '') continue;
      prepared(raw, `UPDATE address SET ${part} = ? WHERE id = ?`).run(address[part], lesser.id);
      lesser[part] = address[part];
    }
    trashRow(write, 'address', address.id);
  }
}

/** Tags and roles are on a card once. */
export function uniteTagsAndRoles(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  for (const { tag } of prepared(
    raw,
    'SELECT tag_id AS tag FROM contact_tag WHERE contact_id = ? AND deleted_at IS NULL ORDER BY rid',
  ).all(loserId) as { tag: string }[])
    putOnce(write, 'contact_tag', [keeperId, tag], { contact_id: keeperId, tag_id: tag });
  for (const { role } of prepared(
    raw,
    'SELECT role FROM contact_role WHERE contact_id = ? AND deleted_at IS NULL ORDER BY rid',
  ).all(loserId) as { role: string }[])
    putOnce(write, 'contact_role', [keeperId, role], { contact_id: keeperId, role });
  trashRows(write, 'contact_tag', 'contact_id', loserId);
  trashRows(write, 'contact_role', 'contact_id', loserId);
}

type JobRow = Selectable<EmploymentTable>;

/** The live jobs of a person, the one that the card is shown with first. */
export function jobsOf(raw: RawConnection, contactId: string): JobRow[] {
  return prepared(
    raw,
    'SELECT * FROM employment WHERE contact_id = ? AND deleted_at IS NULL ORDER BY is_current DESC, is_primary DESC, rid DESC',
  ).all(contactId) as JobRow[];
}

/** Fills what a job leaves open from another telling of it, which goes. */
function foldJob(write: Write, own: JobRow, other: JobRow): void {
  for (const part of ['title', 'department', 'from_date', 'to_date'] as const) {
    if ((own[part] ?? '') !== '' || (other[part] ?? '') === '') continue;
    prepared(write.raw, `UPDATE employment SET ${part} = ? WHERE id = ?`).run(other[part], own.id);
  }
  trashRow(write, 'employment', other.id);
}

/** The jobs of a person go over; the one that the keeper is shown with stays that one. */
export function uniteJobs(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  const kept = jobsOf(raw, keeperId);
  const shown = kept.find((job) => job.is_current === 1);
  for (const job of jobsOf(raw, loserId)) {
    const same = kept.find((own) => sameJob(own, job));
    if (same !== undefined) {
      foldJob(write, same, job);
      continue;
    }
    const isPrimary = shown === undefined ? job.is_primary : 0;
    prepared(raw, 'UPDATE employment SET contact_id = ?, is_primary = ? WHERE id = ?').run(keeperId, isPrimary, job.id);
    kept.push({ ...job, is_primary: isPrimary });
  }
  if (shown !== undefined && shown.is_primary === 0 && kept.filter((job) => job.is_current === 1).length > 1)
    prepared(raw, 'UPDATE employment SET is_primary = 1 WHERE id = ?').run(shown.id);
}

/** The people of a company go over; who worked at both of them works there once. */
export function uniteStaff(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  const staff = prepared(raw, 'SELECT * FROM employment WHERE company_id = ? AND deleted_at IS NULL').all(
    loserId,
  ) as JobRow[];
  for (const job of staff) {
    const jobs = prepared(
      raw,
      'SELECT * FROM employment WHERE contact_id = ? AND company_id = ? AND deleted_at IS NULL',
    ).all(job.contact_id, keeperId) as JobRow[];
    const same = jobs.find((own) => sameJob(own, { ...job, company_id: keeperId }));
    if (same === undefined) {
      prepared(raw, 'UPDATE employment SET company_id = ? WHERE id = ?').run(keeperId, job.id);
      continue;
    }
    foldJob(write, same, job);
    if (job.is_primary === 1 && same.is_primary === 0)
      prepared(raw, 'UPDATE employment SET is_primary = 1 WHERE id = ?').run(same.id);
  }
}

interface StageRow {
  id: string;
  lifecycle: string;
  at: string;
}

/** One dated history of both cards, each stage once as long as it lasted, that ends where the card stands now. */
export function uniteLifecycle(write: Write, keeperId: string, loserId: string, lifecycle: string): void {
  const { raw } = write;
  const read = () =>
    prepared(
      raw,
      'SELECT id, lifecycle, at FROM lifecycle_change WHERE contact_id = ? AND deleted_at IS NULL ORDER BY at, rid',
    ).all(keeperId) as StageRow[];
  const own = new Set(read().map(({ id }) => id));
  prepared(raw, 'UPDATE lifecycle_change SET contact_id = ? WHERE contact_id = ? AND deleted_at IS NULL').run(
    keeperId,
    loserId,
  );
  let before = '';
  for (const row of read()) {
    if (row.lifecycle === before && !own.has(row.id)) trashRow(write, 'lifecycle_change', row.id);
    else before = row.lifecycle;
  }
  if (before === lifecycle || before === '') return;
  prepared(
    raw,
    'INSERT INTO lifecycle_change (id, contact_id, lifecycle, at, created_at, created_by, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(write.newId(), keeperId, lifecycle, write.at, write.at, write.userId, write.at, write.userId);
}
