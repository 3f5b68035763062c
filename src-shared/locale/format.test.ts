import { afterEach, describe, expect, it } from 'vitest';
import {
  configureFormat,
  currencySign,
  firstDayOfWeek,
  formatBirthday,
  formatClock,
  formatCount,
  formatDate,
  formatDay,
  formatDayOfMonth,
  formatDayShort,
  formatDue,
  formatDuration,
  formatMoment,
  formatMoney,
  formatMonth,
  formatPercent,
  formatSettings,
  formatTime,
  formatTimer,
  monthComesFirst,
  relativeDays,
} from './format';
import { showPhone } from './phone';

const now = new Date('2026-11-20T14:52:00.000Z');
const at = { locale: 'en-GB', timeZone: 'Europe/London', now };
const defaults = { ...formatSettings() };

afterEach(() => configureFormat(defaults));

/** ICU joins with spaces of several kinds, and not the same ones in every version. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('days', () => {
  it('writes them as drawn', () => {
    expect(formatDay('2026-11-10', at)).toBe('Tue 10 Nov');
    expect(formatDay('2026-09-03', at)).toBe('Thu 3 Sep');
    expect(formatDay('2025-09-03', at)).toBe('3 Sep 2025');
    expect(formatDate('2026-09-03', at)).toBe('3 Sep 2026');
    expect(formatDayShort('2026-11-24', at)).toBe('Tue 24');
    expect(formatDayShort('2026-11-30', at)).toBe('30 Nov');
    expect(formatDayShort('2027-01-04', at)).toBe('4 Jan 2027');
    expect(formatDayOfMonth('2026-11-21', at)).toBe('21 Nov');
    expect(formatDayOfMonth('2027-01-04', at)).toBe('4 Jan 2027');
    expect(formatMonth('2026-11-01', at)).toBe('November');
    expect(formatMonth('2026-09-30', at)).toBe('September');
    expect(formatBirthday('--09-12', at)).toBe('12 September');
    expect(formatMonth('2025-12-01', at)).toBe('December 2025');
    expect(formatBirthday('1980-05-12', at)).toBe('12 May 1980');
    expect(formatBirthday('--02-29', at)).toBe('29 February');
  });

  it('follows the locale', () => {
    expect(formatDay('2026-11-10', { ...at, locale: 'en-US' })).toBe('Tue Nov 10');
    expect(formatDay('2026-11-10', { ...at, locale: 'de-DE' })).toBe('Di., 10. Nov.');
    expect(plain(formatClock('14:30', { locale: 'en-US' }))).toBe('2:30 PM');
    expect(formatDayOfMonth('2026-11-21', { ...at, locale: 'en-US' })).toBe('Nov 21');
    expect([firstDayOfWeek({ locale: 'en-US' }), firstDayOfWeek(at), firstDayOfWeek({ locale: 'de-DE' })]).toEqual([
      0, 1, 1,
    ]);
    expect([monthComesFirst({ locale: 'en-US' }), monthComesFirst(at)]).toEqual([true, false]);
    expect(formatClock('09:05', at)).toBe('09:05');
  });

  it('says how long ago', () => {
    expect(relativeDays('2026-11-20', at)).toBe('Today');
    expect(relativeDays('2026-11-20T14:30:00.000Z', at)).toBe('Today 14:30');
    expect(relativeDays('2026-11-19', at)).toBe('Yesterday');
    expect(relativeDays('2026-11-05', at)).toBe('15 d');
    expect(relativeDays('2026-09-18', at)).toBe('63 d');
    expect(relativeDays('2026-04-15', at)).toBe('7 mo');
    expect(relativeDays('2024-01-15', at)).toBe('2 y');
    expect(relativeDays('2026-11-25', at)).toBe('Wed 25 Nov');
  });

  it('says when something is due', () => {
    expect(formatDue('2026-11-17', at)).toEqual({ text: '3 d late', state: 'late' });
    expect(formatDue('2026-11-20', at)).toEqual({ text: 'Today', state: 'today' });
    expect(formatDue('2026-11-20T09:30:00.000Z', at)).toEqual({ text: 'Today 09:30', state: 'today' });
    expect(formatDue('2026-11-20', { ...at, clock: '09:30' })).toEqual({ text: 'Today 09:30', state: 'today' });
    expect(formatDue('2026-11-21T16:00:00.000Z', at)).toEqual({ text: 'Tomorrow 16:00', state: 'ahead' });
    expect(formatDue('2026-11-25', at)).toEqual({ text: 'Wed 25 Nov', state: 'ahead' });
    expect(formatDue('2026-11-25', { ...at, short: true })).toEqual({ text: 'Wed 25', state: 'ahead' });
  });

  it('counts days where the reader is', () => {
    const late = '2026-11-19T23:30:00.000Z';
    expect(formatMoment(late, at)).toBe('Yesterday 23:30');
    expect(formatMoment(late, { ...at, timeZone: 'Europe/Berlin' })).toBe('Today 00:30');
    expect(formatMoment('2026-11-10T09:18:00.000Z', at)).toBe('Tue 10 Nov 09:18');
    expect(formatTime('2026-07-10T09:18:00.000Z', at)).toBe('10:18');
  });
});

describe('amounts', () => {
  it('writes money without idle decimals', () => {
    expect(formatMoney({ amount: 1_540_000, currency: 'GBP' }, at)).toBe('£15,400');
    expect(formatMoney({ amount: 1_540_050, currency: 'GBP' }, at)).toBe('£15,400.50');
    expect(formatMoney({ amount: 1_540_000, currency: 'GBP' }, { ...at, cents: 'always' })).toBe('£15,400.00');
    expect(formatMoney({ amount: 1_540_070, currency: 'GBP' }, { ...at, cents: 'never' })).toBe('£15,401');
    expect(formatMoney({ amount: -1500, currency: 'JPY' }, at)).toBe('-JP¥1,500');
    expect(formatMoney({ amount: 1234, currency: 'KWD' }, { locale: 'en-US' }).replace(/\s/, ' ')).toBe('KWD 1.234');
    expect(plain(formatMoney({ amount: 1_540_050, currency: 'EUR' }, { locale: 'de-DE' }))).toBe('15.400,50 €');
    expect(currencySign('GBP', at)).toBe('£');
  });

  it('writes counts, shares and lengths', () => {
    expect(formatCount(2418, at)).toBe('2,418');
    expect(formatPercent(70, at)).toBe('70%');
    expect(plain(formatPercent(63.15, { locale: 'de-DE' }))).toBe('63,2 %');
    expect(formatDuration(45, at)).toBe('45 s');
    expect(formatDuration(12 * 60 + 10, at)).toBe('12 min');
    expect(formatDuration(3600, at)).toBe('1 h');
    expect(formatDuration(3900, at)).toBe('1 h 5 min');
    expect(formatDuration(3599, at)).toBe('1 h');
    expect(formatTimer(247)).toBe('4:07');
    expect(formatTimer(3847)).toBe('1:04:07');
  });
});

describe('configureFormat', () => {
  it('sets what is not said by the call', () => {
    configureFormat({ locale: 'de-DE', region: 'DE' });
    expect(formatCount(2418)).toBe('2.418');
    expect(showPhone('+492215550184')).toBe('0221 5550184');
    expect(formatSettings().currency).toBe('GBP');
  });

  it('refuses what does not exist, and keeps what was', () => {
    expect(() => configureFormat({ timeZone: 'Mars/Olympus' })).toThrow(RangeError);
    expect(() => configureFormat({ locale: 'not a locale' })).toThrow(RangeError);
    expect(formatSettings()).toEqual(defaults);
  });
});
