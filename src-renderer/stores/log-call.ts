import { create } from 'zustand';
import type { InputOf } from '@shared/contract/index';

/** What is already known about the call to be logged. */
export interface LogCallSeed {
  contactId?: string;
  number?: string;
  dealId?: string;
  taskId?: string;
  direction?: 'in' | 'out';
  /** A call unless told. */
  channel?: InputOf<'interactions.log'>['channel'];
  /** When it began, UTC ISO; now unless told. */
  startedAt?: string;
  /** How long it lasted, in seconds. */
  seconds?: number;
}

interface LogCall {
  seed: LogCallSeed | null;
  open: (seed?: LogCallSeed) => void;
  close: () => void;
}

/** Whether the dialog that logs a call is open, and for whom; Ctrl Shift L opens it from anywhere. */
export const useLogCall = create<LogCall>()((set) => ({
  seed: null,
  open: (seed = {}) => set({ seed }),
  close: () => set({ seed: null }),
}));
