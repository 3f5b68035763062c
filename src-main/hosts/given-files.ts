import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, errorCodeOf } from '@main/core/errors';
import type { Spool } from '@main/ports/index';
import type { Topics } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { isImportable } from './arguments';

const words = strings.hosts.given;

/** Files that the system told Calldeck to open, each handed over or refused by itself. */
export async function takeGiven(spool: Spool, paths: readonly string[]): Promise<Topics['files.arrived']> {
  const taken: Topics['files.arrived'] = { files: [], refused: [] };
  for (const path of paths) {
    const name = basename(path);
    try {
      if ((await stat(path)).isDirectory()) taken.refused.push(words.folder(name));
      else if (!isImportable(path)) taken.refused.push(words.unknown(name));
      else {
        const file = await spool.adopt(path);
        taken.files.push({ fileId: file.id, fileName: file.name });
      }
    } catch (error) {
      if (!(error instanceof AppError) && errorCodeOf(error) === '') throw error;
      taken.refused.push(error instanceof AppError ? error.message : words.missing(name));
    }
  }
  return taken;
}
