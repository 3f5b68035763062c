import type { CustomFieldType } from '@shared/domain/custom-field';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { putOnce, trashRow } from './put-once';

interface OwnValue {
  id: string;
  contactId: string;
  value: string;
  number: number | null;
}

/** A field of the user's own in which one of the cards has something. */
export interface OwnField {
  id: string;
  name: string;
  type: CustomFieldType;
  /** JSON: the choices. */
  options: string;
  currency: string;
  /** In the order of the cards. */
  values: OwnValue[];
}

/** What cards have in fields of the user's own, by field. */
export function ownValuesOf(raw: RawConnection, ids: readonly string[]): OwnField[] {
  const rows = prepared(
    raw,
    `SELECT f.id AS fieldId, f.name, f.type, f.options, f.currency, v.id, v.contact_id AS contactId, v.value, v.number
     FROM json_each(?) j CROSS JOIN custom_value v ON v.contact_id = j.value JOIN custom_field f ON f.id = v.field_id
     WHERE v.deleted_at IS NULL AND f.deleted_at IS NULL ORDER BY f.position, f.id, j.key`,
  ).all(JSON.stringify(ids)) as (OwnValue & Omit<OwnField, 'values' | 'id'> & { fieldId: string })[];
  const fields = new Map<string, OwnField>();
  for (const { fieldId, name, type, options, currency, ...value } of rows) {
    let field = fields.get(fieldId);
    if (field === undefined) fields.set(fieldId, (field = { id: fieldId, name, type, options, currency, values: [] }));
    field.values.push(value);
  }
  return [...fields.values()];
}

/** Several choices of several cards together, in the order of the field's own options. */
export function unitedChoices(field: OwnField): string {
  const chosen = new Set(field.values.flatMap(({ value }) => value.split(' ').filter((id) => id !== '')));
  const order = (JSON.parse(field.options) as { id: string }[]).map(({ id }) => id);
  return [...order.filter((id) => chosen.has(id)), ...[...chosen].filter((id) => !order.includes(id))].join(' ');
}

/** The key by which a field of the user's own is chosen. */
export function ownKey(field: Pick<OwnField, 'id'>): string {
  return `custom:${field.id}`;
}

/** Gives the keeper what was chosen in each field, its own where nothing was; the others' values go with their cards. */
export function writeOwnValues(
  write: Write,
  fields: readonly OwnField[],
  keeperId: string,
  choose: Readonly<Record<string, string>>,
): void {
  const { raw } = write;
  for (const field of fields) {
    const own = field.values.find(({ contactId }) => contactId === keeperId);
    const from = choose[ownKey(field)];
    const chosen =
      from === undefined
        ? (own ?? field.values[0])
        : (field.values.find(({ contactId }) => contactId === from) ?? { value: '', number: null });
    const value = field.type === 'multi_choice' ? unitedChoices(field) : (chosen?.value ?? '');
    const number = field.type === 'multi_choice' ? null : (chosen?.number ?? null);
    for (const other of field.values) if (other !== own) trashRow(write, 'custom_value', other.id);
    if (own === undefined) {
      if (value !== '')
        putOnce(write, 'custom_value', [field.id, keeperId], {
          contact_id: keeperId,
          field_id: field.id,
          value,
          number,
        });
    } else if (value === '') trashRow(write, 'custom_value', own.id);
    else if (own.value !== value)
      prepared(raw, 'UPDATE custom_value SET value = ?, number = ? WHERE id = ?').run(value, number, own.id);
  }
}
