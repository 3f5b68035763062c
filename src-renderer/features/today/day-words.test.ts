import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configureFormat, formatSettings } from '@shared/locale/format';
import { daySentence, longDay, workingDaysLeft } from './day-words';

const before = { ...formatSettings() };
beforeAll(() => configureFormat({ locale: 'en-GB' }));
afterAll(() => configureFormat(before));

const at = (...times: Array<string | null>) => times.map((dueTime) => ({ dueTime }));

describe('the day in a sentence', () => {
  it.each([
    [
      { calls: at('09:30', '10:15', null), todos: 2, overdue: 3, now: '09:18' },
      'Three calls, the next in 12 minutes. Three are overdue.',
    ],
    [{ calls: at('14:30'), todos: 0, overdue: 1, now: '09:18' }, 'One call, the next at 14:30. One is overdue.'],
    [{ calls: at('09:00'), todos: 0, overdue: 0, now: '09:18' }, 'One call.'],
    [{ calls: at('09:18'), todos: 0, overdue: 0, now: '09:18' }, 'One call, the next now.'],
    [{ calls: at('09:30'), todos: 0, overdue: 0, now: null }, 'One call.'],
    [{ calls: [], todos: 2, overdue: 0, now: '09:18' }, 'Two things to do.'],
    [{ calls: [], todos: 0, overdue: 13, now: '09:18' }, '13 are overdue.'],
    [{ calls: [], todos: 0, overdue: 12_431, now: '09:18' }, '12,431 are overdue.'],
    [{ calls: [], todos: 0, overdue: 0, now: '09:18' }, 'Nothing is due.'],
  ])('%j', (counts, sentence) => expect(daySentence({ callCount: counts.calls.length, ...counts })).toBe(sentence));
});

describe('the day itself', () => {
  it('is written out without a comma', () => expect(longDay('2026-11-20')).toBe('Friday 20 November'));
  it('has working days after it', () => {
    expect(workingDaysLeft('2026-11-20')).toBe(6);
    expect(workingDaysLeft('2026-11-30')).toBe(0);
  });
});
