import { ask, tellFailure } from '@renderer/app/ask';
import { nothingBegun, wizard } from './wizard-store';

/** Makes a new file of the export in hand; main opens it when it is whole. */
export async function startRestore(): Promise<void> {
  const { archive } = wizard.get();
  if (archive === null || archive.jobId !== null) return;
  try {
    const { jobId, name } = await ask('archive.restore', { fileId: archive.fileId });
    if (jobId !== null) wizard.put({ archive: { ...archive, jobId, newName: name } });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Lets go of the export in hand. */
export async function endArchive(): Promise<void> {
  const { archive } = wizard.get();
  if (archive === null) return;
  wizard.put(nothingBegun);
  try {
    await ask('files.release', { fileId: archive.fileId });
  } catch (failure) {
    tellFailure(failure);
  }
}
