import { strings } from '@shared/locale/index';
import type { CallOutcome } from '@shared/domain/outcomes';
import { Parser } from 'htmlparser2';
import { bodyText, instantOf, lineText, plainEntry, type LogEntry, type LogPerson, type ReadEntry } from '../log-entry';
import { textId } from './text-id';

const words = strings.logFormats;

/** What the label of a call says of it (`http://www.google.com/voice#placed`). */
const CALLS: Readonly<Record<string, { direction: 'in' | 'out'; outcome: CallOutcome | null }>> = {
  placed: { direction: 'out', outcome: null },
  received: { direction: 'in', outcome: 'connected' },
  missed: { direction: 'in', outcome: 'no_answer' },
  voicemail: { direction: 'in', outcome: 'left_voicemail' },
  recorded: { direction: 'in', outcome: 'connected' },
};

interface Message {
  at: string;
  sender: LogPerson & { isMe: boolean };
  text: string;
}

/** What stands in a page: of a call its one entry, of a conversation its messages. */
interface Page {
  kind: 'call' | 'chat' | null;
  labels: string[];
  title: string;
  published: string;
  duration: string;
  transcript: string;
  contributor: LogPerson;
  participants: LogPerson[];
  messages: Message[];
}

/** A page is a few kilobytes; a conversation of years is a megabyte. */
export const longestPage = 32 * 1024 * 1024;

/** Whether a text is a page of Google Voice's Takeout. */
export function isVoicePage(text: string): boolean {
  return /class="(haudio|hChatLog)\b/.test(text);
}

/**
 * Reads one page of the folder `Takeout/Voice/Calls`: a call placed, received or missed, a voicemail with its transcript,
 * a conversation of texts, or one of a group.
 * @param html the whole page
 * @param fileName `<whom> - <type> - <time>.html`; of a conversation in which only we wrote it alone says with whom
 */
export function readVoicePage(html: string, fileName: string): ReadEntry[] {
  const page = pageOf(html);
  if (page.kind === 'call') return [callOf(page, fileName)];
  if (page.kind === 'chat') return chatOf(page, fileName);
  return [{ problem: words.notAPage, line: 1, text: lineText(fileName, 200) }];
}

/** Where text goes while its tag is open. */
type Sink = 'title' | 'name' | 'transcript' | 'text' | null;

function pageOf(html: string): Page {
  const page: Page = {
    kind: null,
    labels: [],
    title: '',
    published: '',
    duration: '',
    transcript: '',
    contributor: { name: '', value: '' },
    participants: [],
    messages: [],
  };
  let sink: Sink = null;
  let sinkDepth = 0;
  let depth = 0;
  let where: 'contributor' | 'participants' | 'message' | null = null;
  let whereDepth = 0;
  let person: LogPerson | null = null;
  let message: Message | null = null;

  function into(name: Exclude<Sink, null>): void {
    sink = name;
    sinkDepth = depth;
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        const classes = (attributes.class ?? '').split(/\s+/);
        const is = (one: string) => classes.includes(one);
        if (name === 'title') into('title');
        if (is('haudio')) page.kind ??= 'call';
        if (is('hChatLog')) page.kind ??= 'chat';
        for (const place of ['contributor', 'participants', 'message'] as const)
          if (is(place)) {
            where = place;
            whereDepth = depth;
            if (place === 'message')
              page.messages.push((message = { at: '', sender: { name: '', value: '', isMe: false }, text: '' }));
          }
        if (name === 'a' && is('tel')) {
          person = { name: '', value: (attributes.href ?? '').replace(/^tel:/i, '').trim() };
          if (where === 'contributor') page.contributor = person;
          else if (where === 'participants') page.participants.push(person);
          else if (where === 'message' && message !== null) {
            message.sender = { ...person, isMe: false };
            person = message.sender;
          }
        }
        if (is('fn') && person !== null) into('name');
        if (name === 'abbr' && is('published')) page.published = attributes.title ?? '';
        if (name === 'abbr' && is('duration')) page.duration = attributes.title ?? '';
        if (name === 'abbr' && is('dt') && message !== null) message.at = attributes.title ?? '';
        if (is('full-text')) into('transcript');
        if (name === 'q' && where === 'message') into('text');
        if (name === 'br' && sink === 'text' && message !== null) message.text += '\n';
        if (attributes.rel === 'tag') page.labels.push((attributes.href ?? '').replace(/^.*#/, '').toLowerCase());
      },
      ontext(text) {
        if (sink === 'title') page.title += text;
        else if (sink === 'transcript') page.transcript += text;
        else if (sink === 'name' && person !== null) person.name += text;
        else if (sink === 'text' && message !== null) message.text += text;
      },
      onclosetag(name) {
        if (name === 'a') person = null;
        if (sink !== null && depth <= sinkDepth) sink = null;
        if (where !== null && depth <= whereDepth) where = null;
        depth -= 1;
      },
    },
    { lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  for (const { sender } of page.messages) sender.isMe = sender.name.trim() === 'Me';
  return page;
}

/** A time with its offset: `2011-10-28T12:04:26.000-04:00`. */
function instantIn(text: string): string | null {
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text) ? instantOf(Date.parse(text)) : null;
}

/** `PT1H2M3S` (ISO 8601) in seconds. */
function secondsOf(text: string): number | null {
  const found = /^PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d+)?S)?$/.exec(text);
  if (found === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return Math.min(hours * 3600 + minutes * 60 + seconds, 86_400);
}

/** Whom the file's name names, before its type: a number, or a name. */
function personOfName(fileName: string): LogPerson {
  const base = fileName.replace(/^.*\//, '');
  const who = (/^(.*?) ?- (?:[A-Z]|\d{4}-)/.exec(base)?.[1] ?? '').trim();
  if (/^group conversation$/i.test(who)) return { name: '', value: '' };
  return /^[+\d][\d ()-]*$/.test(who) ? { name: '', value: who } : { name: lineText(who, 200), value: '' };
}

function tidy({ name, value }: LogPerson): LogPerson {
  const shown = lineText(name, 200);
  return { value, name: shown === value || /^[+\d][\d\s()-]*$/.test(shown) ? '' : shown };
}

function callOf(page: Page, fileName: string): ReadEntry {
  const at = instantIn(page.published);
  const named = /(placed|received|missed|voicemail|recorded)/i.exec(page.title)?.[1] ?? '';
  const label = page.labels.find((one) => Object.hasOwn(CALLS, one)) ?? named.toLowerCase();
  const kind = Object.hasOwn(CALLS, label) ? CALLS[label] : undefined;
  if (at === null || kind === undefined)
    return { problem: at === null ? words.noTime : words.unknownType(label), line: 1, text: lineText(fileName, 200) };
  const seconds = secondsOf(page.duration);
  const byName = personOfName(fileName);
  const who = tidy(
    page.contributor.value === '' ? { ...byName, name: page.contributor.name || byName.name } : page.contributor,
  );
  const spoke = kind.outcome ?? (seconds !== null && seconds > 0 ? 'connected' : 'no_answer');
  return {
    entry: {
      ...plainEntry,
      externalId: textId('call', who.value, at, kind.direction),
      channel: 'call',
      direction: kind.direction,
      at,
      // Of a voicemail it is the message's own length.
      durationSeconds: spoke === 'no_answer' ? 0 : seconds,
      outcome: spoke,
      body: bodyText(page.transcript),
      people: who.value === '' && who.name === '' ? [] : [who],
    },
  };
}

function chatOf(page: Page, fileName: string): ReadEntry[] {
  const others = new Map<string, LogPerson>();
  for (const person of [
    ...page.participants,
    ...page.messages.filter(({ sender }) => !sender.isMe).map((m) => m.sender),
  ])
    if (person.value !== '') others.set(person.value, tidy(person));
  if (others.size === 0) {
    const named = personOfName(fileName);
    if (named.value !== '' || named.name !== '') others.set(named.value, named);
  }
  return page.messages.map(({ at, sender, text }, index): ReadEntry => {
    const instant = instantIn(at);
    if (instant === null) return { problem: words.noTime, line: index + 1, text: lineText(`${fileName} ${text}`, 200) };
    const direction = sender.isMe ? 'out' : 'in';
    const people = sender.isMe
      ? [...others.values()]
      : [tidy(sender), ...[...others.values()].filter((one) => one.value !== sender.value)];
    const known = people.filter((one) => one.value !== '' || one.name !== '');
    const body = bodyText(text);
    const entry: LogEntry = {
      ...plainEntry,
      externalId: textId('text', known.map((one) => one.value || one.name).join('~'), instant, direction, body),
      channel: 'text',
      direction,
      at: instant,
      durationSeconds: null,
      outcome: null,
      body,
      people: known,
    };
    return { entry };
  });
}
