import { create } from 'zustand';
import type { InputOf } from '@shared/contract/index';

/** A deal, a task or an entry of the log. */
type HistoryOf = InputOf<'history.of_record'> & { name: string };

interface RecordHistory {
  of: HistoryOf | null;
  show: (of: HistoryOf) => void;
  close: () => void;
}

/** Whose history is open over the screen. */
export const useRecordHistory = create<RecordHistory>()((set) => ({
  of: null,
  show: (of) => set({ of }),
  close: () => set({ of: null }),
}));
