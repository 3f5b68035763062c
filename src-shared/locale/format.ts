import {
  addDays,
  dateParts,
  diffDays,
  isLocalDate,
  localDateOf,
  localTimeOf,
  today as todayIn,
  toDayNumber,
  MS_PER_DAY,
  type Instant,
  type LocalDate,
} from '../domain/dates';
import { minorDigits, type Money } from '../domain/money';
import { time } from './en/time';

/** Where the reader is: what every formatter uses unless it is told otherwise. */
export interface FormatSettings {
  /** BCP 47, for the order of dates and the marks in numbers. */
  locale: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 3166, for phone numbers written without their country code. */
  region: string;
  /** ISO 4217, of amounts that name none. */
  currency: string;
}

let settings: FormatSettings = {
  locale: 'en-GB',
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  region: 'GB',
  currency: 'GBP',
};

/**
 * Sets the defaults of all formatters of this process. What is left out stays as it is.
 *
 * @throws RangeError for a locale or a time zone that does not exist; nothing is then changed
 */
export function configureFormat(changes: Partial<FormatSettings>): void {
  const next = { ...settings, ...changes };
  new Intl.DateTimeFormat(next.locale, { timeZone: next.timeZone }).format(0);
  settings = next;
}

/** The defaults in force. */
export function formatSettings(): Readonly<FormatSettings> {
  return settings;
}

/** What a single call may decide for itself. */
export interface FormatOptions {
  locale?: string;
  timeZone?: string;
  /** The present moment; the system's clock when left out. */
  now?: Date;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  dateFormats.set(key, made);
  return made;
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, made);
  return made;
}

function currentDay(options: FormatOptions): LocalDate {
  return todayIn(options.now ?? new Date(), options.timeZone ?? settings.timeZone);
}

/** A day by the locale, without the comma after an English weekday, and with "Sep" where ICU says "Sept". */
function dayText(date: LocalDate, locale: string, fields: Intl.DateTimeFormatOptions): string {
  const format = dateFormat(locale, fields);
  const ms = toDayNumber(date) * MS_PER_DAY;
  if (!locale.startsWith('en')) return format.format(ms);
  const parts = format
    .formatToParts(ms)
    .map(({ type, value }) => (type === 'month' ? value.replace(/^Sept$/, 'Sep') : value));
  return parts.join('').replace(/^(\p{L}+), /u, '$1 ');
}

/**
 * A day for lists and timelines: "Tue 10 Nov"; of another year with it and without the weekday: "3 Sep 2025".
 *
 * @param date 'YYYY-MM-DD'
 * @throws RangeError when it is not a date
 */
export function formatDay(date: LocalDate, options: FormatOptions = {}): string {
  const locale = options.locale ?? settings.locale;
  const sameYear = dateParts(date).year === dateParts(currentDay(options)).year;
  return dayText(
    date,
    locale,
    sameYear
      ? { weekday: 'short', day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'short', year: 'numeric' },
  );
}

/**
 * A day in a narrow place: "Tue 24" within the next week, "30 Nov" in this year, else with the year.
 *
 * @param date 'YYYY-MM-DD'
 * @throws RangeError when it is not a date
 */
export function formatDayShort(date: LocalDate, options: FormatOptions = {}): string {
  const locale = options.locale ?? settings.locale;
  const current = currentDay(options);
  const ahead = diffDays(current, date);
  if (ahead >= 0 && ahead <= 7)
    return dayText(date, locale, { weekday: 'short', day: 'numeric' }).replace(/^(\d+) (\p{L}+)$/u, '$2 $1');
  return formatDayOfMonth(date, options);
}

/**
 * A day without its weekday: "30 Nov" in this year, else with the year.
 *
 * @param date 'YYYY-MM-DD'
 * @throws RangeError when it is not a date
 */
export function formatDayOfMonth(date: LocalDate, options: FormatOptions = {}): string {
  const sameYear = dateParts(date).year === dateParts(currentDay(options)).year;
  const fields = { day: 'numeric', month: 'short' } as const;
  return dayText(date, options.locale ?? settings.locale, sameYear ? fields : { ...fields, year: 'numeric' });
}

/**
 * The month of a day: "November" in this year, else with the year.
 *
 * @param date 'YYYY-MM-DD'
 * @throws RangeError when it is not a date
 */
export function formatMonth(date: LocalDate, options: FormatOptions = {}): string {
  const sameYear = dateParts(date).year === dateParts(currentDay(options)).year;
  return dayText(
    date,
    options.locale ?? settings.locale,
    sameYear ? { month: 'long' } : { month: 'long', year: 'numeric' },
  );
}

/** Whether people of the locale write the month before the day. */
export function monthComesFirst(options: FormatOptions = {}): boolean {
  const parts = dateFormat(options.locale ?? settings.locale, { day: 'numeric', month: 'numeric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month';
}

interface WeekInfo {
  firstDay: number;
}

/** The day on which calendars of the locale begin their weeks: 0 Sunday to 6 Saturday; Monday where that is not known. */
export function firstDayOfWeek(options: FormatOptions = {}): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  // It was a property before it became a method.
  const locale = new Intl.Locale(options.locale ?? settings.locale) as Intl.Locale & {
    weekInfo?: WeekInfo;
    getWeekInfo?: () => WeekInfo;
  };
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  return (firstDay % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/**
 * A day with its year, whatever the present one: "3 Sep 2026".
 *
 * @param date 'YYYY-MM-DD'
 * @throws RangeError when it is not a date
 */
export function formatDate(date: LocalDate, options: FormatOptions = {}): string {
  return dayText(date, options.locale ?? settings.locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

/**
 * A date as far as it is known: "2019", "Mar 2019", "4 Mar 2019".
 *
 * @param date 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'
 */
export function formatPartialDate(date: string, options: FormatOptions = {}): string {
  if (date.length === 4) return date;
  if (date.length > 7) return formatDate(date, options);
  return dayText(`${date}-01`, options.locale ?? settings.locale, { month: 'short', year: 'numeric' });
}

/**
 * A birthday, "12 May 1980" or, without its year, "12 May".
 *
 * @param stored 'YYYY-MM-DD' or '--MM-DD'
 * @throws RangeError when it is no day
 */
export function formatBirthday(stored: string, options: FormatOptions = {}): string {
  if (!stored.startsWith('--')) return formatDate(stored, options);
  // A leap year stands for the unknown one.
  return dayText(`2000${stored.slice(1)}`, options.locale ?? settings.locale, { day: 'numeric', month: 'long' });
}

/**
 * The time of day of an instant: "14:30", or as the locale writes it.
 *
 * @param instant UTC ISO
 * @throws RangeError when it is no instant
 */
export function formatTime(instant: Instant, options: FormatOptions = {}): string {
  return formatClock(localTimeOf(instant, options.timeZone ?? settings.timeZone), options);
}

/**
 * A time of day as the locale writes it: "14:30", "2:30 PM".
 *
 * @param clock 'HH:MM'
 */
export function formatClock(clock: string, options: FormatOptions = {}): string {
  const format = dateFormat(options.locale ?? settings.locale, { timeStyle: 'short' });
  return format.format(Date.parse(`1970-01-01T${clock}:00.000Z`));
}

/**
 * An instant for the timeline: "Today 14:30", "Yesterday 09:18", "Tue 10 Nov 09:18".
 *
 * @param instant UTC ISO
 * @throws RangeError when it is no instant
 */
export function formatMoment(instant: Instant, options: FormatOptions = {}): string {
  const date = localDateOf(instant, options.timeZone ?? settings.timeZone);
  const clock = formatTime(instant, options);
  const ago = diffDays(date, currentDay(options));
  if (ago === 0) return time.todayAt(clock);
  if (ago === 1) return time.yesterdayAt(clock);
  return time.dayAt(formatDay(date, options), clock);
}

function dateOfEither(when: LocalDate, options: FormatOptions): LocalDate {
  return isLocalDate(when) ? when : localDateOf(when, options.timeZone ?? settings.timeZone);
}

/** Days to three months, months to two years, then years; as lists write how long ago something was. */
function span(days: number, options: FormatOptions): string {
  if (days < 90) return time.days(formatCount(days, options));
  if (days < 730) return time.months(formatCount(Math.floor(days / 30.4375), options));
  return time.years(formatCount(Math.floor(days / 365.25), options));
}

/**
 * How long ago a touch was, for lists: "Today 14:30" (or "Today" for a date), "Yesterday", "15 d", "7 mo", "2 y". What lies
 * ahead is written as a day.
 *
 * @param when a date or an instant
 * @throws RangeError when it is neither
 */
export function relativeDays(when: LocalDate, options: FormatOptions = {}): string {
  const date = dateOfEither(when, options);
  const ago = diffDays(date, currentDay(options));
  if (ago === 0) return isLocalDate(when) ? time.today : time.todayAt(formatTime(when, options));
  if (ago === 1) return time.yesterday;
  return ago < 0 ? formatDay(date, options) : span(ago, options);
}

/** When something is due, in words, and how it stands: late, due today, or to come. */
export interface Due {
  text: string;
  state: 'late' | 'today' | 'ahead';
}

/**
 * When a next step is due: "3 d late", "Today", "Today 14:30", "Tomorrow", "Wed 25 Nov". What was due earlier today is still
 * due today.
 *
 * @param when a date or an instant
 * @param options `short` writes days for narrow places; `clock` is the 'HH:MM' that goes with a date
 * @throws RangeError when it is neither
 */
export function formatDue(
  when: LocalDate,
  options: FormatOptions & { short?: boolean; clock?: string | null } = {},
): Due {
  const date = dateOfEither(when, options);
  const current = currentDay(options);
  const ofDate = options.clock == null ? null : formatClock(options.clock, options);
  const clock = isLocalDate(when) ? ofDate : formatTime(when, options);
  if (date < current) return { text: time.daysLate(formatCount(diffDays(date, current), options)), state: 'late' };
  if (date === current) return { text: clock === null ? time.today : time.todayAt(clock), state: 'today' };
  if (date === addDays(current, 1)) {
    return { text: clock === null || options.short === true ? time.tomorrow : time.tomorrowAt(clock), state: 'ahead' };
  }
  if (options.short === true) return { text: formatDayShort(date, options), state: 'ahead' };
  const day = formatDay(date, options);
  return { text: clock === null ? day : time.dayAt(day, clock), state: 'ahead' };
}

/**
 * The length of a call: "45 s", "12 min", "1 h 5 min".
 *
 * @param seconds 0 or more
 */
export function formatDuration(seconds: number, options: FormatOptions = {}): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return time.seconds(formatCount(whole, options));
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return time.minutes(formatCount(minutes, options));
  const hours = formatCount(Math.floor(minutes / 60), options);
  return minutes % 60 === 0 ? time.hours(hours) : time.hoursMinutes(hours, formatCount(minutes % 60, options));
}

/**
 * A running timer: "4:07", "1:04:07".
 *
 * @param seconds 0 or more
 */
export function formatTimer(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/**
 * An amount with its currency's sign: "£15,400", "£15,400.50".
 *
 * @param money in minor units
 * @param options `cents`: 'auto' leaves the decimals out when they are zero, 'always' shows them, 'never' rounds them away
 */
export function formatMoney(
  money: Money,
  options: FormatOptions & { cents?: 'auto' | 'always' | 'never' } = {},
): string {
  const digits = minorDigits(money.currency);
  const unit = 10 ** digits;
  const cents = options.cents ?? 'auto';
  const shown = cents === 'never' || (cents === 'auto' && money.amount % unit === 0) ? 0 : digits;
  const format = numberFormat(options.locale ?? settings.locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
  return format.format(money.amount / unit);
}

/** The sign of a currency as the locale writes it: "£", "US$". */
export function currencySign(currency: string, options: FormatOptions = {}): string {
  const parts = numberFormat(options.locale ?? settings.locale, { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** A whole number with the locale's grouping: "2,418". */
export function formatCount(count: number, options: FormatOptions = {}): string {
  return numberFormat(options.locale ?? settings.locale, { maximumFractionDigits: 0 }).format(count);
}

/** A number with the locale's grouping and every decimal that it has: "1,250.5". */
export function formatNumber(number: number, options: FormatOptions = {}): string {
  return numberFormat(options.locale ?? settings.locale, { maximumFractionDigits: 20 }).format(number);
}

/**
 * A percentage by the locale: "70%", "70 %".
 *
 * @param percent 0 to 100
 */
export function formatPercent(percent: number, options: FormatOptions = {}): string {
  return numberFormat(options.locale ?? settings.locale, { style: 'percent', maximumFractionDigits: 1 }).format(
    percent / 100,
  );
}
