import { create } from 'zustand';

interface Palette {
  opened: boolean;
  /** What stands in its field when it opens. */
  text: string;
  open: (text?: string) => void;
  close: () => void;
}

/** Whether "Find or do" is open; the shell's button and Ctrl K open it, the palette's own overlay draws it. */
export const usePalette = create<Palette>()((set) => ({
  opened: false,
  text: '',
  open: (text = '') => set({ opened: true, text }),
  close: () => set({ opened: false }),
}));
