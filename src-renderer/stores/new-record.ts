import { create } from 'zustand';
import { useShownRecord } from './shown-record';

export type NewKind = 'contact' | 'deal' | 'task';

interface NewRecord {
  kind: NewKind | null;
  /** What the new record shall hang on: where nobody says, a deal and a task hang on what the page shows. */
  seed: { contactId?: string; companyId?: string; dealId?: string; stageId?: string; name?: string };
  open: (kind: NewKind, seed?: NewRecord['seed']) => void;
  close: () => void;
}

/** Which dialog that makes a record is open; N then C, D or T opens them from anywhere. */
export const useNewRecord = create<NewRecord>()((set) => ({
  kind: null,
  seed: {},
  open: (kind, seed = kind === 'contact' ? {} : useShownRecord.getState().shown) => set({ kind, seed }),
  close: () => set({ kind: null, seed: {} }),
}));
