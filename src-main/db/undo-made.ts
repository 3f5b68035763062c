import { loggedTables, type LoggedTableName } from './logged-tables';
import type { RawConnection } from './open';
import { prepared } from './prepared';
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

const trashSlice = 5000;

/** The changes of a transaction in one table. */
export interface TableChanges {
  count: number;
  /** How many of them made a row, and the first and the last of those. */
  made: number;
  firstMade: number;
  lastMade: number;
}

/** Changes looked at in one statement; what it sorts them by is held in memory. */
const changeSlice = 100_000;

/** How a transaction's changes are spread over the tables. */
export function tablesChanged(
  raw: RawConnection,
  tx: { seq: number; first_change: number; last_change: number },
  slice = changeSlice,
): Map<LoggedTableName, TableChanges> {
  const read = prepared(
    raw,
    `SELECT tbl, count(*) AS count, count(CASE WHEN col IS NULL THEN 1 END) AS made,
       min(CASE WHEN col IS NULL THEN seq END) AS firstMade, max(CASE WHEN col IS NULL THEN seq END) AS lastMade
     FROM change WHERE seq BETWEEN ? AND ? AND tx = ? GROUP BY tbl`,
  );
  const tables = new Map<LoggedTableName, TableChanges>();
  for (let from = tx.first_change; from <= tx.last_change; from += slice) {
    const to = Math.min(tx.last_change, from + slice - 1);
    for (const { tbl, ...part } of read.all(from, to, tx.seq) as PartOfChanges[]) {
      const whole = tables.get(tbl) ?? { count: 0, made: 0, firstMade: 0, lastMade: 0 };
      whole.count += part.count;
      whole.made += part.made;
      if (whole.firstMade === 0) whole.firstMade = part.firstMade ?? 0;
      whole.lastMade = part.lastMade ?? whole.lastMade;
      tables.set(tbl, whole);
    }
  }
  return tables;
}

interface PartOfChanges {
  tbl: LoggedTableName;
  count: number;
  made: number;
  firstMade: number | null;
  lastMade: number | null;
}

/**
 * Finds what a transaction made, table by table. A table is left out where its rows do not lie together, as when some
 * were purged since: then they are undone one by one.
 */
export function findMade(
  raw: RawConnection,
  tx: { seq: number; first_change: number; last_change: number },
): Map<LoggedTableName, MadeRows> {
  const made = new Map<LoggedTableName, MadeRows>();
  const rowOf = prepared(raw, 'SELECT row_id FROM change WHERE seq = ?').pluck();
  for (const [tbl, { made: count, firstMade, lastMade }] of tablesChanged(raw, tx)) {
    if (count === 0) continue;
    const [firstId, lastId] = [rowOf.get(firstMade) as string, rowOf.get(lastMade) as string];
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
  for (let from = rows.first; from <= rows.last; from += trashSlice) {
    const to = Math.min(rows.last, from + trashSlice - 1);
    const range = { from, to, at: write.at, ...(stays.length === 0 ? {} : { keptIds }) };
    log.run({ ...range, txSeq: write.txSeq });
    rows.trashed += trash.run({ ...range, userId: write.userId }).changes;
    each(to - from + 1);
  }
  return rows.trashed;
}
