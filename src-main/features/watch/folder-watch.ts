import { watch as watchSystem, type FSWatcher } from 'node:fs';
import { copyFile, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import { errorCodeOf } from '../../core/errors';

/** A file that lies in the watched folder and no longer grows. */
export interface ArrivedFile {
  id: string;
  fileName: string;
  bytes: number;
  path: string;
}

/** The one folder that is watched for files to import. Of itself it reads and moves nothing. */
export interface FolderWatch {
  folder(): string | null;
  /** Whether the folder cannot be read now. */
  isGone(): boolean;
  arrived(): readonly ArrivedFile[];
  /** Watches another folder, or none. */
  use(folder: string | null): void;
  /** Looks now, and answers when it has. */
  rescan(): Promise<void>;
  /** Takes a file off the list until it changes. */
  leave(id: string): void;
  /** Moves a file that was imported to `done/`, with a report beside it, and a copy of the file of rows to fix where there is one. */
  finish(id: string, report: string, toFix?: { name: string; path: string }): Promise<void>;
  close(): void;
}

interface Seen {
  size: number;
  time: number;
  /** When it was first seen as it is. */
  since: number;
  left: boolean;
  id: string;
}

/** The kinds that an import knows; what is still being downloaded has another ending. */
const endings = new Set('.csv .tsv .txt .vcf .vcard .xlsx .xlsm .xml .html .zip .eml .mbox .ics'.split(' '));
const lookEveryMs = 3000;
/** A file that did not change for this long is whole. */
const stableMs = 2000;
const mostFiles = 500;

/**
 * Makes the watch, of no folder yet.
 * @param told when the list has changed
 * @param report hears what went wrong in the background
 */
export function createFolderWatch(told: () => void, report: (error: unknown) => void): FolderWatch {
  let folder: string | null = null;
  let gone = false;
  let seen = new Map<string, Seen>();
  let list: ArrivedFile[] = [];
  let timer: NodeJS.Timeout | null = null;
  let system: FSWatcher | null = null;
  let looking: Promise<void> | null = null;

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    system?.close();
    system = null;
  }

  async function look(now = Date.now()): Promise<void> {
    const place = folder;
    if (place === null) return;
    const wasGone = gone;
    const found = new Map<string, Seen>();
    try {
      const entries = await readdir(place, { withFileTypes: true });
      for (const entry of entries.slice(0, mostFiles)) {
        if (!entry.isFile() || entry.name.startsWith('.') || !endings.has(extname(entry.name).toLowerCase())) continue;
        const { size, mtimeMs } = await stat(join(place, entry.name));
        const before = seen.get(entry.name);
        const same = before !== undefined && before.size === size && before.time === mtimeMs;
        found.set(entry.name, same ? before : { size, time: mtimeMs, since: now, left: false, id: randomUUID() });
      }
      gone = false;
    } catch (error) {
      // A file may go while it is looked at, and the folder with the stick that it is on; the next look sees.
      if (errorCodeOf(error) === '') throw error;
      gone = true;
    }
    if (place !== folder) return;
    seen = found;
    const next = [...found]
      .filter(([, file]) => !file.left && file.size > 0 && now - file.since >= stableMs)
      .map(([fileName, { id, size }]) => ({ id, fileName, bytes: size, path: join(place, fileName) }))
      .sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    const changed = wasGone !== gone || next.map(({ id }) => id).join() !== list.map(({ id }) => id).join();
    list = next;
    if (changed) told();
  }

  /** One look at a time: of two the one that began first could end last, and know less. */
  function soon(): Promise<void> {
    looking ??= look()
      .catch(report)
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  return {
    folder: () => folder,
    isGone: () => gone,
    arrived: () => list,
    use(next) {
      stop();
      folder = next;
      gone = false;
      seen = new Map();
      list = [];
      if (next === null) return;
      timer = setInterval(() => void soon(), lookEveryMs).unref();
      try {
        // Only a hint, and silent on network folders: the looks at intervals are what counts.
        system = watchSystem(next, { persistent: false }, () => void soon()).on('error', () => system?.close());
      } catch (error) {
        if (errorCodeOf(error) === '') throw error;
      }
      void soon();
    },
    async rescan() {
      await looking;
      await soon();
    },
    leave(id) {
      for (const file of seen.values()) if (file.id === id) file.left = true;
      list = list.filter((file) => file.id !== id);
      told();
    },
    async finish(id, text, toFix) {
      const file = list.find((one) => one.id === id);
      if (file === undefined || folder === null) return;
      const done = join(folder, 'done');
      await mkdir(done, { recursive: true });
      const name = await freeName(done, file.fileName);
      await rename(file.path, join(done, name));
      await writeFile(join(done, `${name}.report.txt`), text, { flag: 'wx' });
      if (toFix !== undefined) await copyFile(toFix.path, join(done, `${name}.to-fix${extname(toFix.name)}`));
      list = list.filter((one) => one.id !== id);
      told();
    },
    close: stop,
  };
}

async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set((await readdir(folder)).map((entry) => entry.toLowerCase()));
  const ending = extname(name);
  for (let number = 1, tried = name; ; number += 1, tried = `${basename(name, ending)} (${number})${ending}`)
    if (!taken.has(tried.toLowerCase()) && !taken.has(`${tried}.report.txt`.toLowerCase())) return tried;
}
