import { create } from 'zustand';

/** The list a card was opened from: its deck edges, "19 of 34", previous and next. */
export interface BackList {
  /** Where Esc and the path lead. */
  href: string;
  /** Its name, as the path shows it. */
  label: string;
  /** The ids around the card, in the list's order, as far as they were loaded. */
  ids: string[];
  /** How many stand before the first of `ids`; null where that is not known. */
  before?: number | null;
  /** How many there are in all. */
  total: number;
}

interface BackListStore {
  list: BackList | null;
  set: (list: BackList | null) => void;
}

export const useBackList = create<BackListStore>()((set) => ({ list: null, set: (list) => set({ list }) }));
