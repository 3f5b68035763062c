import { migrations, type Migration } from '@migrations/index';
import { AppError } from '../core/errors';
import { strings } from '@shared/locale/index';
import { createLogTriggers } from './change-log';
import type { RawConnection } from './open';

/** The version that this Calldeck writes. */
export const currentVersion: number = migrations.at(-1)?.version ?? 0;

/**
 * The version of an open file.
 * @param raw any connection to it
 */
export function versionOf(raw: RawConnection): number {
  return raw.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a file to the current version, one migration a savepoint, all in one transaction.
 * @param raw the writer's connection
 * @param list the migrations; a test may give its own
 * @returns the versions that were applied
 * @throws AppError `unavailable` for a file of a newer Calldeck, which is left as it is
 */
export function migrate(raw: RawConnection, list: readonly Migration[] = migrations): number[] {
  for (const [index, migration] of list.entries()) {
    if (index > 0 && migration.version <= list[index - 1]!.version)
      throw new Error(`migration ${migration.version} is out of order`);
  }
  const from = versionOf(raw);
  const newest = list.at(-1)?.version ?? 0;
  if (from > newest) throw new AppError('unavailable', strings.file.newer);
  const due = list.filter((migration) => migration.version > from);
  if (due.length === 0) return [];
  raw.exec('BEGIN IMMEDIATE');
  try {
    for (const migration of due) {
      raw.exec('SAVEPOINT migration');
      migration.up(raw);
      raw.exec('RELEASE migration');
    }
    createLogTriggers(raw);
    raw.pragma(`user_version = ${newest}`);
    raw.exec('COMMIT');
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK');
    throw error;
  }
  return due.map((migration) => migration.version);
}
