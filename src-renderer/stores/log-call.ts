import { create } from 'zustand';
import type { InputOf } from '@shared/contract/index';
import { useDockedCall } from './docked-call';
import { useShownRecord } from './shown-record';

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

/** With whom a call is that nobody is named for: who is on the line, else whom the page shows. */
function withSomebody(seed: LogCallSeed): LogCallSeed {
  if (seed.contactId !== undefined || seed.dealId !== undefined || useDockedCall.getState().call !== null) return seed;
  return { ...useShownRecord.getState().shown, ...seed };
}

/** Whether the dialog that logs a call is open, and for whom; Ctrl Shift L opens it from anywhere. */
export const useLogCall = create<LogCall>()((set) => ({
  seed: null,
  open: (seed = {}) => set({ seed: withSomebody(seed) }),
  close: () => set({ seed: null }),
}));
