import { describe, expect, it } from 'vitest';
import { isFiltered, listInput, toggled, useCallsView, type CallsView } from './view-state';

const view: CallsView = {
  tab: 'call',
  search: ' ',
  direction: null,
  outcomeIds: [],
  userIds: [],
  current: null,
  panel: false,
  scrollTop: 0,
};

describe('what the log is asked for', () => {
  it('is calls alone unless everything is wanted', () => {
    expect(listInput(view)).toEqual({ channels: ['call'] });
    expect(listInput({ ...view, tab: 'all' })).toEqual({});
  });

  it('carries the filters in use', () => {
    const filtered = { ...view, search: ' steam ', direction: 'in' as const, outcomeIds: ['a'], userIds: ['b'] };
    expect(listInput(filtered)).toEqual({
      channels: ['call'],
      search: 'steam',
      direction: 'in',
      outcomeIds: ['a'],
      userIds: ['b'],
    });
    expect(isFiltered(filtered)).toBe(true);
    expect(isFiltered(view)).toBe(false);
  });

  it('puts a choice in and takes it out', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});

it('begins anew with another question: the row that was current, and the place, were the old one’s', () => {
  const { change, keep, clear } = useCallsView.getState();
  for (const ask of [() => change({ search: 'steam' }), clear]) {
    keep({ current: 'a', panel: true, scrollTop: 700 });
    ask();
    expect(useCallsView.getState()).toMatchObject({ current: null, panel: true, scrollTop: 0 });
  }
});
