import { z } from 'zod';
import { mapServices } from '../domain/address';
import { cursor, done, id, instant, limit, line, none, writtenOrJob } from './common';
import { command, query } from './procedure';

export const historyEntry = z.strictObject({
  id,
  at: instant,
  userId: id.nullable(),
  /** What was done, in words. */
  label: z.string(),
  kind: z.enum(['edit', 'undo', 'redo', 'import', 'system']),
  changes: z.int(),
  undone: z.boolean(),
  /** Whether it can be undone, or, if undone, redone. */
  canUndo: z.boolean(),
});

export const undoResult = z.strictObject({
  /** What was undone or redone, in words; null when there was nothing. */
  label: z.string().nullable(),
  txId: id.nullable(),
  /** Cells and rows left alone because they were changed since. */
  left: z.int(),
  /** Set when it became a job, because it is large. */
  jobId: id.nullable(),
});

export const fileInfo = z.strictObject({
  path: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
  bytes: z.int(),
  lastBackupAt: instant.nullable(),
  backupDir: z.string(),
  /** Set while this is only a backup that is looked at: the name of the file that it is of, and which backup. */
  lookingAt: z.strictObject({ of: z.string(), backup: z.string(), at: instant }).nullable(),
});

/** Whether Intl takes it: what it does not take would break every date on every screen. */
function isTaken(use: () => unknown): boolean {
  try {
    use();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export const settings = z.strictObject({
  /** Whether the welcome has been answered. */
  welcomed: z.boolean(),
  locale: line.refine((tag) => isTaken(() => new Intl.Locale(tag)), 'a locale is a BCP 47 tag, such as en-GB'),
  region: z.string().regex(/^[A-Z]{2}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: line.refine(
    (zone) => isTaken(() => new Intl.DateTimeFormat('en', { timeZone: zone })),
    'a time zone is its IANA name, such as Europe/London',
  ),
  colorScheme: z.enum(['auto', 'light', 'dark']),
  rowHeight: z.enum(['compact', 'normal', 'roomy']),
  /** The sections that cards of a kind do not show. */
  hiddenSections: z.strictObject({ person: z.array(line).max(100), company: z.array(line).max(100) }),
  /** The user's own email addresses: mail from them went out. */
  ownEmails: z.array(z.string().max(320)).max(50),
  /** Where an address is looked up. */
  map: z.enum(mapServices),
});

export const systemProcedures = {
  'app.info': query({
    summary: 'The open file, who is using it, the settings and the version',
    input: none,
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'loopback', 'cli', 'test']),
      /** Whether the host can ask for a folder. */
      asksFolder: z.boolean(),
      file: fileInfo,
      userId: id,
      settings,
    }),
  }),
  'app.figures': query({
    summary: 'How many cards, entries of the log and deals the open file holds',
    slow: true,
    input: none,
    output: z.strictObject({ contacts: z.int(), interactions: z.int(), deals: z.int() }),
  }),
  'app.connections': query({
    summary: 'Connections to other machines since the start; none but to look for a newer version when asked',
    input: none,
    output: z.strictObject({ count: z.int() }),
  }),
  'settings.update': command({
    summary: 'Change settings; another currency of a file with many deals is a job',
    input: settings.partial(),
    output: writtenOrJob,
  }),
  'users.list': query({
    summary: 'The people who use this file',
    input: none,
    output: z.strictObject({ rows: z.array(z.strictObject({ id, name: z.string(), initials: z.string() })) }),
  }),
  'users.save': command({
    summary: 'Add a user, or rename one',
    input: z.strictObject({
      id: id.optional(),
      name: line.min(1),
      /** As it was read: anything else there by now is a conflict instead of a loss. */
      before: z.strictObject({ name: line.optional() }).optional(),
    }),
    output: z.strictObject({ id, txId: id.nullable() }),
  }),
  'app.load_example': command({
    summary: 'Open the example office, in a file of its own',
    input: none,
    output: done,
  }),
  'app.open_file': command({
    summary: 'Choose another Calldeck file with the system’s dialog, and open it',
    input: z.strictObject({ create: z.boolean().optional() }),
    output: z.strictObject({ opened: z.boolean() }),
  }),
  'app.show_file': command({ summary: 'Show the data file in the system’s file manager', input: none, output: done }),
  'app.open_link': command({
    summary: 'Open a web, mail or telephone link outside the app',
    input: z.strictObject({ url: z.string().max(2000) }),
    output: done,
  }),

  'history.list': query({
    summary: 'What was done, newest first',
    input: z.strictObject({
      search: line.optional(),
      userId: id.optional(),
      kind: z.enum(['edit', 'undo', 'redo', 'import']).optional(),
      from: instant.optional(),
      /** Not with it any more. */
      to: instant.optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ rows: z.array(historyEntry), nextCursor: cursor.nullable() }),
  }),
  'history.undo': command({
    summary: 'Undo the last thing done, or one entry of the history',
    input: z.strictObject({ txId: id.optional() }),
    output: undoResult,
  }),
  'history.redo': command({ summary: 'Do again what was last undone', input: none, output: undoResult }),

  'jobs.list': query({
    summary: 'Long work that is running or has just ended',
    input: none,
    output: z.strictObject({ rows: z.array(z.unknown()) }),
  }),
  'jobs.cancel': command({
    summary: 'Stop a job; nothing of it stays',
    input: z.strictObject({ jobId: id }),
    output: done,
  }),

  'files.begin': command({
    summary: 'Begin to hand over a file that was picked or dropped; its bytes follow',
    input: z.strictObject({ name: line.min(1), bytes: z.int().min(0) }),
    output: z.strictObject({ fileId: id }),
  }),
  'files.append': command({
    summary: 'The next bytes of a file being handed over',
    input: z.strictObject({
      fileId: id,
      offset: z.int().min(0),
      chunk: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    }),
    output: z.strictObject({ received: z.int() }),
  }),
  'files.end': command({
    summary: 'All bytes of a file were handed over',
    input: z.strictObject({ fileId: id }),
    output: z.strictObject({ fileId: id, bytes: z.int() }),
  }),
  'files.read': command({
    summary: 'A piece of a file that a job made, for saving',
    input: z.strictObject({ fileId: id, offset: z.int().min(0), length: z.int().min(1).max(4_194_304) }),
    output: z.strictObject({ chunk: z.custom<Uint8Array>((value) => value instanceof Uint8Array), done: z.boolean() }),
  }),
  'files.release': command({
    summary: 'A file is no longer needed',
    input: z.strictObject({ fileId: id }),
    output: done,
  }),
} as const;
