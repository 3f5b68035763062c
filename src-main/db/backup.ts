import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { strings } from '@shared/locale/index';
import { diskErrorInWords } from '../core/disk-error';
import { AppError } from '../core/errors';
import { attachmentsDir, mirrorAttachments, mirrorDir } from './attachment-store';
import { openReader, openToCopy, sqliteCode, type RawConnection } from './open';

/** A backup that was opened and checked before it got its name. */
export interface Backup {
  name: string;
  at: string;
  bytes: number;
}

export interface BackupContents {
  contacts: number;
  interactions: number;
  deals: number;
  /** The last time something was done in it, an instant. */
  changedAt: string | null;
}

interface BackupPlan {
  /** The data file. */
  file: string;
  dir: string;
  now: Date;
  /** The path of a backup that is about to be brought back or looked at: it stays, whatever else is taken away. */
  spare?: string | undefined;
}

const kept = { days: 7, weeks: 4, months: 12, atLeast: 3 };

/**
 * Backs up an open file by `VACUUM INTO` (`db.backup()` refuses an encrypted file, and a copy by other means drops
 * SQLite's locks): to a temporary name, synced, opened, checked, counted, and only then renamed.
 * @param raw any connection to the open file, outside a transaction
 * @throws AppError `unavailable` when the backup could not be made or does not pass its check
 */
export function createBackup(raw: RawConnection, plan: BackupPlan): Backup & { contacts: number } {
  const { name, at } = freeName(plan);
  const target = join(plan.dir, name);
  const temporary = `${target}.part`;
  try {
    mkdirSync(plan.dir, { recursive: true, mode: 0o700 });
    rmSync(temporary, { force: true });
    const { contacts } = vacuumInto(raw, temporary);
    // Before it gets its name: a backup that is there has its attachments with it.
    mirrorAttachments(attachmentsDir(plan.file), mirrorDir(plan.file, plan.dir));
    renameSync(temporary, target);
    rotate(plan);
    sweepHalfMade(plan);
    return { name, at: at.toISOString(), bytes: statSync(target).size, contacts };
  } catch (error) {
    rmSync(temporary, { force: true });
    const told = diskErrorInWords(error, { full: strings.file.backupFull, readOnly: strings.file.backupReadOnly });
    throw told instanceof AppError ? told : new AppError('unavailable', strings.file.backupFailed, undefined, error);
  }
}

/** The name of a backup of now, or of the next second that has none: two of one second must not be one. */
function freeName({ file, dir, now }: BackupPlan): { name: string; at: Date } {
  for (let at = now; ; at = new Date(at.getTime() + 1000)) {
    const stamp = at.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
    const name = `${basename(file)}.${stamp}.backup`;
    if (!existsSync(join(dir, name))) return { name, at };
  }
}

/**
 * Sees to it that a backup holds all that was done in the file until now: the newest does, or one is made.
 * @param raw any connection to the open file, outside a transaction
 * @throws AppError `unavailable` as `createBackup`
 */
export function ensureBackup(raw: RawConnection, plan: BackupPlan): void {
  if (!isBackedUp(raw, plan)) createBackup(raw, plan);
}

/** A smaller file is backed up before anyone notices, in bytes. */
export const quicklyBackedUp = 64_000_000;

/**
 * Backs up what was done, on quitting: whenever the newest backup lacks something, but a large file, whose backup takes
 * seconds, once a day.
 * @param raw any connection to the open file, outside a transaction
 * @param plan with `daily` for a command of the terminal, of which a script may run hundreds: their backups would push
 *   the earlier ones out
 * @throws AppError `unavailable` as `createBackup`
 */
export function backUpOnQuit(raw: RawConnection, plan: BackupPlan & { daily: boolean }): void {
  const always = !plan.daily && statSync(plan.file).size < quicklyBackedUp;
  if (always || isBackupDue(plan.dir, basename(plan.file), plan.now)) ensureBackup(raw, plan);
}

/** Whether the newest backup holds all that was done in the file until now. */
export function isBackedUp(raw: RawConnection, { file, dir }: Pick<BackupPlan, 'file' | 'dir'>): boolean {
  const newest = listBackups(dir, basename(file))[0];
  if (newest === undefined) return false;
  let backup: RawConnection | undefined;
  try {
    backup = openToCopy(join(dir, newest.name));
    return lastDone(backup) === lastDone(raw);
  } catch (error) {
    // Damaged since it was made, or taken away: it says nothing.
    if (sqliteCode(error) === '') throw error;
    return false;
  } finally {
    backup?.close();
  }
}

/** The last entry of the history; every change of the file makes one. */
function lastDone(raw: RawConnection): unknown {
  return raw.prepare('SELECT id FROM tx ORDER BY seq DESC LIMIT 1').pluck().get() ?? null;
}

/**
 * The backups of one data file, newest first.
 * @param dir the folder of backups
 * @param fileName the data file's own name
 */
export function listBackups(dir: string, fileName: string): Backup[] {
  if (!existsSync(dir)) return [];
  const found: Backup[] = [];
  for (const name of readdirSync(dir)) {
    // A file of a longer name may lie in the same folder: its backups are not this one's to list or to rotate.
    const at = name.startsWith(fileName) ? timeOf(name.slice(fileName.length)) : null;
    // The job worker may be taking an old one away meanwhile.
    const bytes = at === null ? undefined : statSync(join(dir, name), { throwIfNoEntry: false })?.size;
    if (at !== null && bytes !== undefined) found.push({ name, at: at.toISOString(), bytes });
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Whether the last backup is of another day, so that today's is due. */
export function isBackupDue(dir: string, fileName: string, now: Date): boolean {
  const newest = listBackups(dir, fileName)[0];
  return newest === undefined || newest.at.slice(0, 10) !== now.toISOString().slice(0, 10);
}

const dayMs = 86_400_000;

/**
 * Whether the last backup is older than a day and lacks something.
 * @param changedAt when the file was last changed, an instant
 */
export function isBackupOverdue(dir: string, fileName: string, now: Date, changedAt: string): boolean {
  const newest = listBackups(dir, fileName)[0];
  return newest === undefined || (newest.at < changedAt && now.getTime() - Date.parse(newest.at) > dayMs);
}

/** When a backup was made, by its name; an instant. */
export function timeOfBackup(name: string): string | null {
  return timeOf(name.slice(-'.YYYYMMDD-HHMMSS.backup'.length))?.toISOString() ?? null;
}

/** When a backup was made, by what its name has after the data file's own. */
function timeOf(rest: string): Date | null {
  const match = /^\.(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.backup$/.exec(rest);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/**
 * Writes all of an open file to a new one, syncs it, opens it and checks it.
 * @throws Error when it cannot be written, or does not pass
 */
export function vacuumInto(raw: RawConnection, target: string): BackupContents {
  raw.prepare('VACUUM INTO ?').run(target);
  chmodSync(target, 0o600);
  const handle = openSync(target, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return verify(target);
}

/**
 * Opens a backup, checks it and counts what it holds.
 * @throws Error when it does not pass
 */
export function verify(path: string): BackupContents {
  const { raw } = openReader(path);
  try {
    const check = raw.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error(`the backup does not pass its check: ${String(check)}`);
  } finally {
    raw.close();
  }
  return describeBackup(path);
}

/** What a backup holds that was checked when it was made. */
export function describeBackup(path: string): BackupContents {
  const { raw } = openReader(path);
  const live = (table: 'contact' | 'interaction' | 'deal') =>
    raw.prepare(`SELECT count(*) FROM ${table} WHERE deleted_at IS NULL`).pluck().get() as number;
  try {
    return {
      contacts: live('contact'),
      interactions: live('interaction'),
      deals: live('deal'),
      changedAt:
        (raw.prepare('SELECT at FROM tx ORDER BY seq DESC LIMIT 1').pluck().get() as string | undefined) ?? null,
    };
  } finally {
    raw.close();
  }
}

const hourMs = 3_600_000;

/** Takes away what is left of backups whose making ended with its process; one that another thread makes is younger. */
function sweepHalfMade({ file, dir, now }: BackupPlan): void {
  for (const name of readdirSync(dir)) {
    if (!name.endsWith('.part') || !name.startsWith(basename(file))) continue;
    if (timeOf(name.slice(basename(file).length, -'.part'.length)) === null) continue;
    const path = join(dir, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < now.getTime() - hourMs)
      rmSync(path, { force: true });
  }
}

/** Keeps the newest of each of the last days, weeks and months, within three times the file's size, never fewer than three. */
function rotate(plan: BackupPlan): void {
  const all = listBackups(plan.dir, basename(plan.file));
  const keep = new Set<string>();
  const remove = (name: string) => {
    const path = join(plan.dir, name);
    if (path !== plan.spare) rmSync(path, { force: true });
  };
  const newestOf = (key: (at: string) => string, count: number) => {
    const seen = new Set<string>();
    for (const backup of all) {
      const bucket = key(backup.at);
      if (seen.size < count && !seen.has(bucket)) {
        seen.add(bucket);
        keep.add(backup.name);
      }
    }
  };
  newestOf((at) => at.slice(0, 10), kept.days);
  newestOf((at) => String(Math.floor(Date.parse(at) / (7 * 86_400_000))), kept.weeks);
  newestOf((at) => at.slice(0, 7), kept.months);
  for (const backup of all.slice(0, kept.atLeast)) keep.add(backup.name);
  const budget = 3 * statSync(plan.file).size;
  let size = 0;
  let count = 0;
  for (const backup of all) {
    if (!keep.has(backup.name)) {
      remove(backup.name);
      continue;
    }
    size += backup.bytes;
    count += 1;
    if (count > kept.atLeast && size > budget) remove(backup.name);
  }
}
