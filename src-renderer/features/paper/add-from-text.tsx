import type { FoundPart } from '@shared/domain/signature';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui';
import { FromTextDialog } from './from-text-dialog';
import { addition, blankForm, withParts } from './paper-form';

const words = strings.paperPage.read;

async function addTo(card: { id: string; name: string }, parts: FoundPart[]): Promise<boolean> {
  try {
    const form = withParts(blankForm, parts);
    const { txId, added } = await ask('paper.add_to', { id: card.id, ...addition(form) });
    if (txId === null) notify.info(words.nothingNew(card.name));
    else {
      const count = added === 1 ? words.one : words.many(formatCount(added));
      notify.done(words.added(card.name, count), { undo: () => void undo(txId) });
    }
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
}

/** Reads a text for what it says of a card that is there, and adds what is new of it. */
export function AddFromText({ card, onClose }: { card: { id: string; name: string }; onClose: () => void }) {
  return (
    <FromTextDialog
      title={words.titleTo(card.name)}
      action={words.addCard}
      onClose={onClose}
      onTake={(parts) => addTo(card, parts)}
    />
  );
}
