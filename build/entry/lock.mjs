import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimes,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 5_000;
// Longer than any pause that a sleeping laptop leaves between waking and the next heartbeat.
const SILENT_MS = 120_000;

/** @typedef {{ pid: number, host: string }} Holder */

/** The folder of the project belongs to somebody else, or is on a medium that only reads. */
export class CannotWrite extends Error {
  /** @param {string} folder @param {unknown} cause */
  constructor(folder, cause) {
    super(
      `Nothing can be written in ${folder}, where Calldeck is installed and built. ` +
        'Copy its folder to a place of your own, or let somebody who may write there start it once; then start again.',
      { cause },
    );
    this.folder = folder;
  }
}

const ours = `${process.pid}\n${hostname()}\n`;

/**
 * @param {number} pid
 * @returns {boolean} whether a process of that id runs on this machine
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * @param {string} text a lock file's content
 * @returns {Holder | null} null while it is being written, or when something else wrote it
 */
function parseHolder(text) {
  const [pid, host] = text.split('\n');
  return pid && /^\d+$/.test(pid) && host ? { pid: Number(pid), host } : null;
}

/**
 * @param {string} path
 * @returns {{ text: string, silentMs: number } | null} null when there is no lock
 */
function readLock(path) {
  try {
    return { text: readFileSync(path, 'utf8'), silentMs: Date.now() - statSync(path).mtimeMs };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Whether a lock's holder is gone. On this machine the process itself is asked; a holder on another machine (a
 * folder shared between containers) can only be judged by its heartbeat.
 * @param {string} text @param {number} silentMs
 * @returns {boolean}
 */
export function isStale(text, silentMs) {
  const holder = parseHolder(text);
  if (holder && holder.host === hostname() && !isAlive(holder.pid)) return true;
  return silentMs > SILENT_MS;
}

/**
 * @param {string} path
 * @returns {boolean} whether the lock is ours now
 */
function tryTake(path) {
  try {
    // Not recursive: on a medium that only reads that says no more than that something is not there.
    if (!existsSync(dirname(path))) mkdirSync(dirname(path));
    writeFileSync(path, ours, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST') return false;
    throw ['EACCES', 'EPERM', 'EROFS'].includes(code) ? new CannotWrite(dirname(path), error) : error;
  }
}

/**
 * Removes a lock that was judged stale. Another process may have done so, and taken the lock anew, between the
 * judging and the renaming: then what was renamed is not what was judged, and it is put back.
 * @param {string} path @param {string} judged
 */
function removeStale(path, judged) {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  rmSync(aside, { force: true });
}

/**
 * Does something while nobody else does it: a second process waits for the first, and takes over from a dead one.
 * @template T
 * @param {string} path the lock file
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (holder: Holder | null) => void, pollMs?: number }} [options] `onWait` is called once
 * @returns {Promise<T>} throws CannotWrite where there can be no lock
 */
export async function withLock(path, work, { onWait, pollMs = 250 } = {}) {
  let waited = false;
  while (!tryTake(path)) {
    const lock = readLock(path);
    if (!lock) continue;
    if (isStale(lock.text, lock.silentMs)) {
      removeStale(path, lock.text);
      continue;
    }
    if (!waited) onWait?.(parseHolder(lock.text));
    waited = true;
    await sleep(pollMs);
  }
  const heartbeat = setInterval(() => {
    // A lock that somebody deleted, with the whole output folder perhaps, is still held: it is written again.
    utimes(path, new Date(), new Date(), (error) => error && tryTake(path));
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const release = () => {
    if (readLock(path)?.text === ours) rmSync(path, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}
