import { open, rename, rm } from 'node:fs/promises';

/** Writes to a place beside the file and puts it there when it is whole, so that nobody ever reads a half. */
export async function writeWhole(
  path: string,
  work: (put: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<number> {
  const part = `${path}.part`;
  const handle = await open(part, 'wx', 0o600);
  let bytes = 0;
  try {
    await work(async (chunk) => {
      await handle.writeFile(chunk);
      bytes += chunk.length;
    });
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
  await handle.close();
  await rename(part, path);
  return bytes;
}
