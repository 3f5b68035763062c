import { describe, expect, it } from 'vitest';
import { dealViewText, readDealView, type DealViewState } from './deal-view-state';

const whole: DealViewState = {
  state: 'won',
  sort: { by: 'value', descending: true },
  chosen: { ownerId: 'mara', closesWithin: 3, noNextStep: true, quiet: true },
  search: 'refit',
};

describe('a saved view of deals', () => {
  it('holds the whole list', () => {
    expect(readDealView(dealViewText(whole))).toEqual(whole);
  });

  it('is the same text for the same list, however that came about', () => {
    const cleared: DealViewState = { ...whole, chosen: { quiet: undefined, ownerId: undefined }, search: ' refit ' };
    expect(dealViewText(cleared)).toBe(dealViewText({ ...whole, chosen: {} }));
  });

  it.each(['', 'no JSON', '[]', '{"state":"gone","sort":{"by":"luck"},"chosen":{"ownerId":4},"search":7}'])(
    'is the open deals where it cannot be read: %s',
    (text) => {
      expect(readDealView(text)).toEqual({
        state: 'open',
        sort: { by: 'stage', descending: false },
        chosen: {},
        search: '',
      });
    },
  );
});
