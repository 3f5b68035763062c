import type { CallOutcome } from '@shared/domain/outcomes';
import type { LocalDate } from '@shared/domain/calendar';

/** Someone in an entry of a log: a phone number or an email address as the file writes it, and what it calls them. */
export interface LogPerson {
  name: string;
  value: string;
}

/** A call, a text, an email, a meeting or a task, as a file of another program tells of it. */
export interface LogEntry {
  /** What the file, or the entry itself, tells it from all others by; the same in every export of it. */
  externalId: string;
  channel: 'call' | 'text' | 'email' | 'meeting' | 'todo';
  /** Null where only the reader's own address can tell, as in mail. */
  direction: 'in' | 'out' | null;
  /** When it was, or begins: an instant; null for a task of a day or of none. */
  at: string | null;
  /** The day and time on the wall, of a meeting or task; the time is null for a whole day. */
  wall: { date: LocalDate; time: string | null } | null;
  durationSeconds: number | null;
  outcome: CallOutcome | null;
  subject: string;
  body: string;
  /** Who wrote it, of mail; else null. */
  from: LogPerson | null;
  /** The others: of a call who was on the line, of mail to whom it went, of a meeting who was asked. */
  people: LogPerson[];
  /** When a task was ticked off. */
  doneAt: string | null;
}

/** A file that hangs on a mail. */
export interface MailFile {
  name: string;
  bytes: Uint8Array;
}

/** An entry that was read, or why one could not be: `text` is how it begins, `line` where, or its number in the file. */
export type ReadEntry = { entry: LogEntry; files?: MailFile[] } | { problem: string; line: number; text: string };

/** What an entry of a call log has none of. */
export const plainEntry = { wall: null, subject: '', body: '', from: null, doneAt: null } as const;

/** Longer texts are cut: a log is for reading again. */
const longestBody = 20_000;

/** A text as it is kept: without NUL, with plain line ends, its ends trimmed, and no longer than a log needs. */
export function bodyText(text: string): string {
  const plain = text
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return plain.length > longestBody ? `${plain.slice(0, longestBody)}…` : plain;
}

/** A text on one line, no longer than a list shows. */
export function lineText(text: string, longest = 500): string {
  return text.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, longest);
}

/** Milliseconds since 1970 as an instant, or null for what no clock of a phone shows. */
export function instantOf(ms: number): string | null {
  if (!Number.isFinite(ms) || ms <= 0 || ms > 4_102_444_800_000) return null;
  return new Date(ms).toISOString();
}
