/** A day of the calendar, 'YYYY-MM-DD', years 0001 to 9999. It has no time and no zone, and never passes through one. */
export type LocalDate = string;

export const MS_PER_DAY = 86_400_000;

const SHAPE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Whether a year of the Gregorian calendar has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * @param month 1 to 12
 * @returns 28 to 31; 0 for what is no month
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return month >= 1 && month <= 12 ? 31 : 0;
}

/**
 * The date of a year, month and day.
 *
 * @param month 1 to 12
 * @returns null when there is no such day
 */
export function makeDate(year: number, month: number, day: number): LocalDate | null {
  if (year < 1 || year > 9999 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whether a text is a day that exists, written 'YYYY-MM-DD'. */
export function isLocalDate(text: string): boolean {
  const found = SHAPE.exec(text);
  return found !== null && makeDate(Number(found[1]), Number(found[2]), Number(found[3])) !== null;
}

/**
 * @param date a day that exists
 * @throws RangeError for anything else
 */
export function dateParts(date: LocalDate): { year: number; month: number; day: number } {
  if (!isLocalDate(date)) throw new RangeError(`not a date: ${date.slice(0, 40)}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/**
 * Days since 1970-01-01 in the Gregorian calendar; before it negative.
 *
 * @throws RangeError when it is not a date
 */
export function toDayNumber(date: LocalDate): number {
  const { year, month, day } = dateParts(date);
  const utc = new Date(0);
  // Unlike Date.UTC, this takes the years 1 to 99 as they are.
  utc.setUTCFullYear(year, month - 1, day);
  return utc.getTime() / MS_PER_DAY;
}

/**
 * @param dayNumber whole days since 1970-01-01
 * @throws RangeError beyond the years 1 to 9999
 */
export function fromDayNumber(dayNumber: number): LocalDate {
  const utc = new Date(dayNumber * MS_PER_DAY);
  const date = makeDate(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate());
  if (date === null) throw new RangeError(`no date: day ${dayNumber}`);
  return date;
}

/**
 * @param days whole days, negative to go back
 * @throws RangeError when `date` is not a date or the result leaves the years 1 to 9999
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/**
 * The same day of another month; where that month is shorter, its last day (31 January + 1 month is 28 or 29 February).
 *
 * @param months whole months, negative to go back
 * @throws RangeError when `date` is not a date or the result leaves the years 1 to 9999
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = dateParts(date);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  const result = makeDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  if (result === null) throw new RangeError(`no date: ${date} and ${months} months`);
  return result;
}

/**
 * Days from one date to another; negative when `to` is earlier.
 *
 * @throws RangeError when either is not a date
 */
export function diffDays(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/**
 * The day of the week by ISO 8601: Monday is 1, Sunday is 7.
 *
 * @throws RangeError when it is not a date
 */
export function weekday(date: LocalDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
