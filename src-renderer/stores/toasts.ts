import { create } from 'zustand';
import type { ReactNode } from 'react';

export interface Toast {
  id: number;
  kind: 'done' | 'error' | 'info';
  text: ReactNode;
  action?: { label: string; keys?: string; run: () => void };
}

interface Toasts {
  toasts: Toast[];
  show: (toast: Omit<Toast, 'id'>) => number;
  drop: (id: number) => void;
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
  drop: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));
