import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../core/errors';
import { listBackups, type Backup } from '../db/backup';
import { backupsBeside, freeNameBeside, lookingPlace } from '../db/data-file';
import type { DataFileChoice, Ports } from '../ports/index';

/** The ways on where a data file could not be opened. */
export interface Recovery {
  ways(failed: DataFileChoice): OutputOf<'recovery.ways'>;
  /**
   * Prepares one of them.
   * @returns the file to open; null where the person decided against it
   * @throws AppError where a backup is gone
   */
  prepare(failed: DataFileChoice, input: ParsedInputOf<'recovery.go'>): Promise<DataFileChoice | null>;
}

/** Backups that are offered: the newest of them may hold what spoiled the file. */
const offered = 5;

/**
 * Makes the ways on.
 * @param ports whether and how the host asks for a file
 * @param fileOf the path of a choice
 */
export function createRecovery(
  ports: Pick<Ports, 'host' | 'dataFiles'>,
  fileOf: (choice: DataFileChoice) => string,
): Recovery {
  const canChoose = ports.host === 'electron';
  // A file that still lies there was not damaged, and no backup may take its place.
  const backupsOf = (file: string): Backup[] =>
    existsSync(file) ? [] : listBackups(backupsBeside(file), basename(file)).slice(0, offered);

  function backupOf(file: string, name: string): string {
    const backup = backupsOf(file).find((one) => one.name === name);
    if (backup === undefined) throw new AppError('not_found', strings.recovery.noBackup);
    return join(backupsBeside(file), backup.name);
  }

  return {
    ways(failed) {
      const file = fileOf(failed);
      return {
        isGone: !existsSync(file),
        canChoose,
        backups: backupsOf(file).map(({ name, at, bytes }) => ({ name, at, bytes })),
      };
    },
    async prepare(failed, input) {
      const file = fileOf(failed);
      switch (input.way) {
        case 'again':
          return failed;
        case 'example':
          return { demo: true };
        case 'new': {
          const place = canChoose ? await ports.dataFiles.choose(true) : freeNameBeside(file);
          if (place === null) return null;
          return { file: place, ...(existsSync(place) ? {} : { prepare: { way: 'new' as const } }) };
        }
        case 'choose': {
          const chosen = await ports.dataFiles.choose(false);
          return chosen === null ? null : { file: chosen };
        }
        case 'backup':
          return { file, prepare: { way: 'restore', backup: backupOf(file, input.name) } };
        case 'look': {
          const backup = backupOf(file, input.name);
          return { file: lookingPlace(file, backup), prepare: { way: 'look', backup, of: file } };
        }
      }
    },
  };
}
