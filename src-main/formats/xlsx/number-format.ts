/** How a cell's number is written: as a date, or by a pattern of digits. */
export type NumberFormat = { kind: 'general' } | { kind: 'date' } | { kind: 'pattern'; code: string };

const GENERAL: NumberFormat = { kind: 'general' };
const DATE: NumberFormat = { kind: 'date' };

/** Formats that every workbook has without naming them (ECMA-376, 18.8.30), as far as they change what is shown. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
};

/**
 * @param id of the format; from 164 on the workbook's own
 * @param code the workbook's pattern for it, where it has one
 */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
      return DATE;
    const known = BUILT_IN[id];
    return known === undefined ? GENERAL : { kind: 'pattern', code: known };
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?![hms]+\])[^\]]*\]/gi, '');
  if (/general/i.test(bare)) return GENERAL;
  if (/[ymdhs]/i.test(bare.replace(/E[+-]/gi, ''))) return DATE;
  return /[0#?]/.test(bare) ? { kind: 'pattern', code } : GENERAL;
}

const MINUTE = 60;
const DAY = 24 * 60 * 60;

/**
 * A cell's number as the person who looks at the sheet reads it, but never with an exponent, never cut, and without
 * marks between thousands: dates as YYYY-MM-DD, with HH:MM where there is a time, leading zeros and signs kept.
 * @param value as the file has it
 * @param since1904 true for workbooks that count days from 1904
 */
export function shownNumber(value: string, format: NumberFormat, since1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (format.kind === 'date') return shownDate(number, since1904) ?? plainNumber(number);
  return format.kind === 'pattern' ? byPattern(number, format.code) : plainNumber(number);
}

/** Digits alone, as many as Excel keeps: 15. */
function plainNumber(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return BigInt(number).toString();
  const rounded = Number(number.toPrecision(15));
  const text = String(rounded);
  return /e/i.test(text) ? rounded.toFixed(Math.abs(rounded) < 1 ? 20 : 0).replace(/\.?0+$/, '') : text;
}

function shownDate(serial: number, since1904: boolean): string | null {
  const seconds = Math.round((serial - Math.floor(serial)) * DAY);
  let days = Math.floor(serial) + Math.floor(seconds / DAY) + (since1904 ? 1462 : 0);
  const rest = seconds % DAY;
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const time = `${two(rest / (MINUTE * MINUTE))}:${two((rest / MINUTE) % MINUTE)}${rest % MINUTE === 0 ? '' : `:${two(rest % MINUTE)}`}`;
  if (serial >= 0 && serial < 1 && !since1904) return time;
  // Excel believes that 1900 was a leap year; days before its 29 February are one too few.
  if (!since1904 && days < 60) days += 1;
  if (days < 1 || days > 2_958_465) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + days * DAY * 1000).toISOString().slice(0, 10);
  return rest === 0 ? date : `${date} ${time}`;
}

const TOKENS = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|E[+-]0+|[0#?]|[.,%]|([^0#?.,%])/g;

/** One of the sections of a pattern: positive; negative; zero; or by a condition such as `[<=9999999]`. */
function sectionFor(number: number, code: string): { section: string; signed: boolean } {
  const sections = code.match(/(?:"[^"]*"|\\.|[^;"\\])*(?:;|$)/g)?.map((part) => part.replace(/;$/, '')) ?? [code];
  for (const section of sections) {
    const [, sign, bound] = /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/.exec(section) ?? [];
    if (sign === undefined) continue;
    if (holds(number, sign, Number(bound))) return { section, signed: true };
  }
  const plain = sections.filter((section) => !/\[(<|>|=)/.test(section));
  const [positive = code, negative, zero] = plain.length === 0 ? sections.slice(-1) : plain;
  if (number < 0 && negative !== undefined && negative !== '' && plain.length === sections.length)
    return { section: negative, signed: false };
  return { section: number === 0 && zero !== undefined && zero !== '' ? zero : positive, signed: true };
}

function holds(number: number, sign: string, bound: number): boolean {
  if (sign === '<') return number < bound;
  if (sign === '<=') return number <= bound;
  if (sign === '>') return number > bound;
  if (sign === '>=') return number >= bound;
  return sign === '=' ? number === bound : number !== bound;
}

function byPattern(number: number, code: string): string {
  const { section, signed } = sectionFor(number, code);
  const tokens = [...section.matchAll(TOKENS)];
  const marks = tokens.map(([token]) => token);
  const places = marks.filter((token) => /^[0#?]$/.test(token)).length;
  if (places === 0 || marks.some((token) => /^E[+-]/.test(token)) || section.includes('/')) return plainNumber(number);
  const point = marks.indexOf('.');
  const isPlace = (token: string) => /^[0#?]$/.test(token);
  const decimals = point === -1 ? 0 : marks.slice(point).filter(isPlace).length;
  const scaled = Math.abs(number) * (marks.includes('%') ? 100 : 1);
  if (scaled >= 1e21) return plainNumber(number);
  // A whole number is never rounded: all its digits are somebody's number.
  const [whole = '', fraction = ''] = scaled.toFixed(Math.min(decimals, 20)).split('.');
  const before = point === -1 ? marks : marks.slice(0, point);
  const wholePlaces = before.filter(isPlace);
  const least = wholePlaces.length - Math.max(0, wholePlaces.indexOf('0'));
  const digits = (whole === '0' && !wholePlaces.includes('0') ? '' : whole).padStart(
    wholePlaces.includes('0') ? least : 0,
    '0',
  );
  let taken = 0;
  let text = '';
  let seen = 0;
  for (const [token, quoted, escaped, literal] of tokens) {
    if (token === '.') text += decimals > 0 && trimmed(fraction, marks.slice(point)) !== '' ? '.' : '';
    else if (isPlace(token) && seen < wholePlaces.length) {
      seen += 1;
      // The first place takes all digits for which there are no places.
      const upTo = digits.length - (wholePlaces.length - seen);
      if (upTo > taken) {
        text += digits.slice(taken, upTo);
        taken = upTo;
      }
    } else if (isPlace(token)) {
      const shown = trimmed(fraction, marks.slice(point));
      text += shown[seen - wholePlaces.length] ?? '';
      seen += 1;
    } else if (token === '%') text += '%';
    else text += quoted ?? escaped ?? literal ?? '';
  }
  return (number < 0 && signed ? '-' : '') + text.trim();
}

/** Decimals without the zeros at the end for which the pattern has no zero. */
function trimmed(fraction: string, marks: readonly string[]): string {
  const places = marks.filter((token) => /^[0#?]$/.test(token));
  let end = fraction.length;
  while (end > 0 && fraction[end - 1] === '0' && places[end - 1] !== '0') end -= 1;
  return fraction.slice(0, end);
}
