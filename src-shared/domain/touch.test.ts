import { describe, expect, it } from 'vitest';
import { touchDue, touchState } from './touch';

describe('touchDue', () => {
  it('is the rhythm after the last contact, but for what was put off', () => {
    expect(touchDue('2026-02-20', 30)).toBe('2026-03-22');
    expect(touchDue('2026-02-20', 30, '2026-03-22/2026-03-29')).toBe('2026-03-29');
    expect(touchDue('2026-03-23', 30, '2026-03-22/2026-03-29')).toBe('2026-04-22');
    expect(touchDue('2026-02-20', 30, '2026-03-22/2026-03-01')).toBe('2026-03-22');
    expect(touchDue('2026-02-20', 30, 'nonsense')).toBe('2026-03-22');
  });
});

describe('touchState', () => {
  it.each([
    ['2026-03-18', 'fine'],
    ['2026-03-19', 'due'],
    ['2026-03-22', 'due'],
    ['2026-04-06', 'due'],
    ['2026-04-07', 'late'],
  ])('on %s of a month from 20 February, due on 22 March: %s', (today, state) => {
    expect(touchState('2026-03-22', 30, today)).toBe(state);
  });

  it('has no day before where a tenth of the rhythm is less than one', () => {
    expect(touchState('2026-03-22', 7, '2026-03-21')).toBe('fine');
    expect(touchState('2026-03-22', 7, '2026-03-22')).toBe('due');
    expect(touchState('2026-03-22', 7, '2026-03-26')).toBe('late');
  });
});
