import { z } from 'zod';
import { cursor, id, limit, line, written } from './common';
import { contactKind } from './contact-words';
import { command, query } from './procedure';

export const qualityRule = z.enum([
  'no_reach',
  'no_company',
  'no_owner',
  'no_next_step',
  'quiet',
  'bad_phone',
  'bad_email',
]);

/** Days without a word after which a customer counts as quiet. */
const quietDays = z.int().min(7).max(3650).optional();

export const qualityProcedures = {
  'quality.summary': query({
    summary: 'How many cards lack something, went quiet, or have what cannot be right',
    input: z.strictObject({ quietDays }),
    output: z.strictObject({
      counts: z.record(qualityRule, z.int()),
      /** Groups of cards that are likely twice here; null where nobody has looked yet. */
      twice: z.int().nullable(),
      cards: z.int(),
    }),
  }),
  'quality.rows': query({
    summary: 'The cards of one rule, by name',
    input: z.strictObject({
      rule: qualityRule,
      quietDays,
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          /** Of the card, and of the phone or email where the rule is about one. */
          key: z.string(),
          id,
          kind: contactKind,
          displayName: z.string(),
          companyName: z.string(),
          methodId: id.nullable(),
          label: z.string(),
          /** What is wrong as it stands, or how long they have been quiet since. */
          value: z.string(),
          problem: z.string(),
          suggestion: z.string().nullable(),
          lastInteractionAt: z.string().nullable(),
        }),
      ),
      nextCursor: cursor.nullable(),
    }),
  }),
  'quality.ignore': command({
    summary: 'Let something stand as it is; it is shown again when it changes',
    input: z.strictObject({ id, rule: qualityRule, value: line }),
    output: written,
  }),
} as const;
