import type { Statement } from 'better-sqlite3';
import type { RawConnection } from './open';

/** Filters are built from parts, so there are more texts than are worth keeping. */
const kept = 300;
const cache = new WeakMap<RawConnection, Map<string, Statement<unknown[]>>>();

/**
 * A statement of a connection, prepared once. Preparing anew costs more than a short query, and the native half of each
 * statement stays until the collector comes by: a hundred thousand of them in a loop are gigabytes.
 * @param sql our own text from a small set; values are bound
 */
export function prepared(raw: RawConnection, sql: string): Statement<unknown[]> {
  let statements = cache.get(raw);
  if (statements === undefined) {
    statements = new Map();
    cache.set(raw, statements);
  }
  let statement = statements.get(sql);
  if (statement === undefined) {
    if (statements.size >= kept) statements.clear();
    statement = raw.prepare<unknown[]>(sql);
    statements.set(sql, statement);
  }
  return statement;
}
