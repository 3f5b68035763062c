import { AppError, errorCodeOf } from '@main/core/errors';
import { safeName } from '@main/core/file-name';
import type { Spool, SpoolFile } from '@main/ports/index';
import { strings } from '@shared/locale/index';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const words = strings.hosts;

/** The largest file that is taken in. */
export const MAX_FILE_BYTES = 1024 * 1024 * 1024;
/** The largest piece of a file in one message; well under what the loopback host takes. */
export const MAX_CHUNK_BYTES = 4 * 1024 * 1024;

interface Incoming {
  handle: FileHandle;
  name: string;
  announced: number;
  size: number;
  path: string;
  /** Appends of one file wait for each other. */
  busy: Promise<unknown>;
}

/**
 * A spool in a folder of its own. Files are readable by their owner only. Beside it lie those of other processes; what a
 * dead one left is taken away.
 * @param folder its absolute path, named by the process id; made anew
 * @param maxBytes the cap of one file
 */
export async function createSpool(folder: string, maxBytes = MAX_FILE_BYTES): Promise<Spool> {
  await sweep(dirname(folder));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const incoming = new Map<string, Incoming>();
  const ready = new Map<string, SpoolFile>();
  /** Places that jobs write to. Their size is known once they have. */
  const reserved = new Map<string, { name: string; path: string }>();

  function refuseOver(size: number): void {
    if (size > maxBytes)
      throw new AppError('validation', words.files.tooLarge(`${Math.floor(maxBytes / (1024 * 1024))} MB`));
  }

  function known(id: string): Incoming {
    const file = incoming.get(id);
    if (file === undefined) throw new AppError('not_found', words.files.notFound);
    return file;
  }

  async function found(id: string): Promise<SpoolFile> {
    const file = ready.get(id);
    if (file !== undefined) return file;
    const place = reserved.get(id);
    if (place === undefined) throw new AppError('not_found', words.files.notFound);
    try {
      return { id, ...place, size: (await stat(place.path)).size };
    } catch (error) {
      throw new AppError('not_found', words.files.notFound, undefined, error);
    }
  }

  async function drop(id: string): Promise<void> {
    const half = incoming.get(id);
    incoming.delete(id);
    const whole = ready.get(id);
    ready.delete(id);
    if (half !== undefined) await half.handle.close();
    const path = half?.path ?? whole?.path ?? reserved.get(id)?.path;
    reserved.delete(id);
    // Ids are ours (randomUUID); one that is not known names no file.
    if (path !== undefined) await rm(path, { force: true });
  }

  return {
    async begin({ name, size }) {
      refuseOver(size);
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < size) throw new AppError('unavailable', words.files.diskFull);
      const id = randomUUID();
      const path = join(folder, id);
      const handle = await open(path, 'wx', 0o600);
      incoming.set(id, { handle, name: safeName(name), announced: size, size: 0, path, busy: Promise.resolve() });
      return id;
    },

    async append(id, offset, bytes) {
      const file = known(id);
      const write = async () => {
        if (offset !== file.size) throw new AppError('validation', words.files.outOfOrder);
        if (file.size + bytes.length > file.announced || bytes.length > MAX_CHUNK_BYTES) {
          await drop(id);
          throw new AppError('validation', words.files.outOfOrder);
        }
        try {
          await file.handle.writeFile(bytes);
        } catch (error) {
          await drop(id);
          if (errorCodeOf(error) === 'ENOSPC') throw new AppError('unavailable', words.files.diskFull);
          throw error;
        }
        file.size += bytes.length;
        return file.size;
      };
      // The next append goes ahead whether this one stands or not; this one's caller is told.
      const result = file.busy.then(write, write);
      file.busy = result;
      return result;
    },

    async end(id) {
      const file = known(id);
      if (file.size !== file.announced) {
        await drop(id);
        throw new AppError('validation', words.files.incomplete);
      }
      incoming.delete(id);
      await file.handle.close();
      const finished: SpoolFile = { id, name: file.name, size: file.size, path: file.path };
      ready.set(id, finished);
      return finished;
    },

    get: found,

    async read(id, offset, length) {
      const file = await found(id);
      const wanted = Math.max(0, Math.min(length, file.size - offset));
      const chunk = new Uint8Array(wanted);
      const handle = await open(file.path, 'r');
      try {
        const { bytesRead } = await handle.read(chunk, 0, wanted, offset);
        return {
          chunk: bytesRead === wanted ? chunk : chunk.slice(0, bytesRead),
          done: offset + bytesRead >= file.size || bytesRead === 0,
        };
      } finally {
        await handle.close();
      }
    },

    reserve(name) {
      const id = randomUUID();
      const path = join(folder, id);
      reserved.set(id, { name: safeName(name), path });
      return { id, path };
    },

    async adopt(path) {
      const id = randomUUID();
      const copy = join(folder, id);
      try {
        refuseOver((await stat(path)).size);
        await copyFile(path, copy);
        const file: SpoolFile = { id, name: safeName(basename(path)), size: (await stat(copy)).size, path: copy };
        ready.set(id, file);
        return file;
      } catch (error) {
        await rm(copy, { force: true });
        throw adoptError(basename(path), error);
      }
    },

    remove: drop,
  };
}

function adoptError(name: string, error: unknown): unknown {
  if (error instanceof AppError || errorCodeOf(error) === '') return error;
  switch (errorCodeOf(error)) {
    case 'ENOSPC':
      return new AppError('unavailable', words.files.diskFull, undefined, error);
    case 'ENOENT':
      return new AppError('not_found', words.given.missing(name), undefined, error);
    default:
      // No right to read it, a disk that fails, a share that is gone.
      return new AppError('unavailable', words.given.unreadable(name), undefined, error);
  }
}

async function sweep(parent: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(parent);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  for (const name of names) {
    if (/^\d+$/.test(name) && !isAlive(Number(name))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and is another user's.
    return errorCodeOf(error) !== 'ESRCH';
  }
}
