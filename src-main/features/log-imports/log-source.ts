import { createReadStream } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { isVoicePath } from '@shared/domain/whole-folders';
import { strings } from '@shared/locale/index';
import { AppError, errorCodeOf } from '../../core/errors';
import { longestPage, readVoicePage } from '../../formats/call-logs/google-voice';
import { readImazing } from '../../formats/call-logs/imazing';
import { readSmsBackup } from '../../formats/call-logs/sms-backup';
import { createDecoder } from '../../formats/encodings';
import { longestCalendar, readCalendar } from '../../formats/ics/read';
import type { ReadEntry } from '../../formats/log-entry';
import { recogniseText, textEncoding, type LogFormat } from '../../formats/log-kind';
import { readMessage } from '../../formats/mail/message';
import { longestMessage, splitMbox } from '../../formats/mail/mbox';
import { readZip, type RandomAccess } from '../../formats/zip-read';

export { kindOf } from '../../formats/log-kind';

/** A file on its way in. */
export interface LogFile {
  name: string;
  path: string;
  size: number;
}

export interface LogSource {
  file: LogFile;
  format: LogFormat;
  encoding: string;
  /** Its beginning, decoded, and whether that is all of it. */
  head: string;
  isWhole: boolean;
}

const headBytes = 256 * 1024;
const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** Entries that are handed on at once. */
const batch = 200;
/** Bytes of mail, with the files on it, that are held at once. */
const mostHeld = 16 * 1024 * 1024;

/**
 * What log a file is, by its content.
 * @returns null for everything else
 * @throws AppError `unavailable` when it cannot be read
 */
export async function recogniseLog(file: LogFile): Promise<LogSource | null> {
  return withHandle(file, async (access) => {
    const head = await access.read(0, headBytes);
    const isWhole = head.length >= file.size;
    if (zipMark.every((byte, index) => head[index] === byte)) {
      const isVoice = await holdsVoice(access);
      return isVoice ? { file, format: 'voice-zip', encoding: 'utf-8', head: '', isWhole } : null;
    }
    const encoding = textEncoding(head);
    const decode = createDecoder(encoding);
    const text = decode(head) + (isWhole ? decode(null) : '');
    const format = recogniseText(text, isWhole);
    return format === null ? null : { file, format, encoding, head: text, isWhole };
  });
}

async function holdsVoice(access: RandomAccess): Promise<boolean> {
  try {
    return [...(await readZip(access)).entries.keys()].some(isVoicePath);
  } catch (error) {
    // What is no whole zip either is for the reader of contacts to name.
    if (error instanceof AppError) return false;
    throw error;
  }
}

/**
 * Reads a log from beginning to end, some entries at a time.
 * @param told how many bytes, or files of an archive, were taken, of how many
 * @throws AppError `unavailable` when it vanishes while it is read; what its reader throws of a file that is no such log
 */
export async function* readLogFile(
  source: LogSource,
  options: { timeZone: string; now: string },
  told: (done: number, total: number) => void,
): AsyncGenerator<ReadEntry[]> {
  const { file, format, encoding } = source;
  try {
    switch (format) {
      case 'sms-backup':
        yield* readSmsBackup(stream(file, told), encoding);
        break;
      case 'imazing':
        yield* readImazing(stream(file, told), source.head, source.isWhole, encoding, options.timeZone);
        break;
      case 'voice-page':
        if (file.size > longestPage) throw new AppError('validation', strings.logFormats.notALog);
        yield readVoicePage(decoded(await readFile(file.path), encoding), file.name);
        break;
      case 'voice-zip':
        yield* voicePages(file, told);
        break;
      case 'eml': {
        const bytes = await readFile(file.path);
        yield [await readMessage(bytes.subarray(0, longestMessage), 1)];
        break;
      }
      case 'mbox':
        yield* messages(file, told);
        break;
      case 'ics':
        if (file.size > longestCalendar) throw new AppError('validation', strings.logFormats.bigCalendar);
        yield readCalendar(decoded(await readFile(file.path), encoding), options);
        break;
    }
  } catch (error) {
    if (error instanceof AppError || errorCodeOf(error) === '') throw error;
    throw new AppError('unavailable', strings.imports.vanished(file.name), undefined, error);
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  const decode = createDecoder(encoding);
  return decode(bytes) + decode(null);
}

async function* stream(file: LogFile, told: (done: number, total: number) => void): AsyncGenerator<Uint8Array> {
  const chunks = createReadStream(file.path, { highWaterMark: 256 * 1024 });
  let done = 0;
  try {
    for await (const chunk of chunks) {
      const bytes = chunk as Uint8Array;
      done += bytes.length;
      told(done, file.size);
      yield bytes;
    }
  } finally {
    chunks.destroy();
  }
}

async function* messages(file: LogFile, told: (done: number, total: number) => void): AsyncGenerator<ReadEntry[]> {
  let found: ReadEntry[] = [];
  let number = 0;
  let held = 0;
  for await (const { bytes } of splitMbox(stream(file, told))) {
    number += 1;
    found.push(await readMessage(bytes, number));
    held += bytes.length;
    if (found.length < batch && held < mostHeld) continue;
    yield found;
    found = [];
    held = 0;
  }
  yield found;
}

async function* voicePages(file: LogFile, told: (done: number, total: number) => void): AsyncGenerator<ReadEntry[]> {
  const handle = await open(file.path, 'r');
  try {
    const zip = await readZip(accessOf(handle, file.size));
    const pages = [...zip.entries.values()].filter(({ name }) => isVoicePath(name));
    for (const [index, page] of pages.entries()) {
      told(index, pages.length);
      const decode = createDecoder('utf-8');
      let html = '';
      for await (const piece of zip.open(page, longestPage)) html += decode(piece);
      yield readVoicePage(html + decode(null), page.name);
    }
  } finally {
    await handle.close();
  }
}

function accessOf(handle: FileHandle, size: number): RandomAccess {
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
  };
}

async function withHandle<T>(file: LogFile, work: (access: RandomAccess) => Promise<T>): Promise<T> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.path, 'r');
    return await work(accessOf(handle, file.size));
  } catch (error) {
    if (error instanceof AppError || errorCodeOf(error) === '') throw error;
    throw new AppError('unavailable', strings.imports.vanished(file.name), undefined, error);
  } finally {
    await handle?.close();
  }
}
