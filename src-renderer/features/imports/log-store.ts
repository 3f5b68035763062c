import { create } from 'zustand';
import type { InputOf, OutputOf } from '@shared/contract/index';

export type LogKind = NonNullable<OutputOf<'logs.recognise'>['log']>['kind'];
export type LogRow = OutputOf<'logs.rows'>['rows'][number];
export type LogAction = LogRow['action'];
export type LogCounts = OutputOf<'logs.rows'>['counts'];
export type LogDecision = InputOf<'logs.decide'>['action'];

/** What the check of a log found of it as a whole: the result of its job. */
export interface LogSummary {
  kind: LogKind;
  format: string;
  counts: LogCounts;
  from: string | null;
  to: string | null;
  newCalls: number;
  unknown: number;
  mine: string[];
  files: { count: number; bytes: number };
}

export interface LogState {
  step: 'none' | 'checking' | 'check' | 'committing';
  fileId: string;
  fileName: string;
  kind: LogKind;
  jobId: string | null;
  batchId: string | null;
  summary: LogSummary | null;
  counts: LogCounts | null;
  tab: LogAction | 'all';
  /** The entry in hand, by its number in the file. */
  current: number | null;
  /** What happens with those who have no card, where it was chosen for all. */
  unknown: 'left' | 'card';
  /** The user's own addresses as typed. */
  mine: string;
  keepFiles: boolean;
}

/** No log in hand. */
export const noLog: LogState = {
  step: 'none',
  fileId: '',
  fileName: '',
  kind: 'calls',
  jobId: null,
  batchId: null,
  summary: null,
  counts: null,
  tab: 'all',
  current: null,
  unknown: 'left',
  mine: '',
  keepFiles: true,
};

/** The call log, mail or calendar in hand; kept outside the page, so that one finds it as it was after looking elsewhere. */
export const useLogImport = create<LogState>()(() => noLog);

export const logImport = {
  get: (): LogState => useLogImport.getState(),
  put: (part: Partial<LogState>): void => useLogImport.setState(part),
};
