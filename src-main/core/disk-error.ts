import { AppError, errorCodeOf } from './errors';

/** What the disk refused, in sentences for the work that wanted it. */
export interface DiskWords {
  full: string;
  readOnly: string;
}

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);
const notAllowed = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * An error as a person is to read it, where it is the disk that refused.
 * @returns the same error where it is one of ours or none of the disk's
 */
export function diskErrorInWords(error: unknown, words: DiskWords): unknown {
  if (error instanceof AppError) return error;
  const code = errorCodeOf(error);
  if (noRoom.has(code)) return new AppError('unavailable', words.full, undefined, error);
  if (notAllowed.has(code) || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return new AppError('unavailable', words.readOnly, undefined, error);
  return error;
}
