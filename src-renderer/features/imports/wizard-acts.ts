import type { QueryClient } from '@tanstack/react-query';
import type { Envelope } from '@shared/contract/index';
import { recordTarget } from '@shared/domain/record-fields';
import { strings } from '@shared/locale';
import { ask, CallFailure, messageOf, tellFailure } from '@renderer/app/ask';
import { saveFile, uploadFile } from '@renderer/bridge';
import { notify } from '@renderer/ui/toast';
import { endArchive } from './archive-acts';
import { finishArrived } from './in-hand';
import { isWriting } from './is-writing';
import { beginLog, endLog } from './log-acts';
import { patchRows } from './rows-cache';
import {
  columnsOf,
  nothingBegun,
  wizard,
  type Decision,
  type OnUpdate,
  type FileSettings,
  type RowAction,
  type WizardState,
} from './wizard-store';

const words = strings.importsPage;

/** A file that was let go of can be taken up again for this long; then main forgets it too. */
const resumable = 15_000;

let uploading: AbortController | null = null;
let asked = 0;
/** The message that offers the file let go of last; there is only ever one. */
let offer: number | null = null;

function withdrawOffer(): void {
  if (offer !== null) notify.close(offer);
  offer = null;
}

/** A file of the page's, or one that main has taken in already. */
export type IncomingFile = File | { fileId: string; name: string };

/** Hands a file over, looks at it and goes on to its columns; a file that is no CSV says why in place. */
export async function takeFile(file: IncomingFile): Promise<void> {
  const before = wizard.get();
  if (isWriting()) return;
  uploading?.abort();
  letGo(before);
  void endArchive();
  void endLog();
  const mine = new AbortController();
  uploading = mine;
  wizard.put({ ...nothingBegun, upload: { fileName: file.name, share: 0 } });
  try {
    const sent = await handedOver(
      file,
      (share) => uploading === mine && wizard.put({ upload: { fileName: file.name, share } }),
      mine.signal,
    );
    if (uploading !== mine) {
      if (sent.ok) await ask('files.release', { fileId: sent.value.fileId });
      return;
    }
    if (!sent.ok) throw new CallFailure(sent.error);
    const { fileId } = sent.value;
    try {
      const { archive: contents } = await ask('archive.recognise', { fileId });
      if (contents !== null && uploading === mine) {
        withdrawOffer();
        const archive = { fileId, fileName: file.name, contents, jobId: null, newName: '' };
        wizard.put({ ...nothingBegun, archive });
        return;
      }
      const { log } = await ask('logs.recognise', { fileId });
      if (log !== null && uploading === mine) {
        withdrawOffer();
        wizard.put(nothingBegun);
        await beginLog(fileId, file.name, log.kind);
        return;
      }
      const inspection = await ask('imports.inspect', { fileId });
      if (uploading === mine) {
        // What floats would cover the buttons of the file that is now in hand.
        withdrawOffer();
        wizard.put({ upload: null, fileId, inspection, step: 'match' });
      } else await ask('files.release', { fileId });
    } catch (failure) {
      await ask('files.release', { fileId });
      throw failure;
    }
  } catch (failure) {
    if (uploading !== mine) return;
    const stopped = failure instanceof CallFailure && failure.code === 'cancelled';
    wizard.put({ ...nothingBegun, problem: stopped ? null : { fileName: file.name, message: messageOf(failure) } });
  } finally {
    if (uploading === mine) uploading = null;
  }
}

function handedOver(
  file: IncomingFile,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<Envelope<{ fileId: string }>> {
  if (file instanceof File) return uploadFile(file, told, signal);
  return Promise.resolve({ ok: true, value: { fileId: file.fileId } });
}

export function stopUpload(): void {
  uploading?.abort();
}

/** Reads the file again in another way. What was chosen for its columns stays while they are the same columns. */
export async function changeSettings(change: FileSettings): Promise<void> {
  const { fileId, settings: before, inspection } = wizard.get();
  if (fileId === null) return;
  asked += 1;
  const mine = asked;
  // Another sheet has its names elsewhere.
  const settings = { ...before, ...(change.sheet === undefined ? {} : { headerRow: undefined }), ...change };
  wizard.put({ settings, rereading: true });
  try {
    const next = await ask('imports.inspect', { fileId, settings });
    if (mine !== asked) return;
    const sameColumns =
      inspection?.columns.length === next.columns.length &&
      change.delimiter === undefined &&
      change.sheet === undefined &&
      change.headerRow === undefined &&
      inspection.about === next.about;
    wizard.put({
      inspection: next,
      settingsProblem: null,
      rereading: false,
      previewRow: 0,
      ...(sameColumns ? {} : { chosen: {} }),
    });
  } catch (failure) {
    if (mine === asked) wizard.put({ rereading: false, settingsProblem: messageOf(failure) });
  }
}

export function chooseTarget(index: number, target: string): void {
  const state = wizard.get();
  const chosen: Record<number, string> = { ...state.chosen, [index]: target };
  const field = recordTarget(target)?.field;
  // A record has one title and one amount: the column that had it gives it up.
  if (field !== undefined && field.multi !== true)
    for (const other of columnsOf(state))
      if (other.index !== index && other.target === target) chosen[other.index] = 'skip';
  wizard.put({ chosen });
}

/** The key of a value in the wizard's table. */
export const valueKey = (field: string, value: string): string => `${field}:${value}`;

export function chooseValue(field: 'stage' | 'owner', value: string, to: string): void {
  wizard.put({ values: { ...wizard.get().values, [valueKey(field, value)]: to } });
}

/** How records are written: what was chosen for the whole import. */
function recordChoices(state: WizardState) {
  const values = Object.entries(state.values).map(([key, to]) => {
    const at = key.indexOf(':');
    return {
      field: key.slice(0, at) === 'owner' ? ('owner' as const) : ('stage' as const),
      from: key.slice(at + 1),
      to,
    };
  });
  return { values, makeCards: state.makeCards };
}

/** Reads and matches the whole file, writing nothing. */
export async function startCheck(): Promise<void> {
  const state = wizard.get();
  if (state.fileId === null || state.step !== 'match') return;
  wizard.put({ step: 'checking', jobId: null, batchId: null, counts: null, tab: 'all', current: null });
  try {
    const { jobId, batchId } = await ask('imports.check', {
      fileId: state.fileId,
      settings: state.settings,
      columns: columnsOf(state),
      onMatch: state.onMatch,
      onUpdate: state.onUpdate,
      ...(state.inspection?.about === 'contacts' ? {} : recordChoices(state)),
      ...(state.tagName.trim() === '' ? {} : { tagName: state.tagName.trim() }),
    });
    wizard.put({ jobId, batchId });
  } catch (failure) {
    wizard.put({ step: 'match' });
    tellFailure(failure);
  }
}

/** Back from the rows to the columns: what was checked is forgotten. */
export async function backToColumns(): Promise<void> {
  const { batchId } = wizard.get();
  wizard.put({ step: 'match', batchId: null, jobId: null, counts: null, current: null });
  if (batchId === null) return;
  try {
    await ask('imports.discard', { batchId });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Chooses what happens with one row, or with all of a kind. */
export async function decide(client: QueryClient, rows: number | RowAction, action: Decision): Promise<void> {
  const { batchId } = wizard.get();
  if (batchId === null) return;
  try {
    const { counts } = await ask('imports.decide', { batchId, rows: typeof rows === 'number' ? [rows] : rows, action });
    patchRows(client, batchId, rows, action);
    wizard.put({ counts });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Chooses how the card of one row, or of all that are updated, is updated; the rows then say it. */
export async function decideHow(client: QueryClient, rows: number | 'update', onUpdate: OnUpdate): Promise<void> {
  const { batchId } = wizard.get();
  if (batchId === null) return;
  try {
    const which = typeof rows === 'number' ? [rows] : rows;
    const { counts } = await ask('imports.decide', { batchId, rows: which, action: 'update', onUpdate });
    wizard.put({ counts });
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'imports.rows' });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Writes what was checked. */
export async function startCommit(): Promise<void> {
  const { batchId, step } = wizard.get();
  if (batchId === null || step !== 'check') return;
  wizard.put({ step: 'committing', jobId: null });
  try {
    const { jobId } = await ask('imports.commit', { batchId });
    wizard.put({ jobId });
  } catch (failure) {
    wizard.put({ step: 'check' });
    tellFailure(failure);
  }
}

/** Gives the import up; for a while it can be taken up again. */
export function cancelImport(): void {
  const before = wizard.get();
  if (before.step === 'committing' || before.step === 'checking') return;
  stopUpload();
  letGo(before);
  wizard.put(nothingBegun);
}

/** Ends an import that was written: its file is no longer needed. */
export async function finishImport(): Promise<void> {
  const { fileId, batchId } = wizard.get();
  wizard.put(nothingBegun);
  if (fileId === null) return;
  try {
    await finishArrived(fileId, batchId);
    await ask('files.release', { fileId });
  } catch (failure) {
    tellFailure(failure);
  }
}

function letGo(state: WizardState): void {
  const { fileId, batchId, inspection } = state;
  if (fileId === null || inspection === null) return;
  const forget = async (): Promise<void> => {
    await ask('files.release', { fileId });
    if (batchId !== null) await ask('imports.discard', { batchId });
  };
  const timer = window.setTimeout(() => void forget().catch((failure: unknown) => tellFailure(failure)), resumable);
  withdrawOffer();
  const toast = notify.info(words.cancelled(inspection.fileName), {
    action: {
      label: words.resume,
      run: () => {
        window.clearTimeout(timer);
        stopUpload();
        uploading = null;
        wizard.put(state);
        window.location.hash = '#/import';
      },
    },
  });
  offer = toast;
  // Held under the pointer it would outlive what it offers.
  window.setTimeout(() => notify.close(toast), resumable - 1000);
}

/** Saves the rows of an import that were not taken. */
export async function saveFailedRows(batchId: string): Promise<void> {
  try {
    const file = await ask('imports.failed_rows', { batchId });
    const saved = await saveFile(file);
    if (!saved.ok) throw new CallFailure(saved.error);
    notify.done(words.done.saved(file.fileName));
  } catch (failure) {
    tellFailure(failure);
  }
}
