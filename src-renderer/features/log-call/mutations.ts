import { useMutation } from '@tanstack/react-query';
import { strings } from '@shared/locale';
import type { InputOf } from '@shared/contract/index';
import { ask } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui';

export interface SavedCall {
  input: InputOf<'interactions.log'>;
  /** Whom the call was with, for the message. */
  name: string;
}

/** Saves a call once; the message that follows takes it back. The dialog shows a failure itself, for it keeps the text. */
export function useLogCallSave() {
  return useMutation({
    mutationFn: ({ input }: SavedCall) => ask('interactions.log', input),
    onSuccess: (saved, { name }) =>
      notify.done(strings.logCallPage.logged(name), { undo: () => void undo(saved.txId) }),
  });
}

/** Makes a card for a name that was typed. */
export function useAddPerson() {
  return useMutation({
    mutationFn: (name: string) => ask('contacts.create', { kind: 'person', name }),
    onSuccess: (made, name) => notify.done(strings.logCallPage.added(name), { undo: () => void undo(made.txId) }),
  });
}
