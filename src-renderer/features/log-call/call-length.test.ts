import { describe, expect, it } from 'vitest';
import { parseCallLength, parseClock } from './call-length';

describe('the length of a call', () => {
  it.each([
    ['8', 480],
    ['8 min', 480],
    ['45 s', 45],
    ['4:07', 247],
    ['1:04:07', 3847],
    ['1 h 5', 3900],
    ['1h', 3600],
    ['2 min 30 s', 150],
    ['90', 5400],
    ['0', 0],
  ])('%s is %i seconds', (typed, seconds) => expect(parseCallLength(typed)).toBe(seconds));

  it.each(['', 'long', '4:70', '-3', '30 h', '8 min ago'])('%j is none', (typed) =>
    expect(parseCallLength(typed)).toBeNull(),
  );
});

describe('the time of a call', () => {
  it.each([
    ['14:30', '14:30'],
    ['1430', '14:30'],
    ['9', '09:00'],
    ['9.15', '09:15'],
    ['2:30 pm', '14:30'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
  ])('%s is %s', (typed, clock) => expect(parseClock(typed)).toBe(clock));

  it.each(['', '24:00', '9:75', 'noon', '13 pm', '0 am'])('%j is none', (typed) =>
    expect(parseClock(typed)).toBeNull(),
  );
});
