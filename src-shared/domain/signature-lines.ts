import { leftOutWhy, type LeftOutWhy } from './signature-words';

/** A line that says nothing of them: a mark, a greeting, a disclaimer. */
export interface LeftOut {
  source: string;
  why: LeftOutWhy;
}

/** A piece of text whose meaning is not known yet. */
export interface Piece {
  text: string;
  source: string;
}

/** Longer lines are no lines of a signature. */
export const LONGEST_LINE = 500;

/** A line without the marks of a quote, of emphasis and of an image. */
export function bare(line: string): string {
  return line
    .replace(/[\u00a0\u2007\u202f\t]/g, (sign) => (sign === '\t' ? ' | ' : ' '))
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/^(?:\s*[>|]+)+\s?/, '')
    .replace(/\[(?:cid|image)[^\]]*\]/gi, ' ')
    .replace(/(\*\*|__)(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])[*_](\S(?:[^*_]*?\S)?)[*_](?![\p{L}\p{N}])/gu, '$1')
    .trim();
}

/** The parts of a line that stand beside one another. */
export function segments(text: string): string[] {
  return text
    .split(/\s*[|•·¦▪●‖]\s*|\s{3,}|\s+\/\/\s+/u)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
}

interface Lines {
  kept: Piece[];
  before: string[];
  leftOut: LeftOut[];
}

/** Parts what is of the sender from letters before it and legal texts behind it. */
export function sortLines(all: readonly string[]): Lines {
  const lines: Lines = { kept: [], before: [], leftOut: [] };
  let inDisclaimer = false;
  for (const source of all) {
    const text = bare(source);
    if (text === '') {
      if (source.trim() !== '') lines.leftOut.push({ source, why: 'mark' });
      // Legal texts come in paragraphs; what follows them may be of the sender again.
      inDisclaimer = false;
      continue;
    }
    const why = text.length > LONGEST_LINE ? null : leftOutWhy(text);
    if (why === 'disclaimer') inDisclaimer = true;
    if (why === 'greeting' || why === 'mark') {
      inDisclaimer = false;
      // A letter stands before its greeting; a line of signs may be anywhere.
      const isLetter = why === 'greeting' || /^--\s*$/.test(text);
      if (isLetter && lines.kept.some((one) => /[.!?,]$|\p{Ll}{3,} \p{Ll}{2,} \p{Ll}{2,}/u.test(one.text)))
        lines.before.push(...lines.kept.splice(0).map((one) => one.source));
    }
    if (why !== null) lines.leftOut.push({ source, why });
    else if (inDisclaimer) lines.leftOut.push({ source, why: 'disclaimer' });
    else lines.kept.push({ text, source });
  }
  return lines;
}
