import { CallFailure, tellFailure } from '@renderer/app/ask';
import { JobEnded, written } from '@renderer/app/long-work';
import { undo } from '@renderer/app/undo';
import { clashing, columnOf, showClash } from '@renderer/features/contact-card/conflict';
import { notify } from '@renderer/ui/toast';

/** What a command answers that writes at once, or becomes a job. */
interface Written {
  txId: string | null;
  jobId?: string | null;
}

/** How a write ended: what is wrong with the input is for a form to show, by field or as one sentence. */
type End = { done: true } | { done: false; fields: Record<string, string>; message: string };

/**
 * Does something that writes and says so, with its undo; what was so already is no news.
 * @param onConflict shows both where the same was changed elsewhere meanwhile; else that is a message too
 * @returns what is wrong with the input, for a form to show; anything else is a message
 */
export async function write(
  said: string,
  work: () => Promise<Written>,
  onConflict?: (told: Readonly<Record<string, string>>) => void,
): Promise<End> {
  try {
    const txId = await written(await work());
    if (txId !== null) notify.done(said, { undo: () => void undo(txId) });
    return { done: true };
  } catch (failure) {
    if (failure instanceof CallFailure && failure.code === 'conflict' && onConflict !== undefined) {
      onConflict(failure.fields);
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

/**
 * As `write`, for a form that hands over all its cells: main writes those that are not as they were read. Where the same
 * was changed elsewhere meanwhile both are shown; what else was changed here is written whichever is chosen.
 * @param said what was done, of the name that is there afterwards
 * @param typed the cells as the form has them
 * @param read the same as they were read; null for something new
 * @param save told the cells, and as what they were read: a cell that this leaves out is written over whatever is there
 */
export function writeUnlessStale<Typed extends { name: string }, Read extends object>(
  said: (name: string) => string,
  typed: Typed,
  read: Read | null,
  save: (typed: Typed, before: Partial<Read> | undefined) => Promise<Written>,
): Promise<End> {
  const changed = said(typed.name);
  if (read === null) return write(changed, () => save(typed, undefined));
  return write(
    changed,
    () => save(typed, read),
    (told) => {
      const columns = clashing(told);
      const readWhere = (clashed: boolean) =>
        Object.fromEntries(
          Object.entries(read).filter(([cell]) => columns.includes(columnOf(cell)) === clashed),
        ) as Partial<Read>;
      const [clashes, rest] = [readWhere(true), readWhere(false)];
      showClash(told, {
        takeYours: async () => writeOrTell(changed, () => save(typed, rest)),
        ...(Object.keys(rest).length > 0 && {
          keepTheirs: async () =>
            writeOrTell(said(told['name'] ?? typed.name), () => save({ ...typed, ...clashes }, read)),
        }),
      });
    },
  );
}
