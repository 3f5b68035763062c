import { describe, expect, it } from 'vitest';
import {
  addressWithin,
  ALL_NOTES,
  differingFields,
  joinNotes,
  sameJob,
  suggestChoices,
  suggestKeeper,
  type MergeCard,
} from './merge';

const card = (id: string, cells: MergeCard['cells'], links = 0): MergeCard => ({ id, cells, links });

describe('what a merge suggests', () => {
  it('keeps the card on which most hangs, then the fuller, then the older', () => {
    expect(suggestKeeper([card('b', { given: 'Ana' }, 1), card('a', { given: 'Ana', source: 'Web' })])).toBe('b');
    expect(suggestKeeper([card('b', { given: 'Ana', source: 'Web' }), card('a', { given: 'Ana' })])).toBe('b');
    expect(suggestKeeper([card('b', { given: 'Ana' }), card('a', { given: 'Ana' })])).toBe('a');
  });

  it('takes the keeper’s values, fills its gaps, and keeps what protects', () => {
    const cards = [
      card('b', { given: 'Ana', lifecycle: 'new', do_not_call: 0, source: '', first_touch_channel: 'web' }),
      card('a', { given: 'Anna', lifecycle: 'customer', do_not_call: 1, source: 'Fair', first_touch_channel: 'call' }),
    ];
    expect(suggestChoices(cards, 'b')).toMatchObject({
      name: 'b',
      lifecycle: 'a',
      doNotCall: 'a',
      source: 'a',
      firstTouch: 'a',
      notes: ALL_NOTES,
    });
    expect(differingFields(cards)).toEqual(['name', 'lifecycle', 'source', 'firstTouch', 'doNotCall']);
  });
});

describe('what is the same', () => {
  it('joins notes, each paragraph once', () => {
    expect(joinNotes(['One.\n\nTwo.', '', 'two.\n\nThree.'])).toBe('One.\n\nTwo.\n\nThree.');
  });

  it('finds an address within another', () => {
    const address = { street: '', po_box: '', postal_code: '', city: '', region: '', country: '' };
    const whole = { ...address, street: '1, High Street', city: 'Leeds', postal_code: 'LS1' };
    expect(addressWithin({ ...address, street: '1 high street', city: 'LEEDS' }, whole)).toBe(true);
    expect(addressWithin({ ...address, street: '2 High Street', city: 'Leeds' }, whole)).toBe(false);
    expect(addressWithin(whole, { ...address, city: 'Leeds' })).toBe(false);
  });

  it('tells jobs apart by company, title and time', () => {
    const job = { company_id: 'a', title: 'Buyer', is_current: 1 };
    expect(sameJob(job, { ...job, title: '' })).toBe(true);
    expect(sameJob(job, { ...job, title: 'Director' })).toBe(false);
    expect(sameJob(job, { ...job, is_current: 0 })).toBe(false);
    expect(sameJob(job, { ...job, company_id: 'b' })).toBe(false);
  });
});
