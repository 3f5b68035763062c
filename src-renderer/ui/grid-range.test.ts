import { describe, expect, it } from 'vitest';
import { directedRange } from './grid-range';

const screen = (startIndex: number, count = 1000) => ({ startIndex, endIndex: startIndex + 20, count, overscan: 0 });
const ends = (indexes: readonly number[]) => [indexes[0], indexes.at(-1)];

describe('the rows that are drawn', () => {
  it('are more on the side towards which one scrolls', () => {
    const range = directedRange();
    expect(ends(range(screen(0)))).toEqual([0, 30]);
    expect(ends(range(screen(7)))).toEqual([4, 37]);
    expect(ends(range(screen(14)))).toEqual([11, 44]);
    expect(ends(range(screen(12)))).toEqual([2, 35]);
  });

  it('are those seen alone while one leaps by whole screens', () => {
    const range = directedRange();
    expect(ends(range(screen(400)))).toEqual([400, 420]);
    expect(ends(range(screen(401)))).toEqual([398, 431]);
  });

  it('end where the list ends', () => {
    const range = directedRange();
    expect(ends(range(screen(2, 10)))).toEqual([0, 9]);
    expect(range({ startIndex: 0, endIndex: 0, count: 0, overscan: 0 })).toEqual([]);
  });
});
