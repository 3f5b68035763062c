import { createHash, randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat, statfs, utimes, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { strings } from '@shared/locale/index';
import { diskErrorInWords } from '../core/disk-error';
import { AppError, errorCodeOf } from '../core/errors';
import { prepared } from './prepared';
import type { RawConnection } from './open';

// The bytes of attachments lie beside the data file, each once, named by their SHA-256 in hex: `ab/abcd…`.

const words = strings.attachments;
const slice = 1024 * 1024;
const hashName = /^[0-9a-f]{64}$/;
const dayMs = 86_400_000;
/** Space that is left to everything else. */
const reserve = 64 * 1024 * 1024;

/**
 * The folder of a data file's attachments.
 * @throws Error for a file in memory, which has no folder to lie beside
 */
export function attachmentsDir(file: string): string {
  if (file === ':memory:') throw new Error('a file in memory keeps no attachments');
  return `${file}.attachments`;
}

/** The folder in which the backups of a data file have its attachments. */
export function mirrorDir(file: string, backupDir: string): string {
  return join(backupDir, `${basename(file)}.attachments`);
}

/** Where bytes lie. Only a hash names a place, so that nothing a person typed ever becomes a path. */
function placeOf(dir: string, sha256: string): string {
  if (!hashName.test(sha256)) throw new AppError('invalid_input', words.notFound);
  return join(dir, sha256.slice(0, 2), sha256);
}

/**
 * Where the bytes of an attachment lie, for reading.
 * @throws AppError `invalid_input` for what is no hash
 */
export function bytesPath(dir: string, sha256: string): string {
  return placeOf(dir, sha256);
}

/** What was kept: its hash, its size, and how it begins. */
export interface KeptBytes {
  sha256: string;
  bytes: number;
  head: Uint8Array;
  /** The same bytes were kept already. */
  wasThere: boolean;
}

/**
 * Keeps a file's bytes under their hash: to a temporary name, synced, renamed; bytes that are there already are not
 * written twice. Never more than a slice of it is in memory.
 * @throws AppError `unavailable` when the disk has no room for it; nothing is left of it then
 */
export async function keepBytes(dir: string, source: string): Promise<KeptBytes> {
  const { size } = await stat(source);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(dir);
  if (bavail * bsize < size + reserve) throw new AppError('unavailable', words.diskFull);
  const temporary = join(dir, `.incoming-${randomUUID()}`);
  try {
    const { sha256, head } = await copyHashed(source, temporary);
    const place = placeOf(dir, sha256);
    const wasThere = await isThere(dir, sha256, size);
    if (wasThere) await rm(temporary, { force: true });
    else {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(temporary, place);
      await syncFolder(dirname(place));
    }
    return { sha256, bytes: size, head, wasThere };
  } catch (error) {
    await rm(temporary, { force: true });
    throw diskErrorInWords(error, { full: words.diskFull, readOnly: words.readOnly });
  }
}

/**
 * Keeps bytes that are in memory under their hash. Those that are there already are as if they were new, so that they are
 * not swept away before a row names them. Call `syncStore` when all are kept.
 * @throws AppError `unavailable` when the disk has no room for them; nothing is left of them then
 */
export async function keepSmallBytes(dir: string, sha256: string, bytes: Uint8Array, now: Date): Promise<void> {
  const place = placeOf(dir, sha256);
  if (await isThere(dir, sha256, bytes.length)) return utimes(place, now, now);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(dir);
  if (bavail * bsize < bytes.length + reserve) throw new AppError('unavailable', words.diskFull);
  const temporary = join(dir, `.incoming-${randomUUID()}`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true });
    throw diskErrorInWords(error, { full: words.diskFull, readOnly: words.readOnly });
  }
}

/** Makes sure that kept bytes are still there after a power cut. */
export async function syncStore(dir: string, hashes: readonly string[]): Promise<void> {
  for (const folder of new Set(hashes.map((sha256) => dirname(placeOf(dir, sha256))))) await syncFolder(folder);
}

/**
 * Copies bytes out of the store.
 * @throws AppError `not_found` when they are gone from disk; `unavailable` when they are no longer what was attached
 */
export async function copyBytes(dir: string, sha256: string, target: string): Promise<Uint8Array> {
  let copied;
  try {
    copied = await copyHashed(placeOf(dir, sha256), target);
  } catch (error) {
    await rm(target, { force: true });
    const code = errorCodeOf(error);
    if (code === 'ENOENT') throw new AppError('not_found', words.gone, undefined, error);
    throw diskErrorInWords(error, { full: words.diskFull, readOnly: words.readOnly });
  }
  if (copied.sha256 !== sha256) {
    await rm(target, { force: true });
    throw new AppError('unavailable', words.damaged);
  }
  return copied.head;
}

/**
 * Small bytes, such as a picture; null when they are gone from disk or no longer what was attached.
 * @param most larger files are not read
 */
export async function readBytes(dir: string, sha256: string, most: number): Promise<Uint8Array | null> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(placeOf(dir, sha256), 'r');
    if ((await handle.stat()).size > most) return null;
    const bytes = await handle.readFile();
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  } finally {
    await handle?.close();
  }
}

/** The hash of a file anywhere. */
export async function hashOf(source: string): Promise<string> {
  return (await copyHashed(source, null)).sha256;
}

/** Whether the bytes are on disk in their size. */
export async function isThere(dir: string, sha256: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(placeOf(dir, sha256))).size === bytes;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function copyHashed(source: string, target: string | null): Promise<{ sha256: string; head: Uint8Array }> {
  const hash = createHash('sha256');
  let head = new Uint8Array(0);
  const from = await open(source, 'r');
  try {
    const to = target === null ? null : await open(target, 'wx', 0o600);
    try {
      const buffer = new Uint8Array(slice);
      for (;;) {
        const { bytesRead } = await from.read(buffer, 0, slice, null);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        if (head.length === 0) head = chunk.slice(0, 4096);
        hash.update(chunk);
        await to?.writeFile(chunk);
      }
      await to?.sync();
    } finally {
      await to?.close();
    }
  } finally {
    await from.close();
  }
  return { sha256: hash.digest('hex'), head };
}

/** Windows has no handle to a folder; there the rename is durable by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function* hashesIn(dir: string): Generator<string> {
  if (!existsSync(dir)) return;
  for (const folder of readdirSync(dir)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of readdirSync(join(dir, folder))) if (hashName.test(name)) yield name;
  }
}

/**
 * Brings what another store lacks into it, each file once and sharing its blocks where the file system can. What was
 * attached never changes under its hash, so that one copy serves every backup.
 */
export function mirrorAttachments(from: string, to: string): void {
  for (const { sha256, target } of lackingIn(from, to)) {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const temporary = `${target}.part`;
    try {
      copyFileSync(placeOf(from, sha256), temporary, constants.COPYFILE_FICLONE);
      renameSync(temporary, target);
    } finally {
      rmSync(temporary, { force: true });
    }
  }
}

function* lackingIn(from: string, to: string): Generator<{ sha256: string; target: string }> {
  for (const sha256 of hashesIn(from)) {
    const target = placeOf(to, sha256);
    if (!existsSync(target)) yield { sha256, target };
  }
}

/** Where a file cannot have a second name: on another disk, or where the file system has none. */
const noSecondName = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Gives another store what it lacks, as `mirrorAttachments` does, but lets both have the same file under two names where
 * they are on one disk. For stores of which one is given up or only looked at.
 */
export async function shareAttachments(from: string, to: string): Promise<void> {
  for (const { sha256, target } of lackingIn(from, to)) {
    const source = placeOf(from, sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      await link(source, target);
    } catch (error) {
      if (!noSecondName.has(errorCodeOf(error))) throw error;
      await copyFileWhole(source, target);
    }
  }
}

/** Copies what another store lacks into it, and answers the size of each as it is there. */
export async function* copyAttachments(from: string, to: string): AsyncGenerator<number> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const { sha256, target } of lackingIn(from, to)) {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFileWhole(placeOf(from, sha256), target);
    yield (await stat(target)).size;
  }
}

/**
 * Copies a file to where nothing is: it gets its name when it is whole and on the disk.
 * @throws AppError `unavailable` when what was written is not what was read; the system's error otherwise, and nothing
 * is left
 */
export async function copyFileWhole(source: string, target: string): Promise<void> {
  const part = `${target}.part`;
  try {
    await rm(part, { force: true });
    await copyFile(source, part, constants.COPYFILE_FICLONE);
    const handle = await open(part, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await hashOf(source)) !== (await hashOf(part))) throw new AppError('unavailable', strings.file.io);
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Backups go back a year; for so long they keep what the file itself no longer wants. */
const mirrorKeepsMs = 400 * dayMs;

/**
 * Tells which bytes can still be wanted: those that a row names, even one in the trash, and those that the history can
 * bring back, since emptying the trash is undone however long ago it was.
 */
function wantedIn(raw: RawConnection): (sha256: string) => boolean {
  const names = prepared(raw, 'SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1');
  // Nothing finds these but a walk through the whole log, so it is made only where some bytes have no row.
  let purged: ReadonlySet<string> | undefined;
  return (sha256) => {
    if (names.get(sha256) !== undefined) return true;
    purged ??= new Set(
      prepared(raw, "SELECT json_extract(old, '$.sha256') FROM change WHERE col = '*' AND tbl = 'attachment'")
        .pluck()
        .all() as string[],
    );
    return purged.has(sha256);
  };
}

/**
 * Takes away the bytes that nothing can want any more and that have lain so for a day, as of a file that was handed over
 * and never attached, and what a crash left half written.
 * @returns how many files went
 */
export function sweepAttachments(raw: RawConnection, dir: string, mirror: string, now: Date): number {
  const isWanted = wantedIn(raw);
  let swept = 0;
  for (const sha256 of hashesIn(dir)) {
    const place = placeOf(dir, sha256);
    if (now.getTime() - statSync(place).mtimeMs < dayMs || isWanted(sha256)) continue;
    rmSync(place, { force: true });
    const copy = placeOf(mirror, sha256);
    if (existsSync(copy)) utimesSync(copy, now, now);
    swept += 1;
  }
  for (const sha256 of hashesIn(mirror)) {
    const copy = placeOf(mirror, sha256);
    const isOld = now.getTime() - statSync(copy).mtimeMs > mirrorKeepsMs;
    if (isOld && !isWanted(sha256)) rmSync(copy, { force: true });
  }
  if (existsSync(dir))
    for (const name of readdirSync(dir))
      if (name.startsWith('.incoming-') && now.getTime() - statSync(join(dir, name)).mtimeMs > dayMs)
        rmSync(join(dir, name), { force: true });
  return swept;
}
