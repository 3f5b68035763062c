import { AppError } from '@main/core/errors';
import { addDays, dayBounds, isLocalDate, localDateOf, localTimeOf, type LocalDate } from '@shared/domain/dates';
import { isEmail, normaliseEmail } from '@shared/domain/email';
import { strings } from '@shared/locale/index';
import { bodyText, lineText, type LogEntry, type LogPerson, type ReadEntry } from '../log-entry';
import { parseComponent, property, textIn, type IcsComponent, type IcsProperty } from './component';
import { occurrences, readRule } from './recur';
import { createZones, namedZone, type ZoneRule, type Zones } from './zones';

const words = strings.logFormats;

export interface CalendarOptions {
  /** The reader's zone: floating times are of it, and days are told by it. */
  timeZone: string;
  now: string;
}

/** A series is taken this many days back and ahead; what stands once is taken whenever it is. */
const daysBack = 366;
const daysAhead = 92;
const mostOfSeries = 400;
/** A calendar of a life is a few megabytes. */
export const longestCalendar = 64 * 1024 * 1024;

/** A day, or a time on the wall with its instant. */
interface When {
  date: LocalDate;
  time: string | null;
  instant: string;
  zone: string | null;
}

/**
 * Reads the events and tasks of a calendar (RFC 5545). What is cancelled is left out; a series is taken from a year ago to
 * three months ahead, with what was moved or cancelled of it. A broken event does not keep the others from being read.
 * @param text the whole file
 * @throws AppError `validation` for what is no calendar
 */
export function readCalendar(text: string, options: CalendarOptions): ReadEntry[] {
  const lines = unfold(text);
  if (!lines.some((line) => /^BEGIN:V(CALENDAR|EVENT|TODO)\s*$/i.test(line)))
    throw new AppError('validation', words.notACalendar);
  if (lines.some((line) => /^METHOD:CANCEL\s*$/i.test(line))) return [];
  const found: ReadEntry[] = [];
  const events: { component: IcsComponent; line: number }[] = [];
  const zoneRules = new Map<string, ZoneRule[]>();
  for (const block of blocksOf(lines)) {
    let component;
    try {
      component = parseComponent(block.lines);
    } catch (error) {
      if (block.name !== 'VTIMEZONE')
        found.push({
          problem: words.badEvent(error instanceof Error ? error.message : ''),
          line: block.line,
          text: lineText(summaryIn(block.lines), 200),
        });
      continue;
    }
    if (block.name === 'VTIMEZONE') {
      zoneRules.set(textIn(component, 'tzid'), rulesOf(component));
    } else events.push({ component, line: block.line });
  }
  const zones = createZones(zoneRules, defaultZone(lines) ?? options.timeZone);
  const moved = movedOf(events, zones, options);
  for (const { component, line } of events) {
    try {
      for (const entry of entriesOf(component, zones, moved, options)) found.push({ entry });
    } catch (error) {
      if (!(error instanceof RangeError) && !(error instanceof AppError)) throw error;
      found.push({ problem: words.noTime, line, text: lineText(textIn(component, 'summary'), 200) });
    }
  }
  return found;
}

/** Lines joined that were folded (a line break and a space or tab), with where each begins. */
function unfold(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
}

function defaultZone(lines: readonly string[]): string | null {
  const line = lines.find((one) => /^X-WR-TIMEZONE:/i.test(one));
  return line === undefined ? null : namedZone(line.slice(line.indexOf(':') + 1));
}

interface Block {
  name: 'VEVENT' | 'VTODO' | 'VTIMEZONE';
  lines: string[];
  line: number;
}

function* blocksOf(lines: readonly string[]): Generator<Block> {
  let block: Block | null = null;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trimEnd();
    const begins = /^BEGIN:(VEVENT|VTODO|VTIMEZONE)$/i.exec(line);
    // An event that never ended ends where the next begins.
    if (begins !== null) {
      if (block !== null) yield block;
      block = { name: (begins[1] ?? '').toUpperCase() as Block['name'], lines: [], line: index + 1 };
    }
    if (block === null) continue;
    if (line !== '') block.lines.push(line);
    if (line.toUpperCase() === `END:${block.name}`) {
      yield block;
      block = null;
    }
  }
  if (block !== null) yield block;
}

function summaryIn(lines: readonly string[]): string {
  return lines.find((line) => /^SUMMARY[;:]/i.test(line))?.replace(/^[^:]*:/, '') ?? '';
}

function rulesOf(zone: IcsComponent): ZoneRule[] {
  return zone.parts.flatMap((part) => {
    const start = textIn(part, 'dtstart').replace('Z', '');
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(start) || !isLocalDate(start.slice(0, 10))) return [];
    return [
      {
        start,
        rule: property(part, 'x-rrule')?.values.join(',') ?? null,
        offsetTo: offsetOf(textIn(part, 'tzoffsetto')),
        offsetFrom: offsetOf(textIn(part, 'tzoffsetfrom')),
      },
    ];
  });
}

/** `+0530` or `-05:00` in seconds. */
function offsetOf(text: string): number {
  const found = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text);
  if (found === null) return 0;
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0);
  return found[1] === '-' ? -seconds : seconds;
}

/**
 * When a property says.
 * @throws RangeError for a day or a time that there is not
 */
function whenOf(value: string, params: IcsProperty['params'], zones: Zones, options: CalendarOptions): When | null {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d(Z)?)?$/.exec(value.replace(/\/.*$/, ''));
  const date = found?.[1];
  if (date === undefined || !isLocalDate(date)) return null;
  const time = found?.[2];
  if (time === undefined) return { date, time: null, instant: dayBounds(date, options.timeZone).from, zone: null };
  const zone = params.tzid ?? null;
  const instant =
    found?.[3] === 'Z' ? new Date(`${date}T${time}:00.000Z`).toISOString() : zones.instant(date, time, zone);
  return { date, time, instant, zone: found?.[3] === 'Z' ? 'UTC' : zone };
}

function first(component: IcsComponent, name: string, zones: Zones, options: CalendarOptions): When | null {
  const found = property(component, name);
  return found === undefined ? null : whenOf(found.values[0] ?? '', found.params, zones, options);
}

function all(component: IcsComponent, name: string, zones: Zones, options: CalendarOptions): When[] {
  return component.properties
    .filter((one) => one.name === name)
    .flatMap((one) => one.values.map((value) => whenOf(value, one.params, zones, options)))
    .filter((when) => when !== null);
}

/** What of each series stands elsewhere, or not at all, by the series' id. */
function movedOf(
  events: readonly { component: IcsComponent }[],
  zones: Zones,
  options: CalendarOptions,
): Map<string, Set<string>> {
  const moved = new Map<string, Set<string>>();
  for (const { component } of events) {
    const uid = textIn(component, 'uid');
    if (property(component, 'recurrence-id') === undefined || uid === '') continue;
    try {
      const when = first(component, 'recurrence-id', zones, options);
      if (when === null) continue;
      const set = moved.get(uid) ?? new Set();
      set.add(when.instant);
      moved.set(uid, set);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return moved;
}

function personOf(one: IcsProperty): LogPerson | null {
  const value = normaliseEmail(one.params.email ?? one.values[0] ?? '');
  return isEmail(value) ? { value, name: lineText(one.params.cn ?? '', 200) } : null;
}

function peopleOf(component: IcsComponent): LogPerson[] {
  const people = new Map<string, LogPerson>();
  // Whoever called the meeting is often the reader: those who were asked come first.
  for (const one of ['attendee', 'organizer'].flatMap((name) =>
    component.properties.filter((of) => of.name === name),
  )) {
    // A room is asked like a person.
    if (/^(room|resource)$/i.test(one.params.cutype ?? '')) continue;
    const person = personOf(one);
    if (person !== null && people.size < 100) people.set(person.value, people.get(person.value) ?? person);
  }
  return [...people.values()];
}

function entriesOf(
  component: IcsComponent,
  zones: Zones,
  moved: ReadonlyMap<string, ReadonlySet<string>>,
  options: CalendarOptions,
): LogEntry[] {
  if (/^cancelled$/i.test(textIn(component, 'status'))) return [];
  return component.name === 'vtodo' ? [todoOf(component, zones, options)] : eventsOf(component, zones, moved, options);
}

function base(component: IcsComponent): Omit<LogEntry, 'externalId' | 'channel' | 'at' | 'wall' | 'durationSeconds'> {
  const place = lineText(textIn(component, 'location'));
  return {
    direction: 'out',
    outcome: null,
    subject: lineText(textIn(component, 'summary')) || words.untitled,
    body: bodyText([place, textIn(component, 'description')].filter((part) => part !== '').join('\n\n')),
    from: null,
    people: peopleOf(component),
    doneAt: null,
  };
}

/** The day and time that the reader's clock shows. */
function wallOf(when: When, options: CalendarOptions): { date: LocalDate; time: string | null } {
  if (when.time === null) return { date: when.date, time: null };
  return {
    date: localDateOf(when.instant, options.timeZone),
    time: localTimeOf(when.instant, options.timeZone),
  };
}

function uidOf(component: IcsComponent, when: When | null): string {
  const uid = lineText(textIn(component, 'uid'), 500);
  return uid !== '' ? uid : `${when?.instant ?? ''} ${lineText(textIn(component, 'summary'), 200)}`;
}

function todoOf(component: IcsComponent, zones: Zones, options: CalendarOptions): LogEntry {
  const due = first(component, 'due', zones, options) ?? first(component, 'dtstart', zones, options);
  const done = first(component, 'completed', zones, options);
  const isDone = done !== null || /^completed$/i.test(textIn(component, 'status'));
  return {
    ...base(component),
    externalId: `ics:${uidOf(component, due)}`,
    channel: 'todo',
    at: due?.instant ?? null,
    wall: due === null ? null : wallOf(due, options),
    durationSeconds: null,
    doneAt: isDone ? (done?.instant ?? due?.instant ?? options.now) : null,
  };
}

/** `P1DT2H30M` (RFC 5545, section 3.3.6) in seconds. */
function secondsOf(text: string): number | null {
  const found = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(text);
  if (found === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function lengthOf(component: IcsComponent, start: When, zones: Zones, options: CalendarOptions): number | null {
  if (start.time === null) return null;
  const end = first(component, 'dtend', zones, options);
  const seconds =
    end === null
      ? secondsOf(textIn(component, 'duration'))
      : (Date.parse(end.instant) - Date.parse(start.instant)) / 1000;
  return seconds === null || seconds < 0 ? null : Math.min(seconds, 86_400);
}

function eventsOf(
  component: IcsComponent,
  zones: Zones,
  moved: ReadonlyMap<string, ReadonlySet<string>>,
  options: CalendarOptions,
): LogEntry[] {
  const start = first(component, 'dtstart', zones, options);
  if (start === null) throw new RangeError('an event without a beginning');
  const uid = uidOf(component, start);
  const shared = {
    ...base(component),
    channel: 'meeting' as const,
    durationSeconds: lengthOf(component, start, zones, options),
  };
  const make = (when: When, externalId: string): LogEntry => ({
    ...shared,
    externalId,
    at: when.instant,
    wall: wallOf(when, options),
  });
  const original = first(component, 'recurrence-id', zones, options);
  if (original !== null) return [make(start, `ics:${uid}:${original.instant}`)];
  const rules = component.properties.filter((one) => one.name === 'x-rrule');
  const extra = all(component, 'rdate', zones, options);
  if (rules.length === 0 && extra.length === 0) return [make(start, `ics:${uid}`)];

  const today = localDateOf(options.now, options.timeZone);
  const from = addDays(today, -daysBack);
  const last = addDays(today, daysAhead);
  const left = new Set([
    ...(moved.get(textIn(component, 'uid')) ?? []),
    ...all(component, 'exdate', zones, options).map((one) => one.instant),
  ]);
  const whens = new Map<string, When>();
  const add = (when: When) => {
    if (when.date >= from && when.date <= last && !left.has(when.instant) && whens.size < mostOfSeries)
      whens.set(when.instant, when);
  };
  const inUtc = start.zone === 'UTC';
  for (const { values } of rules) {
    const rule = readRule(values.join(','), (instant) =>
      inUtc ? instant.slice(0, 10) : localDateOf(instant, namedZone(start.zone ?? '') ?? options.timeZone),
    );
    if (rule === null) add(start);
    else
      for (const date of occurrences(rule, start.date, last)) {
        if (date < from) continue;
        add(at(date, start));
        if (whens.size >= mostOfSeries) break;
      }
  }
  if (rules.length === 0) add(start);
  for (const when of extra) add(when);
  return [...whens.values()]
    .sort((a, b) => (a.instant < b.instant ? -1 : 1))
    .map((when) => make(when, `ics:${uid}:${when.instant}`));

  function at(date: LocalDate, like: When): When {
    if (like.time === null) return { ...like, date, instant: dayBounds(date, options.timeZone).from };
    const instant = inUtc
      ? new Date(`${date}T${like.time}:00.000Z`).toISOString()
      : zones.instant(date, like.time, like.zone);
    return { ...like, date, instant };
  }
}
