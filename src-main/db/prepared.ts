import type { RawConnection } from './open';

/** A prepared statement that takes any bindings. */
type Statement = ReturnType<typeof anyStatement>;

function anyStatement(raw: RawConnection, sql: string) {
  return raw.prepare<unknown[]>(sql);
}

const cache = new WeakMap<RawConnection, Map<string, Statement>>();

/**
 * A statement of a connection, prepared once. Preparing anew in a loop costs more than running, and the native half of
 * each statement stays until the collector comes by: a hundred thousand of them are gigabytes.
 * The text must come from a small fixed set, never from data.
 */
export function prepared(raw: RawConnection, sql: string): Statement {
  let statements = cache.get(raw);
  if (statements === undefined) {
    statements = new Map();
    cache.set(raw, statements);
  }
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = anyStatement(raw, sql);
    statements.set(sql, statement);
  }
  return statement;
}
