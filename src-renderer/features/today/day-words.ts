import { addDays, dateParts, toDayNumber, weekday, MS_PER_DAY } from '@shared/domain/dates';
import { formatClock, formatCount, formatSettings } from '@shared/locale/format';
import { strings } from '@shared/locale';

const words = strings.todayPage;

function dayFormat(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(formatSettings().locale, { ...options, timeZone: 'UTC' }).format(
    toDayNumber(date) * MS_PER_DAY,
  );
}

/** "Friday 20 November" */
export function longDay(date: string): string {
  return dayFormat(date, { weekday: 'long', day: 'numeric', month: 'long' }).replace(/^(\p{L}+), /u, '$1 ');
}

/** "F" */
export function weekdayLetter(date: string): string {
  return dayFormat(date, { weekday: 'narrow' });
}

/** "Sunday" */
export function weekdayName(date: string): string {
  return dayFormat(date, { weekday: 'long' });
}

/**
 * Working days, Monday to Friday, that are left in the month after a day.
 * @param date 'YYYY-MM-DD'
 */
export function workingDaysLeft(date: string): number {
  const { month } = dateParts(date);
  let count = 0;
  for (let next = addDays(date, 1); dateParts(next).month === month; next = addDays(next, 1))
    if (weekday(next) <= 5) count += 1;
  return count;
}

export interface DayCounts {
  /** Those that are known, by when they are due. */
  calls: ReadonlyArray<{ dueTime: string | null }>;
  /** How many there are. */
  callCount: number;
  todos: number;
  overdue: number;
  /** 'HH:MM' now, on the day itself; null for another day, of which nothing is next. */
  now: string | null;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/**
 * The day in a sentence: "Seven calls, the next in 12 minutes. Three are overdue."
 * @param counts what stands on the day
 */
export function daySentence({ calls, callCount, todos, overdue, now }: DayCounts): string {
  const parts: string[] = [];
  const next =
    now === null
      ? undefined
      : calls.flatMap(({ dueTime }) => (dueTime !== null && dueTime >= now ? [dueTime] : [])).sort()[0];
  if (calls.length > 0) {
    const minutes = next === undefined || now === null ? null : minutesOf(next) - minutesOf(now);
    const when =
      next === undefined || minutes === null
        ? null
        : minutes <= 60
          ? words.nextIn(minutes)
          : words.nextAt(formatClock(next));
    parts.push(
      when === null
        ? words.calls(callCount, formatCount(callCount))
        : `${words.calls(callCount, formatCount(callCount))}, ${when}`,
    );
  } else if (todos > 0) {
    parts.push(words.todos(todos, formatCount(todos)));
  }
  if (overdue > 0) parts.push(words.overdueSentence(overdue, formatCount(overdue)));
  return `${(parts.length === 0 ? [words.nothing] : parts).join('. ')}.`;
}
