import { columnsOf, createLogTriggers, dropLogTriggers } from './change-log';
import { loggedTable, loggedTables, type LoggedTableName } from './logged-tables';
import type { RawConnection } from './open';
import type { Write } from './writer';
import { prepared } from './prepared';

/**
 * Runs bulk work inside an open transaction without the row triggers, and writes the change rows of what it created
 * set-wise afterwards: a create is one row for each new row, in the table list's order, parents first.
 * Within the same transaction the triggers are made again; a test compares these rows with the triggers' own.
 * @param write the transaction
 * @param work inserts with plain statements, and edits by `bulkUpdate` alone
 */
export async function withBulkLog<T>(write: Write, work: () => Promise<T> | T): Promise<T> {
  const { raw, txSeq } = write;
  const before = new Map(loggedTables.map((table) => [table.name, maxRid(raw, table.name)]));
  dropLogTriggers(raw);
  const result = await work();
  for (const { name } of loggedTables) {
    prepared(
      raw,
      `INSERT INTO change (tx, tbl, row_id) SELECT ?, '${name}', id FROM ${name} WHERE rid > ? ORDER BY rid`,
    ).run(txSeq, before.get(name) ?? 0);
  }
  createLogTriggers(raw);
  return result;
}

/**
 * Takes secondary indexes away while many rows come in, to be made again all at once: sorted, an entry costs a third of
 * what finding its place costs. It happens in the transaction of the rows, so a stop or a crash leaves the indexes as they
 * were, and no other connection ever sees the file without them. Unique ones stay: they hold what must be there once.
 * @param stays the indexes that the work itself reads by
 * @returns makes them again
 */
export function setIndexesAside(
  raw: RawConnection,
  tables: readonly LoggedTableName[],
  stays: (name: string) => boolean,
): () => void {
  const indexes = raw
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))",
    )
    .all(JSON.stringify(tables)) as { name: string; sql: string }[];
  const aside = indexes.filter(({ name, sql }) => !stays(name) && !/^CREATE UNIQUE/i.test(sql));
  for (const { name } of aside) raw.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of aside) raw.exec(sql);
  };
}

function maxRid(raw: RawConnection, table: LoggedTableName): number {
  return (prepared(raw, `SELECT coalesce(max(rid), 0) AS rid FROM ${table}`).get() as { rid: number }).rid;
}

type Cell = string | number | null;

/**
 * Changes cells of one row as the update trigger would log it: one change a column that differs, stamps made anew.
 * For use inside `withBulkLog`, where there is no trigger.
 * @returns whether anything differed
 */
export function bulkUpdate(
  write: Write,
  tableName: LoggedTableName,
  id: string,
  patch: Readonly<Record<string, Cell>>,
): boolean {
  const { raw, txSeq } = write;
  const table = loggedTable(tableName);
  const columns = Object.keys(patch);
  for (const column of columns)
    if (!columnsOf(table).includes(column)) throw new Error(`no logged column ${tableName}.${column}`);
  const row = prepared(raw, `SELECT ${columns.join(', ')} FROM ${tableName} WHERE id = ?`).get(id) as
    | Record<string, Cell>
    | undefined;
  if (row === undefined) return false;
  const changed = columns.filter((column) => row[column] !== patch[column]);
  if (changed.length === 0) return false;
  const log = prepared(raw, 'INSERT INTO change (tx, tbl, row_id, col, old, new) VALUES (?, ?, ?, ?, ?, ?)');
  for (const column of changed) log.run(txSeq, tableName, id, column, row[column], patch[column]);
  prepared(
    raw,
    `UPDATE ${tableName} SET ${changed.map((column) => `${column} = ?`).join(', ')}, revision = revision + 1, updated_at = ?, updated_by = ? WHERE id = ?`,
  ).run(...changed.map((column) => patch[column]), write.at, write.userId, id);
  return true;
}
