import { create } from 'zustand';
import { strings } from '@shared/locale';

/** An edit that was refused, for the same was changed elsewhere meanwhile. */
export interface Conflict {
  /** Each field with what is in the file now and what was typed here, as a person reads them. */
  fields: readonly { label: string; theirs: string; yours: string }[];
  /** Writes what was typed here all the same. */
  takeYours: () => Promise<void>;
  /** Writes what else was typed here and clashes with nothing. */
  keepTheirs?: () => Promise<void>;
}

interface ConflictStore {
  conflict: Conflict | null;
  show: (conflict: Conflict) => void;
  close: () => void;
}

export const useConflict = create<ConflictStore>()((set) => ({
  conflict: null,
  show: (conflict) => set({ conflict }),
  close: () => set({ conflict: null }),
}));

/** The columns that a refusal tells with both values. */
export function clashing(told: Readonly<Record<string, string>>): string[] {
  return Object.keys(told).filter((column) => `${column}.yours` in told);
}

/** The column that main tells a field of an input by. */
export function columnOf(field: string): string {
  return field === 'money' ? 'amount' : field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Shows what main refused, for the same was changed elsewhere meanwhile.
 * @param told by column what is there and what was to be written, as `clashing` finds them
 * @param shown turns a value into words where main has none for it
 */
export function showClash(
  told: Readonly<Record<string, string>>,
  choices: Pick<Conflict, 'takeYours' | 'keepTheirs'>,
  shown: (value: string) => string = (value) => value,
): void {
  const names: Record<string, string> = strings.entryWords.cells;
  useConflict.getState().show({
    ...choices,
    fields: clashing(told).map((column) => ({
      label: names[column] ?? column,
      theirs: shown(told[column] ?? ''),
      yours: shown(told[`${column}.yours`] ?? ''),
    })),
  });
}
