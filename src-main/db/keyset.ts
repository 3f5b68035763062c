import { strings } from '@shared/locale/index';
import { AppError } from '../core/errors';
import type { RawConnection } from './open';
import { prepared } from './prepared';

export type SqlValue = string | number | null;

/** One key of an order. `sql` is a column or an expression from a fixed table of ours, never from input. */
export interface SortKey {
  sql: string;
  descending: boolean;
}

/** How rows that have a first key are told from those that have none, and where they are read. */
export interface FirstKey {
  isThere: string;
  isMissing: string;
  /** Instead of the query's own `from`, for rows that have the key; it must yield each of them once. */
  from?: string | undefined;
}

export interface KeysetQuery {
  /** Names the order, so that a cursor of another one is refused instead of followed. */
  order: string;
  /** Columns of a row, without the keys. */
  select: string;
  from: string;
  where: readonly string[];
  params: readonly SqlValue[];
  /** The last one is unique. Only the first may be NULL. */
  keys: readonly SortKey[];
  /** Rows whose first key is NULL come last, whichever way the order runs. */
  nullable: boolean;
  /** Where the first key tells whether it is there by something cheaper than itself, or is read from somewhere of its own. */
  firstKey?: FirstKey | undefined;
  cursor: string | null | undefined;
  limit: number;
}

export interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

type Phase = 'valued' | 'null';

/**
 * A page of an order, found by the keys of the last row of the page before: it costs the same at any depth.
 * The rows whose first key is NULL are a second walk, since a NULL compared finds nothing.
 * @param raw any connection
 * @param query the order, what is selected and the place to go on from
 * @returns the rows without their keys, and the cursor of the next page or null at the end
 * @throws AppError `invalid_input` for a cursor that is not one of this order's
 */
export function pageByKeys<Row extends object>(raw: RawConnection, query: KeysetQuery): Page<Row> {
  const after = readCursor(query.cursor, query.order, query.keys.length);
  const wanted = query.limit + 1;
  const found: Record<string, unknown>[] = [];
  if (after === null || after[0] !== null) found.push(...walk(raw, query, 'valued', after, wanted));
  if (query.nullable && found.length < wanted) {
    found.push(...walk(raw, query, 'null', after !== null && after[0] === null ? after : null, wanted - found.length));
  }
  return toPage<Row>(query, found);
}

function toPage<Row extends object>(query: KeysetQuery, found: Record<string, unknown>[]): Page<Row> {
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const nextCursor =
    found.length > query.limit && last !== undefined
      ? writeCursor(
          query.order,
          query.keys.map((_, index) => last[`key_${index}`] as SqlValue),
        )
      : null;
  for (const row of page) for (let index = 0; index < query.keys.length; index += 1) delete row[`key_${index}`];
  return { rows: page as Row[], nextCursor };
}

/**
 * Walks an order once from end to end.
 * @param raw any connection
 * @param query the order; its cursor, limit and what it selects do not count
 * @param visit is given each row's keys, and may keep them
 */
export function visitKeys(raw: RawConnection, query: KeysetQuery, visit: (keys: readonly SqlValue[]) => void): void {
  for (const phase of query.nullable ? (['valued', 'null'] as const) : (['valued'] as const)) {
    const { sql, params } = keysetStatement({ ...query, select: 'NULL' }, phase, null, -1);
    // The first column is what is selected, which is nothing.
    for (const [, ...keys] of prepared(raw, sql)
      .raw()
      .iterate(...params) as Iterable<SqlValue[]>)
      visit(keys);
  }
}

/** The statement of one phase and its values; tests ask it for its plan. */
export function keysetStatement(
  query: KeysetQuery,
  phase: Phase,
  after: readonly SqlValue[] | null,
  limit: number,
): { sql: string; params: SqlValue[] } {
  const keys = phase === 'null' ? query.keys.slice(1) : query.keys;
  const where = query.where.slice();
  const params = query.params.slice();
  if (query.nullable) where.push(presence(query, phase));
  if (after !== null) {
    const place = beyond(keys, phase === 'null' ? after.slice(1) : after);
    where.push(place.sql);
    params.push(...place.params);
  }
  const columns = query.keys.map(
    (key, index) => `${phase === 'null' && index === 0 ? 'NULL' : key.sql} AS key_${index}`,
  );
  const order = keys.map((key) => `${key.sql}${key.descending ? ' DESC' : ''}`);
  const filter = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
  params.push(limit);
  const from = phase === 'valued' ? (query.firstKey?.from ?? query.from) : query.from;
  return {
    sql: `SELECT ${query.select}, ${columns.join(', ')} FROM ${from} ${filter} ORDER BY ${order.join(', ')} LIMIT ?`,
    params,
  };
}

function presence(query: KeysetQuery, phase: Phase): string {
  const { firstKey } = query;
  if (firstKey !== undefined) return phase === 'null' ? firstKey.isMissing : firstKey.isThere;
  return `${query.keys[0]!.sql} IS ${phase === 'null' ? 'NULL' : 'NOT NULL'}`;
}

/** A stretch of an index: what it serves of a query's conditions, and how many of its entries are looked at. */
export interface Stretch {
  where: readonly string[];
  params: readonly SqlValue[];
  steps: number;
}

/**
 * A page of an order if it fills within a stretch of the order's index; a filter that lets little through would be asked
 * of every row by way of the index, which takes three times as long as reading the table.
 * @returns null where the stretch does not fill the page, whatever the reason
 */
export function pageWithin<Row extends object>(
  raw: RawConnection,
  query: KeysetQuery,
  stretch: Stretch,
): Page<Row> | null {
  const after = readCursor(query.cursor, query.order, query.keys.length);
  const phase: Phase = after !== null && after[0] === null ? 'null' : 'valued';
  const { sql, params } = stretchStatement(query, phase, after, stretch);
  const found = prepared(raw, sql).all(...params) as Record<string, unknown>[];
  return found.length > query.limit ? toPage<Row>(query, found) : null;
}

/** The statement of `pageWithin`; tests ask it for its plan. */
export function stretchStatement(
  query: KeysetQuery,
  phase: Phase,
  after: readonly SqlValue[] | null,
  { where, params, steps }: Stretch,
): { sql: string; params: SqlValue[] } {
  const walked = keysetStatement({ ...query, select: 'rid AS walked', where, params }, phase, after, steps);
  const outer = keysetStatement(
    {
      ...query,
      from: `(${walked.sql}) CROSS JOIN ${query.from} ON rid = walked`,
      nullable: false,
      firstKey: undefined,
    },
    phase,
    null,
    query.limit + 1,
  );
  return { sql: outer.sql, params: [...walked.params, ...outer.params] };
}

function walk(
  raw: RawConnection,
  query: KeysetQuery,
  phase: Phase,
  after: readonly SqlValue[] | null,
  limit: number,
): Record<string, unknown>[] {
  const { sql, params } = keysetStatement(query, phase, after, limit);
  return prepared(raw, sql).all(...params) as Record<string, unknown>[];
}

/** What lies beyond a place: a row-value comparison, which an index serves, or where directions differ the long form. */
function beyond(keys: readonly SortKey[], place: readonly SqlValue[]): { sql: string; params: SqlValue[] } {
  const descending = keys[0]!.descending;
  if (keys.every((key) => key.descending === descending)) {
    return {
      sql: `(${keys.map((key) => key.sql).join(', ')}) ${descending ? '<' : '>'} (${keys.map(() => '?').join(', ')})`,
      params: place.slice(),
    };
  }
  const branches: string[] = [];
  const params: SqlValue[] = [];
  keys.forEach((key, index) => {
    const equal = keys.slice(0, index).map((before) => `${before.sql} = ?`);
    branches.push(`(${[...equal, `${key.sql} ${key.descending ? '<' : '>'} ?`].join(' AND ')})`);
    params.push(...place.slice(0, index + 1));
  });
  return { sql: `(${branches.join(' OR ')})`, params };
}

/**
 * A place in an order as text that means nothing to its holder.
 * @param order the name of the order
 * @param values the keys of the last row that was shown
 */
export function writeCursor(order: string, values: readonly SqlValue[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/**
 * Reads a cursor back.
 * @param cursor what `writeCursor` made; null or undefined for the beginning
 * @param count how many keys it must hold
 * @throws AppError `invalid_input` when it is not one of this order
 */
export function readCursor(cursor: string | null | undefined, order: string, count: number): SqlValue[] | null {
  if (cursor === null || cursor === undefined) return null;
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    throw new AppError('invalid_input', strings.app.badInput, undefined, error);
  }
  const fits =
    Array.isArray(values) &&
    values.length === count + 1 &&
    values[0] === order &&
    values
      .slice(1)
      .every(
        (value) => value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)),
      );
  if (!fits) throw new AppError('invalid_input', strings.app.badInput);
  return (values as SqlValue[]).slice(1);
}

/**
 * Reads the cursor of a list that is paged by one whole number, which stands in it as it is.
 * @throws AppError `invalid_input` when it is none
 */
export function readNumberCursor(cursor: string | null | undefined): number | null {
  if (cursor === null || cursor === undefined) return null;
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('invalid_input', strings.app.badInput);
  return Number(cursor);
}

/** Sorts after every text that begins with `prefix`: for a range over a prefix. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
