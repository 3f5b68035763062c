import { create } from 'zustand';

/** An edit that was refused, for the same was changed elsewhere meanwhile. */
export interface Conflict {
  /** Each field with what is in the file now and what was typed here, as a person reads them. */
  fields: readonly { label: string; theirs: string; yours: string }[];
  /** Writes what was typed here all the same. */
  takeYours: () => Promise<void>;
  /** Writes what else was typed here and clashes with nothing. */
  keepTheirs?: () => Promise<void>;
}

interface ConflictStore {
  conflict: Conflict | null;
  show: (conflict: Conflict) => void;
  close: () => void;
}

export const useConflict = create<ConflictStore>()((set) => ({
  conflict: null,
  show: (conflict) => set({ conflict }),
  close: () => set({ conflict: null }),
}));
