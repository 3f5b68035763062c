import type { ErrorCode } from '@shared/contract/index';

/** An error that a person is meant to read: what happened, what was kept, what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly fields: Record<string, string> | undefined;

  /**
   * @param code why, for code
   * @param message the sentence that is shown
   * @param fields for wrong input: the sentence for each field, by its name
   * @param cause what was caught, for the log
   */
  constructor(code: ErrorCode, message: string, fields?: Record<string, string>, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.fields = fields;
  }
}

/**
 * The `code` of a system or SQLite error, such as ENOENT or SQLITE_FULL, or an empty text.
 * @param error anything that was thrown
 */
export function errorCodeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return '';
}
