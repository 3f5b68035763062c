import { create } from 'zustand';

/** The card, or the deal with whom it is about, that the page shows. */
export interface ShownRecord {
  contactId?: string;
  dealId?: string;
}

interface ShownRecords {
  shown: ShownRecord;
  /** Returns how to step back. */
  show: (record: ShownRecord) => () => void;
}

/** What a new deal, a task or a call hangs on where nobody says otherwise: what is before one's eyes. */
export const useShownRecord = create<ShownRecords>()((set) => ({
  shown: {},
  show(record) {
    set({ shown: record });
    return () => set(({ shown }) => (shown === record ? { shown: {} } : {}));
  },
}));
