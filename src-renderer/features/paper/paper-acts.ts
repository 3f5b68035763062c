import { isEmail } from '@shared/domain/email';
import { strings } from '@shared/locale';
import { ask, CallFailure, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { uploadFile } from '@renderer/bridge';
import { notify } from '@renderer/ui';
import { addition, calledIn, isBlank, newCard, nextForm } from './paper-form';
import { queueScans } from './kept-scans';
import { dropScan, nextKey, usePaper, type SavedCard } from './paper-store';

const words = strings.paperPage;

/** What keeps a card from being saved, by its field. */
export function problems(): { name?: string; email?: string } {
  const { form } = usePaper.getState();
  if (newCard(form) === null) return { name: words.needsSomething };
  const email = form.email.trim();
  return email === '' || isEmail(email) ? {} : { email: strings.contactsPage.form.notAnEmail };
}

async function handOverScan(): Promise<{ key: number; fileId: string } | null> {
  const { scans, at } = usePaper.getState();
  const scan = scans[at];
  if (scan === undefined) return null;
  const sent = await uploadFile(scan.file);
  if (!sent.ok) throw new CallFailure(sent.error);
  return { key: scan.key, fileId: sent.value.fileId };
}

let isSending = false;

/**
 * Saves the card that is typed, with the stack's tag and the photo that is shown, and clears the form for the next.
 * @param addTo a card that is there and gets what was typed, in place of a new one
 * @returns whether it was saved; else everything is as it was
 */
export async function saveCard(addTo?: { id: string; name: string }): Promise<boolean> {
  if (isSending) return false;
  isSending = true;
  const { form, tag } = usePaper.getState();
  try {
    const card = newCard(form);
    if (card === null) return false;
    const scan = await handOverScan();
    const withIt = {
      ...(tag.trim() === '' ? {} : { tag: tag.trim() }),
      ...(scan === null ? {} : { scanFileId: scan.fileId }),
    };
    const { id, txId } =
      addTo === undefined
        ? await ask('paper.take_in', { card, ...withIt })
        : await ask('paper.add_to', { id: addTo.id, ...addition(form), ...withIt });
    const entry: SavedCard = {
      key: nextKey(),
      id,
      name: addTo?.name ?? calledIn(form),
      second: form.name.trim() === '' ? '' : form.company.trim(),
      txId,
      withScan: scan !== null,
      isAddition: addTo !== undefined,
      isUndone: false,
      form,
    };
    usePaper.setState(({ pins, saved, begun }) => ({
      form: nextForm(form, pins),
      last: form,
      saved: [entry, ...saved],
      begun: begun + 1,
    }));
    if (scan !== null && !usePaper.getState().stays) dropScan(scan.key);
    return true;
  } catch (failure) {
    // What was typed stays in the form, and the photo beside it.
    tellFailure(failure);
    return false;
  } finally {
    isSending = false;
  }
}

/** Takes a saved card back; what was typed is in the form again where that is empty. */
export async function undoSaved(entry: SavedCard): Promise<void> {
  if (entry.txId !== null) await undo(entry.txId);
  usePaper.setState(({ saved, form, pins, begun }) => ({
    saved: saved.map((one) => (one.key === entry.key ? { ...one, isUndone: true } : one)),
    ...(isBlank(form, pins) ? { form: entry.form, begun: begun + 1 } : {}),
  }));
}

/** Puts pictures and PDFs into the queue, and says what is neither. */
export function takeScans(files: readonly File[]): void {
  const fit = files.filter(({ type, name }) => type.startsWith('image/') || /\.(?:pdf|heic|heif|tiff?)$/i.test(name));
  for (const file of files) if (!fit.includes(file)) notify.error(words.scan.notTaken(file.name));
  void queueScans(fit);
}
