import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  dayBounds,
  detectDateOrder,
  diffDays,
  isLocalDate,
  localDateOf,
  localTimeOf,
  nextBirthday,
  parseDateCell,
  readBirthday,
  storeBirthday,
  toInstant,
  today,
  weekday,
} from './dates';

const anyDate = fc
  .date({ min: new Date('0003-01-01T00:00:00Z'), max: new Date('9990-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Nuuk',
];

describe('calendar', () => {
  it('adds and tells apart days', () => {
    expect(addDays('2026-11-20', 3)).toBe('2026-11-23');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(diffDays('2026-11-05', '2026-11-20')).toBe(15);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
    expect(weekday('2026-11-20')).toBe(5);
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('1969-12-29')).toBe(1);
  });

  it('takes only days that exist', () => {
    expect(isLocalDate('2024-02-29')).toBe(true);
    for (const bad of ['2023-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '2026-1-1', '2026-11-20T00:00', ''])
      expect(isLocalDate(bad)).toBe(false);
    expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -200, max: 2000 }), (date, days) => {
        const there = addDays(date, days);
        expect(diffDays(date, there)).toBe(days);
        expect(addDays(there, -days)).toBe(date);
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
      }),
    );
  });
});

describe('time zones', () => {
  it('knows the date and time of a place', () => {
    const now = new Date('2026-11-20T23:30:00.000Z');
    expect(today(now, 'Europe/London')).toBe('2026-11-20');
    expect(today(now, 'Europe/Berlin')).toBe('2026-11-21');
    expect(today(now, 'America/Los_Angeles')).toBe('2026-11-20');
    expect(localDateOf('2026-07-01T23:30:00.000Z', 'Europe/London')).toBe('2026-07-02');
    expect(localTimeOf('2026-07-01T23:30:00.000Z', 'Europe/London')).toBe('00:30');
    expect(() => localDateOf('soon', 'UTC')).toThrow(RangeError);
    expect(() => today(now, 'Mars/Olympus')).toThrow(RangeError);
  });

  it('bounds days of 23, 24 and 25 hours', () => {
    expect(dayBounds('2026-11-20', 'Europe/London')).toEqual({
      from: '2026-11-20T00:00:00.000Z',
      to: '2026-11-21T00:00:00.000Z',
    });
    expect(dayBounds('2026-03-29', 'Europe/London')).toEqual({
      from: '2026-03-29T00:00:00.000Z',
      to: '2026-03-29T23:00:00.000Z',
    });
    expect(dayBounds('2026-10-25', 'Europe/London')).toEqual({
      from: '2026-10-24T23:00:00.000Z',
      to: '2026-10-26T00:00:00.000Z',
    });
    // The clocks went from 23:59:59 to 01:00.
    expect(dayBounds('2018-11-04', 'America/Sao_Paulo').from).toBe('2018-11-04T03:00:00.000Z');
    // In Greenland they went from 22:59:59 to midnight.
    expect(dayBounds('2024-03-31', 'America/Nuuk').from).toBe('2024-03-31T01:00:00.000Z');
    // Samoa had no 30 December 2011.
    const skipped = dayBounds('2011-12-30', 'Pacific/Apia');
    expect(skipped.from).toBe(skipped.to);
  });

  it('covers each instant by the day on which it falls, and leaves no gap between days', () => {
    const instant = fc
      .integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (moment, zone) => {
        const date = localDateOf(moment, zone);
        const { from, to } = dayBounds(date, zone);
        expect(from <= moment && moment < to).toBe(true);
        expect(dayBounds(addDays(date, 1), zone).from).toBe(to);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the instant of a time on the wall', () => {
    expect(toInstant('2026-07-01', '14:30', 'Europe/London')).toBe('2026-07-01T13:30:00.000Z');
    expect(toInstant('2026-03-29', '01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
    expect(toInstant('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
    expect(toInstant('2026-10-25', '02:30', 'Europe/London')).toBe('2026-10-25T02:30:00.000Z');
    expect(toInstant('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(toInstant('2026-03-08', '03:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(() => toInstant('2026-03-08', '24:00', 'UTC')).toThrow(RangeError);
  });
});

describe('birthdays', () => {
  it('keeps them with and without their year', () => {
    expect(readBirthday('1980-05-12')).toEqual({ year: 1980, month: 5, day: 12 });
    expect(readBirthday('--02-29')).toEqual({ year: null, month: 2, day: 29 });
    expect(readBirthday('1604-05-12')).toEqual({ year: null, month: 5, day: 12 });
    for (const bad of ['1981-02-29', '--02-30', '--0512', '12 May']) expect(readBirthday(bad)).toBeNull();
    expect(storeBirthday({ year: null, month: 5, day: 2 })).toBe('--05-02');
    expect(storeBirthday({ year: 1980, month: 5, day: 12 })).toBe('1980-05-12');
    expect(() => storeBirthday({ year: 1981, month: 2, day: 29 })).toThrow(RangeError);
  });

  it('finds the next one and the age on it', () => {
    const leap = { year: 1980, month: 2, day: 29 };
    expect(nextBirthday(leap, '2026-11-20')).toBe('2027-02-28');
    expect(nextBirthday(leap, '2027-03-01')).toBe('2028-02-29');
    expect(nextBirthday({ year: null, month: 11, day: 20 }, '2026-11-20')).toBe('2026-11-20');
    expect(nextBirthday({ year: null, month: 1, day: 1 }, '2026-11-20')).toBe('2027-01-01');
    expect(ageOn(leap, '2027-02-27')).toBe(46);
    expect(ageOn(leap, '2027-02-28')).toBe(47);
    expect(ageOn({ year: null, month: 2, day: 3 }, '2027-02-28')).toBeNull();
    expect(ageOn(leap, '1979-01-01')).toBeNull();
  });
});

describe('dates in cells', () => {
  it.each([
    ['2024-03-12', 'ymd', '2024-03-12'],
    ['2024-03-12 09:14', 'dmy', '2024-03-12'],
    ['2024-03-12T09:14:00.000Z', 'dmy', '2024-03-12'],
    ['2024/3/5', 'mdy', '2024-03-05'],
    ['20240312', 'dmy', '2024-03-12'],
    ['3/4/2024', 'dmy', '2024-04-03'],
    ['3/4/2024', 'mdy', '2024-03-04'],
    ['3/4/2024', 'ambiguous', null],
    ['4/4/2024', 'ambiguous', '2024-04-04'],
    ['13/4/2024', 'ambiguous', '2024-04-13'],
    ['03.04.2024', 'mdy', '2024-04-03'],
    ['03-04-24', 'dmy', '2024-04-03'],
    ['3/4/71', 'dmy', '1971-04-03'],
    ['3/14/2024 4:05 PM', 'mdy', '2024-03-14'],
    ['31/2/2024', 'dmy', null],
    ['14/3/2024', 'mdy', null],
    ['05 Mar 2024', 'ymd', '2024-03-05'],
    ['March 5, 2024', 'ymd', '2024-03-05'],
    ['Tue, 5 Mar 2024', 'ymd', '2024-03-05'],
    ['5. März 2024', 'ymd', '2024-03-05'],
    ['5-Mar-24', 'ymd', '2024-03-05'],
    ['1er août 2024', 'ymd', '2024-08-01'],
    ['5 de marzo de 2024', 'ymd', '2024-03-05'],
    ['5 dicembre 2024', 'ymd', '2024-12-05'],
    ['5 mrt. 2024', 'ymd', '2024-03-05'],
    ['5 de fevereiro de 2024', 'ymd', '2024-02-05'],
    ['5 września 2024', 'ymd', '2024-09-05'],
    ['2024 Mar 5', 'ymd', '2024-03-05'],
    ['5 juin 2024', 'ymd', '2024-06-05'],
    ['5 jui 2024', 'ymd', null],
    ['12 May', 'ymd', '--05-12'],
    ['--0512', 'ymd', '--05-12'],
    ['--05-12', 'ymd', '--05-12'],
    ['never', 'ymd', null],
    ['', 'ymd', null],
    ['0612345678', 'dmy', null],
    ['1/2/3/4', 'dmy', null],
    ['1/2/3', 'dmy', null],
    ['24/3/5', 'ymd', '2024-03-05'],
    ['x'.repeat(100_000), 'dmy', null],
  ] as const)('%j as %s', (text, order, expected) => {
    expect(parseDateCell(text, order)).toBe(expected);
  });

  it('moves a two-digit year back when it would be too late', () => {
    expect(parseDateCell('3/4/50', 'dmy')).toBe('2050-04-03');
    expect(parseDateCell('3/4/50', 'dmy', '2026-11-20')).toBe('1950-04-03');
  });

  it.each([
    [['3/4/2024', '13/4/2024'], 'dmy'],
    [['3/4/2024', '4/13/2024'], 'mdy'],
    [['3/4/2024', '4/5/2024'], 'ambiguous'],
    [['13/4/2024', '4/13/2024'], 'ambiguous'],
    [['03.04.2024'], 'dmy'],
    [['2024-03-04', ''], 'ymd'],
    [['2024-03-04', '4/13/2024'], 'mdy'],
    [['5 March 2024'], 'ymd'],
    [['n/a', '', 'London'], null],
    [[], null],
  ])('decides %j to be %s', (values, order) => {
    expect(detectDateOrder(values)).toBe(order);
  });

  it('reads every date back in the order in which it was written', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom('/', '-'), (date, mark) => {
        const [y, m, d] = date.split('-');
        expect(parseDateCell(`${d}${mark}${m}${mark}${y}`, 'dmy')).toBe(date);
        expect(parseDateCell(`${m}${mark}${d}${mark}${y}`, 'mdy')).toBe(date);
        expect(parseDateCell(`${y}${mark}${m}${mark}${d}`, 'ambiguous')).toBe(date);
      }),
    );
  });
});
