const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/**
 * Moves a date by whole days.
 * @param date 'YYYY-MM-DD'
 * @param days may be negative
 */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The day of the week of a date, 0 Sunday to 6 Saturday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** Today in the zone of this machine, 'YYYY-MM-DD'. */
export function localToday(now: Date = new Date()): string {
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function dateOf(year: number, month: number, day: number): string | null {
  const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

function fullYear(text: string | undefined, month: number, day: number, today: string): number {
  if (text === undefined) {
    const year = Number(today.slice(0, 4));
    // A day without a year is the next one to come, unless it was within the last month.
    const here = dateOf(year, month, day);
    return here !== null && here < addDays(today, -31) ? year + 1 : year;
  }
  const year = Number(text);
  return text.length <= 2 ? 2000 + year : year;
}

function startsOne(names: string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));
}

/**
 * Reads a date as people type it: 2026-11-24, 24.11., 24/11/26, 24 Nov, Nov 24 2026, today, tomorrow, fri, +7, in 2 weeks.
 * @param text what was typed
 * @param today 'YYYY-MM-DD', what relative words count from
 * @param monthFirst whether 11/24 is November (United States)
 * @returns 'YYYY-MM-DD', or null when it is not a date
 */
export function parseTypedDate(text: string, today: string, monthFirst = false): string | null {
  const typed = text.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (typed === '') return null;
  if (typed === 'today') return today;
  if (typed === 'tomorrow') return addDays(today, 1);
  if (typed === 'yesterday') return addDays(today, -1);

  const relative = /^(?:\+|in )\s*(\d{1,3})\s*(d|days?|w|weeks?)?$/.exec(typed);
  if (relative) return addDays(today, Number(relative[1]) * (relative[2]?.startsWith('w') === true ? 7 : 1));

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const numbers = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?$/.exec(typed);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const swap = (monthFirst && typed.includes('/') && first <= 12) || second > 12;
    const [day, month] = swap ? [second, first] : [first, second];
    return dateOf(fullYear(numbers[3], month, day, today), month, day);
  }

  const words = /^(?:([a-z]+) )?(\d{1,2})(?:st|nd|rd|th|\.)? ([a-z]+)\.?(?: (\d{4}|\d{2}))?$/.exec(typed);
  if (words) {
    const month = startsOne(monthNames, words[3] ?? '') + 1;
    return month === 0 ? null : dateOf(fullYear(words[4], month, Number(words[2]), today), month, Number(words[2]));
  }
  const american = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?$/.exec(typed);
  if (american) {
    const month = startsOne(monthNames, american[1] ?? '') + 1;
    return month === 0
      ? null
      : dateOf(fullYear(american[3], month, Number(american[2]), today), month, Number(american[2]));
  }

  const weekday = startsOne(dayNames, typed.replace(/^next /, ''));
  if (weekday >= 0) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
  return null;
}
