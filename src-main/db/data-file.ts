import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { strings } from '@shared/locale/index';
import { diskErrorInWords } from '../core/disk-error';
import { AppError, errorCodeOf } from '../core/errors';
import { attachmentsDir, copyAttachments, copyFileWhole, mirrorDir, shareAttachments } from './attachment-store';
import { listBackups, timeOfBackup, vacuumInto, verify } from './backup';
import { lockFile } from './file-lock';
import { openWriter, type RawConnection } from './open';
import { isSharedPlace } from './place';

// The life of a data file that nobody has open: moved, brought back from a backup, looked at as it was. What is done here
// is whole or not at all, and what was there before is there until the new is.

const words = strings.dataFile;
/** Space that is left to everything else. */
const reserve = 64 * 1024 * 1024;
const companions = ['-wal', '-shm'];
/** What a damaged file has after its name. */
export const damagedMark = '.damaged-';

/** The folder of the backups of a data file. */
export function backupsBeside(file: string): string {
  return join(dirname(file), 'Backups');
}

/** The name that a damaged file was set aside under last; null where none was. */
function setAsideName(file: string): string | null {
  if (!existsSync(dirname(file))) return null;
  const mark = `${basename(file)}${damagedMark}`;
  const names = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(mark) && /^\d+$/.test(name.slice(mark.length)),
  );
  return names.sort().at(-1) ?? null;
}

/**
 * Why a file that is not there must not simply be begun anew: it was set aside as damaged, or there are backups of it.
 * @param wasChosen somebody chose it, so that it was there once
 * @returns the sentence that says so; null where there never was one
 */
export function whyGone(file: string, wasChosen: boolean): string | null {
  if (existsSync(file)) return null;
  const aside = setAsideName(file);
  if (aside !== null) return words.wasDamaged(basename(file), aside);
  if (listBackups(backupsBeside(file), basename(file)).length > 0) return words.onlyBackups(file);
  return wasChosen ? words.notThere(file) : null;
}

/** Says in a sentence why files could not be copied. */
function inWords(error: unknown): Error {
  const told = diskErrorInWords(error, words);
  if (told instanceof AppError) return told;
  return new AppError('unavailable', words.notCopied, undefined, error);
}

/** Nothing of a data file may be at a place where one is made. */
async function requireFree(target: string, bytes: number): Promise<void> {
  if (isSharedPlace(target)) throw new AppError('forbidden', strings.file.synced(basename(target)));
  if (existsSync(target) || existsSync(attachmentsDir(target)))
    throw new AppError('conflict', words.taken(basename(target)));
  await mkdir(dirname(target), { recursive: true });
  const { bavail, bsize } = await statfs(dirname(target));
  if (bavail * bsize < bytes + reserve) throw new AppError('unavailable', words.full);
}

/** What still waits in the write-ahead log is brought into the file, so that the file alone is all of it. */
function settle(file: string): void {
  const { raw } = openWriter(file);
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    raw.close();
  }
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new AppError('locked', strings.file.inUse(basename(file)));
}

async function storeBytes(dir: string): Promise<number> {
  let bytes = 0;
  for (const folder of existsSync(dir) ? await readdir(dir, { withFileTypes: true }) : [])
    if (folder.isDirectory())
      for (const name of await readdir(join(dir, folder.name)))
        bytes += (await stat(join(dir, folder.name, name))).size;
  return bytes;
}

/** Makes a whole store or none: it gets its name at the end. */
async function shareWhole(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const part = `${to}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  await shareAttachments(from, part);
  await rename(part, to);
}

/**
 * Puts a data file with all that is attached to a place where nothing is. The old one stays until `leaveMoved`.
 * @throws AppError saying why not; then the old one is as it was and nothing is left at the new place
 */
export async function putAtNewPlace(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new AppError('not_found', words.notThere(from));
  const held = lockFile(from);
  if (!held.held) throw new AppError('locked', strings.file.inUse(basename(from)));
  const store = attachmentsDir(to);
  let mine = false;
  try {
    await mkdir(dirname(to), { recursive: true });
    const oneDisk = (await stat(dirname(to))).dev === (await stat(from)).dev;
    settle(from);
    await requireFree(to, (await stat(from)).size + (oneDisk ? 0 : await storeBytes(attachmentsDir(from))));
    mine = true;
    // The bytes first: a data file without them would be a loss, they without a data file are none.
    await shareWhole(attachmentsDir(from), store);
    await copyFileWhole(from, to);
  } catch (error) {
    if (mine) for (const left of [store, `${store}.part`]) await rm(left, { recursive: true, force: true });
    throw inWords(error);
  } finally {
    held.lock.release();
  }
}

/**
 * Ends a move, once the new place is the one that a start opens: brings the backups along and takes the old file away,
 * unless another Calldeck has it open.
 */
export async function leaveMoved(from: string, to: string): Promise<void> {
  const [oldDir, newDir] = [backupsBeside(from), backupsBeside(to)];
  const backups = listBackups(oldDir, basename(from));
  if (backups.length > 0) await mkdir(newDir, { recursive: true, mode: 0o700 });
  await shareAttachments(mirrorDir(from, oldDir), mirrorDir(to, newDir));
  for (const { name } of backups) {
    const target = join(newDir, `${basename(to)}${name.slice(basename(from).length)}`);
    if (existsSync(target)) continue;
    try {
      await rename(join(oldDir, name), target);
    } catch (error) {
      if (errorCodeOf(error) !== 'EXDEV') throw error;
      await copyFileWhole(join(oldDir, name), target);
      await rm(join(oldDir, name));
    }
  }
  await rm(mirrorDir(from, oldDir), { recursive: true, force: true });
  const held = lockFile(from);
  if (!held.held) return;
  try {
    for (const suffix of ['', ...companions]) await rm(from + suffix, { force: true });
    await rm(attachmentsDir(from), { recursive: true, force: true });
  } finally {
    held.lock.release();
  }
  if (oldDir !== newDir && existsSync(oldDir) && (await readdir(oldDir)).length === 0) await rmdir(oldDir);
}

/**
 * Saves a copy of an open file, with all that is attached, at a place where nothing is.
 * @param told how many of the attachments' bytes are copied, of how many; may throw to stop it
 * @throws AppError saying why not; nothing is left then
 */
export async function saveCopy(
  raw: RawConnection,
  from: string,
  to: string,
  told: (done: number, total: number) => void,
): Promise<void> {
  const [store, part] = [attachmentsDir(to), `${to}.part`];
  let mine = false;
  try {
    const total = await storeBytes(attachmentsDir(from));
    const pages = raw.pragma('page_count', { simple: true }) as number;
    await requireFree(to, total + pages * (raw.pragma('page_size', { simple: true }) as number));
    mine = true;
    await rm(part, { force: true });
    vacuumInto(raw, part);
    await copyWhole(attachmentsDir(from), store, (done) => told(done, total));
    await rename(part, to);
  } catch (error) {
    if (mine) for (const left of [part, store, `${store}.part`]) await rm(left, { recursive: true, force: true });
    throw inWords(error);
  }
}

async function copyWhole(from: string, to: string, told: (bytes: number) => void): Promise<void> {
  if (!existsSync(from)) return;
  const part = `${to}.part`;
  await rm(part, { recursive: true, force: true });
  let bytes = 0;
  told(bytes);
  for await (const copied of copyAttachments(from, part)) told((bytes += copied));
  await rename(part, to);
}

/** A name beside a data file that nothing of any data file has yet, neither itself nor its backups or attachments. */
export function freeNameBeside(file: string, ending = ''): string {
  const stem = `${file.replace(/\.calldeck$/, '')}${ending}`;
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : ` ${number}`}.calldeck`;
    if (existsSync(name) || existsSync(attachmentsDir(name)) || setAsideName(name) !== null) continue;
    if (listBackups(backupsBeside(name), basename(name)).length === 0) return name;
  }
}

/**
 * Brings a data file back from one of its backups. The one that is there is kept whole, with its attachments, under a
 * name of its own.
 * @param file the data file, which nobody has open and which may be gone
 * @param backup path of the backup
 * @returns undoes it all, for when what was brought back cannot be opened
 * @throws AppError saying why not; then all is as it was
 */
export async function restoreBackup(file: string, backup: string, now: Date): Promise<() => Promise<void>> {
  const part = `${file}.restoring`;
  const stamp = now.toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
  const kept = existsSync(file) ? freeNameBeside(file, ` ${words.before(stamp)}`) : null;
  const aside = setAsideName(file);
  async function putBack(): Promise<void> {
    if (kept === null || !existsSync(kept)) {
      if (kept === null) await rm(file, { force: true });
      return;
    }
    for (const suffix of ['', ...companions])
      if (existsSync(kept + suffix)) await rename(kept + suffix, file + suffix);
      else await rm(file + suffix, { force: true });
    await rm(attachmentsDir(kept), { recursive: true, force: true });
  }
  try {
    if (!existsSync(backup)) throw new AppError('not_found', strings.recovery.noBackup);
    const { bavail, bsize } = await statfs(dirname(file));
    if (bavail * bsize < (await stat(backup)).size + reserve) throw new AppError('unavailable', words.full);
    await rm(part, { force: true });
    await copyFileWhole(backup, part);
    verify(part);
    if (kept !== null) {
      await shareWhole(attachmentsDir(file), attachmentsDir(kept));
      for (const suffix of ['', ...companions])
        if (existsSync(file + suffix)) await rename(file + suffix, kept + suffix);
    }
    await rename(part, file);
    await shareFrom(mirrorDir(file, dirname(backup)), file);
    // What was attached since the backup's own were mirrored lies with the one that was set aside.
    if (aside !== null) await shareFrom(attachmentsDir(join(dirname(file), aside)), file);
  } catch (error) {
    await rm(part, { force: true });
    if (kept !== null && existsSync(kept)) await putBack();
    const told = diskErrorInWords(error, words);
    throw told instanceof AppError ? told : new AppError('unavailable', strings.recovery.notRestored, undefined, error);
  }
  return putBack;
}

async function shareFrom(store: string, file: string): Promise<void> {
  await shareAttachments(store, attachmentsDir(file));
}

const lookingDir = (of: string) => join(backupsBeside(of), 'Looking');

/** Where a backup is opened to be looked at. */
export function lookingPlace(of: string, backup: string): string {
  const name = basename(backup)
    .replace(/\.backup$/, '')
    .replace(/\.calldeck\./, ' ');
  return join(lookingDir(of), `${name}.calldeck`);
}

/**
 * The path of a backup of an open file, or of the file whose backup is open to be looked at.
 * @param name as `listBackups` has it
 * @throws AppError `not_found` where there is none of that name
 */
export function backupOfOpen(open: string, name: string): string {
  const isLook = basename(dirname(open)) === basename(lookingDir(''));
  const dir = isLook ? dirname(dirname(open)) : backupsBeside(open);
  const found = existsSync(dir) && timeOfBackup(name) !== null && readdirSync(dir).includes(name);
  if (!found) throw new AppError('not_found', strings.recovery.noBackup);
  return join(dir, name);
}

/**
 * Makes a copy of a backup to look at, with what is attached.
 * @param place as `lookingPlace` says
 * @throws AppError saying why not
 */
export async function copyToLookAt(of: string, backup: string, place: string): Promise<void> {
  try {
    if (!existsSync(backup)) throw new AppError('not_found', strings.recovery.noBackup);
    await forgetLooked(of);
    await forgetFile(place);
    await requireFree(place, (await stat(backup)).size);
    await copyFileWhole(backup, place);
    await shareAttachments(mirrorDir(of, backupsBeside(of)), attachmentsDir(place));
  } catch (error) {
    throw inWords(error);
  }
}

/** Takes away the copies of backups that nobody looks at any more: a process that was killed leaves one. */
export async function forgetLooked(of: string): Promise<void> {
  const dir = lookingDir(of);
  for (const name of existsSync(dir) ? await readdir(dir) : []) {
    if (!name.endsWith('.calldeck')) continue;
    const held = lockFile(join(dir, name));
    if (!held.held) continue;
    try {
      await forgetFile(join(dir, name));
    } finally {
      held.lock.release();
    }
  }
}

/** Takes a copy of a data file away, with all that is attached, but never the lock of whoever has it. */
export async function forgetFile(place: string): Promise<void> {
  for (const suffix of ['', ...companions]) await rm(place + suffix, { force: true });
  await rm(attachmentsDir(place), { recursive: true, force: true });
}
