import { AppError } from '../core/errors';
import { sqliteCode } from '../db/open';
import type { ThreadError } from './worker-messages';

/** Makes an error plain, to send it to another thread. */
export function toThreadError(error: unknown): ThreadError {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      sqlite: '',
      stack,
      ...(error.fields === undefined ? {} : { fields: error.fields }),
    };
  }
  return {
    code: null,
    message: error instanceof Error ? error.message : String(error),
    sqlite: sqliteCode(error),
    stack,
  };
}

/** An error of another thread, with its code and its words. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  /** The SQLite code it had there, or empty. */
  readonly sqlite: string;

  constructor(error: ThreadError) {
    super(error.message);
    this.stack = error.stack;
    this.sqlite = error.sqlite;
  }
}

/** Makes the error again that another thread threw. */
export function fromThreadError(error: ThreadError): Error {
  return error.code === null ? new RemoteError(error) : new AppError(error.code, error.message, error.fields);
}
