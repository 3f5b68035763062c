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
  /** The ids from one place of it to another, both in, be their rows loaded or not. */
  idsBetween?: ((from: number, to: number) => Promise<readonly string[]>) | null;
}

interface BackListStore {
  list: BackList | null;
  set: (list: BackList | null) => void;
}

export const useBackList = create<BackListStore>()((set) => ({ list: null, set: (list) => set({ list }) }));

/** So near the last id that is known more are asked for, on both sides of the card. */
const near = 20;
const around = 1000;

/** Asks for the ids that one comes to next where those that are known end: a list is walked from end to end. */
export async function walkOn(id: string): Promise<void> {
  const { list } = useBackList.getState();
  if (list?.idsBetween == null || list.before == null) return;
  const { ids, before, total, idsBetween } = list;
  const at = ids.indexOf(id);
  const isNearEnd = at + near >= ids.length && before + ids.length < total;
  const isNearStart = at < near && before > 0;
  if (at < 0 || !(isNearEnd || isNearStart)) return;
  const from = Math.max(0, before + at - around);
  const found = await idsBetween(from, Math.min(total - 1, before + at + around));
  // Meanwhile another list was opened; or its rows have moved, and what is known is walked to its end.
  if (useBackList.getState().list !== list || !found.includes(id)) return;
  useBackList.setState({ list: { ...list, ids: [...found], before: from } });
}
