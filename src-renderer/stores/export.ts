import { create } from 'zustand';
import type { InputOf } from '@shared/contract/index';

/** Contacts by their ids, or all that a filter finds but for some. */
export type ChosenCards =
  | { ids: string[] }
  | { filter: NonNullable<InputOf<'contacts.trash'>['filter']>; except: string[] };

/** What may be exported from where one is. */
export interface ExportSeed {
  /** The filter of the list that is shown, as `contacts.list` takes it. */
  filter?: InputOf<'contacts.list'>['filter'];
  /** How many that list holds, where that is known. */
  count?: number;
  /** The selected contacts, by their ids or as all that is found but some, and how many they are. */
  selected?: { cards: ChosenCards; count: number };
  /** Contacts, log, tasks and deals are what is offered first. */
  everything?: boolean;
  /** Tasks and meetings are what is offered first. */
  calendar?: boolean;
}

interface Export {
  seed: ExportSeed | null;
  /** Exports that were started here and whose file is not saved yet. */
  jobs: readonly string[];
  close: () => void;
  started: (jobId: string) => void;
  ended: (jobId: string) => void;
}

/** Whether the export dialog is open, and the exports under way. */
export const useExport = create<Export>()((set) => ({
  seed: null,
  jobs: [],
  close: () => set({ seed: null }),
  started: (jobId) => set((state) => ({ jobs: [...state.jobs, jobId] })),
  ended: (jobId) => set((state) => ({ jobs: state.jobs.filter((id) => id !== jobId) })),
}));

/** Opens the export dialog, from the list of contacts, the settings or the palette. */
export function openExport(seed: ExportSeed = {}): void {
  useExport.setState({ seed });
}
