import { isEmail, normaliseEmail } from '@shared/domain/email';
import { strings } from '@shared/locale/index';
import PostalMime, { type Address, type Attachment } from 'postal-mime';
import { textId } from '../call-logs/text-id';
import { bodyText, instantOf, lineText, type MailFile, type LogPerson, type ReadEntry } from '../log-entry';
import { longestMessage } from './mbox';
import { htmlText } from './html-text';

const words = strings.logFormats;

/** A circular goes to more; whom it was for is then not the point. */
const mostPeople = 100;
const mostFiles = 100;

/** Whether a text begins with the headers of a message: two or more that mail has, before the first blank line. */
export function isMessage(head: string): boolean {
  const lines = head.replace(/^\ufeff/, '').split(/\r?\n/);
  let known = 0;
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    if (!/^[!-9;-~]+:/.test(line)) return false;
    if (
      /^(from|to|cc|subject|date|message-id|received|return-path|mime-version|delivered-to|reply-to|content-type|x-mozilla-status):/i.test(
        line,
      )
    )
      known += 1;
  }
  return known >= 2;
}

function people(addresses: readonly Address[] | undefined): LogPerson[] {
  const found: LogPerson[] = [];
  for (const address of addresses ?? []) {
    const boxes = address.group ?? [address];
    for (const { address: value, name } of boxes) {
      const email = normaliseEmail(value);
      if (isEmail(email) && found.length < mostPeople) found.push({ value: email, name: lineText(name, 200) });
    }
  }
  return found;
}

/** `Thu, 19 Sep 91 12:41 EDT` and its like: what the reader made no instant of, the runtime may. */
function instantIn(date: string | undefined): string | null {
  if (date === undefined) return null;
  return instantOf(Date.parse(date.replace(/\(.*\)/, '').trim()));
}

/**
 * Reads one message (RFC 5322, MIME): who wrote to whom, when, what about, and its text; of mail in HTML alone the text
 * that is read, and the files that hang on it.
 * @param bytes the message, headers first
 * @param number of the message in its file, for what is said of one that cannot be read
 */
export async function readMessage(bytes: Uint8Array, number: number): Promise<ReadEntry> {
  let mail;
  try {
    mail = await PostalMime.parse(bytes, {
      maxNestingDepth: 30,
      maxRfc822NestingDepth: 3,
      attachmentEncoding: 'arraybuffer',
    });
  } catch (error) {
    // Whatever it stumbles over, the messages beside it are read.
    return {
      problem: words.badMessage(error instanceof Error ? error.message : ''),
      line: number,
      text: begins(bytes),
    };
  }
  const at = instantIn(mail.date) ?? instantIn(receivedAt(mail.headers));
  const from =
    people(mail.from === undefined ? (mail.sender === undefined ? [] : [mail.sender]) : [mail.from])[0] ?? null;
  const to = people([...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])]);
  const subject = lineText(mail.subject ?? '');
  if (at === null || (from === null && to.length === 0))
    return { problem: at === null ? words.noTime : words.noPeople, line: number, text: subject || begins(bytes) };
  const text = mail.text !== undefined && mail.text.trim() !== '' ? mail.text : htmlText(mail.html ?? '');
  const hung = mail.attachments.filter(
    ({ disposition, filename }) => disposition !== 'inline' && (filename ?? '') !== '',
  );
  const names = hung.map((attachment) => lineText(attachment.filename ?? '', 200));
  const body = bodyText(text);
  const seen = new Set<string>();
  return {
    files: bytes.length < longestMessage ? filesOf(hung) : [],
    entry: {
      externalId:
        mail.messageId !== undefined && mail.messageId.trim() !== ''
          ? `mail:${lineText(mail.messageId, 500)}`
          : textId('mail', from?.value ?? '', at, subject),
      channel: 'email',
      direction: null,
      at,
      wall: null,
      durationSeconds: null,
      outcome: null,
      subject,
      body: names.length === 0 ? body : `${body}\n\n${words.attached(names.slice(0, 20).join(', '))}`.trim(),
      from,
      people: to.filter(({ value }) => !seen.has(value) && seen.add(value)),
      doneAt: null,
    },
  };
}

/** Of a message that was cut nothing is kept: its last file may not be whole. */
function filesOf(attachments: readonly Attachment[]): MailFile[] {
  const files: MailFile[] = [];
  for (const { filename, content } of attachments.slice(0, mostFiles)) {
    if (typeof content === 'string') continue;
    const bytes = new Uint8Array(content);
    if (bytes.length > 0) files.push({ name: lineText(filename ?? '', 200), bytes });
  }
  return files;
}

function receivedAt(headers: readonly { key: string; value: string }[]): string | undefined {
  return headers
    .find(({ key }) => key === 'received')
    ?.value.split(';')
    .at(-1);
}

function begins(bytes: Uint8Array): string {
  return lineText(new TextDecoder('utf-8').decode(bytes.subarray(0, 400)), 200);
}
