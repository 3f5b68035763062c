import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { bringFiles } from './file-queue';
import { holdArrived } from './in-hand';

/** The watched folder and what waits in it. */
export function useWatch() {
  return useRead('import', 'watch.state', {});
}

/** Brings a file of the watched folder to the import. */
export async function checkArrived(id: string): Promise<void> {
  try {
    const { fileId, fileName } = await ask('watch.take', { id });
    holdArrived(id, fileId);
    bringFiles([{ fileId, name: fileName }]);
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Takes a file off the list. */
export async function leaveArrived(id: string): Promise<void> {
  try {
    await ask('watch.leave', { id });
  } catch (failure) {
    tellFailure(failure);
  }
}
