import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quietState } from './deal';
import { addDays, weekday } from './dates';
import { nextStepChoices, nextStepDate } from './next-step';

it('lets a deal go quiet at the limit and bad at twice the limit', () => {
  const today = '2026-11-20';
  expect(quietState(addDays(today, -13), 14, today)).toEqual({ days: 13, state: 'ok' });
  expect(quietState(addDays(today, -14), 14, today)).toEqual({ days: 14, state: 'quiet' });
  expect(quietState(addDays(today, -27), 14, today)).toEqual({ days: 27, state: 'quiet' });
  expect(quietState(addDays(today, -28), 14, today)).toEqual({ days: 28, state: 'bad' });
  expect(quietState(addDays(today, -400), null, today)).toEqual({ days: 400, state: 'ok' });
  expect(quietState(addDays(today, 5), 1, today)).toEqual({ days: 0, state: 'ok' });
  expect(quietState(null, 14, today)).toEqual({ days: 0, state: 'ok' });
});

it('offers the days that the tiles show', () => {
  expect(nextStepChoices('2026-11-20')).toEqual([
    { choice: 'tomorrow', key: 'T', date: '2026-11-21' },
    { choice: 'monday', key: 'M', date: '2026-11-23' },
    { choice: 'week', key: 'W', date: '2026-11-27' },
    { choice: 'fortnight', key: 'F', date: '2026-12-04' },
    { choice: 'later', key: 'L', date: '2026-12-18' },
    { choice: 'pick', key: 'P', date: null },
    { choice: 'none', key: 'N', date: null },
  ]);
});

it('means a Monday that is still to come', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (days) => {
      const today = addDays('2020-01-01', days);
      const monday = nextStepDate('monday', today) ?? '';
      expect(weekday(monday)).toBe(1);
      expect(monday > today && monday <= addDays(today, 7)).toBe(true);
    }),
  );
});
