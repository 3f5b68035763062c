import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { isWrittenIn, plainE164 } from './phone-plan';

export type PhoneReason = 'too_short' | 'too_long' | 'not_a_number' | 'invalid_country';

/** What a phone number as typed turned out to be. */
export interface NormalisedPhone {
  /** `+` and digits (ITU-T E.164), or null when the number cannot be dialled from elsewhere. Never a guess. */
  e164: string | null;
  /** The digits as typed, without the extension. */
  digits: string;
  extension: string | null;
  /**
   * Of a length that its country dials. Whether it is in use there is not asked: made-up numbers (drama, documentation)
   * are not, and asking doubles what an import costs.
   */
  possible: boolean;
  /** Why `e164` is null; null when it is not. */
  reason: PhoneReason | null;
}

/** Phones insert direction marks around a number that is copied. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const EXTENSION =
  /(?:[\s,;]*(?:;ext=|\bextension\b|\bextn?\b|\bdurchwahl\b|\bposte\b|\bint\b|#|(?<=[\d\s)])x)[.:\s]*|[,;]+|(?<=\d)[pw]+)(\d{1,8})#?$/i;
const LABEL = /^[\p{L}\s./-]+:\s*/u;
const TEL_SCHEME = /^(?:tel|callto|sip):/i;
const TRAILING_WORDS = /[\s(,;-]+\(?\p{L}[^\d]*$/u;
const VANITY = /^(\+?1?[\s.(-]*8\d\d[\s.)-]*)([a-z0-9][a-z0-9 -]{5,})$/i;
const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

const REASONS: Readonly<Record<string, PhoneReason>> = {
  TOO_SHORT: 'too_short',
  TOO_LONG: 'too_long',
  INVALID_LENGTH: 'too_long',
  INVALID_COUNTRY: 'invalid_country',
  NOT_A_NUMBER: 'not_a_number',
};

const BARE = /^[+\d ().\-/]+$/;

/** Longer texts are notes that landed in the wrong column. */
const LONGEST = 120;

/** The zeros of the decimal digits that people type besides ASCII: Arabic-Indic, Persian, Devanagari, full width. */
const OTHER_ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];
const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;

function asciiDigit(char: string): string {
  const code = char.charCodeAt(0);
  const zero = OTHER_ZEROS.find((start) => code >= start && code <= start + 9) ?? code;
  return String(code - zero);
}

/** Every country whose numbers are known, by its ISO 3166 code, sorted by code. */
export function phoneRegions(): string[] {
  return [...getCountries()].sort();
}

/**
 * The country by whose way a number without a country code is read that stands beside an address.
 *
 * @param number as typed
 * @param places countries of the addresses beside it, the likeliest first, in two letters
 * @param region the country of numbers that tell none
 */
export function regionOfNumber(number: string, places: readonly string[], region: string): string {
  if (places.every((place) => place === region)) return region;
  const { number: bare } = strip(number);
  return places.find((place) => isSupportedCountry(place) && isWrittenIn(bare, place)) ?? region;
}

/**
 * The ASCII digits of a text, in order; digits of other scripts count as theirs.
 *
 * @param text anything
 */
export function digitsOf(text: string): string {
  return text.replace(OTHER_DIGIT, asciiDigit).replace(/\D/g, '');
}

/**
 * A national number as it stands behind its country: 0117 496 of Britain is 44117496.
 *
 * @param digits as typed, with the zero before the area code
 * @param region two letters
 * @returns null for a region without a country code, or a number without that zero
 */
export function behindCountry(digits: string, region: string): string | null {
  return /^0[1-9]/.test(digits) && isSupportedCountry(region) ? getCountryCallingCode(region) + digits.slice(1) : null;
}

/**
 * The last digits of a number, by which numbers typed with and without their country or area code find each other.
 *
 * @param number in E.164 or as typed
 * @param count how many, 7 to 9; with 9 a national number of most countries is told apart
 * @returns fewer digits where the number has fewer
 */
export function lastDigits(number: string, count = 9): string {
  return digitsOf(number).slice(-count);
}

function onKeypad(letter: string): string {
  const key = KEYPAD.findIndex((letters) => letters.includes(letter.toLowerCase()));
  return key < 0 ? letter : String(key + 2);
}

/** Takes away what people write around a number, and the extension. */
function strip(raw: string): { number: string; extension: string | null } {
  // Most numbers of an import are only that, and the searches below would double what they cost.
  if (BARE.test(raw)) return { number: raw.trim(), extension: null };
  let number = raw.replace(INVISIBLE, '').replace(OTHER_DIGIT, asciiDigit).replace('＋', '+').trim();
  number = number.replace(TEL_SCHEME, '').replace(LABEL, '').trim();
  let extension: string | null = null;
  const found = EXTENSION.exec(number);
  // A comma waits for the line and then dials on; but "12,34" is no number with an extension.
  if (found !== null && digitsOf(number.slice(0, found.index)).length >= 5) {
    extension = found[1] ?? null;
    number = number.slice(0, found.index).trim();
  }
  const vanity = VANITY.exec(number);
  if (vanity !== null && /[a-z]/i.test(vanity[2] ?? '')) {
    number = `${vanity[1]}${(vanity[2] ?? '').replace(/[a-z]/gi, onKeypad)}`;
  } else if (digitsOf(number).length >= 5) {
    number = number.replace(TRAILING_WORDS, '');
  }
  return { number, extension };
}

function countryOf(region: string | null): CountryCode | undefined {
  return region !== null && isSupportedCountry(region) ? region : undefined;
}

function read(number: string, region: CountryCode | undefined): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(number, { defaultCountry: region, extract: false });
  if (parsed !== undefined || !number.startsWith('00')) return parsed;
  // 00 dials abroad from most of the world; whoever wrote it meant a plus, wherever this file lives.
  return parsePhoneNumberFromString(`+${number.slice(2)}`, { extract: false });
}

function refusal(number: string, digits: string, region: CountryCode | undefined): PhoneReason {
  if (digits === '' || /\p{L}/u.test(number)) return 'not_a_number';
  const verdict = validatePhoneNumberLength(number, region);
  return (verdict === undefined ? undefined : REASONS[verdict]) ?? 'not_a_number';
}

/**
 * Reads a phone number as a person or a file wrote it.
 *
 * A number without `+` or `00` is of the region; its country code is put before it only where the region dials numbers of
 * that length. Where it does not, and the digits with a `+` are a valid number (a spreadsheet ate the plus), they are that.
 *
 * @param raw as typed
 * @param region the ISO 3166 code of the country whose numbers are written without a country code; null for none
 */
export function normalisePhone(raw: string, region: string | null): NormalisedPhone {
  if (raw.length > LONGEST) {
    return { e164: null, digits: digitsOf(raw), extension: null, possible: false, reason: 'not_a_number' };
  }
  const { number, extension } = strip(raw);
  const country = countryOf(region);
  const digits = digitsOf(number);
  const plain = BARE.test(number) ? plainE164(number, country) : null;
  if (plain !== null) return { e164: plain, digits, extension, possible: true, reason: null };
  const parsed = read(number, country);
  if (parsed?.isPossible() === true) {
    const ext = extension ?? parsed.ext ?? null;
    return { e164: parsed.number, digits, extension: ext, possible: true, reason: null };
  }
  if (digits.length >= 10 && /^[1-9(]/.test(number)) {
    const abroad = parsePhoneNumberFromString(`+${digits}`, { extract: false });
    if (abroad?.isValid() === true) {
      return { e164: abroad.number, digits, extension, possible: true, reason: null };
    }
  }
  const reason = refusal(number, digits, country);
  return { e164: null, digits, extension, possible: false, reason };
}

const shown = new Map<string, string>();
/** More than a screen of any list, and little enough to keep. */
const SHOWN_LIMIT = 2000;

/**
 * A number as people of the region write it: nationally when it is of a country with the same calling code, else with its
 * plus. What is no number comes back trimmed, as typed.
 *
 * @param number in E.164 or as typed
 * @param region the ISO 3166 code of the reader's country, null to write all numbers internationally
 */
export function formatPhone(number: string, region: string | null): string {
  const key = `${region ?? ''} ${number}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  const text = written(number, region);
  if (shown.size >= SHOWN_LIMIT) shown.clear();
  shown.set(key, text);
  return text;
}

function written(number: string, region: string | null): string {
  const { e164, extension } = normalisePhone(number, region);
  if (e164 === null) return number.trim();
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) return e164;
  if (extension !== null) parsed.setExt(extension);
  const country = countryOf(region);
  const atHome = country !== undefined && getCountryCallingCode(country) === parsed.countryCallingCode;
  return atHome ? parsed.formatNational() : parsed.formatInternational();
}
