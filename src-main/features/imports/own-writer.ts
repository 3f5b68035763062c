import type { ContactDraft } from '@shared/domain/contact-draft';
import {
  choiceNames,
  optionNamed,
  readCustomValue,
  type CustomFieldType,
  type CustomOption,
} from '@shared/domain/custom-field';
import { fold } from '@shared/domain/fold';
import { between } from '@shared/domain/position';
import { bulkUpdate } from '../../db/bulk';
import type { Write } from '../../db/writer';
import { insertField, readFields, valueId } from '../custom-fields/custom-fields.service';
import type { OwnColumns } from './own-columns';

const tints = 8;

/** Writes what rows say in fields of the user's own: for use inside `withBulkLog`. */
export interface OwnWriter {
  /** The field that a draft's key stands for. */
  fieldOf(key: string): string;
  /** What a card is found by of it. */
  texts(draft: ContactDraft): string[];
  /** Puts it on a card; what stood there before is replaced. */
  put(contactId: string, custom: ContactDraft['custom'], isNewCard: boolean): void;
  /** Keeps the choices that came with the rows. */
  finish(): void;
}

/**
 * Makes the fields that a mapping asks for, and prepares to write values.
 * @param own the columns of the mapping, by the key that drafts have for them
 */
export async function createOwnWriter(write: Write, own: OwnColumns): Promise<OwnWriter> {
  const { raw, at, userId } = write;
  const fields = new Map<string, { id: string; isNew: boolean; column: OwnFieldState }>();
  const known = readFields(raw);
  const names = new Set(known.map((field) => fold(field.name)));
  let last = known.at(-1)?.position ?? null;
  for (const [key, { id, name, kind, shape }] of own) {
    const column: OwnFieldState = { ...shape, options: [...shape.options], grew: false };
    if (id !== null) {
      // A choice may have come or gone since the file was checked.
      const now = known.find((field) => field.id === id);
      if (now !== undefined) column.options = [...now.options];
      fields.set(key, { id, isNew: false, column });
      continue;
    }
    last = between(last, null);
    const free = freeName(name, names);
    names.add(fold(free));
    const made = await insertField(write, {
      kind,
      name: free,
      type: shape.type,
      options: [],
      currency: shape.currency,
      position: last,
    });
    fields.set(key, { id: made, isNew: true, column });
  }
  const insert = raw.prepare(
    `INSERT INTO custom_value (id, contact_id, field_id, value, number, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const isThere = raw.prepare('SELECT 1 FROM custom_value WHERE id = ?');

  function optionOf(column: OwnFieldState, name: string): CustomOption {
    const found = optionNamed(column.options, name);
    if (found !== undefined) return found;
    const made = { id: write.newId(), name, colour: column.options.length % tints };
    column.options.push(made);
    column.grew = true;
    return made;
  }

  /** The canonical text of a draft's value; a choice that is not there yet is made. */
  function canonical(column: OwnFieldState, text: string): string {
    if (column.type === 'choice') return optionOf(column, text).id;
    if (column.type !== 'multi_choice') return text;
    const whole = optionNamed(column.options, text);
    const ids = whole === undefined ? choiceNames(text).map((name) => optionOf(column, name).id) : [whole.id];
    return ids.join(' ');
  }

  return {
    fieldOf: (key) => fields.get(key)?.id ?? '',
    texts: (draft) =>
      (draft.custom ?? []).flatMap(({ field, text }) => {
        const type = fields.get(field)?.column.type;
        if (type === 'choice') return [text];
        if (type === 'multi_choice') return choiceNames(text);
        return type === 'text' || type === 'link' ? [text] : [];
      }),
    put(contactId, custom, isNewCard) {
      for (const { field, text } of custom ?? []) {
        const target = fields.get(field);
        if (target === undefined) continue;
        const read = readCustomValue(target.column, canonical(target.column, text), { decimal: '.' });
        if (!read.ok || read.value === null) continue;
        const { value, number } = read.value;
        const id = valueId(target.id, contactId);
        if (!isNewCard && isThere.get(id) !== undefined)
          bulkUpdate(write, 'custom_value', id, { value, number, deleted_at: null });
        else insert.run(id, contactId, target.id, value, number, at, userId, at, userId);
      }
    },
    finish() {
      for (const { id, isNew, column } of fields.values()) {
        if (!column.grew) continue;
        const options = JSON.stringify(column.options);
        // A field made here is in the log as it is in the end.
        if (isNew) raw.prepare('UPDATE custom_field SET options = ? WHERE id = ?').run(options, id);
        else bulkUpdate(write, 'custom_field', id, { options });
      }
    },
  };
}

interface OwnFieldState {
  type: CustomFieldType;
  options: CustomOption[];
  currency: string;
  grew: boolean;
}

/** The name, or with a number after it where it is taken. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(fold(tried))) return tried;
  }
}
