import { readBirthday } from './birthday';
import { parseTypedDate } from './typed-date';

/**
 * Reads a birthday as people type it: "4 March", "4.3.", "4 March 1980", "1980-03-04".
 * @param text what was typed
 * @param today 'YYYY-MM-DD'; nobody is born after it
 * @returns 'YYYY-MM-DD', or '--MM-DD' where no year was typed; null when it is no day
 */
export function parseTypedBirthday(text: string, today: string): string | null {
  const typed = text.trim();
  if (/^--\d\d-\d\d$/.test(typed)) return readBirthday(typed) === null ? null : typed;
  if (!/\d/.test(typed)) return null;
  if (/\d{4}/.test(typed)) {
    const date = parseTypedDate(typed, today);
    return date === null || date > today ? null : date;
  }
  // A leap year stands in, so that 29 February is a day.
  const mark = /[./-]/.exec(typed)?.[0];
  const bare = typed.replace(/[./-]+$/, '');
  const date = parseTypedDate(mark === undefined ? `${bare} 2000` : `${bare}${mark}2000`, today);
  return date === null || !date.startsWith('2000-') ? null : `-${date.slice(4)}`;
}
