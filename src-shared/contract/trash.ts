import { z } from 'zod';
import { cursor, id, instant, jobStarted, limit, line, none, writtenOrJob } from './common';
import { command, query } from './procedure';

/** What lies in the trash as a thing of its own; what only hangs on a card goes and comes with it. */
export const trashKind = z.enum(['contact', 'deal', 'interaction', 'task', 'attachment']);

const item = z.strictObject({ kind: trashKind, id });

export const trashRow = z.strictObject({
  id,
  kind: trashKind,
  title: z.string(),
  /** Whose it is, or where it belongs. */
  subtitle: z.string(),
  contactKind: z.enum(['person', 'company']).nullable(),
  deletedAt: instant,
  userId: id.nullable(),
  /** The entry of the history that put it here, and what that did. */
  txId: id.nullable(),
  label: z.string(),
  /** The card that took this one in; then the way back is to undo the merge. */
  mergedInto: z.string().nullable(),
  /** What hangs on it, wherever that lies. */
  hung: z.strictObject({ deals: z.int(), tasks: z.int(), interactions: z.int(), attachments: z.int() }),
});

export const trashProcedures = {
  'trash.list': query({
    summary: 'What lies in the trash, the latest first',
    input: z.strictObject({
      kind: trashKind,
      search: line.optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ rows: z.array(trashRow), nextCursor: cursor.nullable() }),
  }),
  'trash.counts': query({
    summary: 'How much lies in the trash, by kind',
    slow: true,
    input: none,
    output: z.strictObject({
      contact: z.int(),
      deal: z.int(),
      interaction: z.int(),
      task: z.int(),
      attachment: z.int(),
    }),
  }),
  'trash.restore': command({
    summary: 'Take things out of the trash with all that went there together with them, or alone; many are a job',
    input: z.strictObject({ items: z.array(item).min(1).max(100_000), alone: z.boolean().optional() }),
    output: writtenOrJob,
  }),
  'trash.purge': command({
    summary: 'Empty the trash, or take some of it out of the file for good; a job',
    input: z.strictObject({ kind: trashKind.optional(), items: z.array(item).min(1).max(100_000).optional() }),
    output: jobStarted,
  }),
} as const;
