import { addDays, fromDayNumber, toDayNumber, MS_PER_DAY, type LocalDate } from './calendar';

/** A moment as 'YYYY-MM-DDTHH:MM:SS.mmmZ', always in UTC. */
export type Instant = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to make and quick to use. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** How far the clocks of a zone were from UTC in a quarter of an hour. */
const offsets = new Map<string, number>();
const mostOffsets = 20_000;
const quarterMs = 900_000;
/** From then on clocks changed nowhere but at a quarter of an hour of UTC; Liberia was the last to keep seconds, until 1972. */
const quartersSince = Date.UTC(1973, 0, 1);

/** What a clock on the wall shows, as if that were UTC, in milliseconds. */
function wallMs(ms: number, timeZone: string): number {
  if (ms < quartersSince) return askedWallMs(ms, timeZone);
  const quarter = Math.floor(ms / quarterMs);
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return ms + known;
  const wall = askedWallMs(ms, timeZone);
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, wall - ms);
  return wall;
}

function askedWallMs(ms: number, timeZone: string): number {
  const field: Record<string, number> = {};
  for (const part of formatOf(timeZone).formatToParts(ms)) field[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((ms % 1000) + 1000) % 1000);
}

function dateAt(ms: number, timeZone: string): LocalDate {
  return fromDayNumber(Math.floor(wallMs(ms, timeZone) / MS_PER_DAY));
}

/**
 * The date in a time zone.
 *
 * @param now the moment
 * @param timeZone an IANA name
 * @throws RangeError for an unknown zone or an invalid moment
 */
export function today(now: Date, timeZone: string): LocalDate {
  return dateAt(now.getTime(), timeZone);
}

/**
 * The date on which an instant falls in a time zone.
 *
 * @throws RangeError for an unknown zone or a text that is no instant
 */
export function localDateOf(instant: Instant, timeZone: string): LocalDate {
  return dateAt(msOf(instant), timeZone);
}

/**
 * The time of day, 'HH:MM', at which an instant falls in a time zone.
 *
 * @throws RangeError for an unknown zone or a text that is no instant
 */
export function localTimeOf(instant: Instant, timeZone: string): string {
  return new Date(wallMs(msOf(instant), timeZone)).toISOString().slice(11, 16);
}

function msOf(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant.slice(0, 40)}`);
  return ms;
}

/** The first millisecond of a day: where the clocks skip midnight it is not 00:00. */
function startOfDay(date: LocalDate, timeZone: string): number {
  const midnight = toDayNumber(date) * MS_PER_DAY;
  for (const near of [midnight - MS_PER_DAY / 2, midnight + MS_PER_DAY / 2]) {
    const guess = midnight - (wallMs(near, timeZone) - near);
    if (dateAt(guess, timeZone) === date && dateAt(guess - 1, timeZone) < date) return guess;
  }
  // A change of the clocks at midnight itself, or a day that the zone left out: halve down to the first moment not before it.
  let before = midnight - MS_PER_DAY * 2;
  let after = midnight + MS_PER_DAY * 2;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dateAt(middle, timeZone) < date) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * The instants of one day in a time zone: `from` is its first, `to` the first of the next day and no longer part of it. The
 * day is 23 or 25 hours long where the clocks change, and empty where the zone left it out.
 *
 * @param timeZone an IANA name
 * @throws RangeError for an unknown zone or a text that is no date
 */
export function dayBounds(date: LocalDate, timeZone: string): { from: Instant; to: Instant } {
  return {
    from: new Date(startOfDay(date, timeZone)).toISOString(),
    to: new Date(startOfDay(addDays(date, 1), timeZone)).toISOString(),
  };
}

/**
 * The instant of a date and time of day in a time zone. A time that the clocks skip is read with the offset before the
 * change (02:30 becomes 03:30); of a time that they show twice it is the first.
 *
 * @param time 'HH:MM'
 * @param timeZone an IANA name
 * @throws RangeError for an unknown zone, a text that is no date or no time
 */
export function toInstant(date: LocalDate, time: string, timeZone: string): Instant {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (clock === null) throw new RangeError(`not a time: ${time.slice(0, 40)}`);
  const wall = toDayNumber(date) * MS_PER_DAY + (Number(clock[1]) * 60 + Number(clock[2])) * 60_000;
  const offsetBefore = wallMs(wall - MS_PER_DAY, timeZone) - (wall - MS_PER_DAY);
  const offsetAfter = wallMs(wall + MS_PER_DAY, timeZone) - (wall + MS_PER_DAY);
  const early = wall - offsetBefore;
  const late = wall - offsetAfter;
  const ms = wallMs(early, timeZone) === wall || wallMs(late, timeZone) !== wall ? early : late;
  return new Date(ms).toISOString();
}
