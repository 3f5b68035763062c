import { open } from 'node:fs/promises';
import { inPart } from '../archive/archive.service';

/**
 * Writes to a place beside the file and puts it there when it is whole, so that nobody ever reads a half.
 * @returns how many bytes
 * @throws AppError `unavailable` when the disk is full, nothing is left then; `conflict` while another writes it
 */
export function writeWhole(
  path: string,
  work: (put: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<number> {
  return inPart(path, async (part) => {
    let bytes = 0;
    const handle = await open(part, 'wx', 0o600);
    try {
      await work(async (chunk) => {
        await handle.writeFile(chunk);
        bytes += chunk.length;
      });
    } finally {
      await handle.close();
    }
    return bytes;
  });
}
