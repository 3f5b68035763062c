import { create } from 'zustand';

export type NewKind = 'contact' | 'deal' | 'task';

interface NewRecord {
  kind: NewKind | null;
  /** What the new record shall hang on, where that is known. */
  seed: { contactId?: string; companyId?: string; dealId?: string; stageId?: string; name?: string };
  open: (kind: NewKind, seed?: NewRecord['seed']) => void;
  close: () => void;
}

/** Which dialog that makes a record is open; N then C, D or T opens them from anywhere. */
export const useNewRecord = create<NewRecord>()((set) => ({
  kind: null,
  seed: {},
  open: (kind, seed = {}) => set({ kind, seed }),
  close: () => set({ kind: null, seed: {} }),
}));
