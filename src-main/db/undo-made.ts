import { loggedTables, type LoggedTableName } from './logged-tables';
import type { RawConnection } from './open';
import { parentColumns } from './undo-kept';
import type { Write } from './writer';

/** The rows of one table that one transaction made: they lie one after another, and no other between them. */
export interface MadeRows {
  table: LoggedTableName;
  /** The local numbers of the first and the last. */
  first: number;
  last: number;
  count: number;
  /** The first and the last id, where no other row's id lies between; so it is for ids that grow. */
  idRange: readonly [string, string] | null;
  /** How many were put into the trash. */
  trashed: number;
}

const slice = 5000;

/**
 * Finds what a transaction made, table by table. A table is left out where its rows do not lie together, as when some
 * were purged since: then they are undone one by one.
 */
export function findMade(
  raw: RawConnection,
  tx: { seq: number; first_change: number; last_change: number },
): Map<LoggedTableName, MadeRows> {
  const made = new Map<LoggedTableName, MadeRows>();
  const groups = raw
    .prepare(
      `SELECT g.tbl, g.count, f.row_id AS firstId, l.row_id AS lastId FROM (
         SELECT tbl, count(*) AS count, min(seq) AS low, max(seq) AS high FROM change
         WHERE seq BETWEEN ? AND ? AND tx = ? AND col IS NULL GROUP BY tbl) g
       JOIN change f ON f.seq = g.low JOIN change l ON l.seq = g.high`,
    )
    .all(tx.first_change, tx.last_change, tx.seq) as { tbl: string; count: number; firstId: string; lastId: string }[];
  for (const { tbl, count, firstId, lastId } of groups) {
    const table = loggedTables.find(({ name }) => name === tbl)?.name;
    if (table === undefined) throw new Error(`the change log names an unknown table: ${tbl}`);
    const ridOf = raw.prepare(`SELECT rid FROM ${table} WHERE id = ?`);
    const first = (ridOf.get(firstId) as { rid: number } | undefined)?.rid;
    const last = (ridOf.get(lastId) as { rid: number } | undefined)?.rid;
    if (first === undefined || last === undefined || last - first + 1 !== count) continue;
    const { there } = raw
      .prepare(`SELECT count(*) AS there FROM ${table} WHERE rid BETWEEN ? AND ?`)
      .get(first, last) as { there: number };
    if (there !== count) continue;
    made.set(table, { table, first, last, count, idRange: idRange(raw, table, firstId, lastId, count), trashed: 0 });
  }
  return made;
}

function idRange(
  raw: RawConnection,
  table: LoggedTableName,
  firstId: string,
  lastId: string,
  count: number,
): MadeRows['idRange'] {
  const { found } = raw
    .prepare(`SELECT count(*) AS found FROM ${table} WHERE id BETWEEN ? AND ?`)
    .get(firstId, lastId) as { found: number };
  return found === count ? [firstId, lastId] : null;
}

/**
 * Puts rows that were made together into the trash, as the update trigger would log it, but for those that stay: the
 * kept ones, and those that hang on a kept one. For use where the triggers are dropped.
 * @param each told how many rows were gone through
 * @returns how many went into the trash; the others stay, or lie there already
 */
export function trashMade(
  write: Write,
  rows: MadeRows,
  kept: ReadonlySet<string>,
  each: (count: number) => void,
): number {
  const { raw } = write;
  const keptIds = JSON.stringify([...kept]);
  const stays = kept.size === 0 ? [] : ['id', ...parentColumns(rows.table)];
  const where = [
    'rid BETWEEN @from AND @to',
    'deleted_at IS NULL',
    ...stays.map((column) => `coalesce(${column}, '') NOT IN (SELECT value FROM json_each(@keptIds))`),
  ].join(' AND ');
  const log = raw.prepare(
    `INSERT INTO change (tx, tbl, row_id, col, old, new)
     SELECT @txSeq, '${rows.table}', id, 'deleted_at', NULL, @at FROM ${rows.table} WHERE ${where} ORDER BY rid`,
  );
  const trash = raw.prepare(
    `UPDATE ${rows.table} SET deleted_at = @at, revision = revision + 1, updated_at = @at, updated_by = @userId WHERE ${where}`,
  );
  for (let from = rows.first; from <= rows.last; from += slice) {
    const to = Math.min(rows.last, from + slice - 1);
    const range = { from, to, at: write.at, ...(stays.length === 0 ? {} : { keptIds }) };
    log.run({ ...range, txSeq: write.txSeq });
    rows.trashed += trash.run({ ...range, userId: write.userId }).changes;
    each(to - from + 1);
  }
  return rows.trashed;
}
