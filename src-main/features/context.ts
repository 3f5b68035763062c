import type { InputOf, OutputOf, ParsedInputOf, ProcedureName } from '@shared/contract/index';
import type { Clock } from '../core/clock';
import type { EventBus } from '../core/event-bus';
import type { JobControl, Jobs } from '../core/jobs';
import type { Logger } from '../core/logger';
import type { Db, RawConnection } from '../db/open';
import type { Write, WriteOptions, Written } from '../db/writer';
import type { Ports } from '../ports/index';
import type { FolderWatch } from './watch/watch.service';

/** What a handler that only reads is given; it runs in the reader worker. */
export interface ReadContext {
  db: Db;
  raw: RawConnection;
  clock: Clock;
  userId: string;
  /** The folder of files on their way in and out, where a checked import waits. */
  spoolDir: string;
}

/** What a handler in main is given. */
export interface CommandContext {
  /** For reading what a decision needs; inside `write` use the transaction's own. */
  db: Db;
  raw: RawConnection;
  clock: Clock;
  userId: string;
  clientId: string;
  spoolDir: string;
  file: {
    path: string;
    isDemo: boolean;
    backupDir: string;
    /** Set while it is only a copy of a backup, which is looked at: of which data file, and which backup. */
    lookingAt: { of: string; backup: string } | null;
  };
  ports: Ports;
  jobs: Jobs;
  /** The folder that is watched for files to import. */
  watch: FolderWatch;
  events: EventBus;
  log: Logger;
  write<T>(label: string, work: (write: Write) => Promise<T> | T, options?: Partial<WriteOptions>): Promise<Written<T>>;
  /** Calls another procedure as this caller, where a feature's service is not enough. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
}

export type ReadHandlers<N extends ProcedureName> = {
  [K in N]: (context: ReadContext, input: ParsedInputOf<K>) => Promise<OutputOf<K>>;
};

export type CommandHandlers<N extends ProcedureName> = {
  [K in N]: (context: CommandContext, input: ParsedInputOf<K>) => Promise<OutputOf<K>>;
};

/** What a job is given; it runs in the job worker on a writing connection of its own. */
/** Backups before work that is worth one. */
export interface JobBackups {
  /** Begins one that will be asked for soon, where it takes a while; waits for nothing. */
  ahead(): void;
  /**
   * Answers when a backup holds all that was done until now.
   * @throws AppError `unavailable` when it could not be made
   */
  ensure(): Promise<void>;
}

export interface JobContext extends JobControl {
  db: Db;
  raw: RawConnection;
  clock: Clock;
  userId: string | null;
  spoolDir: string;
  file: { path: string; backupDir: string };
  backups: JobBackups;
  /** Waits for the gate: call it only when everything is prepared, and hold it for the writing alone. */
  write<T>(label: string, work: (write: Write) => Promise<T> | T, options?: Partial<WriteOptions>): Promise<Written<T>>;
}

/** A job by its kind. What it returns is the job's result, and crosses as plain data. */
export type JobHandler = (context: JobContext, params: unknown) => Promise<unknown>;
