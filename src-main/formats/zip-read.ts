import { createInflateRaw } from 'node:zlib';
import { pipeline } from 'node:stream';
import { Readable } from 'node:stream';
import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';

const words = strings.zips;

/** Bytes that can be read from any place: a file, or a buffer. */
export interface RandomAccess {
  size: number;
  /** At most `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface ZipEntry {
  /** With forward slashes, whatever the archive has. */
  name: string;
  packed: number;
  /** As the archive says; what comes out is counted as well. */
  size: number;
  method: number;
  offset: number;
  encrypted: boolean;
}

export interface ZipReader {
  entries: ReadonlyMap<string, ZipEntry>;
  /**
   * Unpacks one entry as a stream.
   * @param most bytes that it may hold; more is refused while it is read
   * @throws AppError `validation` for a bomb, a damaged or an encrypted entry
   */
  open(entry: ZipEntry, most: number): AsyncGenerator<Uint8Array>;
}

/** Deflate packs at most a thousandfold; text of tables and mails is packed ten- to fiftyfold. */
const LARGEST_RATIO = 250;
/** Below this a ratio says nothing: an empty sheet packs well. */
const HARMLESS = 16 * 1024 * 1024;
const MOST_ENTRIES = 100_000;
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
const STEP = 256 * 1024;

/** The whole of some bytes as something to read from. */
export function accessBytes(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/**
 * Reads the directory of a zip (PKWARE APPNOTE 6.3.3, with zip64's sizes) and unpacks its entries one by one. Nothing
 * is held but the directory; what is packed too well to be true is refused.
 * @param mostEntries more files are refused
 * @throws AppError `validation` when it is damaged or no zip
 */
export async function readZip(file: RandomAccess, mostEntries = MOST_ENTRIES): Promise<ZipReader> {
  const { offset, length, count } = await findDirectory(file);
  if (count > mostEntries || length > LARGEST_DIRECTORY) throw new AppError('validation', words.bomb);
  const directory = view(await exactly(file, offset, length));
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const entry: ZipEntry = {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    };
    withZip64(entry, extra);
    // The first of a name counts: two of one name are a trick on readers that differ.
    if (!entries.has(entry.name)) entries.set(entry.name, entry);
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
  }
  return { entries, open: (entry, most) => unpack(file, entry, most) };
}

async function findDirectory(file: RandomAccess): Promise<{ offset: number; length: number; count: number }> {
  // The end record is followed by a comment of at most 64 KB.
  const from = Math.max(0, file.size - 65_557);
  const tail = view(await file.read(from, file.size - from));
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    const found = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    if (found.offset !== 0xffffffff && found.count !== 0xffff) return found;
    const locator = at - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return found;
    const record = view(await exactly(file, Number(tail.readBigUInt64LE(locator + 8)), 56));
    return {
      count: Number(record.readBigUInt64LE(32)),
      length: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
    };
  }
  throw new AppError('validation', words.damaged);
}

/** Sizes of more than 32 bits stand in an extra field, in this order, each only where it is needed. */
function withZip64(entry: ZipEntry, extra: Buffer): void {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let field = at + 4;
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (entry[key] !== 0xffffffff || field + 8 > at + 4 + length || field + 8 > extra.length) continue;
        entry[key] = Number(extra.readBigUInt64LE(field));
        field += 8;
      }
    }
    at += 4 + length;
  }
}

async function* unpack(file: RandomAccess, entry: ZipEntry, most: number): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new AppError('validation', words.encrypted);
  if (entry.size > most || isBomb(entry.size, entry.packed)) throw new AppError('validation', words.bomb);
  const head = view(await exactly(file, entry.offset, 30));
  if (head.readUInt32LE(0) !== 0x04034b50) throw new AppError('validation', words.damaged);
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (entry.method !== 0 && entry.method !== 8) throw new AppError('validation', words.damaged);
  const pieces = entry.method === 0 ? packedPieces(file, start, entry.packed) : inflated(file, start, entry.packed);
  let size = 0;
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > most || isBomb(size, entry.packed)) throw new AppError('validation', words.bomb);
      yield piece;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('validation', words.damaged, undefined, error);
  }
}

function isBomb(size: number, packed: number): boolean {
  return size > HARMLESS && size > packed * LARGEST_RATIO;
}

async function* packedPieces(file: RandomAccess, start: number, length: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < length; done += STEP)
    yield await exactly(file, start + done, Math.min(STEP, length - done));
}

async function* inflated(file: RandomAccess, start: number, length: number): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: STEP });
  // The error reaches whoever reads; the callback is there because a pipeline wants one.
  pipeline(Readable.from(packedPieces(file, start, length)), inflate, () => undefined);
  for await (const piece of inflate) yield piece as Uint8Array;
}

async function exactly(file: RandomAccess, offset: number, length: number): Promise<Uint8Array> {
  if (offset < 0 || length < 0 || offset + length > file.size) throw new AppError('validation', words.damaged);
  return file.read(offset, length);
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
