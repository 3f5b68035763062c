import { z } from 'zod';
import { created, id, line, written, writtenOrJob } from './common';
import { command, query } from './procedure';

const name = line.trim().min(1).max(100);
const colour = z.int().min(0).max(7);

export const tag = z.strictObject({ id, name: line, colour });

export const tagProcedures = {
  'tags.list': query({
    summary: 'All tags with how many cards carry each',
    input: z.strictObject({}),
    output: z.strictObject({ rows: z.array(z.strictObject({ ...tag.shape, count: z.int() })) }),
  }),
  'tags.create': command({
    summary: 'Make a tag, or find the one of that name',
    input: z.strictObject({ name: line.min(1), colour: colour.optional() }),
    output: created,
  }),
  'tags.update': command({
    summary: 'Rename a tag, or give it another colour',
    input: z.strictObject({
      id,
      name: name.optional(),
      colour: colour.optional(),
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
} as const;
