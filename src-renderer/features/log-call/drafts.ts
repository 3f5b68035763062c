import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { LoggedChannel } from './channel-tiles';
import { newId } from '@renderer/app/new-id';
import type { NextStepValue } from '@renderer/ui';

export type StepKind = 'call' | 'email' | 'letter' | 'meeting' | 'todo';

/** A call as far as it was typed. It survives closing the dialog and a reload, one for each contact. */
export interface CallDraft {
  /** The id the entry will have: saving twice makes one entry. */
  id: string;
  channel: LoggedChannel;
  direction: 'in' | 'out';
  /** Of everything but a call. */
  subject: string;
  isInquiry: boolean;
  purpose: 'sales' | 'service';
  number: string | null;
  /** When it began, UTC ISO; day and time say it to the minute, and hold once they were changed. */
  at: string;
  /** 'YYYY-MM-DD' */
  day: string;
  /** As typed. */
  time: string;
  length: string;
  dealId: string | null;
  notes: string;
  outcome: string | null;
  next: NextStepValue | null;
  stepKind: StepKind;
  /** Null while it says what the kind and the name make of it. */
  stepTitle: string | null;
  /** The task it ticks off; undefined until decided, null for none. */
  fulfils?: string | null;
}

interface Drafts {
  drafts: Record<string, CallDraft>;
  keep: (contactId: string | null, draft: CallDraft) => void;
  drop: (contactId: string | null) => void;
}

/** A draft without a contact yet is kept under this. */
const nobody = 'nobody';

export function draftKey(contactId: string | null): string {
  return contactId ?? nobody;
}

/** At most this many are kept; the oldest goes first, for its time lies in its id. */
const kept = 50;

export const useCallDrafts = create<Drafts>()(
  persist(
    (set) => ({
      drafts: {},
      keep: (contactId, draft) =>
        set((state) => {
          const all = Object.entries({ ...state.drafts, [draftKey(contactId)]: draft });
          all.sort(([, a], [, b]) => (a.id < b.id ? 1 : -1));
          return { drafts: Object.fromEntries(all.slice(0, kept)) };
        }),
      drop: (contactId) =>
        set((state) => ({
          drafts: Object.fromEntries(Object.entries(state.drafts).filter(([key]) => key !== draftKey(contactId))),
        })),
    }),
    { name: 'calldeck-call-drafts', version: 1, storage: createJSONStorage(() => localStorage) },
  ),
);

/** An empty draft of a call that is just over, or is running. */
export function freshDraft(now: { at: string; day: string; time: string }): CallDraft {
  return {
    id: newId(),
    channel: 'call',
    direction: 'out',
    subject: '',
    isInquiry: false,
    purpose: 'sales',
    number: null,
    at: now.at,
    day: now.day,
    time: now.time,
    length: '',
    dealId: null,
    notes: '',
    outcome: null,
    next: null,
    stepKind: 'call',
    stepTitle: null,
  };
}
