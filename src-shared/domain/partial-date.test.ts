import { expect, it } from 'vitest';
import { parsePartialDate } from './partial-date';

it.each([
  ['2019', '2019'],
  ['3/2019', '2019-03'],
  ['03.2019', '2019-03'],
  ['2019-3', '2019-03'],
  ['Mar 2019', '2019-03'],
  ['März 2019', '2019-03'],
  ['4 March 2019', '2019-03-04'],
  ['2019-03-04', '2019-03-04'],
  ['13/2019', null],
  ['9999', null],
  ['long ago', null],
  ['', null],
])('%j is %j', (typed, date) => {
  expect(parsePartialDate(typed, '2026-11-20')).toBe(date);
});
