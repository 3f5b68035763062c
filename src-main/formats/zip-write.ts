import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';

/** What a zip is written to: takes bytes in order. */
export type ZipSink = (bytes: Uint8Array) => Promise<void>;

interface Entry {
  name: Buffer;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** A zip being written, one file after the other, each as it comes. */
export interface ZipWriter {
  /**
   * Adds a file, compressed.
   * @param name its path within the zip, with forward slashes
   * @param pieces its bytes, or its text, which is written as UTF-8
   * @param isLarge it may pass 4 GB, which has to be said before it begins
   * @throws RangeError when a file that was not said to be large passes 4 GB
   */
  add(name: string, pieces: Pieces, isLarge?: boolean): Promise<void>;
  /** Adds a file as it is: what is packed already, or what nobody knows how well it packs. */
  store(name: string, pieces: Pieces, isLarge?: boolean): Promise<void>;
  /** Writes the directory at the end. Nothing may be added after it. */
  finish(): Promise<void>;
}

/** From here on the 64-bit records of zip64 say it. */
const largest = 0xffffffff;
const mostEntries = 0xffff;
// Sizes follow the data (bit 3), names are UTF-8 (bit 11).
const flags = 0x0808;
const deflated = 8;
const version = 20;
const version64 = 45;

/**
 * Writes a zip (PKWARE APPNOTE 6.3.3, without encryption; zip64 only where it is needed, so that old unpackers read the
 * rest).
 * @param sink where the bytes go
 * @param modified the time that its files bear, as the clock on the wall shows it
 */
export function createZipWriter(
  sink: ZipSink,
  modified: { year: number; month: number; day: number; hour: number; minute: number },
): ZipWriter {
  const entries: Entry[] = [];
  const stamp = Buffer.alloc(4);
  stamp.writeUInt16LE((modified.hour << 11) | (modified.minute << 5), 0);
  stamp.writeUInt16LE(((modified.year - 1980) << 9) | (modified.month << 5) | modified.day, 2);
  let offset = 0;

  async function put(bytes: Uint8Array): Promise<void> {
    offset += bytes.length;
    await sink(bytes);
  }

  async function write(name: string, pieces: Pieces, method: number, isLarge: boolean): Promise<void> {
    const entry: Entry = { name: Buffer.from(name), method, crc: 0, packed: 0, size: 0, offset };
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(isLarge ? version64 : version, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(method, 8);
    stamp.copy(head, 10);
    head.writeUInt16LE(entry.name.length, 26);
    // The sizes that follow the data have 64 bits only where the head has this field.
    const extra = isLarge ? sizes64([0, 0]) : Buffer.alloc(0);
    if (isLarge) head.fill(0xff, 18, 26);
    head.writeUInt16LE(extra.length, 28);
    await put(Buffer.concat([head, entry.name, extra]));

    async function* counted(): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        const bytes =
          typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        if (entry.size > largest && !isLarge) throw new RangeError(`${name} was not said to be large and passes 4 GB`);
        yield bytes;
      }
    }
    const take = async (packed: AsyncIterable<Buffer>) => {
      for await (const bytes of packed) {
        entry.packed += bytes.length;
        await put(bytes);
      }
    };
    if (method === deflated) await pipeline(Readable.from(counted()), createDeflateRaw(), take);
    else await take(counted());

    const tail = Buffer.alloc(isLarge ? 24 : 16);
    tail.writeUInt32LE(0x08074b50, 0);
    tail.writeUInt32LE(entry.crc, 4);
    if (isLarge) sizes64([entry.packed, entry.size]).copy(tail, 8, 4);
    else {
      tail.writeUInt32LE(entry.packed, 8);
      tail.writeUInt32LE(entry.size, 12);
    }
    await put(tail);
    entries.push(entry);
  }

  return {
    add: (name, pieces, isLarge) => write(name, pieces, deflated, isLarge ?? false),
    store: (name, pieces, isLarge) => write(name, pieces, 0, isLarge ?? false),

    async finish() {
      const start = offset;
      for (const entry of entries) {
        const wide = [entry.size, entry.packed, entry.offset].filter((value) => value >= largest);
        const extra = wide.length > 0 ? sizes64(wide) : Buffer.alloc(0);
        const record = Buffer.alloc(46);
        record.writeUInt32LE(0x02014b50, 0);
        record.writeUInt16LE(wide.length > 0 ? version64 : version, 4);
        record.writeUInt16LE(wide.length > 0 ? version64 : version, 6);
        record.writeUInt16LE(flags, 8);
        record.writeUInt16LE(entry.method, 10);
        stamp.copy(record, 12);
        record.writeUInt32LE(entry.crc, 16);
        record.writeUInt32LE(Math.min(entry.packed, largest), 20);
        record.writeUInt32LE(Math.min(entry.size, largest), 24);
        record.writeUInt16LE(entry.name.length, 28);
        record.writeUInt16LE(extra.length, 30);
        record.writeUInt32LE(Math.min(entry.offset, largest), 42);
        await put(Buffer.concat([record, entry.name, extra]));
      }
      const length = offset - start;
      if (entries.length >= mostEntries || start >= largest || length >= largest)
        await put(end64(entries.length, length, start));
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(Math.min(entries.length, mostEntries), 8);
      end.writeUInt16LE(Math.min(entries.length, mostEntries), 10);
      end.writeUInt32LE(Math.min(length, largest), 12);
      end.writeUInt32LE(Math.min(start, largest), 16);
      await put(end);
    },
  };
}

/** The extra field of zip64: what does not fit into 32 bits, in the format's order. */
function sizes64(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return field;
}

/** The end of the directory in 64 bits, with the record that says where it stands. */
function end64(count: number, length: number, start: number): Buffer {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(version64, 12);
  record.writeUInt16LE(version64, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + length), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/**
 * The CRC-32 of bytes (ISO 3309), as zip and gzip use it; zlib has it only in newer Node.
 * @param before the CRC of what came before, to go on from
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let index = 0; index < bytes.length; index += 1) crc = crcTable[(crc ^ bytes[index]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
