import { strings } from '@shared/locale';
import { ask, CallFailure, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { saveFile } from '@renderer/bridge';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { notify } from '@renderer/ui';
import { handOver, ownerKey, type Attachment, type Owner } from './uploads';

const words = strings.attachmentsPage;

/** Saves a copy where the person says. */
export async function saveCopy(id: string): Promise<void> {
  try {
    const saved = await saveFile(await ask('attachments.save', { id }));
    if (!saved.ok) throw new CallFailure(saved.error);
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Opens a copy in the system's program for it; in a browser it is saved, and what may run something is neither. */
export async function openCopy(file: Attachment): Promise<void> {
  try {
    const { result } = await ask('attachments.open', { id: file.id });
    if (result === 'page') await saveCopy(file.id);
    if (result === 'refused')
      notify.info(words.mayRun(file.fileName), { action: { label: words.save, run: () => void saveCopy(file.id) } });
  } catch (failure) {
    tellFailure(failure);
  }
}

export async function removeFile(file: Attachment): Promise<void> {
  try {
    const { txId } = await ask('attachments.remove', { id: file.id });
    if (txId !== null) notify.done(words.did.removed(file.fileName), { undo: () => void undo(txId) });
  } catch (failure) {
    tellFailure(failure);
  }
}

/**
 * Renames a file or changes its note.
 * @returns what is wrong, for the field
 */
export async function changeFile(
  file: Attachment,
  patch: { fileName: string } | { note: string },
): Promise<string | void> {
  const isNote = 'note' in patch;
  const before = isNote ? { note: file.note } : { fileName: file.fileName };
  return writeFieldsUnlessStale(
    isNote ? words.did.noted(file.fileName) : words.did.renamed(file.fileName),
    {},
    (_rest, force) => ask('attachments.update', { id: file.id, ...patch, ...(force ? {} : { before }) }),
  );
}

/** Gives a file again whose bytes are gone; another file is refused. */
export async function giveAgain(file: Attachment, chosen: File, owner: Owner): Promise<void> {
  try {
    const fileId = await handOver(chosen, ownerKey(owner));
    await ask('attachments.give_again', { id: file.id, fileId });
    notify.done(words.did.back(file.fileName));
  } catch (failure) {
    tellFailure(failure);
  }
}
