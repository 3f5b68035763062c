import type { ImportSubject } from '@shared/domain/record-fields';
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

/** How a file of this shape was mapped the last time: target by column; null for the first of its kind. */
export function rememberedMapping(raw: RawConnection, shape: string): Map<number, string> | null {
  const row = raw.prepare('SELECT mapping FROM import_batch WHERE shape = ? ORDER BY rid DESC LIMIT 1').get(shape) as
    | { mapping: string }
    | undefined;
  if (row === undefined) return null;
  const columns = JSON.parse(row.mapping) as { index: number; target: string }[];
  return new Map(columns.map((column) => [column.index, column.target]));
}
