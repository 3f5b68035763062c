import { phoneRegions } from './phone';
import { fold } from './fold';

/** The languages in which addresses name countries here; every country is known by its own name too, where one of them has it. */
const LANGUAGES = 'en de fr es it pt nl pl cs sk hu ro sv da nb fi el tr ru uk ja zh ko'.split(' ');

/** What countries are called beside the names that every system knows. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  GB: ['uk', 'u.k.', 'great britain', 'england', 'scotland', 'wales', 'northern ireland', 'royaume-uni'],
  US: ['usa', 'u.s.a.', 'u.s.', 'united states of america', 'etats-unis d’amerique', 'estados unidos de america'],
  NL: ['holland', 'the netherlands'],
  CZ: ['czech republic', 'ceska republika', 'tschechische republik', 'czechia'],
  IE: ['republic of ireland', 'eire'],
  DE: ['brd', 'bundesrepublik deutschland', 'federal republic of germany'],
  TR: ['turkey', 'turkiye'],
};

/** What was asked before: of an address book it is a few texts, over and over. */
const asked = new Map<string, string | null>();
const mostAsked = 1000;

let byName: Map<string, string> | undefined;

function names(): Map<string, string> {
  const found = new Map<string, string>();
  const put = (name: string | undefined, region: string): void => {
    const key = name === undefined ? '' : fold(name).trim();
    // A name that two have, as two Congos in some languages, tells neither.
    if (key !== '') found.set(key, found.has(key) && found.get(key) !== region ? '' : region);
  };
  for (const language of LANGUAGES) {
    const shown = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const region of phoneRegions()) put(shown.of(region), region);
  }
  for (const [region, called] of Object.entries(CALLED)) for (const name of called) put(name, region);
  for (const region of phoneRegions()) put(region, region);
  return found;
}

/**
 * Which country a text names, as people write it in an address: its name in one of many languages, or its two letters.
 *
 * @returns ISO 3166-1 alpha-2, or null for what names none
 */
export function regionOfCountry(text: string): string | null {
  const known = asked.get(text);
  if (known !== undefined) return known;
  byName ??= names();
  const found = byName.get(fold(text).trim()) || null;
  if (asked.size >= mostAsked) asked.clear();
  asked.set(text, found);
  return found;
}
