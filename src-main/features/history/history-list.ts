import type { historyEntry } from '@shared/contract/system';
import type { z } from 'zod';
import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import { readNumberCursor } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';

type Entry = z.output<typeof historyEntry>;

/** Entries that one page of a search looks through at most; the next page goes on from there. */
const lookedThrough = 20_000;

const sql = `
  SELECT seq, id, at, user_id AS userId, label, kind, last_change - first_change + 1 AS changes, undone_by IS NOT NULL AS undone
  FROM tx WHERE kind <> 'system' AND seq < @before AND (@userId IS NULL OR user_id = @userId) AND (@kind IS NULL OR kind = @kind)
    AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at < @to) ORDER BY seq DESC LIMIT @limit`;

type StoredEntry = Omit<Entry, 'undone' | 'canUndo'> & { seq: number; undone: number };

/** A page of what was done, newest first, by whom, of what kind, within which days, in which words. */
export function historyPage(raw: RawConnection, input: ParsedInputOf<'history.list'>): OutputOf<'history.list'> {
  const size = input.limit ?? 100;
  const words = fold(input.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const bound = {
    userId: input.userId ?? null,
    kind: input.kind ?? null,
    from: input.from ?? null,
    to: input.to ?? null,
  };
  let before = readNumberCursor(input.cursor) ?? Number.MAX_SAFE_INTEGER;
  const found: StoredEntry[] = [];
  let looked = 0;
  let isEnd = false;
  while (found.length < size && looked < lookedThrough && !isEnd) {
    const limit = words.length === 0 ? size - found.length : 500;
    const rows = prepared(raw, sql).all({ ...bound, before, limit }) as StoredEntry[];
    isEnd = rows.length < limit;
    for (const row of rows) {
      looked += 1;
      before = row.seq;
      const label = words.length === 0 ? '' : fold(row.label);
      if (words.every((word) => label.includes(word))) found.push(row);
      if (found.length === size) break;
    }
  }
  return {
    rows: found.map(({ seq: _, ...row }) => ({
      ...row,
      undone: row.undone === 1,
      canUndo: row.undone === 0 && (row.kind === 'edit' || row.kind === 'import'),
    })),
    nextCursor: isEnd && found.length < size ? null : String(before),
  };
}
