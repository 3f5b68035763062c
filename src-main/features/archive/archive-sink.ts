import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { createZipWriter } from '../../formats/zip-write';
import { inPart } from './in-part';

type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Where an archive is written: a zip, or a folder. */
export interface ArchiveSink {
  /** Adds a file. `packed` says that it packs well. */
  add(path: string, pieces: Pieces, packed: boolean): Promise<void>;
}

/** Writes an archive as a zip, to whatever takes its bytes. */
export async function intoZip(
  put: (bytes: Uint8Array) => Promise<void>,
  modified: Parameters<typeof createZipWriter>[1],
  isLarge: boolean,
  work: (sink: ArchiveSink) => Promise<void>,
): Promise<void> {
  const zip = createZipWriter(put, modified);
  await work({
    add: (path, pieces, packed) => (packed ? zip.add(path, pieces, isLarge) : zip.store(path, pieces, isLarge)),
  });
  await zip.finish();
}

/**
 * Writes an archive as a folder. It gets its name when it is whole, so that nobody ever finds a half.
 * @returns how many bytes
 * @throws AppError `conflict` when something of that name is there
 */
export async function intoFolder(folder: string, work: (sink: ArchiveSink) => Promise<void>): Promise<number> {
  if (existsSync(folder)) throw new AppError('conflict', strings.archive.folderTaken(folder));
  let bytes = 0;
  await inPart(folder, async (part) => {
    await mkdir(part);
    await work({
      async add(path, pieces) {
        const place = join(part, ...path.split('/'));
        await mkdir(dirname(place), { recursive: true });
        const handle = await open(place, 'wx', 0o600);
        try {
          for await (const piece of pieces) {
            await handle.writeFile(piece);
            bytes += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
          }
        } finally {
          await handle.close();
        }
      },
    });
  });
  return bytes;
}
