import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ContactDraft } from '@shared/domain/contact-draft';
import type { ImportSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { openScratch, openScratchReader, type RawConnection } from '../../db/open';
import type { KeptReading } from './imports.repo';
import type { ChosenValue } from './record-choices';
import type { FoundPicture } from './card-pictures';
import type { UpdateMode } from './merge';
import { hasValue } from './tally';
import { packDraft, unpackDraft } from './draft-codec';

export type RowAction = 'add' | 'update' | 'skip' | 'fix' | 'unsure';

/** What is known of a checked file as a whole. */
export interface StagingMeta {
  batchId: string;
  fileName: string;
  headers: string[];
  columns: { index: number; target: string }[];
  shape: string;
  onMatch: 'update' | 'skip' | 'add';
  tagName: string;
  region: string;
  currency: string;
  /** What the file is about; how its records are written. */
  about: ImportSubject;
  /** Where the change log stood when the check began. */
  since: number;
  timeZone: string;
  values: ChosenValue[];
  makeCards: boolean;
  onUpdate: UpdateMode;
  /** How the file was read, to be kept for the next of its shape. */
  reading: Omit<KeptReading, 'columns'>;
}

/** A row that was read, matched and waits to be written. */
export interface StagedRow {
  row: number;
  line: number;
  action: RowAction;
  draft: ContactDraft | null;
  displayName: string;
  reason: string;
  /** The card it is, or may be. */
  matchId: string | null;
  matchName: string | null;
  /** An earlier row of the same file that is the same card. */
  matchRow: number | null;
  cells: string[];
  /** What an update of its card would do, by each way of updating. */
  reasons?: Record<UpdateMode, string>;
  /** Of each mapped column a mark: see `tally`. */
  filled?: string;
  /** JSON of a record, of a row that is no card. */
  record?: string | null;
  /** What the list shows of a record in place of a card's company, phone and email. */
  shown?: { companyName: string; phone: string; email: string };
}

export type Counts = Record<RowAction | 'total', number>;

const schema = `
CREATE TABLE meta (value TEXT NOT NULL) STRICT;
CREATE TABLE staged (
  row INTEGER PRIMARY KEY, line INTEGER NOT NULL, action TEXT NOT NULL, draft TEXT, display_name TEXT NOT NULL,
  company_name TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, reason TEXT NOT NULL,
  match_id TEXT, match_name TEXT, match_row INTEGER, cells TEXT, filled TEXT NOT NULL DEFAULT '',
  reasons TEXT, mode TEXT
) STRICT;
CREATE TABLE picture (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
`;

/** Where a checked file waits: a working file in the folder of files on their way. */
export function stagingPath(spoolDir: string, batchId: string): string {
  return join(spoolDir, `import-${batchId}.db`);
}

export interface StagingWriter {
  begin(): void;
  add(row: StagedRow): void;
  /** Sets the bytes of a card's picture aside, each once. */
  keepPicture(picture: FoundPicture): void;
  /** The draft of a row that was added. */
  draft(row: number): ContactDraft;
  /** How many values each mapped column has so far, in their order. */
  values(): readonly number[];
  finish(meta: StagingMeta): void;
  close(): void;
}

/**
 * Makes the working file of one check.
 * @param columns how many columns are mapped
 */
export function createStaging(spoolDir: string, batchId: string, columns: number): StagingWriter {
  const raw = openScratch(stagingPath(spoolDir, batchId));
  raw.exec(schema);
  const insert = raw.prepare(
    `INSERT INTO staged (row, line, action, draft, display_name, company_name, phone, email, reason, match_id, match_name, match_row, cells, filled, reasons)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const read = raw.prepare('SELECT draft FROM staged WHERE row = ?');
  const keep = raw.prepare('INSERT OR IGNORE INTO picture (sha256, bytes) VALUES (?, ?)');
  const values = Array.from({ length: columns }, () => 0);
  return {
    begin: () => raw.exec('BEGIN'),
    values: () => values,
    add(row) {
      for (let column = 0; column < columns; column += 1)
        if (hasValue(row.filled?.[column])) values[column] = (values[column] ?? 0) + 1;
      const phone = row.draft?.methods.find((method) => method.kind === 'phone');
      const email = row.draft?.methods.find((method) => method.kind === 'email');
      insert.run(
        row.row,
        row.line,
        row.action,
        row.record ?? (row.draft === null ? null : packDraft(row.draft)),
        row.displayName,
        row.shown?.companyName ?? (row.draft?.kind === 'person' ? row.draft.company : ''),
        row.shown?.phone ?? phone?.value ?? '',
        row.shown?.email ?? email?.value ?? '',
        row.reason,
        row.matchId,
        row.matchName,
        row.matchRow,
        // Only a row that may come back as a file needs its cells.
        row.action === 'fix' || row.action === 'unsure' ? JSON.stringify(row.cells) : null,
        row.filled ?? '',
        row.reasons === undefined ? null : JSON.stringify(row.reasons),
      );
    },
    keepPicture: ({ kept, bytes }) => void keep.run(kept.sha256, bytes),
    draft(row) {
      const found = read.get(row) as { draft: string };
      return unpackDraft(found.draft);
    },
    finish(meta) {
      raw.prepare('INSERT INTO meta (value) VALUES (?)').run(JSON.stringify(meta));
      raw.exec('COMMIT');
      raw.exec('CREATE INDEX staged_by_action ON staged(action, row)');
    },
    close: () => raw.close(),
  };
}

/**
 * Opens a checked file to change decisions or to be written.
 * @throws AppError `not_found` when it is no longer there
 */
export function openStaging(spoolDir: string, batchId: string): RawConnection {
  const path = stagingPath(spoolDir, batchId);
  if (!existsSync(path)) throw new AppError('not_found', strings.imports.gone);
  return openScratch(path);
}

/** Opens a checked file to show its rows. */
export function openStagingReader(spoolDir: string, batchId: string): RawConnection {
  const path = stagingPath(spoolDir, batchId);
  if (!existsSync(path)) throw new AppError('not_found', strings.imports.gone);
  return openScratchReader(path);
}

/** Forgets a checked file; one that is not there is forgotten already. */
export function dropStaging(spoolDir: string, batchId: string): void {
  const path = stagingPath(spoolDir, batchId);
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Rows between two looks at whether to stop; about 50 ms of writing. */
const slice = 500;

/** A row as it is written: its draft is packed. */
export interface RowToWrite {
  row: number;
  line: number;
  action: RowAction;
  draft: string | null;
  reason: string;
  match_id: string | null;
  match_row: number | null;
  cells: string | null;
  filled: string;
  /** How its card is updated, where that was chosen for the row. */
  mode: UpdateMode | null;
}

/** Every row of a checked file in its order, some hundred at a time. */
export function* rowsToWrite(raw: RawConnection): Generator<RowToWrite[]> {
  const read = raw.prepare(
    'SELECT row, line, action, draft, reason, match_id, match_row, cells, filled, mode FROM staged WHERE row > ? ORDER BY row LIMIT ?',
  );
  for (let after = 0; ;) {
    const rows = read.all(after, slice) as RowToWrite[];
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.row;
  }
}

/** What is known of the checked file. */
export function stagingMeta(raw: RawConnection): StagingMeta {
  const row = raw.prepare('SELECT value FROM meta').get() as { value: string } | undefined;
  if (row === undefined) throw new AppError('not_found', strings.imports.gone);
  return JSON.parse(row.value) as StagingMeta;
}

/** How many rows will meet which fate. */
export function stagingCounts(raw: RawConnection): Counts {
  const counts: Counts = { total: 0, add: 0, update: 0, skip: 0, fix: 0, unsure: 0 };
  const rows = raw.prepare('SELECT action, count(*) AS count FROM staged GROUP BY action').all() as {
    action: RowAction;
    count: number;
  }[];
  for (const { action, count } of rows) {
    counts[action] = count;
    counts.total += count;
  }
  return counts;
}
