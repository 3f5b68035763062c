import { create } from 'zustand';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { tellFailure } from '@renderer/app/ask';
import { notify } from '@renderer/ui/toast';
import { filesOfFolder, type Placed } from './given-folder';
import { isWriting } from './is-writing';
import { logImport } from './log-store';
import { takeFile, type IncomingFile } from './wizard-acts';
import { wizard } from './wizard-store';

const words = strings.arrivals.queue;

/** Files that wait for the one in hand; kept outside the page, so that they are still there after looking elsewhere. */
export const useFileQueue = create<{ waiting: readonly IncomingFile[] }>()(() => ({ waiting: [] }));

/** Takes the first of some files and keeps the others for after it, in their order, before those that wait already. */
export function takeFiles(files: readonly IncomingFile[]): void {
  const [first, ...rest] = files;
  if (first === undefined) return;
  useFileQueue.setState(({ waiting }) => ({ waiting: [...rest, ...waiting] }));
  void takeFile(first);
}

/** A file that is read, checked or written is not thrown away for another. */
function isInWork(): boolean {
  const { step, upload } = wizard.get();
  return isWriting() || step === 'checking' || upload !== null || logImport.get().step === 'checking';
}

/** Takes files that arrive from outside, or keeps them while one is in work, and says how many wait. */
export function bringFiles(files: readonly IncomingFile[]): void {
  const before = useFileQueue.getState().waiting.length;
  if (isInWork()) useFileQueue.setState(({ waiting }) => ({ waiting: [...waiting, ...files] }));
  else takeFiles(files);
  const more = useFileQueue.getState().waiting.length - before;
  if (more > 0) notify.info(more === 1 ? words.keptOne : words.kept(formatCount(more)));
}

/** Takes what a folder holds: as one file where it is one thing, else the files in it. */
export async function bringFolder(name: string, list: () => Promise<readonly Placed[]>): Promise<void> {
  const told = notify.info(strings.arrivals.folder.reading(name));
  try {
    bringFiles(await filesOfFolder(name, await list()));
  } catch (failure) {
    tellFailure(failure);
  } finally {
    notify.close(told);
  }
}

/** Goes on with the file that waits longest. */
export function takeNextFile(): void {
  const { waiting } = useFileQueue.getState();
  useFileQueue.setState({ waiting: [] });
  takeFiles(waiting);
}

/** Forgets the files that wait. */
export function forgetWaiting(): void {
  useFileQueue.setState({ waiting: [] });
}
