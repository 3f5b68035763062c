import { TextDecoder } from 'node:util';
import { AppError } from '@main/core/errors';
import type { BinaryKind } from '@shared/locale/en/formats';
import { strings } from '@shared/locale/index';
import { isBinary, magicKind } from './binary';
import { writtenLikeness } from './encoding-score';

const words = strings.formats;

export interface DetectedEncoding {
  /** A label of the Encoding Standard, as TextDecoder takes it. */
  encoding: string;
  /** 0…1; 1 when the bytes leave no choice. */
  confidence: number;
  /** True when the file says its encoding itself by a byte order mark. */
  bom: boolean;
}

const ONE_BYTE = [
  'windows-1252',
  'iso-8859-15',
  'macintosh',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'iso-8859-5',
  'windows-1253',
  'iso-8859-7',
  'windows-1254',
] as const;
const MANY_BYTES = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'] as const;

/** What jschardet calls the encodings that only it can tell from one another. */
const JSCHARDET_NAMES: Readonly<Record<string, string>> = {
  shift_jis: 'shift_jis',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'euc-kr': 'euc-kr',
  cp949: 'euc-kr',
  gbk: 'gb18030',
  'euc-jis-2004': 'euc-jp',
  shift_jis_2004: 'shift_jis',
  'big5-hkscs': 'big5',
  big5hkscs: 'big5',
  'iso-2022-jp': 'iso-2022-jp',
};

/** Enough text to judge by; scoring looks at each character. */
const SCORED_BYTES = 64 * 1024;

/** Names the encoding of bytes by how often which of them stand together; null where that says nothing. */
export type GuessByFrequency = (data: Uint8Array) => string | null;

/**
 * Loads the tables of frequencies. They are half as large as the rest of the app together, and needed only once a file
 * is read: a start does not wait for them.
 */
export async function loadFrequencies(): Promise<GuessByFrequency> {
  const { default: jschardet } = await import('jschardet');
  return (data) => {
    const found = jschardet.detect(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    // Its confidence grows with the length of the text and says little about a short one.
    if (found.encoding === null) return null;
    return JSCHARDET_NAMES[found.encoding.toLowerCase()] ?? null;
  };
}

/**
 * Finds the encoding of a text file from pieces of it: its head first, then some from the middle, then its tail.
 * Throws AppError 'validation' for an empty file and for what is no text, naming what it is.
 * @param guess what `loadFrequencies` loaded
 * @param expected a kind of file that is wanted, and so is not refused
 */
export function detectEncoding(
  sample: readonly Uint8Array[],
  guess: GuessByFrequency,
  expected: BinaryKind | null = null,
): DetectedEncoding {
  const [head = new Uint8Array(0), ...others] = sample;
  if (sample.every((piece) => piece.length === 0)) throw new AppError('validation', words.emptyFile);
  if (isUtf32(head)) throw new AppError('validation', words.utf32);
  const kind = magicKind(head);
  if (kind !== null && kind !== expected) throw new AppError('validation', words.binary(kind));
  const marked = byteOrderMark(head);
  if (marked !== null && marked !== 'utf-8') {
    const body = head.subarray(2);
    if (looksLikeUtf16(body, marked) || !isTextUtf8(body)) return { encoding: marked, confidence: 1, bom: true };
    return detectEncoding([body, ...others], guess, expected);
  }
  const wide = head.length >= 4 ? unmarkedUtf16(head) : null;
  if (wide !== null) return { encoding: wide, confidence: 0.9, bom: false };
  if (isBinary(head)) throw new AppError('validation', words.binary('unknown'));

  const { sequences, broken } = sample.reduce(
    (sum, piece) => {
      const part = countUtf8(piece);
      return { sequences: sum.sequences + part.sequences, broken: sum.broken + part.broken };
    },
    { sequences: 0, broken: 0 },
  );
  if (broken === 0) {
    if (sequences === 0 && head.includes(0x1b) && guess(head) === 'iso-2022-jp')
      return { encoding: 'iso-2022-jp', confidence: 0.9, bom: false };
    return { encoding: 'utf-8', confidence: 1, bom: marked === 'utf-8' };
  }
  // One damaged letter among many good ones is a damaged UTF-8 file, not another encoding.
  if (sequences >= 20 * broken) return { encoding: 'utf-8', confidence: 0.8, bom: marked === 'utf-8' };
  return { ...legacyEncoding(beyondAscii(sample), guess), bom: false };
}

/**
 * A decoder for a stream of bytes: call with each chunk, and once with null at the end. A byte order mark is left out,
 * bytes that are no letter become U+FFFD, and NUL characters, which would end the text in a database, are dropped.
 * Throws AppError 'invalid_input' when the encoding is not known.
 */
export function createDecoder(encoding: string): (chunk: Uint8Array | null) => string {
  const decoder = openDecoder(encoding);
  return (chunk) => {
    const text = chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  };
}

function openDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new AppError('invalid_input', words.unknownEncoding(encoding));
  }
}

function byteOrderMark(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** Four bytes a letter, of which the highest is never used and the next hardly ever: with its mark, or many units of plain letters. */
function isUtf32(head: Uint8Array): boolean {
  const units = Math.min(head.length >> 2, 1024);
  if (units < 2) return false;
  let little = 0;
  let big = 0;
  for (let at = 0; at < units * 4; at += 4) {
    const [first = 0, second = 0, third = 0, fourth = 0] = head.subarray(at, at + 4);
    if (fourth === 0 && third <= 0x10 && (first !== 0 || second !== 0)) little += third === 0 ? 1 : 0;
    if (first === 0 && second <= 0x10 && (third !== 0 || fourth !== 0)) big += second === 0 ? 1 : 0;
  }
  return little >= units * 0.9 || big >= units * 0.9;
}

/** Text in UTF-16 has commas, digits and line ends, whose one byte is NUL, always on the same side. */
function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (looksLikeUtf16(head, 'utf-16le')) return 'utf-16le';
  if (looksLikeUtf16(head, 'utf-16be')) return 'utf-16be';
  return null;
}

function looksLikeUtf16(data: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const length = Math.min(data.length, SCORED_BYTES) & ~1;
  const high = encoding === 'utf-16le' ? 1 : 0;
  let wideAscii = 0;
  let wrong = 0;
  for (let index = 0; index < length; index += 2) {
    const low = data[index + 1 - high] ?? 0;
    if ((data[index + high] ?? 0) === 0) {
      if (low >= 0x20 || low === 0x09 || low === 0x0a || low === 0x0d) wideAscii += 1;
      else wrong += 1;
    }
  }
  return wideAscii > 0 && wideAscii >= length / 2 / 10 && wrong * 20 < wideAscii;
}

function isTextUtf8(data: Uint8Array): boolean {
  return data.length > 0 && countUtf8(data).broken === 0 && !isBinary(data);
}

/**
 * Counts the sequences of several bytes and the bytes that are not UTF-8. A sequence cut off at either end of the piece
 * is neither.
 */
function countUtf8(data: Uint8Array): { sequences: number; broken: number } {
  let sequences = 0;
  let broken = 0;
  let index = 0;
  while (index < 3 && index < data.length && ((data[index] ?? 0) & 0xc0) === 0x80) index += 1;
  if (index === data.length) return { sequences: 0, broken: index };
  while (index < data.length) {
    const byte = data[index] ?? 0;
    if (byte < 0x80) {
      index += 1;
      continue;
    }
    const length =
      byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
    let follow = 1;
    while (follow < length && index + follow < data.length && ((data[index + follow] ?? 0) & 0xc0) === 0x80)
      follow += 1;
    if (length === 0 || (follow < length && index + follow < data.length)) {
      broken += 1;
      index += 1;
    } else {
      if (follow === length) sequences += 1;
      index += follow;
    }
  }
  return { sequences, broken };
}

/** The lines with bytes beyond ASCII, which alone tell encodings apart, up to what is worth scoring. */
function beyondAscii(sample: readonly Uint8Array[]): Uint8Array {
  const lines: Uint8Array[] = [];
  let size = 0;
  for (const piece of sample) {
    let start = 0;
    let wide = false;
    for (let index = 0; index <= piece.length && size < SCORED_BYTES; index += 1) {
      const byte = piece[index];
      if (byte === undefined || byte === 0x0a || byte === 0x0d) {
        if (wide) {
          const line = piece.subarray(start, Math.min(index + 1, start + 4096));
          lines.push(line);
          size += line.length;
        }
        start = index + 1;
        wide = false;
      } else if (byte >= 0x80) wide = true;
    }
  }
  return Buffer.concat(lines);
}

function legacyEncoding(data: Uint8Array, guess: GuessByFrequency): { encoding: string; confidence: number } {
  const named = guess(data);
  const scores = ONE_BYTE.map((encoding) => ({
    encoding: encoding as string,
    score: writtenLikeness(new TextDecoder(encoding).decode(data), encoding),
  }));
  for (const encoding of MANY_BYTES) {
    const text = decodeStrictly(data, encoding);
    if (text === null) continue;
    // Nearly any bytes are valid in these; frequencies, which jschardet knows, choose among them.
    scores.push({ encoding, score: writtenLikeness(text, encoding) - 0.2 + (named === encoding ? 0.4 : 0) });
  }
  // In a tie the more common one: the sort is stable and windows-1252 stands first.
  scores.sort((a, b) => b.score - a.score);
  const best = scores[0] ?? { encoding: 'windows-1252', score: 0 };
  const margin = best.score - (scores[1]?.score ?? 0);
  const confidence = Math.max(0.3, Math.min(0.95, 0.5 + margin));
  if (best.encoding === 'windows-1252' && isLatin9(data))
    return { encoding: 'iso-8859-15', confidence: Math.min(confidence, 0.7) };
  return { encoding: best.encoding, confidence };
}

function decodeStrictly(data: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(data);
  } catch {
    // Not valid in this encoding, which is the answer that was asked for.
    return null;
  }
}

/** ISO-8859-15 has its euro sign and Š š Ž ž Œ œ Ÿ where windows-1252 has signs that no name holds, and nothing in 0x80…0x9F. */
function isLatin9(data: Uint8Array): boolean {
  let letters = 0;
  for (let index = 0; index < data.length; index += 1) {
    const byte = data[index] ?? 0;
    if (byte >= 0x80 && byte <= 0x9f) return false;
    if (byte === 0xa4) letters += 1;
    const neighbour = data[index + 1] ?? 0;
    if (
      [0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe].includes(byte) &&
      (neighbour | 0x20) >= 0x61 &&
      (neighbour | 0x20) <= 0x7a
    )
      letters += 1;
  }
  return letters > 0;
}
