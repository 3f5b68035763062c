import { fold, trigramsOf } from '@shared/domain/fold';
import { digitsOf } from '@shared/domain/phone';

/** A query as search understands it. */
export interface SearchTerms {
  /** Folded words, without punctuation at their ends; of a number its digits. Never empty. */
  words: readonly string[];
  /** Digits, spaces and what people write between them: one number, however it is parted. */
  isNumber: boolean;
}

/** Words of a query that are looked at: a pasted page would be more than a statement can hold. */
const maxWords = 32;

/** Candidates that search looks at before it ranks: more would not be read. */
export const maxCandidates = 2000;

const NUMBER = /^[\d\s()+\-./]+$/;

/**
 * Understands a query.
 * @param query as typed
 * @returns null when there is nothing in it to look for
 */
export function readQuery(query: string): SearchTerms | null {
  const folded = fold(query);
  if (NUMBER.test(folded)) {
    const digits = digitsAsStored(folded);
    if (digits.length >= 3) return { words: [digits], isNumber: true };
  }
  const words = folded
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["'(<]+|["')>.:!?]+$/g, ''))
    .filter((word) => word !== '')
    .map((word) => (/^\+?\d{4,}$/.test(word) ? digitsAsStored(word) || word : word));
  return words.length === 0 ? null : { words: [...new Set(words)].slice(0, maxWords), isNumber: false };
}

/**
 * The digits of a query as they stand within a stored number. The zeros before an area code (0221) or a country (0049) are
 * left out where the number is stored with its country, and "+44 (0) 20" means +44 20.
 */
function digitsAsStored(text: string): string {
  return digitsOf(text.replace(/\(0\)/g, '')).replace(/^0{1,2}/, '');
}

/** A word too short for the trigram index; it must stand at the beginning of a word. */
export function isShort(word: string): boolean {
  return Array.from(word).length < 3;
}

/**
 * The query to a trigram index: every trigram of every word.
 * @returns null when no word has three letters
 */
export function trigramMatch(terms: SearchTerms): string | null {
  const trigrams = new Set(terms.words.flatMap((word) => trigramsOf(word)));
  return trigrams.size === 0 ? null : allOf([...trigrams]);
}

/**
 * The query to a trigram index for words with one wrong letter. The error spoils one half of a word only, so the other
 * half's trigrams are there; words too short for halves ask for any of their trigrams.
 * @returns null when no word is long enough to guess at
 */
export function nearMatch(terms: SearchTerms): string | null {
  if (terms.isNumber || !terms.words.some((word) => isGuessable(word))) return null;
  const parts = terms.words
    .filter((word) => !isShort(word))
    .map((word) => {
      if (!isGuessable(word)) return allOf(trigramsOf(word));
      const chars = Array.from(word);
      if (chars.length < 6) return anyOf(trigramsOf(word).map(quote));
      const middle = Math.floor(chars.length / 2);
      return anyOf([
        allOf(trigramsOf(chars.slice(0, middle).join(''))),
        allOf(trigramsOf(chars.slice(middle).join(''))),
      ]);
    });
  return parts.join(' AND ');
}

function isGuessable(word: string): boolean {
  return /^[\p{L}\p{M}'-]+$/u.test(word) && Array.from(word).length >= 4;
}

function quote(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}

function allOf(trigrams: readonly string[]): string {
  return `(${trigrams.map(quote).join(' AND ')})`;
}

function anyOf(parts: readonly string[]): string {
  return `(${parts.join(' OR ')})`;
}

/** How many letters of a beginning the word index of the log keeps ready at most (`prefix` of interaction_fts). */
const readyLetters = 5;

/** The words of a query as the word index parts them. */
export function tokensOf(terms: SearchTerms): string[] {
  return terms.words.flatMap((word) => word.split(/[^\p{L}\p{N}\p{M}]+/u)).filter((token) => token !== '');
}

/**
 * The query to the word index of the log: every word, a long one also as a beginning, in any order; the index keeps no
 * places, so no phrases.
 * @param onlyReady asks for the first five letters alone: found at once, but each hit must be checked
 * @returns null when there is no word in it
 */
export function wordMatch(terms: SearchTerms, onlyReady: boolean): string | null {
  const tokens = tokensOf(terms);
  if (tokens.length === 0) return null;
  const asked = tokens.map((token) => {
    if (isShort(token)) return quote(token);
    return `${quote(onlyReady ? Array.from(token).slice(0, readyLetters).join('') : token)}*`;
  });
  return [...new Set(asked)].join(' AND ');
}

/**
 * Whether a search text holds every word, in any order: a long word anywhere, a short one at the beginning of a word.
 * @param searchText a derived `search_text`
 */
export function holdsAll(searchText: string, terms: SearchTerms): boolean {
  return terms.words.every((word) => (isShort(word) ? startsWord(searchText, word) : searchText.includes(word)));
}

/** Whether a word of `text` begins with `word`. */
export function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}\p{M}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** The same check in SQL, for walks over an index: conditions over a column and their values. */
export function holdsAllSql(column: string, terms: SearchTerms): { sql: string[]; params: string[] } {
  const sql: string[] = [];
  const params: string[] = [];
  for (const word of terms.words) {
    if (isShort(word)) {
      sql.push(`instr(' ' || replace(replace(${column}, char(10), ' '), '-', ' '), ' ' || ?) > 0`);
      params.push(word);
    } else {
      sql.push(`instr(${column}, ?) > 0`);
      params.push(word);
    }
  }
  return { sql, params };
}

/**
 * Whether the names of a search text (its first two lines) hold every word when one letter of a word may be wrong.
 * @param searchText a derived `search_text`
 */
export function holdsNearly(searchText: string, terms: SearchTerms): boolean {
  const names = searchText.split('\n', 2).join(' ');
  return terms.words.every((word) => searchText.includes(word) || (isGuessable(word) && hasNearStart(names, word)));
}

function hasNearStart(names: string, word: string): boolean {
  for (const { index } of names.matchAll(/[^\s,.-]+/g)) if (isNearStart(names.slice(index), word)) return true;
  return false;
}

/**
 * Whether a text begins with a word in which one letter at most is missing, added, changed, or two neighbours are swapped
 * (a Damerau-Levenshtein distance of at most 1), as it is while one types. Asked of thousands of texts for a key that is
 * pressed, so it looks at each letter once and makes nothing.
 */
export function isNearStart(text: string, word: string): boolean {
  let at = 0;
  while (at < word.length && text.charCodeAt(at) === word.charCodeAt(at)) at += 1;
  // What is left of the word after the first letter that differs must follow in the text, with the error out of the way.
  const goesOn = (fromWord: number, fromText: number) =>
    fromText <= text.length && text.startsWith(word.slice(fromWord), fromText);
  return (
    at === word.length ||
    goesOn(at + 1, at + 1) ||
    goesOn(at, at + 1) ||
    goesOn(at + 1, at) ||
    (text.charAt(at) === word.charAt(at + 1) && text.charAt(at + 1) === word.charAt(at) && goesOn(at + 2, at + 2))
  );
}
