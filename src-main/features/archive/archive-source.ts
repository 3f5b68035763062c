import { createReadStream } from 'node:fs';
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestPlace } from '@shared/domain/whole-folders';
import { strings } from '@shared/locale/index';
import { AppError, errorCodeOf } from '../../core/errors';
import { readZip } from '../../formats/zip-read';
import { readManifest, type Manifest } from './archive-manifest';

const words = strings.archive;
const mostEntries = 1_000_000;
const longestManifest = 4 * 1024 * 1024;
const longestLine = 64 * 1024 * 1024;
const zipMark = [0x50, 0x4b, 0x03, 0x04];

/** An archive that is read: a zip, or a folder. Nothing in it ever becomes a path that is written to. */
export interface ArchiveSource {
  manifest: Manifest;
  /** Bytes that all of it holds unpacked, as it says itself. */
  bytes: number;
  /**
   * Reads one of its files.
   * @throws AppError `validation` when there is none, or when it unpacks to more than it says
   */
  read(path: string): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens a zip or a folder.
 * @returns null for what is no export of a whole file
 * @throws AppError `validation` for a damaged zip, and for one that was made to do harm
 */
export async function openArchive(path: string): Promise<ArchiveSource | null> {
  return (await stat(path)).isDirectory() ? openFolder(path) : openZip(path);
}

async function openZip(path: string): Promise<ArchiveSource | null> {
  const handle = await open(path, 'r');
  let source: ArchiveSource | null = null;
  try {
    const { size } = await handle.stat();
    const access = {
      size,
      async read(offset: number, length: number) {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await handle.read(bytes, 0, length, offset);
        return bytes.subarray(0, bytesRead);
      },
    };
    const head = await access.read(0, 4);
    if (!zipMark.every((byte, index) => head[index] === byte)) return null;
    const zip = await readZip(access, mostEntries);
    const read = (name: string): AsyncGenerator<Uint8Array> => {
      const entry = zip.entries.get(name);
      if (entry === undefined) throw new AppError('validation', words.changed(name));
      return zip.open(entry, entry.size);
    };
    if (!zip.entries.has(manifestPlace)) return null;
    const manifest = readManifest(await wholeText(read(manifestPlace), longestManifest));
    if (manifest === null) return null;
    let bytes = 0;
    for (const entry of zip.entries.values()) bytes += entry.size;
    source = { manifest, bytes, read, close: () => handle.close() };
    return source;
  } finally {
    if (source === null) await handle.close();
  }
}

async function openFolder(folder: string): Promise<ArchiveSource | null> {
  async function* read(path: string): AsyncGenerator<Uint8Array> {
    const stream = createReadStream(await inside(folder, path), { highWaterMark: 256 * 1024 });
    try {
      for await (const chunk of stream) yield chunk as Uint8Array;
    } finally {
      stream.destroy();
    }
  }
  let text;
  try {
    text = await wholeText(read(manifestPlace), longestManifest);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  const manifest = readManifest(text);
  if (manifest === null) return null;
  return { manifest, bytes: await sizeOf(folder), read, close: () => Promise.resolve() };
}

/** A file of a folder, reached without leaving it: no step up, and no link on the way. */
async function inside(folder: string, path: string): Promise<string> {
  const steps = path.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..' || /[\\:\0]/.test(step)))
    throw new AppError('validation', words.outside);
  let place = folder;
  for (const step of steps) {
    place = join(place, step);
    try {
      if ((await lstat(place)).isSymbolicLink()) throw new AppError('validation', words.outside);
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT' || errorCodeOf(error) === 'ENOTDIR')
        throw new AppError('validation', words.changed(path), undefined, error);
      throw error;
    }
  }
  return place;
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await sizeOf(place);
    else if (entry.isFile()) bytes += (await stat(place)).size;
  }
  return bytes;
}

async function wholeText(chunks: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) throw new AppError('validation', words.notOurs);
    pieces.push(chunk);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/**
 * The lines of a file of JSON Lines.
 * @param each is given the bytes as they come, for their hash
 */
export async function* jsonLines(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  each: (chunk: Uint8Array) => void,
): AsyncGenerator<Record<string, unknown>> {
  let rest: Buffer[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    each(chunk);
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let from = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      const end = bytes.subarray(from, at);
      yield parsed(rest.length === 0 ? end : Buffer.concat([...rest, end]), path);
      rest = [];
      held = 0;
      from = at + 1;
    }
    if (from < bytes.length) {
      rest.push(Buffer.from(bytes.subarray(from)));
      held += bytes.length - from;
      if (held > longestLine) throw new AppError('validation', words.changed(path));
    }
  }
  if (held > 0) yield parsed(Buffer.concat(rest), path);
}

function parsed(line: Buffer, path: string): Record<string, unknown> {
  let row: unknown;
  try {
    row = JSON.parse(line.toString('utf8'));
  } catch (error) {
    throw new AppError('validation', words.changed(path), undefined, error);
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw new AppError('validation', words.changed(path));
  return row as Record<string, unknown>;
}
