import { create } from 'zustand';
import type { ReactNode } from 'react';

export interface Toast {
  id: number;
  kind: 'done' | 'error' | 'info';
  text: ReactNode;
  action?: { label: string; keys?: string; run: () => void };
}

/** The key that a message's Undo has in common with all of them; it takes back the newest. */
export const undoKeys = 'Ctrl Z';

/** The newest message that offers an undo. */
export function newestUndo(toasts: readonly Toast[]): Toast | undefined {
  return toasts.filter(({ action }) => action?.keys === undoKeys).at(-1);
}

interface Toasts {
  toasts: Toast[];
  show: (toast: Omit<Toast, 'id'>) => number;
  drop: (id: number) => void;
  /** The last thing done was undone: the message that offers it goes. */
  dropUndo: () => void;
}

let last = 0;

export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  show: (toast) => {
    last += 1;
    const id = last;
    // Three at most: what was done before that is in the history.
    set((state) => ({ toasts: [...state.toasts.slice(-2), { ...toast, id }] }));
    return id;
  },
  dropUndo: () =>
    set(({ toasts }) => {
      const newest = newestUndo(toasts);
      return { toasts: toasts.filter((toast) => toast !== newest) };
    }),
  drop: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));
