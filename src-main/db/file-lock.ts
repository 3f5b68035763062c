import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCodeOf } from '../core/errors';

/** What stands in the lock beside a data file: who has it open, and where a second start finds them. */
export interface LockHolder {
  pid: number;
  host: string;
  /** The address of a loopback host, without its token; null for the others. */
  address: string | null;
}

export interface FileLock {
  /** Says where the holder can be reached. */
  announce(address: string): void;
  release(): void;
}

export type LockResult = { held: true; lock: FileLock } | { held: false; holder: LockHolder };

/**
 * Takes the lock beside a data file: one process owns a file.
 * A lock whose process is gone from this machine is taken over.
 * @param file path of the data file
 * @throws the system's error when the folder cannot be written
 */
export function lockFile(file: string): LockResult {
  const path = `${file}.lock`;
  const mine: LockHolder = { pid: process.pid, host: hostname(), address: null };
  for (let attempt = 0; ; attempt += 1) {
    try {
      create(path, JSON.stringify(mine));
      return { held: true, lock: lockOf(path, mine) };
    } catch (error) {
      if (errorCodeOf(error) !== 'EEXIST' || attempt > 4) throw error;
      const holder = readHolder(path);
      if (holder !== null && isAlive(holder)) return { held: false, holder };
      removeStale(path);
    }
  }
}

/** Where a file system has no second names for a file. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Makes the lock with all that stands in it, at once: two starts at the same time must not take a half one for nobody's. */
function create(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: 0o600 });
    linkSync(draft, path);
  } catch (error) {
    if (!noLinks.has(errorCodeOf(error))) throw error;
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a dead process's lock away, but not the one that another start has put in its place meanwhile. */
function removeStale(path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== null && isAlive(moved)) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

function lockOf(path: string, mine: LockHolder): FileLock {
  return {
    announce(address) {
      const draft = `${path}.${randomUUID()}`;
      writeFileSync(draft, JSON.stringify({ ...mine, address }), { flag: 'wx', mode: 0o600 });
      renameSync(draft, path);
    },
    release() {
      const holder = readHolder(path);
      if (holder !== null && holder.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

function readHolder(path: string): LockHolder | null {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const holder = JSON.parse(text) as Partial<LockHolder>;
    if (typeof holder.pid !== 'number') return null;
    return { pid: holder.pid, host: holder.host ?? '', address: holder.address ?? null };
  } catch {
    // Half a lock is what a crash in the middle of writing it leaves behind: nobody holds it.
    return null;
  }
}

function isAlive(holder: LockHolder): boolean {
  if (holder.pid === process.pid) return true;
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return errorCodeOf(error) === 'EPERM';
  }
}
