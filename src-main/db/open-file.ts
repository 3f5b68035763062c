import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { strings } from '@shared/locale/index';
import { AppError, errorCodeOf } from '../core/errors';
import { newId } from '../core/ids';
import { attachmentsDir } from './attachment-store';
import { createBackup } from './backup';
import { damagedMark } from './data-file';
import { loggedTables } from './logged-tables';
import { currentVersion, migrate, versionOf } from './migrate';
import { openWriter, sqliteCode, type Connection, type RawConnection } from './open';

export interface OpenedFile {
  connection: Connection;
  /** True when this start made the file. */
  isNew: boolean;
}

/** "Cdk1", so that `file(1)` and we can tell a Calldeck file from any other database. */
const applicationId = 0x43646b31;
const plainHeader = 'SQLite format 3\u0000';

/**
 * Opens a data file for writing, making it where it is missing and bringing it up to date where it is older.
 * A plain SQLite file that fails its check is set aside under a new name, never deleted; a file that is busy, forbidden
 * or on a full disk is never moved.
 * @param file path of the data file, or ':memory:'
 * @param options where backups go, and the time
 * @throws AppError with what happened, what was kept and what to do
 */
export function openFile(file: string, options: { backupDir: string; now: Date }): OpenedFile {
  const inMemory = file === ':memory:';
  if (!inMemory) prepareFolder(file);
  const isNew = inMemory || !existsSync(file);
  const isPlain = !isNew && hasPlainHeader(file);
  let connection;
  try {
    connection = openWriter(file, (raw) => {
      // A file can be opened without being read; its first page is what tells.
      raw.prepare('SELECT count(*) FROM sqlite_schema').get();
      if (!isNew) checkIsOurs(raw, file);
    });
  } catch (error) {
    throw error instanceof AppError ? error : openError(error, file, isPlain);
  }
  const { raw } = connection;
  try {
    if (versionOf(raw) > currentVersion) throw new AppError('unavailable', strings.file.newer);
    if (versionOf(raw) > 0 && !isSound(raw, file)) {
      raw.close();
      throw new AppError('unavailable', setAside(file));
    }
    const from = versionOf(raw);
    if (!isNew && from > 0 && from < currentVersion)
      createBackup(raw, { file, dir: options.backupDir, now: options.now });
    if (migrate(raw).length > 0) {
      raw.pragma(`application_id = ${applicationId}`);
      raw.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('device', ?)").run(newId());
    }
    return { connection, isNew };
  } catch (error) {
    if (raw.open) raw.close();
    throw error instanceof AppError ? error : openError(error, file, isPlain);
  }
}

function prepareFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new AppError('unavailable', strings.file.noFolder(dirname(file)), undefined, error);
  }
}

function hasPlainHeader(file: string): boolean {
  let handle;
  try {
    handle = openSync(file, 'r');
    const head = Buffer.alloc(16);
    readSync(handle, head, 0, 16, 0);
    return head.toString('latin1') === plainHeader;
  } catch (error) {
    throw new AppError('unavailable', strings.file.readOnly(basename(file)), undefined, error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** What another program or a newer Calldeck wrote is told apart before anything of it is changed. */
function checkIsOurs(raw: RawConnection, file: string): void {
  const id = raw.pragma('application_id', { simple: true });
  const hasTables = raw.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
  if (hasTables && id !== applicationId) throw new AppError('unavailable', strings.file.otherDatabase(basename(file)));
  if (versionOf(raw) > currentVersion) throw new AppError('unavailable', strings.file.newer);
}

/** A file of this size is checked whole in about a tenth of a second; a larger one is probed, and its daily backup checks it. */
const checkedWhole = 32 * 1024 * 1024;

function isSound(raw: RawConnection, file: string): boolean {
  if (statSync(file).size <= checkedWhole) return raw.pragma('quick_check(1)', { simple: true }) === 'ok';
  // A file of an older version lacks the tables that came since.
  const has = new Set(raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  for (const { name } of loggedTables)
    // Each by itself goes straight to an end of its tree; all three in one would walk the table.
    if (has.has(name))
      raw
        .prepare(`SELECT (SELECT min(rid) FROM ${name}), (SELECT max(rid) FROM ${name}), (SELECT max(id) FROM ${name})`)
        .get();
  return true;
}

function openError(error: unknown, file: string, isPlain: boolean): AppError {
  const name = basename(file);
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_CORRUPT') || (code === 'SQLITE_NOTADB' && isPlain))
    return new AppError('unavailable', setAside(file), undefined, error);
  if (code === 'SQLITE_NOTADB') return new AppError('unavailable', strings.file.notCalldeck(name), undefined, error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new AppError('locked', strings.file.inUse(name), undefined, error);
  if (code.startsWith('SQLITE_FULL')) return new AppError('unavailable', strings.file.full, undefined, error);
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_PERM') ||
    errorCodeOf(error) === 'EACCES'
  ) {
    return new AppError('unavailable', strings.file.readOnly(name), undefined, error);
  }
  return new AppError('unavailable', strings.file.io, undefined, error);
}

/**
 * Keeps a damaged file, its companions and its attachments under a new name; answers the sentence that says so. The
 * backups have attachments of their own.
 */
function setAside(file: string): string {
  const aside = `${file}${damagedMark}${new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}`;
  for (const suffix of ['', '-wal', '-shm', attachmentsDir('')]) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return strings.file.damaged(basename(file), basename(aside));
}
