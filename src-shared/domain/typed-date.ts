import { addDays, makeDate, weekday, type LocalDate } from './calendar';
import { monthNamed } from './date-cells';
import { fold } from './fold';

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
function fullYear(text: string | undefined, month: number, day: number, today: LocalDate): number {
  if (text === undefined) {
    const year = Number(today.slice(0, 4));
    // A day without a year is the next one to come, unless it was within the last month.
    const here = makeDate(year, month, day);
    return here !== null && here < addDays(today, -31) ? year + 1 : year;
  }
  const year = Number(text);
  return text.length <= 2 ? 2000 + year : year;
}

function dayOfMonth(
  name: string | undefined,
  day: string | undefined,
  year: string | undefined,
  today: LocalDate,
): LocalDate | null {
  const month = monthNamed(name ?? '');
  return month === null ? null : makeDate(fullYear(year, month, Number(day), today), month, Number(day));
}

/**
 * Reads a date as people type it: 2026-11-24, 24.11., 24/11/26, 24 Nov, Nov 24 2026, 5. Dez., today, tomorrow, fri, +7, in 2
 * weeks. Months are known in the languages of `parseDateCell`.
 * @param text what was typed
 * @param today 'YYYY-MM-DD', what relative words count from
 * @param monthFirst whether 11/24 is November (United States)
 * @returns 'YYYY-MM-DD', or null when it is not a date
 */
export function parseTypedDate(text: string, today: LocalDate, monthFirst = false): LocalDate | null {
  const typed = fold(text.replace(/,/g, ' ')).replace(/\s+/g, ' ').trim();
  if (typed === '') return null;
  if (typed === 'today') return today;
  if (typed === 'tomorrow') return addDays(today, 1);
  if (typed === 'yesterday') return addDays(today, -1);

  const relative = /^(?:\+|in )\s*(\d{1,3})\s*(d|days?|w|weeks?)?$/.exec(typed);
  if (relative) return addDays(today, Number(relative[1]) * (relative[2]?.startsWith('w') === true ? 7 : 1));

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return makeDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const numbers = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?$/.exec(typed);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const swap = (monthFirst && typed.includes('/') && first <= 12) || second > 12;
    const [day, month] = swap ? [second, first] : [first, second];
    return makeDate(fullYear(numbers[3], month, day, today), month, day);
  }

  const words = /^(?:([a-z]+)\.? )?(\d{1,2})(?:st|nd|rd|th|\.)? (?:de )?([a-z]+)\.?(?: (?:de )?(\d{4}|\d{2}))?$/.exec(
    typed,
  );
  if (words) return dayOfMonth(words[3], words[2], words[4], today);
  const american = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?$/.exec(typed);
  if (american) return dayOfMonth(american[1], american[2], american[3], today);

  const word = typed.replace(/^next /, '');
  const day = word.length < 3 ? -1 : dayNames.findIndex((name) => name.startsWith(word));
  return day < 0 ? null : addDays(today, ((day + 7 - weekday(today)) % 7) + 1);
}
