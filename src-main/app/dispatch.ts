import {
  contract,
  isProcedureName,
  type Envelope,
  type ErrorCode,
  type ProcedureName,
  type WireError,
} from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../core/errors';
import { newId } from '../core/ids';
import type { Logger } from '../core/logger';
import { sqliteCode } from '../db/open';
import { inputProblems } from './input-problems';
import { RemoteError } from './thread-error';

/** Runs a procedure that was found and whose input was parsed. */
export type Invoke = (name: ProcedureName, input: never) => Promise<unknown>;

/**
 * The one door for every host: looks the name up among the contract's own keys, parses the input with its strict
 * schema, calls the one handler, and answers an envelope, whatever happens.
 * @param name what the caller sent
 * @param input what the caller sent
 * @param invoke calls the handler
 * @param log where an unexpected error is written under its trace id
 */
export async function dispatch(name: string, input: unknown, invoke: Invoke, log: Logger): Promise<Envelope<unknown>> {
  if (!isProcedureName(name)) return failure('invalid_input', strings.app.unknownProcedure(name.slice(0, 80)));
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const { message, fields } = inputProblems(parsed.error.issues);
    return failure('invalid_input', message, fields);
  }
  try {
    return { ok: true, value: await invoke(name, parsed.data as never) };
  } catch (error) {
    return wireError(error, log);
  }
}

/**
 * What a caller is told of something thrown: our own errors as they are, the disk's in words, anything else as a
 * trace id under which the log has it.
 */
export function wireError(error: unknown, log: Logger): Extract<Envelope<never>, { ok: false }> {
  const told = toWire(error);
  if (!(error instanceof AppError)) log.error('unexpected', error, { code: told.code, traceId: told.traceId });
  return { ok: false, error: told };
}

/** The same, without writing anything down. */
export function toWire(error: unknown): WireError {
  if (error instanceof AppError) return failure(error.code, error.message, error.fields).error;
  const disk = diskError(error instanceof RemoteError ? error.sqlite : sqliteCode(error));
  const traceId = newId();
  if (disk !== null) return { code: 'unavailable', message: disk, traceId };
  return { code: 'internal', message: strings.app.internal(traceId), traceId };
}

function diskError(code: string): string | null {
  if (code.startsWith('SQLITE_FULL')) return strings.file.full;
  if (code.startsWith('SQLITE_READONLY')) return strings.file.readOnlyWrite;
  if (code.startsWith('SQLITE_IOERR')) return strings.file.io;
  if (code.startsWith('SQLITE_BUSY')) return strings.file.busy;
  return null;
}

function failure(
  code: ErrorCode,
  message: string,
  fields?: Record<string, string>,
): Extract<Envelope<never>, { ok: false }> {
  return { ok: false, error: { code, message, traceId: newId(), ...(fields === undefined ? {} : { fields }) } };
}
