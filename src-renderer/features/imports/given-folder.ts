import { Zip, ZipPassThrough } from 'fflate';
import { isVoicePath, manifestPlace } from '@shared/domain/whole-folders';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';

const words = strings.arrivals.folder;

/** A file in a folder, and where: its path from there on, with forward slashes. */
export interface Placed {
  path: string;
  /** Only asked for when the file is wanted. */
  file: () => Promise<File>;
}

/** A zip without 64-bit records holds 65,535 files and 4 GB; main takes far less in at once. */
const mostFiles = 60_000;
const mostBytes = 2 * 1024 ** 3;
/** Files of a folder that are taken one after the other: more is nobody's address book. */
const mostInTurn = 100;

const canBeImported = (path: string): boolean =>
  /\.(csv|tsv|txt|vcf|vcard|xlsx|xlsm|xml|zip|eml|mbox|mbx|ics)$/i.test(path);
/** What systems put into folders for themselves. */
const isHidden = (path: string): boolean => /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(path);

/**
 * All files in a dropped folder and below it, but hidden ones.
 * @throws Error in words when there are more than can be taken
 */
export async function filesIn(folder: FileSystemDirectoryEntry): Promise<Placed[]> {
  const found: Placed[] = [];
  const waiting: { entry: FileSystemDirectoryEntry; path: string }[] = [{ entry: folder, path: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const entry of await entriesOf(next.entry)) {
      const path = next.path + entry.name;
      if (isHidden(path)) continue;
      if (isFolder(entry)) waiting.push({ entry, path: `${path}/` });
      else if (isFile(entry))
        found.push({ path, file: () => new Promise((resolve, reject) => entry.file(resolve, reject)) });
      if (found.length > mostFiles) throw new Error(words.tooMany(folder.name, formatCount(mostFiles)));
    }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a folder is called whose files were chosen. */
export function nameOfChosen(files: readonly File[]): string {
  return files[0]?.webkitRelativePath.split('/')[0] ?? '';
}

/**
 * The files of a folder that was chosen, each by its path in it.
 * @throws Error in words when there are more than can be taken
 */
export function filesChosen(files: readonly File[]): Placed[] {
  if (files.length > mostFiles) throw new Error(words.tooMany(nameOfChosen(files), formatCount(mostFiles)));
  return files
    .map((file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/'), file: () => Promise.resolve(file) }))
    .filter(({ path }) => !isHidden(path));
}

/**
 * What a folder is taken for: as one file, a zip of it, where it is one thing; else as the files in it, one after the other.
 * @throws Error in words when nothing in it can be imported, or when it is more than can be taken
 */
export async function filesOfFolder(name: string, files: readonly Placed[]): Promise<File[]> {
  try {
    if (files.some(({ path }) => path === manifestPlace)) return [await zipOf(name, files)];
    // What was said and written; recordings and pictures beside it are not read.
    const pages = files.filter(({ path }) => isVoicePath(path));
    if (pages.length > 0) return [await zipOf(name, pages)];
    const wanted = files.filter(({ path }) => canBeImported(path));
    if (wanted.length === 0) throw new Error(words.nothing(name));
    if (wanted.length > mostInTurn) throw new Error(words.tooManyInTurn(name, formatCount(mostInTurn)));
    return await Promise.all(wanted.map(({ file }) => file()));
  } catch (error) {
    // What a folder held when it was listed may be gone when it is read.
    if (error instanceof DOMException) throw new Error(words.vanished(name), { cause: error });
    throw error;
  }
}

/** Packs nothing: what it holds is read once and handed over, by main's reader of zips. */
async function zipOf(name: string, files: readonly Placed[]): Promise<File> {
  const pieces: Blob[] = [];
  const failures: Error[] = [];
  // A blob each, which the browser may put on the disk; held as bytes a large folder would be all in memory.
  const zip = new Zip((error, bytes) => {
    if (error !== null) failures.push(error);
    else pieces.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  });
  let size = 0;
  for (const { path, file } of files) {
    const given = await file();
    size += given.size;
    if (size > mostBytes) throw new Error(words.tooLarge(name));
    const entry = new ZipPassThrough(path);
    zip.add(entry);
    const reader = given.stream().getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) entry.push(step.value);
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  if (failures[0] !== undefined) throw failures[0];
  return new File(pieces, name, { type: 'application/zip' });
}

/** Chromium hands a folder's entries over in hundreds, until it hands over none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Whether what was dropped is a folder. */
export function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
