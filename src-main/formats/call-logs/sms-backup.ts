import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';
import type { CallOutcome } from '@shared/domain/outcomes';
import { Parser } from 'htmlparser2';
import { createDecoder } from '../encodings';
import { bodyText, instantOf, lineText, plainEntry, type LogEntry, type LogPerson, type ReadEntry } from '../log-entry';
import { textId } from './text-id';

const words = strings.logFormats;

/** `type` of a call (synctech.com.au, "XML fields"): 1 incoming, 2 outgoing, 3 missed, 4 voicemail, 5 rejected, 6 refused list. */
const CALLS: Readonly<Record<string, { direction: 'in' | 'out'; outcome: CallOutcome | null }>> = {
  '1': { direction: 'in', outcome: 'connected' },
  '2': { direction: 'out', outcome: null },
  '3': { direction: 'in', outcome: 'no_answer' },
  '4': { direction: 'in', outcome: 'left_voicemail' },
  '5': { direction: 'in', outcome: 'no_answer' },
  '6': { direction: 'in', outcome: 'no_answer' },
  // Answered on another device.
  '7': { direction: 'in', outcome: 'connected' },
};

/** `type` of an SMS and `msg_box` of an MMS: 1 received, 2 sent; 3 draft, 4 outbox, 5 failed and 6 queued reached nobody. */
const SENT = '2';
const RECEIVED = '1';

/** A tag that is larger holds a video; it is not read into memory. */
const longestTag = 64 * 1024 * 1024;

type Attributes = Readonly<Record<string, string>>;

/**
 * Reads the calls, SMS and MMS of an "SMS Backup & Restore" file, holding no more than one of them in memory. Of an MMS
 * the text is taken, not its pictures. Drafts and messages that were never sent are left out.
 * @param chunks the bytes of the file
 * @throws AppError `validation` when the file declares entities of its own (an XML bomb), or is no such file, or a tag never ends
 */
export async function* readSmsBackup(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding = 'utf-8',
): AsyncGenerator<ReadEntry[]> {
  let found: ReadEntry[] = [];
  let mms: { attributes: Attributes; texts: string[]; people: string[] } | null = null;
  const refused: AppError[] = [];
  let isOurs = false;
  const decode = createDecoder(encoding);
  let sinceTag = 0;
  let depth = 0;

  const parser = new Parser(
    {
      onprocessinginstruction(name, data) {
        if (name.toLowerCase() === '!doctype' && /<!ENTITY|\[/i.test(data))
          refused.push(new AppError('validation', words.entities));
      },
      onopentag(name, attributes) {
        sinceTag = 0;
        depth += 1;
        if (depth > 100) refused.push(new AppError('validation', words.notALog));
        switch (name) {
          case 'calls':
          case 'smses':
            isOurs = true;
            break;
          case 'call':
            found.push(callOf(attributes, parser.startIndex));
            break;
          case 'sms':
            keep(smsOf(attributes, parser.startIndex));
            break;
          case 'mms':
            mms = { attributes, texts: [], people: [] };
            break;
          case 'part':
            if (mms !== null && attributes.ct === 'text/plain') mms.texts.push(value(attributes.text));
            break;
          case 'addr':
            // 137 is the sender, 151 to, 130 cc (OMA-TS-MMS-ENC).
            if (mms !== null) mms.people.push(value(attributes.address));
            break;
        }
      },
      onclosetag(name) {
        depth -= 1;
        if (name !== 'mms' || mms === null) return;
        keep(mmsOf(mms.attributes, mms.texts, mms.people, parser.startIndex));
        mms = null;
      },
      ontext() {
        sinceTag = 0;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );

  function keep(read: ReadEntry | null): void {
    if (read !== null) found.push(read);
  }

  for await (const chunk of chunks) {
    sinceTag += chunk.length;
    // Tags that end set it back while the chunk is written.
    parser.write(decode(chunk));
    if (refused[0] !== undefined) throw refused[0];
    if (sinceTag > longestTag) throw new AppError('validation', words.notALog);
    if (found.length > 0) {
      yield found;
      found = [];
    }
  }
  parser.write(decode(null));
  parser.end();
  if (refused[0] !== undefined) throw refused[0];
  if (!isOurs) throw new AppError('validation', words.notALog);
  if (found.length > 0) yield found;
}

/** An attribute as it is meant: `null` is how these files write nothing. */
function value(attribute: string | undefined): string {
  return attribute === undefined || attribute === 'null' ? '' : decodeXml(attribute);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Puts the characters for the five entities of XML and for numbers; others stay as they stand. An emoji comes as the
 * two halves of a surrogate pair, `&#55357;&#56832;`, which belong together.
 */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    if (code === 0 || code > 0x10ffff) return '';
    return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
  });
}

function person(number: string, name: string): LogPerson {
  // What Android writes where it knows nobody.
  return { value: number.trim(), name: /^\(unknown\)$/i.test(name.trim()) ? '' : lineText(name, 200) };
}

function whole(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function callOf(attributes: Attributes, at: number): ReadEntry {
  const instant = instantOf(whole(attributes.date));
  const number = value(attributes.number);
  const kind = CALLS[attributes.type ?? ''];
  if (instant === null || kind === undefined)
    return {
      problem: instant === null ? words.noTime : words.unknownType(attributes.type ?? ''),
      line: at,
      text: lineText(`${number} ${attributes.readable_date ?? ''}`, 200),
    };
  const seconds = whole(attributes.duration);
  const duration = Number.isNaN(seconds) ? null : Math.min(seconds, 86_400);
  const answered = duration !== null && duration > 0;
  const outcome = kind.outcome === null ? (answered ? 'connected' : 'no_answer') : kind.outcome;
  return {
    entry: {
      ...plainEntry,
      externalId: textId('call', number, instant, kind.direction),
      channel: 'call',
      direction: kind.direction,
      at: instant,
      durationSeconds: outcome === 'no_answer' ? 0 : duration,
      outcome,
      // -1, -2 and -3 stand for a number that is unknown, private or a payphone's.
      people: /^-\d$/.test(number) || number === '' ? [] : [person(number, value(attributes.contact_name))],
    },
  };
}

/** The sides of a message, or null for one that was never on its way. */
function directionOf(box: string | undefined): 'in' | 'out' | null {
  return box === RECEIVED ? 'in' : box === SENT ? 'out' : null;
}

function message(at: string, direction: 'in' | 'out', text: string, people: LogPerson[]): LogEntry {
  return {
    ...plainEntry,
    externalId: textId('text', people.map((one) => one.value).join('~'), at, direction, text),
    channel: 'text',
    direction,
    at,
    durationSeconds: null,
    outcome: null,
    body: bodyText(text),
    people,
  };
}

function smsOf(attributes: Attributes, at: number): ReadEntry | null {
  const direction = directionOf(attributes.type);
  if (direction === null) return null;
  const instant = instantOf(whole(attributes.date));
  const number = value(attributes.address);
  const text = value(attributes.body);
  if (instant === null) return { problem: words.noTime, line: at, text: lineText(`${number} ${text}`, 200) };
  return {
    entry: message(instant, direction, text, number === '' ? [] : [person(number, value(attributes.contact_name))]),
  };
}

function mmsOf(attributes: Attributes, texts: string[], numbers: string[], at: number): ReadEntry | null {
  const direction = directionOf(attributes.msg_box);
  if (direction === null) return null;
  // Of a group the address is `a~b~c`, and so are the names.
  const addresses = value(attributes.address).split('~');
  const names = value(attributes.contact_name).split(/, ?/);
  const text = [value(attributes.sub), ...texts].filter((part) => part !== '').join('\n');
  // Some phones count the seconds here, not the milliseconds.
  const date = whole(attributes.date);
  const instant = instantOf(date < 100_000_000_000 ? date * 1000 : date);
  if (instant === null)
    return { problem: words.noTime, line: at, text: lineText(`${addresses.join(' ')} ${text}`, 200) };
  const all = addresses.filter((one) => one !== '' && one !== 'insert-address-token');
  const known =
    all.length > 0 ? all : numbers.filter((one) => one !== '' && one !== 'insert-address-token').slice(0, 1);
  return {
    entry: message(
      instant,
      direction,
      text,
      known.map((number, index) => person(number, (known.length === names.length ? names[index] : '') ?? '')),
    ),
  };
}
