import { monthNamed } from './date-cells';
import { fold } from './fold';
import type { LocalDate } from './calendar';
import { parseTypedDate } from './typed-date';

/** A date as far as it is known: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export type PartialDate = string;

/**
 * Reads a date of which the day or the month may be unknown, as people type it: 2019, 3/2019, 2019-03, Mar 2019, 4 March 2019.
 *
 * @param text what was typed
 * @param today what a day without its year is told from
 * @param monthFirst whether 3/4/2019 is in March
 * @returns null when it is none
 */
export function parsePartialDate(text: string, today: LocalDate, monthFirst = false): PartialDate | null {
  const typed = fold(text).replace(/\s+/g, ' ').trim();
  if (/^(1[89]|20)\d\d$/.test(typed)) return typed;
  const found =
    /^(\d{4})[-/.](\d{1,2})$/.exec(typed) ?? reversed(/^(\d{1,2})[-/. ](\d{4})$/.exec(typed)) ?? named(typed);
  if (found === null) return parseTypedDate(text, today, monthFirst);
  const [, year, month] = found;
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}

function reversed(found: RegExpExecArray | null): string[] | null {
  return found === null ? null : ['', found[2] ?? '', found[1] ?? ''];
}

function named(typed: string): string[] | null {
  const found = /^([^\d\s.]{3,})\.? (\d{4})$/.exec(typed);
  const month = found === null ? null : monthNamed(found[1] ?? '');
  return month === null ? null : ['', found?.[2] ?? '', String(month)];
}
