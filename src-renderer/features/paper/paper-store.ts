import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { ask } from '@renderer/app/ask';
import { blankForm, paperFields, type PaperField, type PaperForm } from './paper-form';

/** A photograph or scan that waits for its card. */
export interface Scan {
  key: number;
  file: File;
}

/** The copy of a waiting photo that a reload finds again. */
export interface KeptScan {
  key: number;
  fileId: string;
  name: string;
  type: string;
}

/** A card that was saved in this sitting. */
export interface SavedCard {
  key: number;
  id: string;
  name: string;
  second: string;
  txId: string | null;
  withScan: boolean;
  isAddition: boolean;
  isUndone: boolean;
  form: PaperForm;
}

interface Paper {
  form: PaperForm;
  pins: PaperField[];
  /** The tag of the stack, by its name. */
  tag: string;
  /** The card before, for ditto. */
  last: PaperForm | null;
  saved: SavedCard[];
  scans: Scan[];
  kept: KeptScan[];
  /** Which of the scans is shown. */
  at: number;
  /** The scan stays for the next card: there are several cards on it. */
  stays: boolean;
  /** Goes up whenever the first field is to have the focus. */
  begun: number;
}

/** What is being taken in: what is typed survives leaving the page, closing the window and a reload. */
export const usePaper = create<Paper>()(
  persist(
    (): Paper => ({
      form: blankForm,
      pins: [],
      tag: '',
      last: null,
      saved: [],
      scans: [],
      kept: [],
      at: 0,
      stays: false,
      begun: 0,
    }),
    {
      name: 'calldeck-paper',
      version: 1,
      storage: createJSONStorage(() => localStorage),
      partialize: ({ form, pins, tag, last, kept }) => ({ form, pins, tag, last, kept }),
    },
  ),
);

/** Types into a field; where its value was read no longer matters then. */
export function typeInto(field: PaperField, value: string): void {
  usePaper.setState(({ form }) => {
    const { [field]: _, ...sources } = form.sources;
    return { form: { ...form, [field]: value, sources } };
  });
}

/** Puts what the card before had into a field. @returns false where there is none */
export function repeatLast(field: PaperField): boolean {
  const value = usePaper.getState().last?.[field] ?? '';
  if (value === '') return false;
  typeInto(field, value);
  return true;
}

export function togglePin(field: PaperField): void {
  usePaper.setState(({ pins }) => ({
    pins: pins.includes(field)
      ? pins.filter((one) => one !== field)
      : paperFields.filter((one) => one === field || pins.includes(one)),
  }));
}

let keys = 0;

export function nextKey(): number {
  keys += 1;
  return keys;
}

export function addScan(file: File): Scan {
  const scan = { key: nextKey(), file };
  usePaper.setState(({ scans }) => ({ scans: [...scans, scan] }));
  return scan;
}

export function turnScan(by: number): void {
  usePaper.setState(({ scans, at }) => ({ at: Math.max(0, Math.min(scans.length - 1, at + by)) }));
}

export function dropScan(key: number): void {
  const gone = usePaper.getState().kept.find((one) => one.key === key);
  usePaper.setState(({ scans, kept, at }) => {
    const rest = scans.filter((one) => one.key !== key);
    return {
      scans: rest,
      kept: kept.filter((one) => one.key !== key),
      at: Math.max(0, Math.min(rest.length - 1, at)),
    };
  });
  if (gone !== undefined) void ask('files.release', { fileId: gone.fileId });
}
