import type { Spool } from '@main/ports/index';
import type { InputOf, JobProgress, OutputOf, ProcedureName } from '@shared/contract/index';
import type { Terminal } from './cli';

/** What a command works with: the app, and the places that the host answers when the app asks for one. */
export interface CommandTools {
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Waits for a job. Throws what it failed with. */
  finished(jobId: string): Promise<JobProgress>;
  spool: Spool;
  terminal: Terminal;
  /** What the host's dialogs would have answered. */
  answers: { file: string | null; folder: string | null };
}

/** An error that the app answered. */
export class Refused extends Error {
  readonly error: { code: string; message: string };

  constructor(error: { code: string; message: string }) {
    super(error.message);
    this.error = error;
  }
}
