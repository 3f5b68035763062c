import { z } from 'zod';
import { created, currency, id, instant, line, none, written } from './common';
import { command, query } from './procedure';

export const product = z.strictObject({
  id,
  name: z.string(),
  code: z.string(),
  /** Minor units of the currency. */
  unitPrice: z.int(),
  currency: z.string(),
  cost: z.int().nullable(),
  unit: z.string(),
  description: z.string(),
  /** Since when it is no longer sold; null while it is. */
  retiredAt: instant.nullable(),
});

const name = z.string().trim().min(1).max(200);

export const productProcedures = {
  'products.list': query({
    summary: 'What is sold, by name; the retired ones too',
    input: none,
    output: z.strictObject({ rows: z.array(product) }),
  }),
  'products.save': command({
    summary: 'Make a product, or change it',
    input: z.strictObject({
      id: id.optional(),
      name,
      code: line.optional(),
      unitPrice: z.int().min(0).optional(),
      currency: currency.optional(),
      cost: z.int().min(0).nullable().optional(),
      unit: line.optional(),
      description: z.string().max(10_000).optional(),
      /** As it was read: what is so still is left as it is, and what was changed on both sides is a conflict; what is not in it is written over. */
      before: product.omit({ id: true, retiredAt: true }).partial().optional(),
    }),
    output: created,
  }),
  'products.retire': command({
    summary: 'Take a product out of what is offered, or bring it back',
    input: z.strictObject({ id, retired: z.boolean() }),
    output: written,
  }),
} as const;
