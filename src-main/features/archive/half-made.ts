import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentsDir } from '../../db/attachment-store';
import { lockFile } from '../../db/file-lock';

const ending = '.part';
const lockEnding = `${ending}.lock`;

/** A data file in the making: it has another name until it is whole. */
export interface HalfMade {
  path: string;
  /** Gives what was made its name: it is whole. */
  finish(): Promise<void>;
  /** Takes away what is still under the other name. */
  clear(): Promise<void>;
}

/**
 * Begins to make a data file under another name, with a lock beside it that tells by whom; what lay there is gone.
 * @param target the data file that it becomes
 * @returns null while another process makes a file of that name
 */
export async function beginHalfMade(target: string): Promise<HalfMade | null> {
  const path = `${target}${ending}`;
  const locked = lockFile(path);
  if (!locked.held) return null;
  await clear(path);
  return {
    path,
    finish: () => finish(path, target),
    async clear() {
      await clear(path);
      locked.lock.release();
    },
  };
}

/**
 * The bytes of attachments first: a data file without them would be a loss, they without a data file are none. Between the
 * two nothing else is done, so where they have their name and the data file has not, it was on its way.
 */
async function finish(path: string, target: string): Promise<void> {
  const [from, to] = [attachmentsDir(path), attachmentsDir(target)];
  const hasBytes = existsSync(from);
  if (hasBytes) await rename(from, to);
  try {
    await rename(path, target);
  } catch (error) {
    if (hasBytes) await rename(to, from);
    throw error;
  }
}

function wasOnItsWay(path: string, target: string): boolean {
  return (
    existsSync(path) && !existsSync(attachmentsDir(path)) && existsSync(attachmentsDir(target)) && !existsSync(target)
  );
}

/** Takes away what lies in a folder of files whose making ended with its process; one that was whole gets its name. */
export async function sweepHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    // Downloads on their way have such an ending too, but no lock of ours.
    if (!name.endsWith(lockEnding)) continue;
    const path = join(folder, name.slice(0, -'.lock'.length));
    const locked = lockFile(path);
    if (!locked.held) continue;
    const target = path.slice(0, -ending.length);
    if (wasOnItsWay(path, target)) await rename(path, target);
    await clear(path);
    locked.lock.release();
  }
}

async function clear(path: string): Promise<void> {
  // An export that was killed leaves a folder of such a name.
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(path + suffix, { recursive: true, force: true });
  await rm(attachmentsDir(path), { recursive: true, force: true });
}
