import { useMutation } from '@tanstack/react-query';
import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { notify } from '@renderer/ui';
import type { LogRow } from './queries';

const words = strings.callsPage;

type Patch = Omit<InputOf<'interactions.update'>['patch'], 'isInquiry' | 'purpose'>;

/**
 * Changes a field of an entry, unless it was changed elsewhere since it was read: then both are shown.
 * @param what its name in the message
 * @returns what is wrong, for a field edited in place
 */
export function saveEntry(row: LogRow, what: string, patch: Patch): Promise<string | void> {
  const read = (some: Patch): Patch =>
    Object.fromEntries(Object.keys(some).map((field) => [field, row[field as keyof Patch]]));
  return writeFieldsUnlessStale(words.changed(what), patch, (some, force) =>
    ask('interactions.update', { id: row.id, patch: some, ...(force ? {} : { before: read(some) }) }),
  );
}

export function useTrashEntry() {
  return useMutation({
    mutationFn: (row: Pick<LogRow, 'id' | 'contactName'>) => ask('interactions.trash', { id: row.id }),
    onSuccess: (written, row) => notify.done(words.trashed(row.contactName), { undo: () => void undo(written.txId) }),
    onError: (failure) => tellFailure(failure),
  });
}
