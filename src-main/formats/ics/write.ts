import ICAL from 'ical.js';

/** A meeting or a task as a calendar shows it. */
export interface CalendarItem {
  uid: string;
  kind: 'event' | 'todo';
  /** When it was last changed: an instant. */
  stamp: string;
  summary: string;
  description: string;
  /** When it begins, of an event, or is due: an instant, a day, or null for a task without. */
  at: { instant: string } | { date: string } | null;
  durationSeconds: number | null;
  /** When a task was ticked off. */
  doneAt: string | null;
  people: readonly { name: string; email: string }[];
}

type JProperty = [string, Record<string, string>, string, string];

/** Line ends within a text are written `\\n`; what no text may hold is left out. */
function text(value: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what a calendar may not hold
  return value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}

function instantOf(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}

function time(name: string, at: { instant: string } | { date: string }): JProperty {
  return 'date' in at ? [name, {}, 'date', at.date] : [name, {}, 'date-time', instantOf(at.instant)];
}

function component(item: CalendarItem): [string, JProperty[], never[]] {
  const properties: JProperty[] = [
    ['uid', {}, 'text', text(item.uid)],
    ['dtstamp', {}, 'date-time', instantOf(item.stamp)],
    ['summary', {}, 'text', text(item.summary)],
  ];
  if (item.description !== '') properties.push(['description', {}, 'text', text(item.description)]);
  if (item.at !== null) properties.push(time(item.kind === 'event' ? 'dtstart' : 'due', item.at));
  if (item.kind === 'event' && item.at !== null && 'instant' in item.at && item.durationSeconds !== null)
    properties.push(['duration', {}, 'duration', `PT${Math.max(1, Math.round(item.durationSeconds / 60))}M`]);
  if (item.kind === 'todo')
    properties.push(['status', {}, 'text', item.doneAt === null ? 'NEEDS-ACTION' : 'COMPLETED']);
  if (item.doneAt !== null) properties.push(['completed', {}, 'date-time', instantOf(item.doneAt)]);
  for (const { name, email } of item.people)
    // A parameter holds no double quote (RFC 5545, section 3.2), and an address no line end.
    properties.push([
      'attendee',
      { cn: text(name).replace(/["\n]/g, "'") },
      'cal-address',
      `mailto:${text(email).replace(/\s/g, '')}`,
    ]);
  return [item.kind === 'event' ? 'vevent' : 'vtodo', properties, []];
}

/** How a calendar begins. */
export function calendarHead(product: string): string {
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//${text(product)}//EN\r\nCALSCALE:GREGORIAN\r\n`;
}

/** One meeting or task, its lines folded at 75 octets (RFC 5545, section 3.1). Nothing in it rings. */
export function calendarItem(item: CalendarItem): string {
  // A blank line is none of a calendar's.
  return `${ICAL.stringify(component(item) as unknown as never).trimEnd()}\r\n`;
}

/** How a calendar ends. */
export const calendarEnd = 'END:VCALENDAR\r\n';

/** What an entry or a task of ours is called in a calendar. */
export function ourUid(id: string): string {
  return `${id}@calldeck`;
}

/** The entry or task of ours that a calendar names; null for one of another program. */
export function idOfUid(uid: string): string | null {
  return /^([0-9a-f-]{36})@calldeck$/.exec(uid)?.[1] ?? null;
}
