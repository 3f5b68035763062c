import type { Generated, Insertable } from 'kysely';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { AddressTable, ContactMethodTable, ContactTable, EmploymentTable } from '../../db/schema';
import { stamped, type Write } from '../../db/writer';
import { derivedId } from '../../core/ids';

type NewRow<T> = Omit<
  Insertable<T>,
  'id' | 'rid' | 'revision' | 'created_at' | 'created_by' | 'updated_at' | 'updated_by' | 'deleted_at'
>;
export type NewContact = Partial<NewRow<ContactTable>> & { kind: 'person' | 'company' };
export type NewMethod = NewRow<ContactMethodTable>;
export type NewAddress = NewRow<AddressTable>;
export type Selected<T> = { [K in keyof T]: T[K] extends Generated<infer S> ? S : T[K] };

/** Inserts a card's own row. */
export async function insertContact(write: Write, values: NewContact): Promise<string> {
  const row = stamped(write, {
    owner_id: null,
    lead_status: null,
    first_touch_channel: null,
    birthday: null,
    keep_in_touch_days: null,
    ...values,
  });
  await write.db.insertInto('contact').values(row).execute();
  return row.id;
}

/** Notes that a card reached a lifecycle, at the time of the transaction. */
export async function insertLifecycleChange(write: Write, contactId: string, lifecycle: string): Promise<void> {
  await write.db
    .insertInto('lifecycle_change')
    .values(stamped(write, { contact_id: contactId, lifecycle, at: write.at }))
    .execute();
}

export async function insertMethod(write: Write, values: NewMethod): Promise<string> {
  const row = stamped(write, values);
  await write.db.insertInto('contact_method').values(row).execute();
  return row.id;
}

export async function insertAddress(write: Write, values: NewAddress): Promise<string> {
  const row = stamped(write, values);
  await write.db.insertInto('address').values(row).execute();
  return row.id;
}

export async function insertEmployment(write: Write, values: NewRow<EmploymentTable>): Promise<string> {
  const row = stamped(write, values);
  await write.db.insertInto('employment').values(row).execute();
  return row.id;
}

/** The oldest live company of a folded name. */
export function findCompanyByName(raw: RawConnection, foldedName: string): string | undefined {
  const row = prepared(
    raw,
    "SELECT id FROM contact WHERE sort_name = ? AND kind = 'company' AND deleted_at IS NULL ORDER BY id LIMIT 1",
  ).get(foldedName) as { id: string } | undefined;
  return row?.id;
}

/** Whether a live row of that id is there. */
export function isLive(raw: RawConnection, table: 'tag' | 'user' | 'contact', id: string): boolean {
  return prepared(raw, `SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NULL`).get(id) !== undefined;
}

/** Puts a tag on a card; where it was taken off before, that row comes back, since a tag is on a card once. */
export function putTag(write: Write, contactId: string, tagId: string): void {
  putOnce(write, 'contact_tag', derivedId('contact_tag', contactId, tagId), { contact_id: contactId, tag_id: tagId });
}

/** Gives a card a role, in the same way. */
export function putRole(write: Write, contactId: string, role: string): void {
  putOnce(write, 'contact_role', derivedId('contact_role', contactId, role), { contact_id: contactId, role });
}

function putOnce(
  write: Write,
  table: 'contact_tag' | 'contact_role',
  id: string,
  values: Record<string, string>,
): void {
  const existing = prepared(write.raw, `SELECT deleted_at FROM ${table} WHERE id = ?`).get(id) as
    | { deleted_at: string | null }
    | undefined;
  if (existing?.deleted_at === null) return;
  if (existing !== undefined) {
    prepared(write.raw, `UPDATE ${table} SET deleted_at = NULL WHERE id = ?`).run(id);
    return;
  }
  const columns = Object.keys(values);
  prepared(
    write.raw,
    `INSERT INTO ${table} (id, ${columns.join(', ')}, created_at, created_by, updated_at, updated_by) VALUES (?, ${columns.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
  ).run(id, ...Object.values(values), write.at, write.userId, write.at, write.userId);
}
