import type { MethodKind } from '@shared/domain/import-fields';
import { knownLabel } from './cell-values';

/** City, region and postcode that stand in one cell. */
export interface Place {
  city: string;
  region: string;
  postalCode: string;
}

const US_ZIP = /^(.+?)(?:,\s*|\s+)([A-Z]{2}|(?<=,\s*)[\p{L} .]+?),?\s+(\d{5}(?:-\d{4})?)$/u;
const CANADIAN = /^(.+?)(?:,\s*|\s+)([A-Z]{2}),?\s+([A-Z]\d[A-Z] ?\d[A-Z]\d)$/i;
const AUSTRALIAN = /^(.+?)(?:,\s*|\s+)(NSW|VIC|QLD|SA|WA|TAS|NT|ACT),?\s+(\d{4})$/i;
const BRITISH = /^(.+?)(?:,\s*|\s+)([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i;
/** "10115 Berlin", "D-10115 Berlin", "1012 AB Amsterdam", "00-950 Warszawa", "1000-001 Lisboa", "111 22 Stockholm". */
const CODE_FIRST =
  /^((?:[A-Z]{1,2}-)?(?:\d{4} ?[A-Z]{2}(?=\s)|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{3} \d{2}|\d{4,6})),?\s+(\p{L}.*)$/u;
const CODE_LAST = /^(\p{L}.*?)(?:,\s*|\s+)(\d{4,6}|\d{5}-\d{3})$/u;
const PROVINCE = /^(.+?)(?:,\s*|\s+)\(?([A-Z]{2})\)?$/;
/** Countries that write a province or state of two letters after the city. */
const WITH_PROVINCE = /^(IT|US|CA|BR|AU|italy|italia|usa|united states|canada|brazil|brasil|australia)$/i;

/**
 * Takes "City, ST 12345", "12345 City" and their like apart; what fits no known shape is all city, so that nothing is lost.
 * @param country the row's own country as typed, or the ISO code of the file's
 */
export function splitPlace(cell: string, country: string): Place {
  const text = cell.replace(/\s+/g, ' ').trim();
  const isOf = (names: RegExp): boolean => names.test(country.trim());
  for (const [shape, isPossible] of [
    [AUSTRALIAN, true],
    [CANADIAN, true],
    [US_ZIP, !isOf(/^(DE|FR|ES|IT|PL|SE|FI)$/i)],
  ] as const) {
    const [, city, region, postalCode] = (isPossible ? shape.exec(text) : null) ?? [];
    if (city !== undefined && region !== undefined && postalCode !== undefined) return { city, region, postalCode };
  }
  const [, before, british] = BRITISH.exec(text) ?? [];
  if (before !== undefined && british !== undefined) return { ...withRegion(before, country), postalCode: british };
  const [, first, after] = CODE_FIRST.exec(text) ?? [];
  if (first !== undefined && after !== undefined) return { ...withRegion(after, country), postalCode: first };
  const [, town, last] = CODE_LAST.exec(text) ?? [];
  if (town !== undefined && last !== undefined) return { ...withRegion(town, country), postalCode: last };
  return { ...withRegion(text, country), postalCode: '' };
}

function withRegion(text: string, country: string): Pick<Place, 'city' | 'region'> {
  const [, named, province] = (WITH_PROVINCE.test(country.trim()) ? PROVINCE.exec(text) : null) ?? [];
  if (named !== undefined && province !== undefined) return { city: named, region: province };
  const parts = text.split(/\s*,\s*/);
  const [city = '', region = ''] = parts;
  return parts.length === 2 && city !== '' ? { city, region } : { city: text, region: '' };
}

/** One of several ways to reach somebody that stand in one cell; `kind` is null for what is none of them. */
export interface FoundMethod {
  kind: Extract<MethodKind, 'phone' | 'email' | 'web'> | null;
  /** As the cell says it, such as "Mobile" in "Mobile: 07700 900123"; empty where it says none. */
  label: string;
  value: string;
}

const LABELLED = /^(\p{L}[\p{L} .-]{0,30}?)\s*:\s*(?!\/\/)(.+)$/u;
const LABEL_AFTER = /^(.+?)\s*\((\p{L}[\p{L} .-]{0,30})\)$/u;
const NO_LABEL = /^(tel\.?|telephone|telefon|phone|e-?mail|mail|web|website|url|mailto|p|t|e)$/i;

/** Takes a cell such as "020 7946 0123; ana@x.example" apart, in its order. */
export function splitMethods(cell: string): FoundMethod[] {
  return cell
    .split(/\s*(?:::::?|[\n|]|;(?!\s*ext)|,(?!\s*ext)|\s\/\s)\s*/i)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece): FoundMethod => {
      const [, ahead, rest] = LABELLED.exec(piece) ?? [];
      const [, lead, behind] = LABEL_AFTER.exec(piece) ?? [];
      const value = rest ?? lead ?? piece;
      const kind = kindOf(value);
      if (kind === null) return { kind, label: '', value: piece };
      const label = (rest === undefined ? behind : ahead) ?? '';
      return { kind, label: NO_LABEL.test(label.trim()) ? '' : label.trim(), value };
    });
}

/** "m: 512 555 0102", "fax 512 555 0103": what it is, then its number. */
const NUMBER_NAMED = /^(\p{L}[\p{L} -]{0,20}?)[.:]*\s*(?<![\p{L}])([+(\d].*)$/u;
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['m', 'mobile'],
  ['c', 'mobile'],
  ['w', 'work'],
  ['h', 'home'],
  ['f', 'fax'],
]);

/**
 * Takes several phone numbers in one cell apart: at Google's ` ::: `, lines and semicolons, and at a stroke, bar or comma
 * where a whole number stands on either side. A word that stands by a number labels it, where it is a known one.
 * @param labelOf our label of a word, or '' for a word that is none
 */
export function splitNumbers(cell: string, labelOf: (word: string) => string): Omit<FoundMethod, 'kind'>[] {
  if (/^[+(]?\d[\d\s().+-]*$/.test(cell) && !cell.includes('\n')) return [{ label: '', value: cell }];
  return (
    cell
      // A semicolon also begins the extension of a `tel:` number.
      .split(/\s*(?::::|\n|;(?!\s*ext))\s*/)
      .flatMap((piece) => {
        const parts = piece.split(/\s*(?:\||\s\/\s|,(?!\s*(?:ext|x\b)))\s*/i).filter((part) => part !== '');
        return parts.every((part) => labelledNumber(part, labelOf) !== null) ? parts : [piece];
      })
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
      .map((piece) => labelledNumber(piece, labelOf) ?? { label: '', value: piece })
  );
}

function labelledNumber(piece: string, labelOf: (word: string) => string): Omit<FoundMethod, 'kind'> | null {
  const text = piece.trim();
  if (kindOf(text) === 'phone') return { label: '', value: text };
  const [, ahead, after] = NUMBER_NAMED.exec(text) ?? [];
  const [, before, behind] = LABEL_AFTER.exec(text) ?? [];
  const word = (ahead ?? behind ?? '').trim();
  const value = (after ?? before ?? '').trim();
  if (word === '' || kindOf(value) !== 'phone') return null;
  const label = SHORT_NAMES.get(word.toLowerCase()) ?? labelOf(word);
  if (label === '' && !NO_LABEL.test(word)) return null;
  return { label, value };
}

function kindOf(value: string): FoundMethod['kind'] {
  if (/^\S+@\S+$/.test(value)) return 'email';
  if (/^(https?:\/\/|www\.)\S+$/i.test(value)) return 'web';
  const isNumber = /^[+(\d][\d\s()./+-]*(?:(?:ext\.?|x|#)\s*\d+)?$/i.test(value);
  return isNumber && value.replace(/\D/g, '').length >= 5 ? 'phone' : null;
}

/** A list as some programs put it into a cell: `["a@b.example"]`, or numbers apart from the code of their country. */
function listInJson(cell: string): string[] | null {
  if (!cell.startsWith('[') || !cell.endsWith(']')) return null;
  let list: unknown;
  try {
    list = JSON.parse(cell);
  } catch {
    // Brackets around anything else are text.
    return null;
  }
  if (!Array.isArray(list)) return null;
  return list.map(listedText).filter((text) => text !== '');
}

function listedText(one: unknown): string {
  if (one === null) return '';
  if (typeof one === 'string') return one.trim();
  if (typeof one !== 'object' || !('number' in one)) return JSON.stringify(one);
  const { number } = one;
  const digits = typeof number === 'string' || typeof number === 'number' ? String(number).trim() : '';
  const code = 'callingCode' in one && typeof one.callingCode === 'string' ? one.callingCode : '';
  return digits === '' ? '' : `${code} ${digits}`.trim();
}

/** Several values in one cell, phones each with the label that stands by it. */
export function splitValues(cell: string, kind: MethodKind): { label: string; value: string }[] {
  const list = listInJson(cell);
  if (list !== null) return list.map((value) => ({ label: '', value }));
  if (kind === 'phone') return splitNumbers(cell, knownLabel);
  return splitTexts(cell, kind).map((value) => ({ label: '', value }));
}

/** Google's ` ::: `, lines, and semicolons; addresses of email also with commas between. */
function splitTexts(cell: string, kind: MethodKind): string[] {
  if (kind === 'web' || kind === 'social') return split(cell, /\s+:::\s+|\n/);
  if (!/:::|[\n;,]/.test(cell)) return [cell];
  if (kind === 'email' && cell.indexOf('@') !== cell.lastIndexOf('@')) return split(cell, /\s*(?::::|[\n;,])\s*/);
  return split(cell, /\s*(?::::|[\n;])\s*/);
}

/** Names in one cell; a comma parts children, for "Ruiz, Ana" is one person. */
export function splitPeople(cell: string, label: string): string[] {
  return split(cell, label === 'child' ? /\s*(?::::|[\n;,])\s*/ : /\s*(?::::|[\n;])\s*/);
}

/** Names as one cell of our own export; three colons or more within a name stand behind a backslash. */
export function joinList(names: readonly string[]): string {
  return names.map((name) => name.replace(/:{3,}/g, '\\$&')).join(' ::: ');
}

/** Tags, groups and roles: ` ::: ` where it stands, else semicolons (Outlook), else commas; ours as `joinList` wrote it. */
export function splitList(cell: string, ours: boolean): string[] {
  if (cell === '') return [];
  if (ours) return split(cell, /\s*(?<![\\:]):::(?!:)\s*/).map((name) => name.replace(/\\(?=:::)/g, ''));
  if (cell.includes(':::')) return split(cell, /\s*:::\s*/);
  return split(cell, cell.includes(';') ? /;/ : /[,\n]/);
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
