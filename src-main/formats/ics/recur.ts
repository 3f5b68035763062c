import {
  addDays,
  dateParts,
  daysInMonth,
  isLeapYear,
  makeDate,
  weekday,
  type LocalDate,
} from '@shared/domain/calendar';

/** A rule of recurrence (RFC 5545, section 3.3.10), as far as calendars of people use it. */
export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number | null;
  /** The last day on which it may fall. */
  until: LocalDate | null;
  byMonth: readonly number[];
  byMonthDay: readonly number[];
  byYearDay: readonly number[];
  byDay: readonly { nth: number; day: number }[];
  bySetPos: readonly number[];
  weekStart: number;
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Periods that are looked at: three centuries of days. A rule that never falls ends there. */
const mostPeriods = 110_000;

/**
 * Reads a rule such as `FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10`.
 * @param utcDay turns an UNTIL in UTC into the day that it is where the event takes place
 * @returns null for a rule that is broken, or finer than a day, or by week numbers: its event then stands once
 */
export function readRule(text: string, utcDay: (instant: string) => LocalDate): Rule | null {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [key = '', value = ''] = part.split('=', 2);
    if (key.trim() !== '') parts.set(key.trim(), value.trim());
  }
  const freq = parts.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY') return null;
  for (const key of ['BYWEEKNO', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'RSCALE']) if (parts.has(key)) return null;
  const numbers = (key: string, most: number): number[] | null => {
    const list = parts.get(key)?.split(',').map(Number) ?? [];
    return list.every((one) => Number.isInteger(one) && one !== 0 && Math.abs(one) <= most) ? list : null;
  };
  const byMonth = numbers('BYMONTH', 12);
  const byMonthDay = numbers('BYMONTHDAY', 31);
  const byYearDay = numbers('BYYEARDAY', 366);
  const bySetPos = numbers('BYSETPOS', 366);
  const byDay = (parts.get('BYDAY')?.split(',') ?? []).map((one) => {
    const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(one.trim());
    return found === null ? null : { nth: Number(found[1] ?? 0), day: DAYS.indexOf(found[2] ?? '') };
  });
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : null;
  if (
    byMonth === null ||
    byMonthDay === null ||
    byYearDay === null ||
    bySetPos === null ||
    !Number.isInteger(interval) ||
    interval < 1 ||
    (count !== null && (!Number.isInteger(count) || count < 1))
  )
    return null;
  const days = byDay.filter((one) => one !== null);
  if (days.length !== byDay.length) return null;
  const until = parts.get('UNTIL');
  return {
    freq,
    interval,
    count,
    until: until === undefined ? null : untilDay(until, utcDay),
    byMonth,
    byMonthDay,
    byYearDay,
    byDay: days,
    bySetPos,
    weekStart: Math.max(0, DAYS.indexOf(parts.get('WKST') ?? 'MO')),
  };
}

function untilDay(text: string, utcDay: (instant: string) => LocalDate): LocalDate | null {
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)(Z)?)?/.exec(text);
  if (found === null) return null;
  const date = makeDate(Number(found[1]), Number(found[2]), Number(found[3]));
  if (date === null || found[7] === undefined) return date;
  const instant = Date.parse(`${date}T${found[4]}:${found[5]}:${found[6]}Z`);
  return Number.isNaN(instant) ? date : utcDay(new Date(instant).toISOString());
}

/**
 * The days on which a rule falls, from its first on, in order; `start` is always the first (RFC 5545: DTSTART counts).
 * It ends by itself, whatever the rule says.
 * @param last the last day that is asked for
 */
export function* occurrences(rule: Rule, start: LocalDate, last: LocalDate): Generator<LocalDate> {
  const end = rule.until !== null && rule.until < last ? rule.until : last;
  let given = 0;
  if (start > last) return;
  yield start;
  given += 1;
  for (let period = 0; period < mostPeriods; period += 1) {
    const days = daysOf(rule, start, period);
    if (days === null) return;
    const { from, list } = days;
    if (from > end) return;
    for (const day of setPositions(list, rule.bySetPos)) {
      if (day <= start) continue;
      if (day > end || (rule.count !== null && given >= rule.count)) return;
      given += 1;
      yield day;
    }
  }
}

function setPositions(list: readonly LocalDate[], positions: readonly number[]): LocalDate[] {
  const sorted = [...new Set(list)].sort();
  if (positions.length === 0) return sorted;
  return [...new Set(positions.map((at) => sorted[at > 0 ? at - 1 : sorted.length + at]))]
    .filter((day) => day !== undefined)
    .sort();
}

/** The days of one period, and the period's first; null past the calendar. */
function daysOf(rule: Rule, start: LocalDate, period: number): { from: LocalDate; list: LocalDate[] } | null {
  const step = period * rule.interval;
  const { year, month, day } = dateParts(start);
  switch (rule.freq) {
    case 'DAILY': {
      if (step > mostPeriods) return null;
      const date = addDays(start, step);
      return {
        from: date,
        list: inMonths(rule, date) && onMonthDay(rule, date) && onWeekday(rule, date) ? [date] : [],
      };
    }
    case 'WEEKLY': {
      if (step * 7 > mostPeriods) return null;
      const first = addDays(start, step * 7 - ((weekdayOf(start) - rule.weekStart + 7) % 7));
      const wanted = rule.byDay.length === 0 ? [weekdayOf(start)] : rule.byDay.map((one) => one.day);
      const list: LocalDate[] = [];
      for (let offset = 0; offset < 7; offset += 1) {
        const date = addDays(first, offset);
        if (wanted.includes(weekdayOf(date)) && inMonths(rule, date)) list.push(date);
      }
      return { from: first, list };
    }
    case 'MONTHLY': {
      const index = year * 12 + (month - 1) + step;
      const atYear = Math.floor(index / 12);
      if (atYear > 9000) return null;
      const atMonth = (index % 12) + 1;
      const from = makeDate(atYear, atMonth, 1) ?? start;
      if (rule.byMonth.length > 0 && !rule.byMonth.includes(atMonth)) return { from, list: [] };
      return { from, list: ofMonth(rule, atYear, atMonth, day) };
    }
    case 'YEARLY': {
      const atYear = year + step;
      if (atYear > 9000) return null;
      const from = makeDate(atYear, 1, 1) ?? start;
      return { from, list: ofYear(rule, atYear, month, day) };
    }
  }
}

function weekdayOf(date: LocalDate): number {
  return weekday(date) % 7;
}

function inMonths(rule: Rule, date: LocalDate): boolean {
  return rule.byMonth.length === 0 || rule.byMonth.includes(dateParts(date).month);
}

function onMonthDay(rule: Rule, date: LocalDate): boolean {
  if (rule.byMonthDay.length === 0) return true;
  const { year, month, day } = dateParts(date);
  const length = daysInMonth(year, month);
  return rule.byMonthDay.some((one) => (one > 0 ? one : length + 1 + one) === day);
}

function onWeekday(rule: Rule, date: LocalDate): boolean {
  return rule.byDay.length === 0 || rule.byDay.some((one) => one.day === weekdayOf(date));
}

function ofMonth(rule: Rule, year: number, month: number, startDay: number): LocalDate[] {
  const length = daysInMonth(year, month);
  const dates = Array.from({ length }, (_, index) => makeDate(year, month, index + 1)).filter((date) => date !== null);
  if (rule.byMonthDay.length > 0) return dates.filter((date) => onMonthDay(rule, date) && onWeekday(rule, date));
  if (rule.byDay.length > 0) return nthDays(rule, dates);
  const same = makeDate(year, month, startDay);
  return same === null ? [] : [same];
}

function ofYear(rule: Rule, year: number, startMonth: number, startDay: number): LocalDate[] {
  if (rule.byYearDay.length > 0) {
    const length = isLeapYear(year) ? 366 : 365;
    const first = makeDate(year, 1, 1);
    if (first === null) return [];
    return rule.byYearDay
      .map((one) => (one > 0 ? one : length + 1 + one))
      .filter((one) => one >= 1 && one <= length)
      .map((one) => addDays(first, one - 1))
      .filter((date) => inMonths(rule, date) && onWeekday(rule, date));
  }
  if (rule.byDay.length > 0 && rule.byMonth.length === 0 && rule.byMonthDay.length === 0) {
    const first = makeDate(year, 1, 1);
    if (first === null) return [];
    const length = isLeapYear(year) ? 366 : 365;
    return nthDays(
      rule,
      Array.from({ length }, (_, index) => addDays(first, index)),
    );
  }
  const all = Array.from({ length: 12 }, (_, index) => index + 1);
  const months = rule.byMonth.length > 0 ? rule.byMonth : rule.byMonthDay.length > 0 ? all : [startMonth];
  return months.filter((month) => month > 0).flatMap((month) => ofMonth(rule, year, month, startDay));
}

/** Days by their weekday and, where it is asked for, by how manieth of the span they are, from its beginning or its end. */
function nthDays(rule: Rule, dates: readonly LocalDate[]): LocalDate[] {
  const list: LocalDate[] = [];
  for (const { nth, day } of rule.byDay) {
    const same = dates.filter((date) => weekdayOf(date) === day);
    if (nth === 0) list.push(...same);
    else {
      const one = same[nth > 0 ? nth - 1 : same.length + nth];
      if (one !== undefined) list.push(one);
    }
  }
  return list;
}
