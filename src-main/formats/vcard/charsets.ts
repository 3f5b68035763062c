import { detectEncoding, type GuessByFrequency } from '../encodings';
import { LineSplitter } from './lines';
import { beginsProperty, charsetName, packingOf } from './property';

/** How the text of a card file is read. */
export interface CardCharset {
  /** Of all lines that name no charset of their own. */
  encoding: string;
  /** What the file was taken to be in where a person settled otherwise: lines that name it are in `encoding` too. */
  insteadOf?: string;
}

const BEYOND_ASCII = /[\x80-\xff]/;
const QUOTED_BEYOND_ASCII = /=[89A-F][0-9A-F]/i;
const CHARSET = /^[^:]*;\s*CHARSET\s*=\s*"?([A-Za-z0-9_.-]+)/i;

/**
 * Finds the encoding of a card file: by the text whose lines name no charset, and where no such line tells anything, by
 * what most of the others name.
 * @param sample its head first, then pieces of the rest
 * @throws AppError `validation` for an empty file and for what is no text
 */
export function detectCardEncoding(sample: readonly Uint8Array[], guess: GuessByFrequency): string {
  const whole = detectEncoding(sample, guess, 'vcard');
  if (whole.bom || whole.encoding.startsWith('utf-16')) return whole.encoding;
  const { unnamed, named } = textsOf(sample);
  if (unnamed.some((line) => BEYOND_ASCII.test(line)))
    return detectEncoding([Buffer.from(unnamed.join('\n'), 'latin1')], guess, 'vcard').encoding;
  const [most] = [...named].sort(([, a], [, b]) => b - a);
  return unnamed.length > 0 ? whole.encoding : (most?.[0] ?? whole.encoding);
}

/** The lines of a sample with letters beyond ASCII: those that name no charset, and how many name which. */
function textsOf(sample: readonly Uint8Array[]): { unnamed: string[]; named: Map<string, number> } {
  const unnamed: string[] = [];
  const named = new Map<string, number>();
  for (const piece of sample) {
    // A piece begins anywhere; which property its first line belongs to is not known.
    let charset: string | null = null;
    let isQuoted = false;
    const take = (line: string): void => {
      if (beginsProperty(line)) {
        charset = charsetName(CHARSET.exec(line)?.[1] ?? '');
        isQuoted = packingOf(line) === 'quoted';
      }
      if (charset === null || !(BEYOND_ASCII.test(line) || (isQuoted && QUOTED_BEYOND_ASCII.test(line)))) return;
      if (charset === '') unnamed.push(line);
      else named.set(charset, (named.get(charset) ?? 0) + 1);
    };
    const splitter = new LineSplitter();
    splitter.push(piece, take);
    splitter.push(null, take);
  }
  return { unnamed, named };
}
