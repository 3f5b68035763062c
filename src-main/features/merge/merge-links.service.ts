import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import { relationshipKey } from '../contacts/contact-relationships.service';
import { putOnce, trashRow, trashRows } from './put-once';

/**
 * Every column that names a card, with what a merge does about it. A test holds this against the file's own references, so
 * that no table is forgotten.
 */
export const mergedReferences: readonly string[] = [
  'address.contact_id',
  'attachment.contact_id',
  'contact.merged_into',
  'contact_method.contact_id',
  'contact_role.contact_id',
  'contact_tag.contact_id',
  'custom_value.contact_id',
  'deal.company_id',
  'deal.contact_id',
  'deal_contact.contact_id',
  'employment.company_id',
  'employment.contact_id',
  'interaction_contact.contact_id',
  'lifecycle_change.contact_id',
  'not_duplicate.a_id',
  'not_duplicate.b_id',
  // What was let stand of a card that is in the trash says nothing of the keeper.
  'quality_ignored.contact_id',
  'relationship.contact_id',
  'relationship.other_id',
  'task.contact_id',
];

/** What names the other card by a column of its own names the keeper from now on, in the trash too. */
export function carryReferences(write: Write, keeperId: string, loserId: string): void {
  for (const sql of [
    'UPDATE deal SET contact_id = ? WHERE contact_id = ?',
    'UPDATE deal SET company_id = ? WHERE company_id = ?',
    'UPDATE task SET contact_id = ? WHERE contact_id = ?',
    'UPDATE contact SET merged_into = ? WHERE merged_into = ?',
  ])
    prepared(write.raw, sql).run(keeperId, loserId);
}

/** The log of the other card, and its part in deals. */
export function carryLog(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  const entries = prepared(
    raw,
    'SELECT interaction_id AS id FROM interaction_contact WHERE contact_id = ? AND deleted_at IS NULL',
  ).all(loserId) as { id: string }[];
  for (const { id } of entries)
    putOnce(write, 'interaction_contact', [id, keeperId], { interaction_id: id, contact_id: keeperId });
  trashRows(write, 'interaction_contact', 'contact_id', loserId);

  const parts = prepared(
    raw,
    'SELECT deal_id AS deal, role FROM deal_contact WHERE contact_id = ? AND deleted_at IS NULL',
  ).all(loserId) as { deal: string; role: string }[];
  for (const { deal, role } of parts) {
    if (putOnce(write, 'deal_contact', [deal, keeperId], { deal_id: deal, contact_id: keeperId, role })) continue;
    prepared(
      raw,
      "UPDATE deal_contact SET role = ? WHERE deal_id = ? AND contact_id = ? AND deleted_at IS NULL AND role = '' AND ? <> ''",
    ).run(role, deal, keeperId, role);
  }
  trashRows(write, 'deal_contact', 'contact_id', loserId);
}

/** Files go over; the same bytes under the same name are there once, and the keeper's picture stays the one that shows it. */
export function carryFiles(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  const all = prepared(
    raw,
    'SELECT id, role, sha256, file_name FROM attachment WHERE contact_id = ? AND deleted_at IS NULL ORDER BY rid',
  );
  interface FileRow {
    id: string;
    role: string;
    sha256: string;
    file_name: string;
  }
  const kept = all.all(keeperId) as FileRow[];
  const hasPicture = kept.some(({ role }) => role === 'picture');
  for (const file of all.all(loserId) as FileRow[]) {
    if (kept.some((own) => own.sha256 === file.sha256 && own.file_name === file.file_name)) {
      trashRow(write, 'attachment', file.id);
      continue;
    }
    const role = file.role === 'picture' && hasPicture ? 'file' : file.role;
    prepared(raw, 'UPDATE attachment SET contact_id = ?, role = ? WHERE id = ?').run(keeperId, role, file.id);
    kept.push(file);
  }
}

interface RelationshipRow {
  id: string;
  contact_id: string;
  other_id: string;
  kind_id: string;
  note: string;
  name: string;
  reverse_name: string;
}

/** How the other card stands to others, so stands the keeper; to itself it stands in no way. */
export function carryRelationships(write: Write, keeperId: string, loserId: string): void {
  const { raw } = write;
  const rows = prepared(
    raw,
    `SELECT r.id, r.contact_id, r.other_id, r.kind_id, r.note, k.name, k.reverse_name FROM relationship r
     JOIN relationship_kind k ON k.id = r.kind_id WHERE (r.contact_id = ? OR r.other_id = ?) AND r.deleted_at IS NULL`,
  ).all(loserId, loserId) as RelationshipRow[];
  for (const row of rows) {
    trashRow(write, 'relationship', row.id);
    const from = row.contact_id === loserId ? keeperId : row.contact_id;
    const to = row.other_id === loserId ? keeperId : row.other_id;
    if (from === to) continue;
    const kind = { id: row.kind_id, name: row.name, reverse_name: row.reverse_name };
    const key = relationshipKey(kind, from, to, false);
    const values = { contact_id: key.from, other_id: key.to, kind_id: row.kind_id, note: row.note };
    if (putOnce(write, 'relationship', [key.from, key.to, row.kind_id], values)) continue;
    prepared(raw, "UPDATE relationship SET note = ? WHERE id = ? AND note = '' AND ? <> ''").run(
      row.note,
      key.id,
      row.note,
    );
  }
}

/** Whom the other card was found not to be, the keeper is not either; of two that are one now, nothing stays. */
export function carryDifferences(write: Write, keeperId: string, loserId: string, merged: ReadonlySet<string>): void {
  const rows = prepared(
    write.raw,
    'SELECT id, a_id, b_id FROM not_duplicate WHERE (a_id = ? OR b_id = ?) AND deleted_at IS NULL',
  ).all(loserId, loserId) as { id: string; a_id: string; b_id: string }[];
  for (const row of rows) {
    trashRow(write, 'not_duplicate', row.id);
    const other = row.a_id === loserId ? row.b_id : row.a_id;
    if (!merged.has(other)) putDifference(write, keeperId, other);
  }
}

/** Remembers that two cards were looked at and are not the same. */
export function putDifference(write: Write, one: string, other: string): boolean {
  const [a, b] = one < other ? [one, other] : [other, one];
  return putOnce(write, 'not_duplicate', [a, b], { a_id: a, b_id: b });
}
