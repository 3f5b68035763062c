import { chosenIds } from '@shared/domain/custom-field';
import { strings } from '@shared/locale/index';
import { nameOfMany } from '../contacts/contact-bulk.service';
import type { CommandHandlers, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { countChoices, countValues, readFields, readValues } from './custom-fields.repo';
import { fieldOf, moveField, removeField, retireField, saveField, setValue } from './custom-fields.service';

const words = strings.customFields;

export const customFieldReads: ReadHandlers<'fields.list' | 'fields.counts' | 'fields.values'> = {
  'fields.list': async ({ raw }) => ({ rows: readFields(raw).map(({ position: _, ...field }) => field) }),
  async 'fields.counts'({ raw }) {
    const options: Record<string, number> = {};
    for (const { type, value, count } of countChoices(raw))
      for (const id of type === 'choice' ? [value] : chosenIds(value)) options[id] = (options[id] ?? 0) + count;
    return { fields: Object.fromEntries(countValues(raw).map((row) => [row.fieldId, row.count])), options };
  },
  'fields.values': async ({ raw }, { contactId }) => ({ values: Object.fromEntries(readValues(raw, contactId)) }),
};

export const customFieldCommands: CommandHandlers<
  'fields.save' | 'fields.move' | 'fields.retire' | 'fields.remove' | 'fields.set_value'
> = {
  async 'fields.save'({ write, db }, input) {
    const { currency } = await loadSettings(db);
    const label = input.id === undefined ? words.did.made(input.name) : words.did.changed(input.name);
    const { value, txId } = await write(label, (tx) => saveField(tx, input, currency));
    return { id: value, txId };
  },
  async 'fields.move'({ write, raw }, { id, before }) {
    const { txId } = await write(words.did.moved(fieldOf(raw, id).name), (tx) => moveField(tx, id, before));
    return { txId };
  },
  async 'fields.retire'({ write, raw }, { id, retired }) {
    const { name } = fieldOf(raw, id);
    const label = retired ? words.did.retired(name) : words.did.broughtBack(name);
    const { txId } = await write(label, (tx) => retireField(tx, id, retired));
    return { txId };
  },
  async 'fields.remove'({ write, raw }, { id }) {
    const { txId } = await write(words.did.removed(fieldOf(raw, id).name), (tx) => removeField(tx, id));
    return { txId };
  },
  async 'fields.set_value'({ write, raw }, { contactIds, fieldId, value }) {
    const label = words.did.set(fieldOf(raw, fieldId).name, nameOfMany(raw, contactIds));
    const { txId } = await write(label, (tx) => setValue(tx, contactIds, fieldId, value));
    return { txId };
  },
};
