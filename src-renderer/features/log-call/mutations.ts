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

function saidOf(channel: SavedCall['input']['channel'], name: string): string {
  const words = strings.logCallPage;
  if (channel === 'call') return words.logged(name);
  return channel === 'note' ? words.noted(name) : words.savedAs(words.channels[channel], name);
}

/** Saves a call once; the message that follows takes it back. The dialog shows a failure itself, for it keeps the text. */
export function useLogCallSave() {
  return useMutation({
    mutationFn: ({ input }: SavedCall) => ask('interactions.log', input),
    onSuccess: (saved, { input, name }) =>
      notify.done(saidOf(input.channel, name), { undo: () => void undo(saved.txId) }),
  });
}

/** Makes a card for a name that was typed. */
export function useAddPerson() {
  return useMutation({
    mutationFn: (name: string) => ask('contacts.create', { kind: 'person', name }),
    onSuccess: (made, name) => notify.done(strings.logCallPage.added(name), { undo: () => void undo(made.txId) }),
  });
}
