import { CallFailure, tellFailure } from '@renderer/app/ask';
import { JobEnded, written } from '@renderer/app/long-work';
import { undo } from '@renderer/app/undo';
import { clashing, showClash } from '@renderer/features/contact-card/conflict';
import { notify } from '@renderer/ui/toast';

/** What a command answers that writes at once, or becomes a job. */
interface Written {
  txId: string | null;
  jobId?: string | null;
}

/**
 * Does something that writes and says so, with its undo; what was so already is no news. Where the same was changed
 * elsewhere meanwhile both are shown, and yours is written if the user says so.
 * @param work told which columns it writes over, whatever is there by now; at first none
 * @param withTheirs writes what else was changed here and clashes with nothing, told by column what does
 * @returns what is wrong with the input, for a form to show; anything else is a message
 */
export async function write(
  said: string,
  work: (over: readonly string[]) => Promise<Written>,
  withTheirs?: (clashes: readonly string[]) => Promise<Written>,
): Promise<{ done: true } | { done: false; fields: Record<string, string>; message: string }> {
  try {
    const txId = await written(await work([]));
    if (txId !== null) notify.done(said, { undo: () => void undo(txId) });
    return { done: true };
  } catch (failure) {
    if (failure instanceof CallFailure && failure.code === 'conflict') {
      const clashes = clashing(failure.fields);
      showClash(failure.fields, {
        takeYours: async () => writeOrTell(said, () => work(clashes)),
        keepTheirs: async () => withTheirs && writeOrTell(said, () => withTheirs(clashes)),
      });
      return { done: true };
    }
    if (failure instanceof CallFailure && failure.code === 'validation')
      return { done: false, fields: failure.fields, message: failure.message };
    // What ended in its job was told by the feed of jobs.
    if (!(failure instanceof JobEnded)) tellFailure(failure);
    return { done: false, fields: {}, message: '' };
  }
}

/** As `write`, where there is no form to show what is wrong. */
export function writeOrTell(said: string, work: () => Promise<Written>): void {
  void write(said, work).then((end) => {
    if (!end.done && end.message !== '') notify.error(end.message);
  });
}
