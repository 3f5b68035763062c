import { expect, it } from 'vitest';
import { fits, nextAsked, pagesOf, placePages, type Asked, type Span } from './placed-rows';

const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(first + at) }));

const marks = { marks: [null, 'b', 'c'], total: 250 };

const beside = (first: number, last: number): Asked => ({ first, last, alone: false });

it('loads the pages that one sees first, and then those that one comes to next', () => {
  const thousand = { marks: Array.from({ length: 1000 }, String), total: 100_000 };
  expect(pagesOf(beside(0, 30), thousand)).toEqual({ seen: 1, numbers: [0, 1] });
  expect(pagesOf(beside(380, 410), thousand)).toEqual({ seen: 2, numbers: [3, 4, 2, 5] });
  expect(pagesOf(beside(99_970, 99_999), thousand)).toEqual({ seen: 1, numbers: [999, 998] });
  expect(pagesOf({ first: 300, last: 330, alone: true }, thousand)).toEqual({ seen: 1, numbers: [3] });
  expect(pagesOf(beside(0, 30), { marks: [], total: 0 })).toEqual({ seen: 0, numbers: [] });
});

it('asks for no place that was passed while another one was read, and for what is next to one only where it stays', () => {
  const places: Span[] = [1000, 5000, 9000, 14_000, 14_000, 14_000].map((first) => ({ first, last: first + 50 }));
  // The reader takes as long as three places are passed.
  const isThere = [true, false, false, true, true, true];
  let asked = beside(0, 50);
  const all = places.map((wanted, at) => (asked = nextAsked(asked, wanted, isThere[at] === true)));
  const first = { first: 1000, last: 1050, alone: true };
  const next = { first: 14_000, last: 14_050 };
  expect(all).toEqual([first, first, first, { ...next, alone: true }, beside(14_000, 14_050), beside(14_000, 14_050)]);
  expect(all[5]).toBe(all[4]);
});

it('goes on to what is next to what was asked for without a leap', () => {
  expect(nextAsked(beside(0, 50), { first: 50, last: 100 }, true)).toEqual(beside(50, 100));
  expect(nextAsked(beside(400, 450), { first: 250, last: 300 }, true)).toEqual(beside(250, 300));
});

it('has each page in its place, and nothing where none is loaded', () => {
  const latest = { first: 200, last: 249 };
  const rows = placePages(marks, new Map([[2, { rows: rowsFrom(200, 50), nextCursor: null }]]), latest);
  expect([rows.length, rows.at(199), rows.at(200)?.id, rows.at(249)?.id]).toEqual([250, undefined, '200', '249']);
  expect([rows.findIndex((row) => row?.id === '249'), rows.findIndex((row) => row?.id === '7')]).toEqual([249, -1]);
  expect(rows.latest).toBe(latest);
});

it('tells a page that was read at another time than its marks', () => {
  expect(fits(marks, 0, { rows: rowsFrom(0, 100), nextCursor: 'b' })).toBe(true);
  expect(fits(marks, 1, { rows: rowsFrom(99, 100), nextCursor: 'not c' })).toBe(false);
  // One came, or went, within it: only its length tells.
  expect(fits(marks, 1, { rows: rowsFrom(100, 99), nextCursor: 'c' })).toBe(false);
  expect(fits(marks, 2, { rows: rowsFrom(200, 50), nextCursor: null })).toBe(true);
  expect(fits(marks, 2, { rows: rowsFrom(200, 51), nextCursor: null })).toBe(false);
});
