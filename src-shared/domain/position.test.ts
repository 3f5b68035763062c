import fc from 'fast-check';
import { expect, it } from 'vitest';
import { between, initialPositions } from './position';

it('keeps every order that random insertions make', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
      const order: string[] = [];
      for (const place of places) {
        const at = place % (order.length + 1);
        order.splice(at, 0, between(order[at - 1] ?? null, order[at] ?? null));
      }
      const sorted = order.slice().sort((a, b) => (a < b ? -1 : 1));
      expect(order).toEqual(sorted);
      expect(new Set(order).size).toBe(order.length);
      for (const position of order) expect(position).toMatch(/^[0-9A-Za-z]+$/);
    }),
  );
});

it('gives ascending first positions', () => {
  const first = initialPositions(200);
  expect(first).toHaveLength(200);
  for (let i = 1; i < first.length; i++) expect(first[i - 1]! < first[i]!).toBe(true);
  expect(initialPositions(0)).toEqual([]);
});

it('finds a place right after two equal positions', () => {
  const [one, two] = initialPositions(2);
  const placed = between(one!, one!);
  expect(placed > one!).toBe(true);
  expect(placed < two!).toBe(true);
});
