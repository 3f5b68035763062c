import { dateParts, daysInMonth, isLeapYear, makeDate, type LocalDate } from './calendar';

/** A birthday, whose year need not be known. Stored as 'YYYY-MM-DD' or '--MM-DD' (as vCard 4 writes it). */
export interface Birthday {
  year: number | null;
  month: number;
  day: number;
}

/** Apple's address book writes this year for "no year". */
const APPLE_NO_YEAR = 1604;
const STORED = /^(\d{4}|-)-(\d\d)-(\d\d)$/;

/**
 * Reads a stored birthday.
 *
 * @returns null when there is no such day; 29 February is one without its year too
 */
export function readBirthday(stored: string): Birthday | null {
  const found = STORED.exec(stored);
  if (found === null) return null;
  const year = found[1] === '-' || Number(found[1]) === APPLE_NO_YEAR ? null : Number(found[1]);
  const month = Number(found[2]);
  const day = Number(found[3]);
  // A leap year stands for the unknown one.
  return makeDate(year ?? 2000, month, day) === null ? null : { year, month, day };
}

/**
 * The stored form of a birthday.
 *
 * @throws RangeError when there is no such day
 */
export function storeBirthday(birthday: Birthday): string {
  const date = makeDate(birthday.year ?? 2000, birthday.month, birthday.day);
  if (date === null) throw new RangeError('there is no such day');
  return birthday.year === null ? `-${date.slice(4)}` : date;
}

/** The day on which it is kept in a year: 29 February on the 28th where there is none, so that no reminder comes late. */
function keptIn(birthday: Birthday, year: number): LocalDate | null {
  const day = Math.min(
    birthday.day,
    birthday.month === 2 && !isLeapYear(year) ? 28 : daysInMonth(year, birthday.month),
  );
  return makeDate(year, birthday.month, day);
}

/**
 * The next day on which a birthday is kept, `from` itself included.
 *
 * @param from a date before the year 9999
 * @throws RangeError when `from` is not a date or the birthday no day
 */
export function nextBirthday(birthday: Birthday, from: LocalDate): LocalDate {
  const { year } = dateParts(from);
  const thisYear = keptIn(birthday, year);
  const next = thisYear !== null && thisYear >= from ? thisYear : keptIn(birthday, year + 1);
  if (next === null) throw new RangeError('there is no such day');
  return next;
}

/**
 * How old a person is on a day, counting the birthday where `nextBirthday` keeps it.
 *
 * @returns whole years; null without a year and before the birth
 * @throws RangeError when `on` is not a date
 */
export function ageOn(birthday: Birthday, on: LocalDate): number | null {
  if (birthday.year === null) return null;
  const { year } = dateParts(on);
  const kept = keptIn(birthday, year);
  const age = year - birthday.year - (kept !== null && kept <= on ? 0 : 1);
  return age < 0 ? null : age;
}
