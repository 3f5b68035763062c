import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

interface ForeignKey {
  table: string;
  column: string;
}

/** Every reference of every table. What a row points at is looked for from the other side when that row goes. */
function foreignKeys(): ForeignKey[] {
  return test.connection.raw
    .prepare(
      `SELECT t.name AS "table", f."from" AS "column" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
       WHERE t.type = 'table' ORDER BY t.name, f."from"`,
    )
    .all() as ForeignKey[];
}

it('finds the children of a row by an index, whatever table they are in', () => {
  const all = foreignKeys();
  expect(all).toContainEqual({ table: 'task', column: 'fulfilled_by' });
  const scanned = all.filter(({ table, column }) => {
    // What SQLite itself asks when a parent is deleted or its key changes.
    const plan = test.connection.raw
      .prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM "${table}" WHERE "${column}" = ?`)
      .all(['x']) as { detail: string }[];
    return !plan.every(({ detail }) => detail.startsWith('SEARCH'));
  });
  expect(scanned).toEqual([]);
});

it('has an index that begins with the column of each reference', () => {
  const { raw } = test.connection;
  const without = foreignKeys().filter(({ table, column }) => {
    const indexes = raw.prepare('SELECT name FROM pragma_index_list(?)').all(table) as { name: string }[];
    return !indexes.some(
      ({ name }) => raw.prepare('SELECT name FROM pragma_index_info(?) WHERE seqno = 0').pluck().get(name) === column,
    );
  });
  expect(without).toEqual([]);
});
