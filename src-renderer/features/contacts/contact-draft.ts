import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { FoundPart } from '@shared/domain/signature';
import type { EntityOption } from '@renderer/ui';

/**
 * A new card as far as it was typed. It survives closing the dialog and the window: Esc is pressed faster than a card is
 * typed again.
 */
export interface ContactDraft {
  kind: 'person' | 'company';
  name: string;
  company: EntityOption | null;
  title: string;
  phone: string;
  email: string;
  own: Readonly<Record<string, string>>;
  /** What else was found in a pasted text. */
  rest: readonly FoundPart[];
}

export const useContactDraft = create<{ draft: ContactDraft | null; keep: (draft: ContactDraft | null) => void }>()(
  persist((set) => ({ draft: null, keep: (draft) => set({ draft }) }), {
    name: 'calldeck-contact-draft',
    version: 1,
    storage: createJSONStorage(() => localStorage),
  }),
);

/** Whether anything was typed that is worth keeping; a company alone may come from where the dialog was opened. */
export function isTyped({ name, title, phone, email, own }: ContactDraft): boolean {
  return [name, title, phone, email, ...Object.values(own)].some((text) => text.trim() !== '');
}
