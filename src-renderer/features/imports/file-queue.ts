import { create } from 'zustand';
import { isWriting } from './is-writing';
import { takeFile, type IncomingFile } from './wizard-acts';
import { wizard } from './wizard-store';

/** Files that wait for the one in hand; kept outside the page, so that they are still there after looking elsewhere. */
export const useFileQueue = create<{ waiting: readonly IncomingFile[] }>()(() => ({ waiting: [] }));

/** Takes the first of some files and keeps the others for after it, in their order. */
export function takeFiles(files: readonly IncomingFile[]): void {
  const [first, ...rest] = files;
  if (first === undefined) return;
  useFileQueue.setState({ waiting: rest });
  void takeFile(first);
}

/**
 * Takes files that arrive from outside, or keeps them while one is checked or written: a file in work is not thrown away
 * for another.
 * @returns whether they were taken
 */
export function takeOrKeepFiles(files: readonly IncomingFile[]): boolean {
  if (!isWriting() && wizard.get().step !== 'checking') {
    takeFiles(files);
    return true;
  }
  useFileQueue.setState(({ waiting }) => ({ waiting: [...waiting, ...files] }));
  return false;
}

/** Goes on with the file that waits longest. */
export function takeNextFile(): void {
  takeFiles(useFileQueue.getState().waiting);
}

/** Forgets the files that wait. */
export function forgetWaiting(): void {
  useFileQueue.setState({ waiting: [] });
}
