import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSeenKeys } from './seen-keys';

it('answers what a map of lists would', () => {
  const entries = fc.array(fc.tuple(fc.string({ maxLength: 6 }), fc.integer({ min: 1, max: 1_000_000 })), {
    maxLength: 300,
  });
  const wrong = fc.check(
    fc.property(entries, (pairs) => {
      const seen = createSeenKeys();
      const map = new Map<string, number[]>();
      for (const [key, row] of pairs) {
        seen.add(key, row);
        const rows = map.get(key) ?? [];
        if (rows.length < 20) map.set(key, [...rows, row]);
      }
      return (
        [...map].every(([key, rows]) => seen.rows(key).join() === rows.join()) && seen.rows('never seen').length === 0
      );
    }),
    { numRuns: 200 },
  );
  expect(wrong.counterexample).toBeNull();
});

it('keeps every key when it grows, and a few rows of a crowded one', () => {
  const seen = createSeenKeys();
  for (let row = 1; row <= 200_000; row += 1) {
    seen.add(`e:person${row}@example.org`, row);
    seen.add('p:+442079460000', row);
  }
  expect([1, 77_777, 200_000].map((row) => [...seen.rows(`e:person${row}@example.org`)])).toEqual([
    [1],
    [77_777],
    [200_000],
  ]);
  expect(seen.rows('p:+442079460000')).toHaveLength(20);
});
