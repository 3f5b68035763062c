import { expect, it } from 'vitest';
import type { ContactRow } from './list-question';
import { pagesAround, placePages } from './placed-pages';

const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(first + at) })) as ContactRow[];

const marks = { marks: [null, 'b', 'c'], total: 1000, before: 0 };

it('loads the pages that one sees, and those that one comes to next', () => {
  expect(pagesAround({ first: 0, last: 30 }, 250)).toEqual([0]);
  expect(pagesAround({ first: 300, last: 330 }, 250)).toEqual([0, 1]);
  expect(pagesAround({ first: 99_970, last: 99_999 }, 250)).toEqual([249]);
  expect(pagesAround({ first: 0, last: 30 }, 0)).toEqual([]);
});

it('has each page in its place, and nothing where none is loaded', () => {
  const rows = placePages(marks, new Map([[2, { rows: rowsFrom(800, 200), nextCursor: null }]]));
  expect([rows.length, rows[799], rows[800]?.id, rows[999]?.id]).toEqual([1000, undefined, '800', '999']);
});

it('leaves out a page that was read at another time than its marks', () => {
  const pages = new Map([
    [0, { rows: rowsFrom(0, 400), nextCursor: 'b' }],
    [1, { rows: rowsFrom(399, 400), nextCursor: 'not c' }],
  ]);
  const rows = placePages(marks, pages);
  expect([rows[399]?.id, rows[400]]).toEqual(['399', undefined]);
});
