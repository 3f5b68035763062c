import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openScratch } from './open';
import { pageByKeys, readCursor, writeCursor, type KeysetQuery } from './keyset';

const row = fc.record({ value: fc.option(fc.integer({ min: 0, max: 3 })), tie: fc.integer({ min: 0, max: 2 }) });

describe('pageByKeys', () => {
  it('shows each row once and in order, whatever is NULL or equal', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        (rows, descending, mixed, limit) => {
          const raw = openScratch(':memory:');
          raw.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, value INTEGER, tie INTEGER)');
          for (const one of rows) raw.prepare('INSERT INTO t (value, tie) VALUES (?, ?)').run(one.value, one.tie);
          const keys = mixed
            ? [
                { sql: 'value', descending },
                { sql: 'tie', descending: !descending },
                { sql: 'id', descending: false },
              ]
            : [
                { sql: 'value', descending },
                { sql: 'id', descending },
              ];
          const query: KeysetQuery = {
            order: 't',
            select: 'id AS shown',
            from: 't',
            where: [],
            params: [],
            keys,
            nullable: true,
            cursor: null,
            limit,
          };
          const walked: number[] = [];
          let cursor: string | null = null;
          do {
            const page: { rows: { shown: number }[]; nextCursor: string | null } = pageByKeys(raw, {
              ...query,
              cursor,
            });
            expect(page.rows.length).toBeLessThanOrEqual(limit);
            for (const one of page.rows) expect(Object.keys(one)).toEqual(['shown']);
            walked.push(...page.rows.map((one) => one.shown));
            cursor = page.nextCursor;
          } while (cursor !== null);
          const order = keys.map((key) => `${key.sql}${key.descending ? ' DESC' : ''}`).join(', ');
          const expected = raw.prepare(`SELECT id FROM t ORDER BY value IS NULL, ${order}`).all() as { id: number }[];
          expect(walked).toEqual(expected.map((one) => one.id));
          raw.close();
        },
      ),
    );
  });
});

describe('a cursor', () => {
  it('reads back what it was made of, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 }),
        (values) => {
          expect(readCursor(writeCursor('o', values), 'o', values.length)).toEqual(values);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readCursor(text, 'o', 2)).toThrow();
      }),
    );
    expect(() => readCursor(writeCursor('other', [1, 2]), 'o', 2)).toThrow();
    expect(readCursor(null, 'o', 2)).toBeNull();
  });
});
