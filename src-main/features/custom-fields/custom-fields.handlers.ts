import { chosenIds } from '@shared/domain/custom-field';
import { strings } from '@shared/locale/index';
import { nameOfMany } from '../contacts/contact-bulk.service';
import type { CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { countChoices, countValues, readFields, readValues } from './custom-fields.repo';
import { fieldOf, moveField, requireUnchanged, setValue } from './custom-fields.service';
import { applyFieldChange, changeField, type FieldChange } from './field-change.service';

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
  'fields.save': (context, input) => changeField(context, { kind: 'save', input }),
  async 'fields.move'({ write, raw }, { id, before }) {
    const { txId } = await write(words.did.moved(fieldOf(raw, id).name), (tx) => moveField(tx, id, before));
    return { txId };
  },
  async 'fields.retire'(context, { id, retired }) {
    const { txId, jobId } = await changeField(context, { kind: 'retire', id, retired });
    return { txId, jobId };
  },
  async 'fields.remove'(context, { id }) {
    const { txId, jobId } = await changeField(context, { kind: 'remove', id });
    return { txId, jobId };
  },
  async 'fields.set_value'({ write, raw, db }, { contactIds, fieldId, value, before }) {
    const label = words.did.set(fieldOf(raw, fieldId).name, nameOfMany(raw, contactIds));
    const format = await loadSettings(db);
    const { txId } = await write(label, (tx) => {
      if (before !== undefined) requireUnchanged(tx, contactIds[0] ?? '', fieldId, { before, value }, format);
      setValue(tx, contactIds, fieldId, value);
    });
    return { txId };
  },
};

export const customFieldJobs: Record<'fields.change', JobHandler> = {
  'fields.change': (context, params) => applyFieldChange(context, params as FieldChange),
};
