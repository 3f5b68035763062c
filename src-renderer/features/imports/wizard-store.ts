import { create } from 'zustand';
import type { InputOf, OutputOf } from '@shared/contract/index';

export type Inspection = OutputOf<'imports.inspect'>;
export type ArchiveContents = NonNullable<OutputOf<'archive.recognise'>['archive']>;
export type FileSettings = NonNullable<InputOf<'imports.inspect'>['settings']>;
export type CheckedRow = OutputOf<'imports.rows'>['rows'][number];
export type RowAction = CheckedRow['action'];
export type Counts = OutputOf<'imports.rows'>['counts'];
export type Decision = InputOf<'imports.decide'>['action'];
export type OnMatch = InputOf<'imports.check'>['onMatch'];

export type OnUpdate = NonNullable<InputOf<'imports.check'>['onUpdate']>;

export interface WizardState {
  step: 'file' | 'match' | 'checking' | 'check' | 'committing';
  /** A file on its way in. */
  upload: { fileName: string; share: number } | null;
  /** Why the last file was not taken. */
  problem: { fileName: string; message: string } | null;
  /** An export of a whole file, of which a new file can be made; `jobId` while it is. */
  archive: {
    fileId: string;
    fileName: string;
    contents: ArchiveContents;
    jobId: string | null;
    newName: string;
  } | null;
  fileId: string | null;
  inspection: Inspection | null;
  /** What was settled by hand about the file. */
  settings: FileSettings;
  /** Why the file cannot be read with those settings. */
  settingsProblem: string | null;
  rereading: boolean;
  /** Where columns go that were pointed elsewhere by hand, by their index. */
  chosen: Readonly<Record<number, string>>;
  onMatch: OnMatch;
  tagName: string;
  /** Stages and owners that were chosen by hand, by what the file calls them: `stage:Engaging`. */
  values: Readonly<Record<string, string>>;
  makeCards: boolean;
  onUpdate: OnUpdate;
  /** The row of the sample that is shown as a card. */
  previewRow: number;
  jobId: string | null;
  batchId: string | null;
  counts: Counts | null;
  tab: RowAction | 'all';
  /** The row in hand, by its number in the file. */
  current: number | null;
}

/** A wizard that holds no file. */
export const nothingBegun: WizardState = {
  step: 'file',
  upload: null,
  problem: null,
  archive: null,
  fileId: null,
  inspection: null,
  settings: {},
  settingsProblem: null,
  rereading: false,
  chosen: {},
  onMatch: 'update',
  tagName: '',
  values: {},
  makeCards: true,
  onUpdate: 'usual',
  previewRow: 0,
  jobId: null,
  batchId: null,
  counts: null,
  tab: 'all',
  current: null,
};

/** The import in hand. It is kept outside the page, so that one finds it as it was after looking elsewhere. */
export const useWizard = create<WizardState>()(() => nothingBegun);

export const wizard = {
  get: (): WizardState => useWizard.getState(),
  put: (part: Partial<WizardState>): void => useWizard.setState(part),
};

/** Where each column of the file goes: as chosen by hand, else as guessed. */
export function columnsOf(state: Pick<WizardState, 'inspection' | 'chosen'>): { index: number; target: string }[] {
  return (state.inspection?.columns ?? []).map(({ index, target }) => ({
    index,
    target: state.chosen[index] ?? target,
  }));
}
