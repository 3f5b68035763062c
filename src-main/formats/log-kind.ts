import { isImazingHeader } from './call-logs/imazing';
import { isVoicePage } from './call-logs/google-voice';
import { sniffCsv } from './csv-dialect';
import { isMbox } from './mail/mbox';
import { isMessage } from './mail/message';

/** A log of another program, by what wrote it. */
export type LogFormat = 'sms-backup' | 'imazing' | 'voice-zip' | 'voice-page' | 'eml' | 'mbox' | 'ics';

/** What a log tells of. */
export type LogKind = 'calls' | 'mail' | 'calendar';

const KINDS: Readonly<Record<LogFormat, LogKind>> = {
  'sms-backup': 'calls',
  imazing: 'calls',
  'voice-zip': 'calls',
  'voice-page': 'calls',
  eml: 'mail',
  mbox: 'mail',
  ics: 'calendar',
};

/** What a log of a format tells of. */
export function kindOf(format: LogFormat): LogKind {
  return KINDS[format];
}

/**
 * What log a file is, by how it begins; never by its name. An archive is told by the names in it, elsewhere.
 * @param head the beginning of the file, decoded
 * @param isWhole whether that is all of it
 * @returns null for everything else, a CSV of contacts among it
 */
export function recogniseText(head: string, isWhole: boolean): LogFormat | null {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (/^BEGIN:(VCALENDAR|VEVENT|VTODO)\s/i.test(text)) return 'ics';
  if (text.startsWith('<')) {
    const begins = text.slice(0, 4000);
    if (/<(calls|smses)[\s>]/.test(begins)) return 'sms-backup';
    return isVoicePage(text) ? 'voice-page' : null;
  }
  if (isMbox(text)) return 'mbox';
  if (isMessage(text.slice(0, 64_000))) return 'eml';
  return isImazing(text, isWhole) ? 'imazing' : null;
}

function isImazing(text: string, isWhole: boolean): boolean {
  if (!/call type/i.test(text.slice(0, 2000))) return false;
  try {
    return isImazingHeader(sniffCsv(text, isWhole).header);
  } catch {
    // What is no CSV either is for the reader of contacts to name.
    return false;
  }
}

/**
 * The encoding of a log: programs write UTF-8, or say by a mark that it is another; old calendars are in Windows-1252.
 * @param head the beginning of the file, cut anywhere
 */
export function textEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    // Bytes that are no UTF-8: that is the answer that was asked for.
    return 'windows-1252';
  }
}
