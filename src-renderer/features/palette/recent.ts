import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

/** A card or deal that was opened lately. */
export interface RecentRecord {
  type: 'contact' | 'deal';
  id: string;
}

interface Recent {
  records: RecentRecord[];
  add: (record: RecentRecord) => void;
  forget: (id: string) => void;
}

export const useRecent = create<Recent>()(
  persist(
    (set) => ({
      records: [],
      add: (record) =>
        set((state) => ({ records: [record, ...state.records.filter(({ id }) => id !== record.id)].slice(0, 8) })),
      forget: (id) => set((state) => ({ records: state.records.filter((record) => record.id !== id) })),
    }),
    { name: 'calldeck-recent', version: 1, storage: createJSONStorage(() => localStorage) },
  ),
);

/** The record that an address shows, if it shows one. */
export function recordAt(location: string): RecentRecord | null {
  const found = /^\/(contacts|deals)\/([0-9a-f-]{36})$/.exec(location);
  return found ? { type: found[1] === 'deals' ? 'deal' : 'contact', id: found[2] ?? '' } : null;
}
