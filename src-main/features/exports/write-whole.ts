import { open, rename, rm } from 'node:fs/promises';
import { strings } from '@shared/locale/index';
import { diskErrorInWords } from '../../core/disk-error';

/**
 * Writes to a place beside the file and puts it there when it is whole, so that nobody ever reads a half.
 * @throws AppError `unavailable` when the disk is full; nothing is left then
 */
export async function writeWhole(
  path: string,
  work: (put: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<number> {
  const part = `${path}.part`;
  let bytes = 0;
  try {
    const handle = await open(part, 'wx', 0o600);
    try {
      await work(async (chunk) => {
        await handle.writeFile(chunk);
        bytes += chunk.length;
      });
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw diskErrorInWords(error, { full: strings.archive.diskFull, readOnly: strings.archive.readOnly });
  }
  return bytes;
}
