/**
 * One folding of text for sorting, for what goes into the search index and for what is searched.
 * It must be the same everywhere, so nothing else in the project lower-cases or strips accents for comparison.
 */

/** Letters that Unicode does not decompose, and punctuation that people type in several shapes. */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ĸ', 'k'],
  ['ȷ', 'j'],
  ['ɨ', 'i'],
  ['ƀ', 'b'],
  ['ƒ', 'f'],
  // A final sigma is the same letter as any other sigma.
  ['ς', 'σ'],
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['ʻ', "'"],
  ['´', "'"],
  ['‐', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
]);

const REPLACED = new RegExp(`[${[...REPLACEMENTS.keys()].join('')}]`, 'g');
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * Accents of Latin, Greek and Cyrillic, the points of Hebrew and the vowel signs of Arabic. The vowels of Indic scripts
 * and of Thai, and the voicing marks of kana, are marks to Unicode but letters to their readers: they stay.
 */
const ACCENTS = new RegExp(
  `[${[
    '\\u0300-\\u036f',
    '\\u0483-\\u0489',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u064b-\\u065f\\u0670',
    '\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
  ].join('')}]`,
  'g',
);

/**
 * NUL, soft hyphens, zero-width characters and direction marks: invisible, and pasted in by accident. SQLite's functions
 * and its search queries end at a NUL.
 */
// oxlint-disable-next-line no-control-regex -- NUL is what this takes out
const INVISIBLE = /[\u0000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

function replacementOf(char: string): string {
  return REPLACEMENTS.get(char) ?? char;
}

function collapseSpaces(text: string): string {
  if (!text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ')) return text;
  return text.trim().replace(/ {2,}/g, ' ');
}

/**
 * Folds text for comparison: compatibility-decomposed, accents stripped, lower-cased, ß æ ø ł and their like spelt out,
 * curly punctuation straightened, white space collapsed and trimmed. Folding twice gives what folding once gives.
 *
 * @param text as typed, in any script
 * @returns the folded text; empty when nothing visible is in it
 */
export function fold(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return collapseSpaces(text.toLowerCase());
  const folded = text
    .replaceAll('´', "'")
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    // Lower-casing İ makes a new combining dot, and NFKD of a few symbols brings back letters of the table.
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(INVISIBLE, '')
    .replace(REPLACED, replacementOf)
    .replace(/\s+/g, ' ');
  return collapseSpaces(folded);
}

const WORD_BREAK = /[^\p{L}\p{N}\p{M}']+/u;
/** The same for text without anything beyond ASCII, in a tenth of the time. */
const ASCII_WORD_BREAK = /[^a-z0-9']+/;

/**
 * The folded words of a text, in order, without punctuation.
 *
 * @param text as typed
 * @returns words; an apostrophe stays inside a word ("o'brien"), a hyphen parts two
 */
export function foldWords(text: string): string[] {
  const folded = fold(text);
  const words = folded.split(PRINTABLE_ASCII.test(folded) ? ASCII_WORD_BREAK : WORD_BREAK);
  const bare = folded.includes("'") ? words.map((word) => word.replace(/^'+|'+$/g, '')) : words;
  return bare.filter((word) => word !== '');
}

/**
 * Every run of three characters of a folded text, each once, in order of first appearance. Characters are code points, as
 * in SQLite's trigram tokenizer.
 *
 * @param folded a result of `fold`
 * @returns none when the text has fewer than three characters
 */
export function trigramsOf(folded: string): string[] {
  const chars = Array.from(folded);
  const found = new Set<string>();
  for (let i = 0; i + 3 <= chars.length; i++) found.add(`${chars[i]}${chars[i + 1]}${chars[i + 2]}`);
  return [...found];
}
