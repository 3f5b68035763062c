import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { strings } from '@shared/locale/index';
import { diskErrorInWords } from '../../core/disk-error';
import { AppError, errorCodeOf } from '../../core/errors';
import { lockFile } from '../../db/file-lock';

const words = strings.archive;

/**
 * Writes to a place beside a file or folder, with a lock that tells by whom, and puts it there when it is whole: nobody
 * ever finds a half. What a process left that was killed at it is taken away first; what is not ours stays.
 * @param target where it is to be
 * @param work is given the place to write to, which nothing is at
 * @throws AppError `conflict` when another writes there now, or something else is in the way; `unavailable` or
 * `forbidden` when the disk is full or cannot be written: nothing is left then
 */
export async function inPart<T>(target: string, work: (part: string) => Promise<T>): Promise<T> {
  const part = `${target}.part`;
  try {
    const isOurs = existsSync(`${part}.lock`);
    const locked = lockFile(part);
    if (!locked.held) throw new AppError('conflict', words.beingWritten(target));
    try {
      if (isOurs) await rm(part, { recursive: true, force: true });
      if (existsSync(part)) throw new AppError('conflict', words.inTheWay(part));
      return await putWhole(part, target, work);
    } finally {
      locked.lock.release();
    }
  } catch (error) {
    throw diskErrorInWords(error, { full: words.diskFull, readOnly: words.readOnly });
  }
}

async function putWhole<T>(part: string, target: string, work: (part: string) => Promise<T>): Promise<T> {
  try {
    const made = await work(part);
    await rename(part, target);
    return made;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    const code = errorCodeOf(error);
    if (code === 'EEXIST' || code === 'ENOTEMPTY') throw new AppError('conflict', words.folderTaken(target));
    throw error;
  }
}
