import { z } from 'zod';
import { id, line, none, written, writtenOrJob } from './common';
import { command, query } from './procedure';

const name = line.trim().min(1).max(100);

export const ownListProcedures = {
  'outcomes.list': query({
    summary: 'All outcomes of calls, the retired ones too, with how many calls ended so',
    slow: true,
    input: none,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          /** Of a built-in outcome; null for one of your own. */
          key: z.string().nullable(),
          name: z.string(),
          isConnected: z.boolean(),
          isRetired: z.boolean(),
          count: z.int(),
        }),
      ),
    }),
  }),
  'outcomes.save': command({
    summary: 'Make an outcome of calls, or change one of your own; where many calls ended so it is a job',
    input: z.strictObject({
      id: id.optional(),
      name,
      isConnected: z.boolean(),
      /** As it was read: what is so still is left as it is, and what was changed on both sides is a conflict; what is not in it is written over. */
      before: z.strictObject({ name, isConnected: z.boolean() }).partial().optional(),
    }),
    output: z.strictObject({ id, ...writtenOrJob.shape }),
  }),
  'outcomes.move': command({
    summary: 'Put an outcome before another, or last; the order is that of the digit keys',
    input: z.strictObject({ id, before: id.nullable() }),
    output: written,
  }),
  'outcomes.retire': command({
    summary: 'Offer an outcome no longer, or again; calls that ended so keep it',
    input: z.strictObject({ id, retired: z.boolean() }),
    output: written,
  }),
} as const;
