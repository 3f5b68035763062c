import { create } from 'zustand';

/** Where files go that are dropped on the window: a card takes them; else they are imported. */
export interface FileTaker {
  /** What the window says while they hang over it. */
  label: string;
  take: (files: File[]) => void;
}

interface FileDrop {
  takers: readonly FileTaker[];
  /** The one that came last takes; returns how to step back. */
  offer: (taker: FileTaker) => () => void;
}

export const useFileDrop = create<FileDrop>()((set) => ({
  takers: [],
  offer(taker) {
    set(({ takers }) => ({ takers: [...takers, taker] }));
    return () => set(({ takers }) => ({ takers: takers.filter((one) => one !== taker) }));
  },
}));
