import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessBytes, readZip } from './zip-read';
import { crc32, createZipWriter } from './zip-write';

const modified = { year: 2026, month: 11, day: 20, hour: 9, minute: 30 };

describe('crc32', () => {
  it('is the one that gzip writes, whole or in pieces', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, two) => {
        const both = Buffer.concat([one, two]);
        const zipped = gzipSync(both);
        expect(crc32(two, crc32(one))).toBe(zipped.readUInt32LE(zipped.length - 8));
      }),
    );
  });
});

describe('createZipWriter', () => {
  it('stops where the source of a file fails', async () => {
    const zip = createZipWriter(async () => undefined, modified);
    async function* broken(): AsyncGenerator<string> {
      yield 'a';
      throw new Error('gone');
    }
    await expect(zip.add('a.txt', broken())).rejects.toThrow('gone');
  });

  it('bears the time it was given, in the form of DOS', async () => {
    const pieces: Uint8Array[] = [];
    const zip = createZipWriter(async (bytes) => void pieces.push(Buffer.from(bytes)), modified);
    await zip.add('ä.txt', ['x']);
    await zip.finish();
    const bytes = Buffer.concat(pieces);
    expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([
      (9 << 11) | (30 << 5),
      (46 << 9) | (11 << 5) | 20,
    ]);
    expect(bytes.toString('utf8', 30, 36)).toBe('ä.txt');
  });
});

describe('a zip beyond what 32 bits say', () => {
  it('is read back: many files, and files that were said to be large', async () => {
    const pieces: Uint8Array[] = [];
    const zip = createZipWriter(async (bytes) => void pieces.push(Buffer.from(bytes)), modified);
    await zip.add('large.txt', ['large ', 'text'], true);
    await zip.store('stored.bin', [Uint8Array.of(1, 2, 3)], true);
    for (let number = 0; number < 65_600; number += 1) await zip.store(`${number}`, [`${number}`]);
    await zip.finish();
    const read = await readZip(accessBytes(Buffer.concat(pieces)));
    expect(read.entries.size).toBe(65_602);
    const text = async (name: string) => {
      const entry = read.entries.get(name)!;
      const found: Uint8Array[] = [];
      for await (const piece of read.open(entry, entry.size)) found.push(piece);
      return Buffer.concat(found).toString('latin1');
    };
    expect(await text('large.txt')).toBe('large text');
    expect(await text('stored.bin')).toBe('\u0001\u0002\u0003');
    expect(await text('65599')).toBe('65599');
  });
});
