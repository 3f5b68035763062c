import { expect, it } from 'vitest';
import { movedBy } from './grid-place';

const rowsOf = (ids: string) => [...ids].map((id) => (id === '.' ? undefined : { id }));

it('goes along with rows that move because others come or go above them', () => {
  expect(movedBy(rowsOf('abcdefgh'), rowsOf('xyabcdefgh'), 2)).toBe(2);
  expect(movedBy(rowsOf('abcdefgh'), rowsOf('bcdefgh'), 3)).toBe(-1);
  expect(movedBy(rowsOf('defgh'), rowsOf('...defgh'), 0)).toBe(3);
});

it('stays where rows below the first one that is seen go away', () => {
  expect(movedBy(rowsOf('abcdefgh'), rowsOf('abcgh'), 2)).toBe(0);
});

it('stays where the first row that is seen goes away, or comes to stand elsewhere', () => {
  expect(movedBy(rowsOf('abcdefgh'), rowsOf('abdefgch'), 2)).toBe(-1);
  expect(movedBy(rowsOf('abcdefgh'), rowsOf('abefgh'), 0)).toBe(0);
  expect(movedBy(rowsOf('abcd'), rowsOf('wxyz'), 0)).toBe(0);
});
