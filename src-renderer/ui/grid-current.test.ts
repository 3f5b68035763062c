import { expect, it } from 'vitest';
import { rowInstead } from './grid-current';

it('goes on from the row that moved up, and from the last where the last one left', () => {
  expect(rowInstead(['a', 'b', 'c'], 1)).toBe(1);
  expect(rowInstead(['a', 'b'], 2)).toBe(1);
});

it('goes nowhere in an empty list, from a row that never stood there, or to one that is not loaded', () => {
  expect(rowInstead([], 0)).toBeNull();
  expect(rowInstead(['a'], -1)).toBeNull();
  expect(rowInstead(['a', undefined, 'c'], 1)).toBeNull();
});
