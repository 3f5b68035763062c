import { create } from 'zustand';
import { keepTyped } from '@renderer/app/type-ahead';

interface Palette {
  opened: boolean;
  /** What stands in its field. */
  text: string;
  open: (text?: string) => void;
  put: (text: string) => void;
  close: () => void;
}

/** Names the field of the palette in the page. */
export const paletteField = 'palette-field';

/** Whether "Find or do" is open; the shell's button and Ctrl K open it, the palette's own overlay draws it. */
export const usePalette = create<Palette>()((set, get) => ({
  opened: false,
  text: '',
  open(text = '') {
    set({ opened: true, text });
    keepTyped(
      () => !get().opened || document.activeElement?.id === paletteField,
      (change) => set({ text: change(get().text) }),
    );
  },
  put: (text) => set({ text }),
  close: () => set({ opened: false }),
}));
