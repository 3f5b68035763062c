import type { CustomFieldType, CustomOption, CustomValue } from '@shared/domain/custom-field';
import { derivedId } from '../../core/ids';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';

/** A field of the user's own. */
export interface CustomField {
  id: string;
  kind: '' | 'person' | 'company';
  name: string;
  type: CustomFieldType;
  options: CustomOption[];
  currency: string;
  retiredAt: string | null;
}

export interface PlacedField extends CustomField {
  position: string;
}

interface FieldRow extends Omit<PlacedField, 'options'> {
  options: string;
}

const among = 'IN (SELECT value FROM json_each(?))';
const columns = 'id, kind, name, type, options, currency, position, retired_at AS retiredAt';

/** Every field that was not taken away, in the order that the user gave them. */
export function readFields(raw: RawConnection): PlacedField[] {
  const rows = prepared(
    raw,
    `SELECT ${columns} FROM custom_field WHERE deleted_at IS NULL AND entity = 'contact' ORDER BY position, id`,
  ).all() as FieldRow[];
  return rows.map((row) => ({ ...row, options: JSON.parse(row.options) as CustomOption[] }));
}

/** The id of the one value that a card may have of a field. */
export function valueId(fieldId: string, contactId: string): string {
  return derivedId('custom_value', fieldId, contactId);
}

/** What a card has, by field; retired fields too. */
export function readValues(raw: RawConnection, contactId: string): Map<string, string> {
  const rows = prepared(
    raw,
    `SELECT v.field_id AS fieldId, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id
     WHERE v.contact_id = ? AND v.deleted_at IS NULL AND f.deleted_at IS NULL`,
  ).all(contactId) as { fieldId: string; value: string }[];
  return new Map(rows.map((row) => [row.fieldId, row.value]));
}

/** What cards have in some fields, by card and field. */
export function readValuesOf(
  raw: RawConnection,
  contactIds: readonly string[],
  fieldIds: readonly string[],
): { contactId: string; fieldId: string; value: string }[] {
  if (fieldIds.length === 0) return [];
  return prepared(
    raw,
    `SELECT contact_id AS contactId, field_id AS fieldId, value FROM custom_value
     WHERE contact_id ${among} AND field_id ${among} AND deleted_at IS NULL`,
  ).all(JSON.stringify(contactIds), JSON.stringify(fieldIds)) as {
    contactId: string;
    fieldId: string;
    value: string;
  }[];
}

/** How many live cards have a value, by field. */
export function countValues(raw: RawConnection): { fieldId: string; count: number }[] {
  return prepared(
    raw,
    `SELECT v.field_id AS fieldId, count(*) AS count FROM custom_value v JOIN contact c ON c.id = v.contact_id
     WHERE v.deleted_at IS NULL AND c.deleted_at IS NULL GROUP BY v.field_id`,
  ).all() as { fieldId: string; count: number }[];
}

/** The values of fields with choices, each with how many live cards have it. */
export function countChoices(raw: RawConnection): { type: CustomFieldType; value: string; count: number }[] {
  return prepared(
    raw,
    `SELECT f.type, v.value, count(*) AS count FROM custom_field f JOIN custom_value v ON v.field_id = f.id
     JOIN contact c ON c.id = v.contact_id
     WHERE f.type IN ('choice', 'multi_choice') AND f.deleted_at IS NULL AND v.deleted_at IS NULL AND c.deleted_at IS NULL
     GROUP BY f.type, v.field_id, v.value`,
  ).all() as { type: CustomFieldType; value: string; count: number }[];
}

/** Every value of a field, of cards in the trash too: they may come back. */
export function valuesOfField(raw: RawConnection, fieldId: string): { id: string; value: string }[] {
  return prepared(raw, 'SELECT id, value FROM custom_value WHERE field_id = ? AND deleted_at IS NULL').all(fieldId) as {
    id: string;
    value: string;
  }[];
}

/** Those of some cards that are live and of a field's kind. */
export function cardsOfKind(raw: RawConnection, ids: readonly string[], kind: CustomField['kind']): string[] {
  return (
    prepared(raw, `SELECT id FROM contact WHERE id ${among} AND deleted_at IS NULL AND (? = '' OR kind = ?)`).all(
      JSON.stringify(ids),
      kind,
      kind,
    ) as { id: string }[]
  ).map(({ id }) => id);
}

/** Adds a field. @returns its id */
export async function insertField(write: Write, field: Omit<PlacedField, 'id' | 'retiredAt'>): Promise<string> {
  const row = stamped(write, { ...field, options: JSON.stringify(field.options), retired_at: null });
  await write.db.insertInto('custom_field').values(row).execute();
  return row.id;
}

/** Changes what differs of a field. */
export function updateField(write: Write, field: Omit<PlacedField, 'retiredAt'>): void {
  prepared(
    write.raw,
    'UPDATE custom_field SET kind = ?, name = ?, type = ?, options = ?, currency = ?, position = ? WHERE id = ?',
  ).run(field.kind, field.name, field.type, JSON.stringify(field.options), field.currency, field.position, field.id);
}

/** Keeps a value of a card, in the row that it had before or a new one. */
export function putValue(write: Write, contactId: string, fieldId: string, { value, number }: CustomValue): void {
  const id = valueId(fieldId, contactId);
  const before = prepared(write.raw, 'SELECT value, number, deleted_at FROM custom_value WHERE id = ?').get(id) as
    | { value: string; number: number | null; deleted_at: string | null }
    | undefined;
  if (before === undefined) {
    prepared(
      write.raw,
      `INSERT INTO custom_value (id, contact_id, field_id, value, number, created_at, created_by, updated_at, updated_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, contactId, fieldId, value, number, write.at, write.userId, write.at, write.userId);
    return;
  }
  if (before.deleted_at === null && before.value === value && before.number === number) return;
  prepared(write.raw, 'UPDATE custom_value SET value = ?, number = ?, deleted_at = NULL WHERE id = ?').run(
    value,
    number,
    id,
  );
}

/** Rewrites a value that is there. */
export function rewriteValue(write: Write, id: string, value: string, number: number | null): void {
  prepared(write.raw, 'UPDATE custom_value SET value = ?, number = ? WHERE id = ?').run(value, number, id);
}

/** Takes a value off its card. */
export function clearValue(write: Write, id: string): void {
  prepared(write.raw, 'UPDATE custom_value SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL').run(write.at, id);
}
