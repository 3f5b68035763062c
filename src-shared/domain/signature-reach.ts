import { isEmail } from './email';
import { digitsOf, normalisePhone } from './phone';
import { HANDLES, isBareLabel, phoneLabelOf, REGISTER, SOCIAL_HOSTS } from './signature-words';
import { fold } from './fold';

/** A phone, email, link or handle that was found in a line. */
export interface FoundReach {
  kind: 'phone' | 'email' | 'web' | 'social' | 'im';
  label: string;
  value: string;
  sure: boolean;
}

/** Of the private use area: it stands where something was taken out. */
const CUT = '\ue000';
const EMAIL = /(?:mailto:)?[^\s@<>()[\],;:"|\ue000]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]{0,250}\.[\p{L}]{2,24}/giu;
const HANDLE = new RegExp(
  `(?<![\\p{L}\\p{N}.@/-])(${Object.keys(HANDLES).join('|')})\\s*(?::\\s*@?|@)\\s*([\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{1,60})`,
  'giu',
);
const AT_HANDLE = /(?<![\p{L}\p{N}.@/])@[\p{L}\p{N}_][\p{L}\p{N}._-]{1,40}/giu;
const TLD =
  'com|org|net|edu|gov|info|biz|eu|uk|de|at|ch|fr|es|it|pt|nl|be|lu|ie|dk|no|se|fi|is|pl|cz|sk|hu|ro|bg|gr|hr|si|rs|ee|lv|lt|ua|ru|tr|us|ca|au|nz|jp|cn|tw|hk|sg|kr|in|br|mx|ar|cl|co|za|il|ae|io|ai|app|dev|me|tv|shop|store|tech|online|design|agency|studio|consulting|cloud|coffee|example|berlin|london|paris|swiss|cat|group|gmbh|legal|health|media';
const URL = new RegExp(
  `(?:https?:\\/\\/[^\\s<>\\ue000"]+|www\\.[^\\s<>\\ue000"]+|(?<![\\p{L}\\p{N}@.-])[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:${TLD})(?![\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])(?:\\/[^\\s<>\\ue000"]*)?)`,
  'giu',
);
const NUMBER =
  /(?:\(\s?)?(?:\+|00)?\(?\d(?:[\d\s().\-–‑\u00a0]|\/(?=\s?\d)){4,24}\d(?:\s*(?:ext\.?|extn\.?|extension|durchwahl|poste|int\.?|x|#)\s*\d{1,6})?(?!\p{L})/giu;

const trimmedUrl = (text: string): string => text.replace(/[.,;:!?)\]]+$/, '');

function hostOf(url: string): string {
  return (/^(?:https?:\/\/)?([^/?#:]+)/i.exec(url)?.[1] ?? '').toLowerCase();
}

/** The words right before a place in a line, where they are a label: "Direct line: ", "M ". */
function labelBefore(before: string): { label: string | null; length: number } {
  const found =
    /(?:^|[\s|,;(\ue000/·•-])((?:[^\s\d|,;\ue000]+\s){0,1}[^\s\d|,;\ue000()]+?)(?:\s*[:.]+\s*|\s+\(?|\s*)$/u.exec(
      before,
    );
  for (const words of [found?.[1], found?.[1]?.split(/\s+/).at(-1)]) {
    const label = words === undefined ? null : phoneLabelOf(words);
    if (label !== null && words !== undefined) return { label, length: before.length - before.lastIndexOf(words) };
  }
  return { label: null, length: 0 };
}

/**
 * Takes phones, emails, links and handles out of one part of a line.
 * @param segment as typed
 * @param region for numbers without a country
 * @param labelled the label that the line before ended with, where it has no value of its own
 * @returns what was found, and what is left of the text, in pieces
 */
export function takeReach(
  segment: string,
  region: string,
  labelled: string | null,
): { found: FoundReach[]; rest: string[]; openLabel: string | null } {
  const found: FoundReach[] = [];
  if (REGISTER.test(segment) && !/@|\b(?:tel|fax|phone|mob)/iu.test(segment))
    return { found, rest: [segment], openLabel: null };
  const take = (one: FoundReach): string => {
    found.push(one);
    return CUT;
  };
  let text = segment.replaceAll(CUT, ' ');
  text = text.replace(EMAIL, (match) => {
    const value = match.replace(/^mailto:/i, '').replace(/^[.'*_]+|[.'*]+$/g, '');
    return isEmail(value) ? take({ kind: 'email', label: '', value, sure: true }) : match;
  });
  text = text.replace(HANDLE, (match, word: string, handle: string) => {
    const [kind, label] = HANDLES[fold(word)] ?? ['social', 'other'];
    if (/^www\.|\.(?:com|net)\b/i.test(handle)) return match;
    return take({ kind, label, value: handle.replace(/[./-]+$/, ''), sure: true });
  });
  text = text.replace(URL, (match) => {
    const value = trimmedUrl(match);
    const host = hostOf(value);
    if (!host.includes('.')) return match;
    const social = SOCIAL_HOSTS.find(([shape]) => shape.test(host.replace(/^www\./, '')));
    take({ kind: social === undefined ? 'web' : 'social', label: social?.[1] ?? '', value, sure: true });
    return CUT + match.slice(value.length);
  });
  text = text.replace(AT_HANDLE, (value) => take({ kind: 'social', label: 'other', value, sure: false }));
  text = takeNumbers(text, region, labelled, take);
  const rest = text
    .split(CUT)
    .map((piece) => piece.replace(/^[\s|,;:·•–—\-*/\\)>]+|[\s|,;:·•–—\-*/\\(<]+$/gu, '').trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const openLabel = found.length === 0 && rest.length === 1 ? phoneLabelOf(rest[0] ?? '') : null;
  // What stood before a value and says only what it is.
  return { found, rest: found.length > 0 ? rest.filter((piece) => !isBareLabel(piece)) : rest, openLabel };
}

/** Two numbers with a stroke between them are two; an area code before a stroke belongs to what follows. */
function parted(text: string): string {
  return text.replace(/(\d(?:[\s().-]?\d){6,})\s*\/\s+(?=[+(\d])/gu, `$1${CUT}`);
}

function takeNumbers(text: string, region: string, labelled: string | null, take: (one: FoundReach) => string): string {
  const source = parted(text);
  let out = '';
  let at = 0;
  for (const match of source.matchAll(NUMBER)) {
    const value = match[0]
      .trim()
      .replace(/^\((?=[^)]*$)/, '')
      .replace(/[\s.\-–/(]+$/, '');
    const before = source.slice(at, match.index);
    const { label: own, length } = labelBefore(before);
    const behind = /^\s*\(?(\p{L}{1,12})\)?/u.exec(source.slice(match.index + match[0].length));
    const trailing = behind?.[0].includes('(') === true ? phoneLabelOf(behind[1] ?? '') : null;
    const isAlone = before.replace(/[^\p{L}\p{N}]/gu, '') === '';
    const label = own ?? trailing ?? (isAlone ? labelled : null);
    if (!isNumber(value, region, label !== null, isAlone)) continue;
    out += before.slice(0, before.length - length);
    out += take({ kind: 'phone', label: label ?? '', value, sure: label !== null || value.startsWith('+') });
    at = match.index + match[0].length;
    if (own === null && trailing !== null) at += behind?.[0].length ?? 0;
    if (source[at] === ')') at += 1;
  }
  return out + source.slice(at);
}

function isNumber(value: string, region: string, isLabelled: boolean, isAlone: boolean): boolean {
  const count = digitsOf(value).length;
  if (count > 21) return false;
  const { possible } = normalisePhone(value, region);
  if (/^\(?(?:\+|00)/.test(value)) return count >= 7;
  if (isLabelled) return count >= 5;
  // Without a label or a plus it is a number where nothing but it stands there, and it may be dialled; a date is none.
  return isAlone && possible && count >= 9 && !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(value);
}
