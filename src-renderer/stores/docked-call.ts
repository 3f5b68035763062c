import { create } from 'zustand';

/** A call that runs while another screen is open; the shell docks it as a bar under the head. */
export interface DockedCall {
  contactId: string;
  name: string;
  company: string;
  number: string;
  /** When it began, UTC ISO. */
  startedAt: string;
  /** The task that the call answers. */
  taskId?: string;
}

interface DockedCallStore {
  call: DockedCall | null;
  start: (call: DockedCall) => void;
  end: () => void;
}

export const useDockedCall = create<DockedCallStore>()((set) => ({
  call: null,
  start: (call) => set({ call }),
  end: () => set({ call: null }),
}));
