import { makeDate, type LocalDate } from './calendar';
import { fold } from './fold';

/** In which order the numbers of a column's dates stand. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'ambiguous';

const MONTHS: readonly string[] = [
  'january januar janvier enero gennaio januari janeiro stycznia styczen',
  'february februar fevrier febrero febbraio februari fevereiro lutego luty',
  'march marz maerz mars marzo maart mrt marco marca marzec',
  'april avril abril aprile kwietnia kwiecien',
  'may mai mayo maggio mei maio maja maj',
  'june juni juin junio giugno junho czerwca czerwiec',
  'july juli juillet julio luglio julho lipca lipiec',
  'august aout agosto augustus sierpnia sierpien',
  'september septembre septiembre settembre setembro wrzesnia wrzesien sept',
  'october oktober octobre octubre ottobre outubro pazdziernika pazdziernik',
  'november novembre noviembre novembro listopada listopad',
  'december dezember decembre diciembre dicembre dezembro grudnia grudzien',
];

/** Every beginning of three letters or more of a month's name, but those that begin two months ("jui"). */
const MONTH_OF: ReadonlyMap<string, number> = monthPrefixes();

function monthPrefixes(): Map<string, number> {
  const months = new Map<string, number>();
  MONTHS.forEach((names, index) => {
    for (const name of names.split(' ')) {
      for (let end = 3; end <= name.length; end++) {
        const prefix = name.slice(0, end);
        const known = months.get(prefix);
        months.set(prefix, known === undefined || known === index + 1 ? index + 1 : 0);
      }
    }
  });
  return months;
}

/**
 * @param word folded; three letters or more of a month's name in one of eight languages
 * @returns 1 to 12; null for what names none, or two
 */
export function monthNamed(word: string): number | null {
  return MONTH_OF.get(word) || null;
}

const TIME =
  /[T\s,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?$/;
const WITHOUT_YEAR = /^--(\d{2})-?(\d{2})$/;
const TEXTUAL_YEAR_LAST =
  /^(\d{1,2})(?:st|nd|rd|th|er|o|ª|º|\.)?[\s./-]*(?:de |of |d')?([\p{L}]{3,})[\s.,/-]*(?:de |del )?(\d{4}|'?\d{2})?$/u;
const TEXTUAL_MONTH_FIRST = /^([\p{L}]{3,})[\s./-]+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,./-]+(\d{4}|'?\d{2}))?$/u;
const TEXTUAL_YEAR_FIRST = /^(\d{4})[\s./-]+([\p{L}]{3,})[\s./-]+(\d{1,2})$/u;

interface NumericDate {
  first: string;
  mark: string;
  second: number;
  third: string;
}

/** The date of a cell without its time and its weekday, folded. */
function bareDate(text: string): string {
  return fold(text.length > 60 ? '' : text)
    .replace(TIME, '')
    .replace(/^\p{L}+\.?,\s*/u, '')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?\s+/u, '')
    .trim();
}

function numericDate(bare: string): NumericDate | null {
  const found = NUMERIC.exec(bare);
  if (found === null) return null;
  const [, first = '', mark = '', second = '', third = ''] = found;
  // One end is a year of two or four digits, the other a day or a month.
  if (first.length === 3 || third.length === 3 || (first.length === 4 && third.length === 4)) return null;
  return { first, mark, second: Number(second), third };
}

/**
 * Finds from the dates of one column in which order their numbers stand. A number above 12 is a day; a date parted by dots
 * is day first everywhere. Cells that are no dates, and dates that any order reads (ISO, months in words), do not count.
 *
 * @param values the column's cells as typed
 * @returns 'ambiguous' when nothing, or contradictory things, settle it; 'ymd' when the order does not matter; null when the
 *   column holds no dates
 */
export function detectDateOrder(values: Iterable<string>): DateOrder | null {
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  let settled = 0;
  for (const value of values) {
    const bare = bareDate(value);
    if (bare === '') continue;
    const date = numericDate(bare);
    if (date === null || date.first.length === 4) {
      if (parseDateCell(value, 'ymd') !== null) settled++;
      continue;
    }
    const first = Number(date.first);
    if (first > 31 || date.second > 31) continue;
    if (date.mark === '.' || (first > 12 && date.second <= 12)) dayFirst++;
    else if (date.second > 12 && first <= 12) monthFirst++;
    else if (first <= 12) open++;
  }
  if (dayFirst > 0 && monthFirst === 0) return 'dmy';
  if (monthFirst > 0 && dayFirst === 0) return 'mdy';
  if (dayFirst + monthFirst + open > 0) return 'ambiguous';
  return settled > 0 ? 'ymd' : null;
}

/** Two digits are of 1969 to 2068 (POSIX), or earlier when that would lie after `notAfter`. */
function yearOf(text: string, month: number, day: number, notAfter: LocalDate | undefined): number {
  const digits = text.replace("'", '');
  const year = Number(digits);
  if (digits.length > 2) return year;
  const full = year + (year < 69 ? 2000 : 1900);
  const date = makeDate(full, month, day);
  return notAfter !== undefined && date !== null && date > notAfter ? full - 100 : full;
}

function written(year: string | undefined, month: number, day: number, notAfter: LocalDate | undefined): string | null {
  if (year !== undefined) return makeDate(yearOf(year, month, day, notAfter), month, day);
  const leap = makeDate(2000, month, day);
  return leap === null ? null : `-${leap.slice(4)}`;
}

/**
 * Reads one cell: ISO, compact, numbers in the column's order, months in words in eight languages, '--MM-DD'; a time or a
 * weekday beside the date is passed over.
 *
 * @param text the cell as typed
 * @param order of the column, from `detectDateOrder` or as the user chose; 'ambiguous' reads only what it cannot misread
 * @param notAfter for birthdays and the like: a two-digit year that would lie after it is a century earlier
 * @returns 'YYYY-MM-DD', '--MM-DD' for a date without its year, null for what is no date that exists
 */
export function parseDateCell(text: string, order: DateOrder, notAfter?: LocalDate): string | null {
  const bare = bareDate(text);
  const iso = ISO.exec(bare) ?? COMPACT.exec(bare);
  if (iso !== null) return makeDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const partial = WITHOUT_YEAR.exec(bare);
  if (partial !== null) return written(undefined, Number(partial[1]), Number(partial[2]), notAfter);

  const numeric = numericDate(bare);
  if (numeric !== null) return fromNumbers(numeric, order, notAfter);

  const dayFirst = TEXTUAL_YEAR_LAST.exec(bare);
  if (dayFirst !== null)
    return written(dayFirst[3], MONTH_OF.get(dayFirst[2] ?? '') ?? 0, Number(dayFirst[1]), notAfter);
  const monthFirst = TEXTUAL_MONTH_FIRST.exec(bare);
  if (monthFirst !== null)
    return written(monthFirst[3], MONTH_OF.get(monthFirst[1] ?? '') ?? 0, Number(monthFirst[2]), notAfter);
  const yearFirst = TEXTUAL_YEAR_FIRST.exec(bare);
  if (yearFirst !== null)
    return written(yearFirst[1], MONTH_OF.get(yearFirst[2] ?? '') ?? 0, Number(yearFirst[3]), notAfter);
  return null;
}

function fromNumbers(
  { first, mark, second, third }: NumericDate,
  order: DateOrder,
  notAfter: LocalDate | undefined,
): string | null {
  if (first.length === 4) return makeDate(Number(first), second, Number(third));
  if (order === 'ymd' && third.length <= 2) return written(first.padStart(2, '0'), second, Number(third), notAfter);
  if (third.length < 2) return null;
  const one = Number(first);
  if (mark === '.' || order === 'dmy') return written(third, second, one, notAfter);
  if (order === 'mdy') return written(third, one, second, notAfter);
  const dayFirst = written(third, second, one, notAfter);
  const monthFirst = written(third, one, second, notAfter);
  if (dayFirst === null || monthFirst === null) return dayFirst ?? monthFirst;
  return dayFirst === monthFirst ? dayFirst : null;
}
