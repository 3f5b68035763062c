import { z } from 'zod';
import { cursor, id, instant, limit, written } from './common';
import { command, query } from './procedure';

/** One thing that was done to a card or a record: a field of it, or a part that came, went or changed. */
export const cardChange = z.strictObject({
  /** Unique on the card. */
  id: z.string(),
  at: instant,
  userId: id.nullable(),
  what: z.enum(['changed', 'added', 'removed', 'returned']),
  /** The key of a card's own field, else the part in words. */
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** By which it is restored; null where there is nothing to give back. */
  change: z.int().nullable(),
});

/** A cell or row that an entry of the history touched, in words. */
const touched = z.strictObject({
  id: z.int(),
  /** What it is about: the card's name, the deal's title. */
  subject: z.string(),
  contactId: id.nullable(),
  dealId: id.nullable(),
  what: z.enum(['changed', 'added', 'removed', 'returned', 'purged']),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** What beside a card has a history of its own. */
const recordType = z.enum(['deal', 'task', 'interaction']);

export const historyProcedures = {
  'history.of_card': query({
    summary: 'Every field of a card as it was: who changed it when, from what to what, also of parts taken off it',
    input: z.strictObject({ contactId: id, cursor: cursor.nullable().optional(), limit: limit.optional() }),
    output: z.strictObject({ rows: z.array(cardChange), nextCursor: cursor.nullable() }),
  }),
  'history.restore': command({
    summary: 'Give a card back a value or a part that it had before a change',
    input: z.strictObject({ contactId: id, change: z.int() }),
    output: written,
  }),
  'history.of_record': query({
    summary: 'Every field of a deal, a task or an entry of the log as it was: who changed it when, from what to what',
    input: z.strictObject({ type: recordType, id }),
    output: z.strictObject({ rows: z.array(cardChange) }),
  }),
  'history.restore_record': command({
    summary: 'Give a deal, a task or an entry of the log back a value that it had before a change',
    input: z.strictObject({ type: recordType, id, change: z.int() }),
    output: written,
  }),
  'history.changes': query({
    summary: 'What an entry of the history touched, in words',
    input: z.strictObject({ txId: id, limit: limit.optional() }),
    output: z.strictObject({ rows: z.array(touched), total: z.int() }),
  }),
} as const;
