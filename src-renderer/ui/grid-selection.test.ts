import { describe, expect, it } from 'vitest';
import { isSelected, nothingSelected, rangeOf, selectedCount, withRows, type GridSelection } from './grid-selection';

describe('a selection', () => {
  it('adds and clears rows', () => {
    const some = withRows(nothingSelected, ['a', 'b'], true);
    expect([isSelected(some, 'a'), isSelected(some, 'c'), selectedCount(some, 10)]).toEqual([true, false, 2]);
    expect(selectedCount(withRows(some, ['a'], false), 10)).toBe(1);
  });

  it('holds all but some without knowing their ids', () => {
    const all: GridSelection = { mode: 'allBut', ids: new Set() };
    const fewer = withRows(all, ['a'], false);
    expect([isSelected(fewer, 'a'), isSelected(fewer, 'z'), selectedCount(fewer, 100)]).toEqual([false, true, 99]);
    expect(selectedCount(withRows(fewer, ['a'], true), 100)).toBe(100);
  });

  it('takes a range either way', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, undefined, { id: 'e' }];
    expect(rangeOf(rows, 2, 0)).toEqual(['a', 'b', 'c']);
    expect(rangeOf(rows, 1, 4)).toBeNull();
  });
});
