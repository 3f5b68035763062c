import type { z } from 'zod';

/** Reads run in the reader worker beside the writer; commands run in main and may write. */
export type ProcedureKind = 'query' | 'command';

/** One entry of the contract: what goes in, what comes out, and a sentence for `--help`. */
export interface Procedure<
  K extends ProcedureKind = ProcedureKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  kind: K;
  summary: string;
  input: I;
  output: O;
  /** A newer call of the same client makes a waiting one pointless, so it is dropped as `cancelled` (search as one types). */
  superseded: boolean;
  /** Goes through everything (a count, a whole file), so it runs beside the reads that a page waits for, not before them. */
  slow: boolean;
}

interface Definition<I extends z.ZodType, O extends z.ZodType> {
  summary: string;
  input: I;
  output: O;
  superseded?: boolean;
  slow?: boolean;
}

/**
 * Declares a procedure that only reads.
 * @param definition its sentence, its strict input schema and its output schema
 */
export function query<I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<I, O>,
): Procedure<'query', I, O> {
  return { superseded: false, slow: false, ...definition, kind: 'query' };
}

/**
 * Declares a procedure that may write, talk to the system or start a job.
 * @param definition its sentence, its strict input schema and its output schema
 */
export function command<I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<I, O>,
): Procedure<'command', I, O> {
  return { superseded: false, slow: false, ...definition, kind: 'command' };
}
