import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, CallFailure, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui/toast';
import { useConflict } from './conflict';
import type { Card } from './queries';

const words = strings.contactCardPage;

export type Patch = InputOf<'contacts.update'>['patch'];

/** Says what was done, with its undo; what was so already is no news. */
function tell(said: string, { txId }: { txId: string | null }): void {
  if (txId !== null) notify.done(said, { undo: () => void undo(txId) });
}

/**
 * Does something that writes and says so. What is wrong with a value is given back for the field to show; anything else is a message.
 * @returns what is wrong, for a field edited in place
 */
export async function write(said: string, work: () => Promise<{ txId: string | null }>): Promise<string | void> {
  try {
    tell(said, await work());
  } catch (failure) {
    if (failure instanceof CallFailure && (failure.code === 'validation' || failure.code === 'invalid_input'))
      return failure.message;
    tellFailure(failure);
  }
}

/** As `write`, where there is no field to show what is wrong: then that is a message too. */
export async function writeOrTell(said: string, work: () => Promise<{ txId: string | null }>): Promise<boolean> {
  try {
    tell(said, await work());
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
}

/**
 * Changes fields of a card. If the same field was changed elsewhere since the card was read, nothing is lost: both values are shown.
 * @returns what is wrong, for a field edited in place
 */
export async function saveFields(card: Card, patch: Patch, field: string, force = false): Promise<string | void> {
  try {
    const written = await ask('contacts.update', { id: card.id, patch, ...(force ? {} : { revision: card.revision }) });
    tell(words.did.changed(field, card.displayName), written);
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    if (failure.code === 'conflict') {
      useConflict.getState().show({ contactId: card.id, name: card.displayName, patch, theirs: failure.fields });
      return;
    }
    if (failure.code === 'validation' || failure.code === 'invalid_input') return failure.message;
    tellFailure(failure);
  }
}

/** As `saveFields`, from a menu or a switch. */
export function saveFieldsOrTell(card: Card, patch: Patch, field: string): void {
  void saveFields(card, patch, field).then((wrong) => {
    if (typeof wrong === 'string') notify.error(wrong);
  });
}

export function setLifecycle(card: Card, lifecycle: Card['lifecycle']): void {
  if (lifecycle === card.lifecycle) return;
  void writeOrTell(words.did.lifecycle(card.displayName, strings.ui.lifecycle[lifecycle]), () =>
    ask('contacts.update', { id: card.id, patch: { lifecycle } }),
  );
}
