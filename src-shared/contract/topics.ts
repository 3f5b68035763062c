import type { UpdateState } from './updates';

/** What a query may depend on; `data.changed` names those that a write touched. */
export const entities = [
  'contact',
  'interaction',
  'task',
  'deal',
  'pipeline',
  'product',
  'tag',
  'user',
  'setting',
  'import',
  'attachment',
  'duplicate',
  'field',
  'view',
  'history',
  'file',
] as const;

export type Entity = (typeof entities)[number];

export type JobKind =
  | 'import.check'
  | 'import.commit'
  | 'contacts.bulk'
  | 'contacts.merge'
  | 'duplicates.scan'
  | 'tasks.update'
  | 'tags.change'
  | 'fields.change'
  | 'outcomes.change'
  | 'settings.change'
  | 'log.check'
  | 'log.commit'
  | 'undo'
  | 'redo'
  | 'export'
  | 'archive.restore'
  | 'backup'
  | 'file.copy'
  | 'trash.purge'
  | 'trash.restore'
  | 'seed';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** The state of a piece of long work. `done` of `total` counts `stage`'s own unit; `total` is null while it is not known. */
export interface JobProgress {
  id: string;
  kind: JobKind;
  title: string;
  state: JobState;
  stage: string;
  done: number;
  total: number | null;
  /** Seconds, estimated from the rate of this stage; null until there is one. */
  secondsLeft: number | null;
  cancellable: boolean;
  /** What the job made, by its kind's own schema; only when `state` is done. */
  result: unknown;
  error: { code: string; message: string } | null;
}

/** Everything that main tells its windows without being asked. */
export interface Topics {
  'data.changed': { entities: Entity[]; txId: string | null };
  'job.progress': JobProgress;
  /** A write of the user's is kept until a job lets go of the file. */
  'write.waiting': { waiting: boolean; behind: string | null };
  /** The menu, a second start or a dropped file wants a screen shown. */
  'app.navigate': { to: string };
  'app.command': { command: 'undo' | 'redo' | 'palette' | 'log_call' | 'new_contact' | 'import' };
  /** Files that the system was told to open with Calldeck: they are in the spool, and wait to be imported; and why others are not. */
  'files.arrived': { files: { fileId: string; fileName: string }[]; refused: string[] };
  /** A file of the watched folder was imported without being asked about, could not be, or waits for a choice: without a batch and an error. */
  'watch.imported': {
    fileName: string;
    batchId: string | null;
    txId: string | null;
    added: number;
    updated: number;
    failed: number;
    error: string | null;
  };
  /** What the app is doing before it can answer: opening, upgrading, or unable to. */
  'app.state': { state: 'starting' | 'ready' | 'failed'; message: string | null };
  /** How the saving of a file ended that the page offered at an address; of a host that asks for the place itself. */
  'file.saved': { address: string; state: 'saved' | 'cancelled' | 'failed' };
  /** A look for a newer version, or its download, went on. */
  'updates.state': UpdateState;
}

export type TopicName = keyof Topics;

export const topicNames = [
  'data.changed',
  'job.progress',
  'write.waiting',
  'app.navigate',
  'app.command',
  'files.arrived',
  'watch.imported',
  'app.state',
  'file.saved',
  'updates.state',
] as const satisfies readonly TopicName[];
