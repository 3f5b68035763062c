import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../core/errors';
import { attachmentsDir, mirrorAttachments, mirrorDir } from '../db/attachment-store';
import { listBackups, type Backup } from '../db/backup';
import type { DataFileChoice, Ports } from '../ports/index';

/** The ways on where a data file could not be opened. */
export interface Recovery {
  ways(failed: DataFileChoice): OutputOf<'recovery.ways'>;
  /**
   * Prepares one of them.
   * @returns the file to open; null where the person decided against it
   * @throws AppError where a backup is gone or cannot be copied back
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
  const backupDir = (file: string) => join(dirname(file), 'Backups');
  // A file that still lies there was not damaged, and no backup may take its place.
  const backupsOf = (file: string): Backup[] =>
    existsSync(file) ? [] : listBackups(backupDir(file), basename(file)).slice(0, offered);

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
          const place = canChoose ? await ports.dataFiles.choose(true) : freeName(file);
          return place === null ? null : { file: place };
        }
        case 'choose': {
          const chosen = await ports.dataFiles.choose(false);
          return chosen === null ? null : { file: chosen };
        }
        case 'backup': {
          const backup = backupsOf(file).find(({ name }) => name === input.name);
          if (backup === undefined) throw new AppError('not_found', strings.recovery.noBackup);
          putBack(join(backupDir(file), backup.name), file);
          return failed;
        }
      }
    },
  };
}

/** A name beside a file that nothing has yet; its own where it is gone. */
function freeName(file: string): string {
  const stem = file.replace(/\.calldeck$/, '');
  for (let number = 2, name = file; ; number += 1, name = `${stem} ${number - 1}.calldeck`)
    if (!existsSync(name)) return name;
}

/** Copies a backup to where the file was; the file is there whole or not at all, and never over another. */
function putBack(backup: string, file: string): void {
  const part = `${file}.restoring`;
  try {
    rmSync(part, { force: true });
    copyFileSync(backup, part);
    const handle = openSync(part, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    linkSync(part, file);
    // What was attached lies there still, or comes back with the file.
    mirrorAttachments(mirrorDir(file, dirname(backup)), attachmentsDir(file));
  } catch (error) {
    throw new AppError('unavailable', strings.recovery.notRestored, undefined, error);
  } finally {
    rmSync(part, { force: true });
  }
}
