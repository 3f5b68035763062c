import type { Entity, ErrorCode, JobKind, ProcedureName } from '@shared/contract/index';

/** An error as it crosses a thread: ours keep their code and words, others their stack for the log. */
export interface ThreadError {
  code: ErrorCode | null;
  message: string;
  fields?: Record<string, string>;
  sqlite: string;
  stack: string;
}

export interface ReaderStart {
  file: string;
  spoolDir: string;
}

export interface ReaderCall {
  id: number;
  name: ProcedureName;
  input: unknown;
  userId: string;
}

export type ReaderAnswer = { id: number; value: unknown } | { id: number; error: ThreadError };

export interface JobWorkerStart {
  file: string;
  backupDir: string;
  spoolDir: string;
  /** A backup is looked at: nothing is written. */
  isLookOnly: boolean;
}

export type BackupWorkerStart = Pick<JobWorkerStart, 'file' | 'backupDir'>;

export type ToJobWorker =
  | { type: 'run'; id: string; kind: JobKind; params: unknown; userId: string | null; cancel: SharedArrayBuffer }
  | { type: 'granted'; ticket: number }
  | { type: 'close' };

export type FromJobWorker =
  | { type: 'acquire'; ticket: number; holder: string }
  | { type: 'release'; ticket: number }
  | { type: 'progress'; id: string; stage: string; done: number; total: number | null }
  | { type: 'written'; entities: Entity[]; txId: string | null }
  | { type: 'done'; id: string; result: unknown }
  | { type: 'failed'; id: string; error: ThreadError };
