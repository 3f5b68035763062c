import { fold } from '@shared/domain/fold';

const before = 40;
const after = 80;

/**
 * A piece of a text, as typed, around the first of some words.
 * @param words folded
 * @returns one line with an ellipsis where it was cut, or null when none of the words begins a word of the text
 */
export function excerptOf(text: string, words: readonly string[]): string | null {
  for (const token of text.matchAll(/[\p{L}\p{N}\p{M}']+/gu)) {
    const folded = fold(token[0]);
    if (!words.some((word) => folded.startsWith(word))) continue;
    const start = token.index <= before ? 0 : wordStart(text, token.index - before);
    const end =
      token.index + after >= text.length
        ? text.length
        : wordEnd(text, token.index + after, token.index + token[0].length);
    const piece = text.slice(start, end).replace(/\s+/g, ' ').trim();
    return `${start > 0 ? '…' : ''}${piece}${end < text.length ? '…' : ''}`;
  }
  return null;
}

/** The next beginning of a word from a place on, so that none is cut. */
function wordStart(text: string, from: number): number {
  const space = text.slice(from, from + before).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

/** The last end of a word before a place, but not before `least`. */
function wordEnd(text: string, to: number, least: number): number {
  for (let at = to; at > least; at -= 1) if (/\s/.test(text.charAt(at))) return at;
  return to;
}
