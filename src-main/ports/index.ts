import type { DataFiles } from './data-files';
import type { Notifier } from './notifier';
import type { Opener } from './opener';
import type { Printer } from './printer';
import type { Secrets } from './secrets';
import type { Spool } from './spool';
import type { Updates } from './updates';

export type { DataFileChoice, DataFiles, FilePreparation } from './data-files';
export type { Notifier } from './notifier';
export type { Opener, OpenResult } from './opener';
export type { Printer } from './printer';
export type { Secrets } from './secrets';
export type { Spool, SpoolFile } from './spool';
export type { Updates } from './updates';

/** All that a host (Electron, loopback, command line) supplies to the app. */
export interface Ports {
  host: 'electron' | 'loopback' | 'cli' | 'test';
  /** The version of Calldeck, from its package. */
  version: string;
  spool: Spool;
  dataFiles: DataFiles;
  opener: Opener;
  notifier: Notifier;
  printer: Printer;
  secrets: Secrets;
  /** Null where this copy has no way to look for newer versions. */
  updates: Updates | null;
}
