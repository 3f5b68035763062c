import { create } from 'zustand';

interface MergeState {
  /** The cards that are to become one; a single one waits for another to be chosen. Null while nothing is merged. */
  ids: readonly string[] | null;
  /** The card that was looked at: the others go into it unless told. */
  keeperId: string | undefined;
  close: () => void;
}

/** Whether cards are being merged, and which. */
export const useMerge = create<MergeState>()((set) => ({
  ids: null,
  keeperId: undefined,
  close: () => set({ ids: null, keeperId: undefined }),
}));

/** Opens the merge of some cards, from the list, a card or the page of duplicates. */
export function openMerge(ids: readonly string[], keeperId?: string): void {
  useMerge.setState({ ids, keeperId });
}
