import { create } from 'zustand';
import type { InputOf, OutputOf } from '@shared/contract/index';
import type { GridColumn } from '@renderer/ui';
import type { ChosenCards } from './export';

type Row = OutputOf<'contacts.list'>['rows'][number];

/** What may be printed from where one is. */
export interface PrintSeed {
  cards: ChosenCards;
  count: number;
  /** The list as it is shown: its question and its columns. */
  list?: { input: InputOf<'contacts.list'>; columns: ReadonlyArray<GridColumn<Row>> };
}

interface Giving {
  code: { id: string; name: string } | null;
  print: PrintSeed | null;
  showCode: (card: { id: string; name: string }) => void;
  openPrint: (seed: PrintSeed) => void;
  close: () => void;
}

/** The code or the print dialog that is open. */
export const useGiving = create<Giving>()((set) => ({
  code: null,
  print: null,
  showCode: (code) => set({ code, print: null }),
  openPrint: (print) => set({ print, code: null }),
  close: () => set({ code: null, print: null }),
}));
