import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { strings } from '@shared/locale/index';
import { AppError } from '../core/errors';
import { copyToLookAt, forgetFile, putAtNewPlace, restoreBackup, whyGone } from '../db/data-file';
import type { FilePreparation } from '../ports/index';

export { leaveMoved } from '../db/data-file';

interface Prepared {
  /** Takes back what was prepared, where the file could not be opened after all. */
  undo(): Promise<void>;
}

const nothing: Prepared = { undo: () => Promise.resolve() };

/**
 * Does to a data file what is to be done before it is opened; whoever calls holds its lock.
 * @param wasChosen somebody chose it, so that it was there once
 * @throws AppError where that cannot be done, and where the file is gone and must not be begun anew without asking
 */
export async function prepareFile(
  file: string,
  { prepare, wasChosen, now }: { prepare: FilePreparation | null; wasChosen: boolean; now: Date },
): Promise<Prepared> {
  switch (prepare?.way) {
    case 'move':
      await putAtNewPlace(prepare.from, file);
      return { undo: () => forgetFile(file) };
    case 'restore':
      return { undo: await restoreBackup(file, prepare.backup, now) };
    case 'look':
      await copyToLookAt(prepare.of, prepare.backup, file);
      return { undo: () => forgetFile(file) };
    case 'new':
      // Somebody else's has come there meanwhile.
      if (existsSync(file)) throw new AppError('conflict', strings.dataFile.taken(basename(file)));
      return nothing;
    case undefined: {
      const gone = whyGone(file, wasChosen);
      if (gone !== null) throw new AppError('unavailable', gone);
      return nothing;
    }
  }
}
