import { z } from 'zod';
import { cursor, id, instant, jobStarted, limit, localDate } from './common';
import { command, query } from './procedure';

export const logKind = z.enum(['calls', 'mail', 'calendar']);
/** What happens with an entry: logged, logged with a new card, left out, known already, or not readable. */
export const logAction = z.enum(['log', 'card', 'left', 'duplicate', 'fix']);

const counts = z.strictObject({
  total: z.int(),
  log: z.int(),
  card: z.int(),
  left: z.int(),
  duplicate: z.int(),
  fix: z.int(),
});

/** What a checked log is as a whole; the result of the check. */
export const logSummary = z.strictObject({
  batchId: id,
  kind: logKind,
  /** The program that wrote it, such as "SMS Backup & Restore". */
  format: z.string(),
  counts,
  /** The days of its first and last entry. */
  from: localDate.nullable(),
  to: localDate.nullable(),
  /** Calls of the last seven days that are not in the log yet. */
  newCalls: z.int(),
  /** Numbers or addresses that no card has. */
  unknown: z.int(),
  /** Of mail: the addresses taken for the user's own. */
  mine: z.array(z.string()),
  /** Files on mails that are not in the log yet. */
  files: z.strictObject({ count: z.int(), bytes: z.int() }),
});

export const logImportProcedures = {
  'logs.recognise': query({
    summary: 'Whether a file is a call log, mail or a calendar, by its content; null for anything else',
    slow: true,
    input: z.strictObject({ fileId: id }),
    output: z.strictObject({
      fileName: z.string(),
      log: z.strictObject({ kind: logKind, format: z.string() }).nullable(),
    }),
  }),
  'logs.check': command({
    summary: 'Read a whole log and find who each entry was with, writing nothing; a job whose result is the summary',
    input: z.strictObject({
      fileId: id,
      /** Of mail: the user's own addresses; absent for those of the settings, or else the most frequent. */
      mine: z.array(z.string().max(320)).max(50).optional(),
    }),
    output: z.strictObject({ jobId: id, batchId: id }),
  }),
  'logs.rows': query({
    summary: 'A page of a checked log: what will happen with each entry',
    input: z.strictObject({
      batchId: id,
      action: logAction.optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({
      counts,
      rows: z.array(
        z.strictObject({
          row: z.int(),
          at: instant.nullable(),
          /** Of a meeting or task for a whole day. */
          day: localDate.nullable(),
          channel: z.enum(['call', 'text', 'email', 'meeting', 'todo']),
          direction: z.enum(['in', 'out']),
          /** A meeting to come becomes a task, as a task does. */
          what: z.enum(['interaction', 'task']),
          /** The card's name, or what the file calls them; empty for nobody. */
          name: z.string(),
          /** Their number or address. */
          value: z.string(),
          contactId: id.nullable(),
          /** How often this number or address is in the file. */
          times: z.int(),
          durationSeconds: z.int().nullable(),
          outcome: z.string().nullable(),
          subject: z.string(),
          body: z.string(),
          action: logAction,
          reason: z.string(),
          /** What else may be chosen for it. */
          can: z.array(z.enum(['log', 'card', 'left'])),
        }),
      ),
      nextCursor: cursor.nullable(),
    }),
  }),
  'logs.decide': command({
    summary:
      'Choose what happens with entries, or with all of a kind; an unknown number is one choice for all its entries',
    input: z.strictObject({
      batchId: id,
      rows: z.union([z.array(z.int()).min(1).max(10_000), logAction]),
      action: z.enum(['log', 'card', 'left']),
    }),
    output: z.strictObject({ counts }),
  }),
  'logs.commit': command({
    summary: 'Write a checked log in one transaction; a job that can be stopped with nothing changed',
    input: z.strictObject({
      batchId: id,
      /** Of mail: its files too; absent for yes. */ keepFiles: z.boolean().optional(),
    }),
    output: jobStarted,
  }),
  'logs.discard': command({
    summary: 'Forget a checked log that was not written',
    input: z.strictObject({ batchId: id }),
    output: z.strictObject({ ok: z.literal(true) }),
  }),
} as const;
