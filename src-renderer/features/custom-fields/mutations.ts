import { CallFailure, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui/toast';

/**
 * Does something that writes and says so, with its undo; what was so already is no news.
 * @returns what is wrong with the input, for a form to show; anything else is a message
 */
export async function write(
  said: string,
  work: () => Promise<{ txId: string | null }>,
): Promise<{ done: true } | { done: false; fields: Record<string, string>; message: string }> {
  try {
    const { txId } = await work();
    if (txId !== null) notify.done(said, { undo: () => void undo(txId) });
    return { done: true };
  } catch (failure) {
    if (failure instanceof CallFailure && failure.code === 'validation')
      return { done: false, fields: failure.fields, message: failure.message };
    tellFailure(failure);
    return { done: false, fields: {}, message: '' };
  }
}

/** As `write`, where there is no form to show what is wrong. */
export function writeOrTell(said: string, work: () => Promise<{ txId: string | null }>): void {
  void write(said, work).then((end) => {
    if (!end.done && end.message !== '') notify.error(end.message);
  });
}
