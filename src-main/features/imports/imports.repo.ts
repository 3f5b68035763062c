import type { ImportSubject } from '@shared/domain/record-fields';
import type { Delimiter } from '../../formats/csv-dialect';
import type { DayOrder } from '../../formats/date-order';
import type { RawConnection } from '../../db/open';
import type { ColumnTally } from './tally';

/** An import as its history shows it. */
export interface ImportEntry {
  id: string;
  kind: ImportSubject | 'calls' | 'mail' | 'calendar';
  fileName: string;
  at: string;
  userId: string | null;
  added: number;
  updated: number;
  skipped: number;
  failed: number;
  cards: number;
  txId: string | null;
  undone: boolean;
  tally: ColumnTally[];
}

/** Every import, newest first. */
export function listImports(raw: RawConnection, limit: number): ImportEntry[] {
  const rows = raw
    .prepare(
      `SELECT b.id, b.kind, b.file_name AS fileName, b.at, b.user_id AS userId, b.added, b.updated, b.skipped, b.failed, b.cards, b.tally, b.tx_id AS txId,
       t.undone_by IS NOT NULL AS undone FROM import_batch b LEFT JOIN tx t ON t.id = b.tx_id ORDER BY b.rid DESC LIMIT ?`,
    )
    .all(limit) as (Omit<ImportEntry, 'undone' | 'tally'> & { undone: number; tally: string })[];
  return rows.map((row) => ({ ...row, undone: row.undone === 1, tally: JSON.parse(row.tally) as ColumnTally[] }));
}

/** How a file was read: kept with its import, so that the next of its shape, and its mended rows, are read so too. */
export interface KeptReading {
  columns: { index: number; target: string }[];
  /** Of a text file: what parts its cells. */
  delimiter?: Delimiter | undefined;
  /** The country of its numbers, where a person chose it. */
  region?: string | undefined;
  /** The order of its open dates, where more than the user's own country told it. */
  dateOrder?: DayOrder | undefined;
}

/** How a file of this shape was read the last time; null for the first of its kind. */
export function rememberedReading(raw: RawConnection, shape: string): KeptReading | null {
  const row = raw.prepare('SELECT mapping FROM import_batch WHERE shape = ? ORDER BY rid DESC LIMIT 1').get(shape) as
    | { mapping: string }
    | undefined;
  return row === undefined ? null : keptReading(row.mapping);
}

/** What stands in a batch; earlier imports kept their columns alone. */
export function keptReading(mapping: string): KeptReading {
  const kept = JSON.parse(mapping) as KeptReading | KeptReading['columns'];
  return Array.isArray(kept) ? { columns: kept } : kept;
}
