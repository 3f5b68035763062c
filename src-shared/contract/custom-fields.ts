import { z } from 'zod';
import { CUSTOM_FIELD_TYPES } from '../domain/custom-field';
import { currency, id, instant, line, none, written, writtenOrJob } from './common';
import { command, query } from './procedure';

export const customFieldType = z.enum(CUSTOM_FIELD_TYPES);

const optionName = z.string().trim().min(1).max(100);
const colour = z.int().min(0).max(7);

export const customOption = z.strictObject({ id, name: z.string(), colour });

export const customField = z.strictObject({
  id,
  /** Which cards have it: persons, companies, or '' for both. */
  kind: z.enum(['', 'person', 'company']),
  name: z.string(),
  type: customFieldType,
  options: z.array(customOption),
  /** Of a field for money; else empty. */
  currency: z.string(),
  /** Since when it is hidden, its values kept; null while it is in use. */
  retiredAt: instant.nullable(),
});

/** Canonical text of values by field: see domain/custom-field. */
export const customValues = z.record(id, line);

export const customFieldProcedures = {
  'fields.list': query({
    summary: 'The fields of your own, in their order, the retired ones too',
    input: none,
    output: z.strictObject({ rows: z.array(customField) }),
  }),
  'fields.counts': query({
    summary: 'How many cards use each field, and each of its choices',
    slow: true,
    input: none,
    output: z.strictObject({ fields: z.record(id, z.int()), options: z.record(id, z.int()) }),
  }),
  'fields.values': query({
    summary: 'What a card has in the fields of your own',
    input: z.strictObject({ contactId: id }),
    output: z.strictObject({ values: customValues }),
  }),
  'fields.save': command({
    summary:
      'Make a field of your own, or change it; a type changes only where no value is lost; with many values it is a job',
    input: z.strictObject({
      id: id.optional(),
      name: z.string().trim().min(1).max(100),
      kind: z.enum(['', 'person', 'company']),
      type: customFieldType,
      /** All choices in their order; new ones without an id. */
      options: z
        .array(z.strictObject({ id: id.optional(), name: optionName, colour: colour.optional() }))
        .max(500)
        .optional(),
      currency: currency.optional(),
      /** What becomes of the values of choices that are left out: another choice, or null for none. */
      moves: z
        .array(z.strictObject({ from: id, to: id.nullable() }))
        .max(500)
        .optional(),
      /** As it was read: what is so still is left as it is, and what was changed on both sides is a conflict; what is not in it is written over. */
      before: customField.pick({ name: true, kind: true, type: true, options: true }).partial().optional(),
    }),
    output: z.strictObject({ id, ...writtenOrJob.shape }),
  }),
  'fields.move': command({
    summary: 'Put a field before another, or last',
    input: z.strictObject({ id, before: id.nullable() }),
    output: written,
  }),
  'fields.retire': command({
    summary: 'Hide a field and keep its values, or bring it back; with many values it is a job',
    input: z.strictObject({ id, retired: z.boolean() }),
    output: writtenOrJob,
  }),
  'fields.remove': command({
    summary: 'Take a field away with what cards have in it; with many values it is a job',
    input: z.strictObject({ id }),
    output: writtenOrJob,
  }),
  'fields.set_value': command({
    summary: 'Set or clear a field of your own on cards; the value as it is kept, or a name of a choice',
    input: z.strictObject({
      contactIds: z.array(id).min(1).max(100),
      fieldId: id,
      value: line.nullable(),
      /** As it was read, of one card: anything else there by now is a conflict instead of a loss. */
      before: line.nullable().optional(),
    }),
    output: written,
  }),
} as const;
