import { TextDecoder } from 'node:util';

/** One property of a card: its name and parameters read, its value decoded but still escaped. */
export interface VcardProperty {
  /** What joins it with its label (`item1`), in lower case; empty for most. */
  group: string;
  /** In capitals. */
  name: string;
  /** By name in capitals. The bare words of vCard 2.1 are under TYPE, ENCODING or VALUE, wherever they belong. */
  params: ReadonlyMap<string, readonly string[]>;
  value: string;
  /** What a base64 value holds; null for text, and for base64 that is none. */
  bytes: Uint8Array | null;
}

/** A line that begins a property: a name, perhaps of a group, and what follows it. */
const HEAD = /^(?:([A-Za-z0-9_-]+)\.)?([A-Za-z][A-Za-z0-9_-]*)\s*(?=[;:])/;
const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', 'Q', '8BIT', '7BIT', 'BINARY']);
const VALUES = new Set(['INLINE', 'URL', 'URI', 'CONTENT-ID', 'CID']);
/** More than all parameters of a property come to. */
const LONGEST_HEAD = 20_000;
const BEYOND_ASCII = /[\x80-\xff]/;

/** True when a line begins a property; all others go on with the one before, or are none. */
export function beginsProperty(line: string): boolean {
  return HEAD.test(line);
}

/** How the value of a property is packed, by the head of its line: what its further lines are depends on it. */
export function packingOf(line: string): 'text' | 'quoted' | 'base64' {
  const head = line.slice(0, Math.min(headEnd(line), 1000)).toUpperCase();
  if (/[;=]\s*QUOTED-PRINTABLE/.test(head)) return 'quoted';
  return /;\s*(?:ENCODING\s*=\s*)?"?(?:BASE64|B)"?\s*(?=[;:]|$)/.test(head) ? 'base64' : 'text';
}

/** Where the value begins: after the first colon that is in no quoted parameter. */
function headEnd(line: string): number {
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    if (code === 0x22) quoted = !quoted;
    else if (code === 0x3a && !quoted) return index;
  }
  // A quotation mark that is never closed hides nothing.
  return line.indexOf(':');
}

/**
 * Reads a whole, unfolded line.
 * @param line Latin-1 text, a character for each byte
 * @param charset what its text is in where it does not say so itself
 * @param modern true for vCard 3.0 and 4.0, whose parameters escape with a caret (RFC 6868)
 * @param insteadOf a charset that it may name and is not in: it is in `charset` then
 * @returns null when the line is no property
 */
export function readProperty(line: string, charset: string, modern: boolean, insteadOf = ''): VcardProperty | null {
  const [head, group = '', name = ''] = HEAD.exec(line) ?? [];
  const colon = headEnd(line);
  if (head === undefined || colon < head.length || colon > LONGEST_HEAD) return null;
  const params = new Map<string, string[]>();
  for (const param of splitQuoted(line.slice(head.length, colon), ';')) readParam(param, charset, modern, params);
  const named = params.get('CHARSET')?.[0];
  const own = named !== undefined && insteadOf !== '' && charsetName(named) === insteadOf ? undefined : named;
  const encoding = (params.get('ENCODING')?.[0] ?? '').toUpperCase();
  const rawValue = line.slice(colon + 1);
  const property = { group: group.toLowerCase(), name: name.toUpperCase(), params };
  if (encoding === 'BASE64' || encoding === 'B') {
    const bytes = base64Bytes(rawValue);
    return { ...property, value: bytes === null ? rawValue.trim() : '', bytes };
  }
  const octets = encoding === 'QUOTED-PRINTABLE' || encoding === 'Q' ? quotedPrintable(rawValue) : rawValue;
  return { ...property, value: inCharset(octets, own ?? charset), bytes: null };
}

function readParam(param: string, charset: string, modern: boolean, params: Map<string, string[]>): void {
  if (param.trim() === '') return;
  const equals = param.indexOf('=');
  const word = param.trim().toUpperCase();
  const name =
    equals !== -1
      ? param.slice(0, equals).trim().toUpperCase()
      : ENCODINGS.has(word)
        ? 'ENCODING'
        : VALUES.has(word)
          ? 'VALUE'
          : 'TYPE';
  const values = params.get(name) ?? [];
  params.set(name, values);
  const text = equals === -1 ? param : param.slice(equals + 1);
  for (const piece of splitQuoted(text, ',')) {
    const plain = inCharset(piece.replaceAll('"', ''), charset).trim();
    const value = modern ? plain.replace(/\^(['n^])/gi, (_, mark: string) => CARETS[mark.toLowerCase()] ?? '') : plain;
    // Some programs put a list into one pair of quotation marks: TYPE="HOME,VOICE".
    if (name === 'TYPE') values.push(...value.split(',').map((one) => one.trim()));
    else values.push(value);
  }
}

const CARETS: Readonly<Record<string, string>> = { n: '\n', "'": '"', '^': '^' };

function splitQuoted(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const pieces: string[] = [];
  let quoted = false;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      pieces.push(text.slice(from, index));
      from = index + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** The bytes of base64 text, null when it is none. Blanks and line ends within do no harm. */
export function base64Bytes(text: string): Uint8Array | null {
  const plain = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,3}$/.test(plain)) return null;
  return new Uint8Array(Buffer.from(plain, 'base64'));
}

function quotedPrintable(text: string): string {
  return text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The name in the Encoding Standard of what a card calls its charset; empty for one that is not known. */
export function charsetName(label: string): string {
  try {
    return new TextDecoder(label.replace(/^"|"$/g, '')).encoding;
  } catch {
    // Not known: nothing is called like it.
    return '';
  }
}

/** Bytes, held as Latin-1, as the text they are. What the charset cannot be is read as Windows-1252, which never fails. */
function inCharset(octets: string, charset: string): string {
  // ISO-2022 hides its letters in ASCII.
  if (!BEYOND_ASCII.test(octets) && !/^(iso-2022|hz|utf-16|utf-7)/i.test(charset)) return withoutNul(octets);
  const bytes = Buffer.from(octets, 'latin1');
  for (const label of [charset.replace(/^"|"$/g, ''), 'utf-8']) {
    const text = decoded(bytes, label);
    if (text !== null) return withoutNul(text);
  }
  return withoutNul(new TextDecoder('windows-1252').decode(bytes));
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // An unknown charset, or bytes that are not in it: the caller goes on to the next.
    return null;
  }
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
