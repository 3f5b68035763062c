import { fold, foldWords } from '@shared/domain/fold';

export interface TextPart {
  text: string;
  hit: boolean;
}

/** A text folded letter by letter, with the place in the original that each folded letter came from. */
function foldedWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const char of text) {
    const one = /\s/.test(char) ? ' ' : fold(char);
    for (let i = 0; i < one.length; i += 1) places.push(at);
    folded += one;
    at += char.length;
  }
  places.push(text.length);
  return { folded, places };
}

function digitsWithPlaces(text: string): { folded: string; places: number[] } {
  const found = [...text.matchAll(/\d/g)];
  return {
    folded: found.map(([digit]) => digit).join(''),
    places: [...found.map((match) => match.index), text.length],
  };
}

/** Where a word stands in a folded text: at the beginning of a word if anywhere, else inside one; -1 when nowhere. */
function placeOf(folded: string, word: string): number {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '')) return at;
  }
  return folded.indexOf(word);
}

/**
 * Parts a text where the words of a query stand in it, without regard to case and accents; a query of digits alone is found
 * across the spaces of a number.
 * @param text what is shown
 * @param query what was typed
 * @returns the text in order, in one or more parts
 */
export function matchParts(text: string, query: string): TextPart[] {
  const marked: boolean[] = Array.from({ length: text.length }, () => false);
  const digits = query.replace(/[\s+()./-]/g, '');
  const ofDigits = /^\d{2,}$/.test(digits);
  const { folded, places } = ofDigits ? digitsWithPlaces(text) : foldedWithPlaces(text);
  for (const word of ofDigits ? [digits] : foldWords(query)) {
    const from = placeOf(folded, word);
    if (from < 0) continue;
    const last = places[from + word.length - 1] ?? 0;
    const end = ofDigits ? last + 1 : (places[from + word.length] ?? text.length);
    for (let i = places[from] ?? 0; i < end; i += 1) marked[i] = true;
  }
  const parts: TextPart[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const part = parts.at(-1);
    if (part && part.hit === marked[i]) part.text += text[i];
    else parts.push({ text: text[i] ?? '', hit: marked[i] ?? false });
  }
  return parts;
}

/**
 * Whether every word of a query begins a word of a text: how commands are found.
 * @param text the words of the command
 * @param query what was typed
 */
export function fits(text: string, query: string): boolean {
  const words = foldWords(text);
  return foldWords(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
