import { create } from 'zustand';
import type { Patch } from './mutations';

/** An edit that was refused, for the same field was changed elsewhere meanwhile. */
export interface Conflict {
  contactId: string;
  name: string;
  patch: Patch;
  /** The value in the file now, by field. */
  theirs: Record<string, string>;
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
