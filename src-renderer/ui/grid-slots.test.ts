import { expect, it } from 'vitest';
import { slotRule, wholeRule } from './grid-slots';

it('leaves a row in its place while it is drawn, and gives that of one that is gone to one that comes', () => {
  const slots = slotRule();
  const [a, b, c, d] = slots(['a', 'b', 'c', 'd']);
  expect(slots(['b', 'c', 'd', 'e'])).toEqual([b, c, d, a]);
});

it('gives all places to other rows after a leap, in the same order', () => {
  const slots = slotRule();
  const before = slots(['a', 'b', 'c', 'd']);
  expect(slots(['w', 'x', 'y', 'z'])).toEqual(before);
  // But the place of a row that is still there, which may be under the pointer.
  const [first, second, third, fourth] = before;
  expect(slots(['z', 'k', 'l', 'm', 'n']).slice(0, 4)).toEqual([fourth, first, second, third]);
});

it('leaves a row where it is after a leap too, and gives its place to no other', () => {
  const slots = slotRule();
  const before = slots(['a', 'b', 'c', 'd']);
  const after = slots(['w', 'x', 'y', 'c']);
  expect(after[3]).toBe(before[2]);
  expect(new Set(after).size).toBe(4);
});

it('draws a few rows more with each frame while a list is scrolled, and all of them once it stands still', () => {
  const ids = (from: number) => Array.from({ length: 20 }, (_, at) => String(from + at));
  const whole = wholeRule();
  expect(whole(ids(0), 'still')).toMatchObject({ isAll: true, drawn: new Set(ids(0)) });
  expect(whole(ids(5), 'scrolled').drawn.size).toBe(20);
  expect(whole(ids(100), 'scrolled')).toMatchObject({ isAll: false, drawn: new Set(ids(100).slice(0, 8)) });
  expect(whole(ids(100), 'scrolled').drawn.size).toBe(16);
  expect(whole(ids(300), 'flying')).toMatchObject({ isAll: true, drawn: new Set() });
  expect(whole(ids(300), 'still').drawn.size).toBe(20);
});
