import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import { openScratch, openScratchReader, type RawConnection } from '../../db/open';
import { fileSchema } from './log-files';
import type { LogEntry, ReadEntry } from '../../formats/log-entry';

export type LogAction = OutputOf<'logs.rows'>['rows'][number]['action'];
export type LogCounts = OutputOf<'logs.rows'>['counts'];

/** What is known of a checked log as a whole. */
export interface LogMeta {
  batchId: string;
  fileName: string;
  kind: 'calls' | 'mail' | 'calendar';
  mine: string[];
}

/** An entry as it waits; the columns from `action` on are what the check found. */
export interface StagedEntry {
  row: number;
  line: number;
  externalId: string;
  /** JSON of the entry; null for one that could not be read. */
  entry: string | null;
  action: LogAction;
  direction: 'in' | 'out';
  what: 'interaction' | 'task';
  /** JSON: the cards that it is with. */
  contacts: string;
  party: string | null;
  name: string;
  value: string;
  reason: string;
}

const schema = `
CREATE TABLE meta (value TEXT NOT NULL) STRICT;
CREATE TABLE staged (
  row INTEGER PRIMARY KEY, line INTEGER NOT NULL, external_id TEXT NOT NULL, at TEXT, entry TEXT,
  action TEXT NOT NULL DEFAULT 'fix', direction TEXT NOT NULL DEFAULT 'in', what TEXT NOT NULL DEFAULT 'interaction',
  contacts TEXT NOT NULL DEFAULT '[]', party TEXT, name TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE party (key TEXT PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, times INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE address (value TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT, WITHOUT ROWID;
${fileSchema}`;
const columns =
  'row, line, external_id AS externalId, entry, action, direction, what, contacts, party, name, value, reason';

function pathOf(spoolDir: string, batchId: string): string {
  return join(spoolDir, `log-${batchId}.db`);
}

/** Makes the working file of one check, ready to take entries. */
export function createLogStaging(spoolDir: string, batchId: string): RawConnection {
  const staging = openScratch(pathOf(spoolDir, batchId));
  staging.exec(schema);
  staging.exec('BEGIN');
  return staging;
}

/**
 * Opens a checked log to change decisions, or to be written.
 * @throws AppError `not_found` when it is no longer there
 */
export function openLogStaging(spoolDir: string, batchId: string): RawConnection {
  const path = pathOf(spoolDir, batchId);
  if (!existsSync(path)) throw new AppError('not_found', strings.imports.gone);
  return openScratch(path);
}

/** Opens a checked log to show its entries. */
export function openLogReader(spoolDir: string, batchId: string): RawConnection {
  const path = pathOf(spoolDir, batchId);
  if (!existsSync(path)) throw new AppError('not_found', strings.imports.gone);
  return openScratchReader(path);
}

/** Forgets a checked log; one that is not there is forgotten already. */
export function dropLogStaging(spoolDir: string, batchId: string): void {
  const path = pathOf(spoolDir, batchId);
  for (const suffix of ['', '-journal']) rmSync(path + suffix, { force: true });
}

/** Keeps what was read; of mail also how often each address stands in it. */
export function stageEntry(staging: RawConnection, row: number, read: ReadEntry): void {
  const insert = prepared(
    staging,
    'INSERT INTO staged (row, line, external_id, at, entry, reason, name) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  if ('problem' in read) {
    insert.run(row, read.line, '', null, null, read.problem, read.text);
    return;
  }
  const { entry } = read;
  insert.run(row, row, entry.externalId, entry.at, JSON.stringify(entry), '', '');
  if (entry.channel !== 'email') return;
  const count = prepared(
    staging,
    'INSERT INTO address (value, times) VALUES (?, 1) ON CONFLICT (value) DO UPDATE SET times = times + 1',
  );
  const values = new Set([...(entry.from === null ? [] : [entry.from.value]), ...entry.people.map((one) => one.value)]);
  for (const value of values) count.run(value);
}

/** What is known of the checked log. */
export function logMeta(staging: RawConnection): LogMeta {
  const row = staging.prepare('SELECT value FROM meta').get() as { value: string } | undefined;
  if (row === undefined) throw new AppError('not_found', strings.imports.gone);
  return JSON.parse(row.value) as LogMeta;
}

/** How many entries meet which fate. */
export function logCounts(staging: RawConnection): LogCounts {
  const counts: LogCounts = { total: 0, log: 0, card: 0, left: 0, duplicate: 0, fix: 0 };
  const rows = staging.prepare('SELECT action, count(*) AS count FROM staged GROUP BY action').all() as {
    action: LogAction;
    count: number;
  }[];
  for (const { action, count } of rows) {
    counts[action] = count;
    counts.total += count;
  }
  return counts;
}

/** A page of entries from a row on, of one fate or of all. */
export function stagedPage(staging: RawConnection, after: number, size: number, action?: LogAction): StagedEntry[] {
  const only = action === undefined ? '' : 'AND action = @action';
  return prepared(staging, `SELECT ${columns} FROM staged WHERE row > @after ${only} ORDER BY row LIMIT @size`).all(
    action === undefined ? { after, size } : { after, size, action },
  ) as StagedEntry[];
}

/** The entry that was read. */
export function entryOf(staged: StagedEntry): LogEntry | null {
  return staged.entry === null ? null : (JSON.parse(staged.entry) as LogEntry);
}

/** What may be chosen for an entry besides what was found. */
export function choicesFor(
  staged: Pick<StagedEntry, 'entry' | 'contacts' | 'party' | 'action'>,
): ('log' | 'card' | 'left')[] {
  if (staged.entry === null) return [];
  const choices: ('log' | 'card' | 'left')[] = [];
  const isKnown = staged.contacts !== '[]';
  if (isKnown || staged.party === null || staged.action === 'duplicate') choices.push('log');
  if (!isKnown && staged.party !== null && staged.action !== 'duplicate') choices.push('card');
  if (staged.action !== 'duplicate') choices.push('left');
  return choices;
}

/**
 * Chooses what happens with some entries, or with all of a fate. What cannot be so stays as it is; an unknown number is
 * one choice for all of its entries.
 */
export function decideEntries(
  staging: RawConnection,
  rows: readonly number[] | LogAction,
  action: 'log' | 'card' | 'left',
): LogCounts {
  const possible = {
    log: "entry IS NOT NULL AND (contacts <> '[]' OR party IS NULL OR action = 'duplicate')",
    card: "entry IS NOT NULL AND contacts = '[]' AND party IS NOT NULL AND action <> 'duplicate'",
    left: "entry IS NOT NULL AND action <> 'duplicate'",
  }[action];
  staging.exec('BEGIN');
  if (typeof rows === 'string') {
    staging.prepare(`UPDATE staged SET action = ? WHERE action = ? AND ${possible}`).run(action, rows);
  } else {
    const one = staging.prepare(`UPDATE staged SET action = ? WHERE row = ? AND ${possible}`);
    const same = staging.prepare(
      `UPDATE staged SET action = ? WHERE party = (SELECT party FROM staged WHERE row = ?) AND contacts = '[]' AND action IN ('card', 'left')`,
    );
    for (const row of rows) {
      one.run(action, row);
      if (action !== 'log') same.run(action, row);
    }
  }
  staging.exec('COMMIT');
  return logCounts(staging);
}
