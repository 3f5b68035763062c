import { expect, it } from 'vitest';
import { fits, pagesAround, placePages } from './placed-rows';

const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(first + at) }));

const marks = { marks: [null, 'b', 'c'], total: 250 };

it('loads the pages that one sees, and those that one comes to next', () => {
  const thousand = { marks: Array.from({ length: 1000 }, String), total: 100_000 };
  expect(pagesAround({ first: 0, last: 30 }, thousand)).toEqual({ first: 0, last: 1 });
  expect(pagesAround({ first: 300, last: 330 }, thousand)).toEqual({ first: 2, last: 4 });
  expect(pagesAround({ first: 99_970, last: 99_999 }, thousand)).toEqual({ first: 998, last: 999 });
  expect(pagesAround({ first: 0, last: 30 }, { marks: [], total: 0 })).toEqual({ first: 0, last: -1 });
});

it('has each page in its place, and nothing where none is loaded', () => {
  const rows = placePages(marks, new Map([[2, { rows: rowsFrom(200, 50), nextCursor: null }]]));
  expect([rows.length, rows.at(199), rows.at(200)?.id, rows.at(249)?.id]).toEqual([250, undefined, '200', '249']);
  expect([rows.findIndex((row) => row?.id === '249'), rows.findIndex((row) => row?.id === '7')]).toEqual([249, -1]);
});

it('tells a page that was read at another time than its marks', () => {
  expect(fits(marks, 0, { rows: rowsFrom(0, 100), nextCursor: 'b' })).toBe(true);
  expect(fits(marks, 1, { rows: rowsFrom(99, 100), nextCursor: 'not c' })).toBe(false);
  // One came, or went, within it: only its length tells.
  expect(fits(marks, 1, { rows: rowsFrom(100, 99), nextCursor: 'c' })).toBe(false);
  expect(fits(marks, 2, { rows: rowsFrom(200, 50), nextCursor: null })).toBe(true);
  expect(fits(marks, 2, { rows: rowsFrom(200, 51), nextCursor: null })).toBe(false);
});
