import { useMutation } from '@tanstack/react-query';
import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { writeUnlessStale } from '@renderer/features/contact-card/mutations';
import { notify } from '@renderer/ui';
import type { LogRow } from './queries';

const words = strings.callsPage;

/** Changes one field of an entry; `what` is its name in the message. */
export function useEditEntry() {
  return useMutation({
    mutationFn: ({ id, patch }: { id: string; what: string; patch: InputOf<'interactions.update'>['patch'] }) =>
      ask('interactions.update', { id, patch }),
    onSuccess: (written, { what }) => notify.done(words.changed(what), { undo: () => void undo(written.txId) }),
  });
}

/** Changes a text of an entry, unless it was changed elsewhere since it was read: then both are shown. */
export function saveText(row: Pick<LogRow, 'id' | 'subject' | 'body'>, text: 'subject' | 'body', value: string) {
  const what = words.edit[text === 'body' ? 'notes' : 'subject'];
  return writeUnlessStale(words.changed(what), what, value, (force) =>
    ask('interactions.update', {
      id: row.id,
      patch: { [text]: value },
      ...(force ? {} : { before: { [text]: row[text] } }),
    }),
  );
}

export function useTrashEntry() {
  return useMutation({
    mutationFn: (row: Pick<LogRow, 'id' | 'contactName'>) => ask('interactions.trash', { id: row.id }),
    onSuccess: (written, row) => notify.done(words.trashed(row.contactName), { undo: () => void undo(written.txId) }),
    onError: (failure) => tellFailure(failure),
  });
}
