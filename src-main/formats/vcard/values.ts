import { parseDateCell } from '@shared/domain/dates';
import { readBirthday, storeBirthday } from '@shared/domain/birthday';
import type { VcardVersion } from './lexer';

/**
 * A text value without its escapes: `\n`, `\,`, `\;`, `\:`, `\"` and `\\` (RFC 6350, section 3.4); in 2.1, which
 * escapes only what parts, a backslash before anything else is the text's own.
 */
export function textOf(value: string, version: VcardVersion): string {
  const lines = value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
  if (!lines.includes('\\')) return lines.trim();
  const text =
    version === '2.1'
      ? lines.replace(/\\([;,:])/g, '$1')
      : lines.replace(/\\([nN;,:"\\])/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));
  return text.trim();
}

/** The parts of a structured value, parted by semicolons; each may be a list where `lists` says so. */
export function partsOf(value: string, version: VcardVersion): string[] {
  return splitEscaped(value, ';').map((part) => unescapePart(part, version));
}

/** The same, with what stands between commas in a part as a list: names and addresses of 3.0 and 4.0. */
export function listPartsOf(value: string, version: VcardVersion): string[][] {
  return splitEscaped(value, ';').map((part) =>
    (version === '2.1' ? [part] : splitEscaped(part, ','))
      .map((one) => unescapePart(one, version))
      .filter((one) => one !== ''),
  );
}

/** A list of texts; 2.1 has no rule for it, and its programs write commas or semicolons. */
export function listOf(value: string, version: VcardVersion): string[] {
  const pieces =
    version === '2.1'
      ? splitEscaped(value, ',').flatMap((piece) => splitEscaped(piece, ';'))
      : splitEscaped(value, ',');
  return pieces.map((piece) => unescapePart(piece, version)).filter((piece) => piece !== '');
}

/** Within parts 2.1 escapes its backslashes too. */
function unescapePart(part: string, version: VcardVersion): string {
  return version === '2.1' ? part.replace(/\\([;,:\\])/g, '$1').trim() : textOf(part, version);
}

function splitEscaped(value: string, separator: string): string[] {
  if (!value.includes('\\')) return value.split(separator);
  const pieces: string[] = [];
  let from = 0;
  for (let index = 0; index < value.length; index += 1) {
    if (value[index] === '\\') index += 1;
    else if (value[index] === separator) {
      pieces.push(value.slice(from, index));
      from = index + 1;
    }
  }
  pieces.push(value.slice(from));
  return pieces;
}

const BASIC = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?$/;
const YEARLESS = /^--(\d\d)-?(\d\d)(?:[T ].*)?$/;

/**
 * A date as cards write it, basic (`19800322`, `--0322`) or extended, a time after it left out, 1604 taken for no year as
 * Apple does; else any date whose order is plain.
 * @returns 'YYYY-MM-DD' or '--MM-DD'; null when it is no whole date
 */
export function dateOf(text: string, omittedYear = '1604'): string | null {
  const [, year, month, day] = BASIC.exec(text) ?? [];
  const [, shortMonth, shortDay] = YEARLESS.exec(text) ?? [];
  const stored =
    shortMonth === undefined
      ? year === undefined
        ? parseDateCell(text, 'ambiguous')
        : `${year === omittedYear || year === '0000' ? '-' : year}-${month}-${day}`
      : `--${shortMonth}-${shortDay}`;
  if (stored === null) return null;
  const read = readBirthday(stored);
  return read === null ? null : storeBirthday(read);
}

/** `19951031T222710Z`, `1995-10-31T22:27:10Z` or a date alone as a UTC ISO instant; null for anything else. */
export function instantOfCard(text: string): string | null {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d(?:\.\d{1,3})?)\d*(Z|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
