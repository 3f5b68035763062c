import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';

/** What a zip is written to: takes bytes in order. */
export type ZipSink = (bytes: Uint8Array) => Promise<void>;

interface Entry {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** A zip being written, one file after the other, each as it comes. */
export interface ZipWriter {
  /**
   * Adds a file, compressed.
   * @param name its path within the zip, with forward slashes
   * @param pieces its text, which is written as UTF-8
   */
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>;
  /** Writes the directory at the end. Nothing may be added after it. */
  finish(): Promise<void>;
}

/** Without the 64-bit records of newer zips nothing larger has a place. */
const largest = 0xffffffff;
// Sizes follow the data (bit 3), names are UTF-8 (bit 11).
const flags = 0x0808;
const deflated = 8;
const version = 20;

/**
 * Writes a zip (PKWARE APPNOTE 6.3.3, without encryption and without zip64).
 * @param sink where the bytes go
 * @param modified the time that its files bear, as the clock on the wall shows it
 * @returns a writer; its methods throw RangeError once the zip would pass 4 GB
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
    if (offset + bytes.length > largest) throw new RangeError('a zip without 64-bit records holds at most 4 GB');
    offset += bytes.length;
    await sink(bytes);
  }

  return {
    async add(name, pieces) {
      const entry: Entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset };
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      head.writeUInt16LE(version, 4);
      head.writeUInt16LE(flags, 6);
      head.writeUInt16LE(deflated, 8);
      stamp.copy(head, 10);
      head.writeUInt16LE(entry.name.length, 26);
      await put(Buffer.concat([head, entry.name]));

      async function* counted(): AsyncGenerator<Buffer> {
        for await (const piece of pieces) {
          const bytes = Buffer.from(piece);
          entry.crc = crc32(bytes, entry.crc);
          entry.size += bytes.length;
          if (entry.size > largest) throw new RangeError('a file in a zip without 64-bit records holds at most 4 GB');
          yield bytes;
        }
      }
      await pipeline(Readable.from(counted()), createDeflateRaw(), async (packed: AsyncIterable<Buffer>) => {
        for await (const bytes of packed) {
          entry.packed += bytes.length;
          await put(bytes);
        }
      });

      const tail = Buffer.alloc(16);
      tail.writeUInt32LE(0x08074b50, 0);
      tail.writeUInt32LE(entry.crc, 4);
      tail.writeUInt32LE(entry.packed, 8);
      tail.writeUInt32LE(entry.size, 12);
      await put(tail);
      entries.push(entry);
    },

    async finish() {
      const start = offset;
      for (const entry of entries) {
        const record = Buffer.alloc(46);
        record.writeUInt32LE(0x02014b50, 0);
        record.writeUInt16LE(version, 4);
        record.writeUInt16LE(version, 6);
        record.writeUInt16LE(flags, 8);
        record.writeUInt16LE(deflated, 10);
        stamp.copy(record, 12);
        record.writeUInt32LE(entry.crc, 16);
        record.writeUInt32LE(entry.packed, 20);
        record.writeUInt32LE(entry.size, 24);
        record.writeUInt16LE(entry.name.length, 28);
        record.writeUInt32LE(entry.offset, 42);
        await put(Buffer.concat([record, entry.name]));
      }
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(entries.length, 8);
      end.writeUInt16LE(entries.length, 10);
      end.writeUInt32LE(offset - start, 12);
      end.writeUInt32LE(start, 16);
      await put(end);
    },
  };
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
