import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from './calendar';
import { parseTypedDate } from './typed-date';

const friday = '2026-11-20';

describe('a date as typed', () => {
  it.each([
    ['2026-11-24', '2026-11-24'],
    ['24.11.', '2026-11-24'],
    ['24/11/26', '2026-11-24'],
    ['24 Nov', '2026-11-24'],
    ['Tue 24 Nov 2026', '2026-11-24'],
    ['Nov 24, 2026', '2026-11-24'],
    ['3 jan', '2027-01-03'],
    ['tomorrow', '2026-11-21'],
    ['mon', '2026-11-23'],
    ['friday', '2026-11-27'],
    ['+7', '2026-11-27'],
    ['in 2 weeks', '2026-12-04'],
    ['31.2.2026', null],
    ['12/25', '2026-12-25'],
    ['5. Dez. 2026', '2026-12-05'],
    ['24 févr.', '2027-02-24'],
    ['jui 5', null],
    ['0', null],
    ['soon', null],
    ['', null],
  ])('%s', (text, date) => {
    expect(parseTypedDate(text, friday)).toBe(date);
  });

  it('reads the month first where people write it so', () => {
    expect(parseTypedDate('11/12/2026', friday, true)).toBe('2026-11-12');
    expect(parseTypedDate('11/12/2026', friday)).toBe('2026-12-11');
  });

  it('never goes back for a weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.constantFrom('mon', 'wed', 'sunday'), (days, word) => {
        const today = addDays(friday, days);
        const date = parseTypedDate(word, today);
        expect(date !== null && date > today && date <= addDays(today, 7)).toBe(true);
        expect(weekday(date ?? today)).toBe({ mon: 1, wed: 3, sunday: 7 }[word]);
      }),
    );
  });
});
