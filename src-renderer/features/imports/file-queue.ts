import { create } from 'zustand';
import { takeFile, type IncomingFile } from './wizard-acts';

/** Files that wait for the one in hand; kept outside the page, so that they are still there after looking elsewhere. */
export const useFileQueue = create<{ waiting: readonly IncomingFile[] }>()(() => ({ waiting: [] }));

/** Takes the first of some files and keeps the others for after it, in their order. */
export function takeFiles(files: readonly IncomingFile[]): void {
  const [first, ...rest] = files;
  if (first === undefined) return;
  useFileQueue.setState({ waiting: rest });
  void takeFile(first);
}

/** Goes on with the file that waits longest. */
export function takeNextFile(): void {
  takeFiles(useFileQueue.getState().waiting);
}

/** Forgets the files that wait. */
export function forgetWaiting(): void {
  useFileQueue.setState({ waiting: [] });
}
