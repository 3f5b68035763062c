import { z } from 'zod';
import { id, line, none, written, writtenOrJob } from './common';
import { command, query } from './procedure';

const name = line.trim().min(1).max(100);

export const ownListProcedures = {
  'tags.update': command({
    summary: 'Rename a tag, or give it another colour',
    input: z.strictObject({
      id,
      name: name.optional(),
      colour: z.int().min(0).max(7).optional(),
      /** As it was read: anything else there by now is a conflict instead of a loss. */
      before: z.strictObject({ name }).partial().optional(),
    }),
    output: written,
  }),
  'tags.merge': command({
    summary: 'Make one tag of several: their cards carry it from now on; many cards are a job',
    input: z.strictObject({ ids: z.array(id).min(1).max(1000), into: id }),
    output: writtenOrJob,
  }),
  'tags.remove': command({
    summary: 'Take tags off all cards, and away; many cards are a job',
    input: z.strictObject({ ids: z.array(id).min(1).max(1000) }),
    output: writtenOrJob,
  }),
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
