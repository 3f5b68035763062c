import type { BinaryKind } from '@shared/locale/en/formats';

/** First bytes that say what a file is, whatever its name. */
const MAGIC: readonly { kind: BinaryKind; at: number; bytes: readonly number[] }[] = [
  { kind: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { kind: 'heic', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65] },
  { kind: 'heic', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x6d, 0x69, 0x66] },
  { kind: 'tiff', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'tiff', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'gzip', at: 0, bytes: [0x1f, 0x8b, 0x08] },
  { kind: 'xls', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1] },
  { kind: 'sqlite', at: 0, bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74] },
  { kind: 'pst', at: 0, bytes: [0x21, 0x42, 0x44, 0x4e] },
  { kind: 'rtf', at: 0, bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'media', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { kind: 'media', at: 0, bytes: [0x49, 0x44, 0x33] },
  { kind: 'media', at: 0, bytes: [0x4f, 0x67, 0x67, 0x53] },
  { kind: 'media', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { kind: 'program', at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'program', at: 0, bytes: [0x4d, 0x5a, 0x90, 0x00] },
];

/** Texts that are address books or documents of another kind, by how they begin. */
const TEXT_KINDS: readonly { kind: BinaryKind; begins: RegExp }[] = [
  { kind: 'vcard', begins: /^BEGIN:VCARD/i },
  { kind: 'ics', begins: /^BEGIN:VCALENDAR/i },
  { kind: 'ldif', begins: /^(version: 1\s+)?dn:/i },
  { kind: 'html', begins: /^<(!doctype html|html)/i },
  { kind: 'xml', begins: /^<(\?xml|[a-z][\w:-]*[\s>])/i },
  { kind: 'json', begins: /^[[{]\s*["[{]/ },
];

/** A short sample may hold a stray control byte; a picture is a quarter of them. */
const TOLERATED_SHARE = 0.04;
const TOLERATED_COUNT = 3;

/** What a file is by its first bytes, or null when they are none that is known. */
export function magicKind(head: Uint8Array): BinaryKind | null {
  if (startsWith(head, 0, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, 0, [0x50, 0x4b, 0x05, 0x06]))
    return zipKind(head);
  for (const { kind, at, bytes } of MAGIC) if (startsWith(head, at, bytes)) return kind;
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 64))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return TEXT_KINDS.find(({ begins }) => begins.test(text))?.kind ?? null;
}

/** True when the bytes hold more control characters than text does. UTF-16 is text: ask only after it has been ruled out. */
export function isBinary(head: Uint8Array): boolean {
  return controlShare(head) > TOLERATED_SHARE;
}

function startsWith(data: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => data[at + index] === byte);
}

/** Office files are ZIP archives that name their parts in plain bytes near the beginning. */
function zipKind(head: Uint8Array): BinaryKind {
  const names = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  if (names.includes('[Content_Types].xml') || names.includes('xl/')) return 'xlsx';
  if (names.includes('opendocument.spreadsheet')) return 'ods';
  return 'zip';
}

function controlShare(data: Uint8Array): number {
  let control = 0;
  for (const byte of data) {
    // Tab, line feed, vertical tab, form feed, carriage return, end of file of DOS, and escape (ISO-2022) occur in text.
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b) control += 1;
  }
  return control <= TOLERATED_COUNT ? 0 : control / data.length;
}
