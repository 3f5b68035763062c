import { toInstant, type LocalDate } from '@shared/domain/dates';
import { occurrences, readRule } from './recur';

/** What Windows and Outlook call zones, for those that many people live in (Unicode CLDR, windowsZones). */
const WINDOWS: Readonly<Record<string, string>> = {
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'romance standard time': 'Europe/Paris',
  'e. europe standard time': 'Europe/Chisinau',
  'fle standard time': 'Europe/Kiev',
  'gtb standard time': 'Europe/Bucharest',
  'turkey standard time': 'Europe/Istanbul',
  'russian standard time': 'Europe/Moscow',
  'israel standard time': 'Asia/Jerusalem',
  'egypt standard time': 'Africa/Cairo',
  'south africa standard time': 'Africa/Johannesburg',
  'arab standard time': 'Asia/Riyadh',
  'arabian standard time': 'Asia/Dubai',
  'pakistan standard time': 'Asia/Karachi',
  'india standard time': 'Asia/Kolkata',
  'se asia standard time': 'Asia/Bangkok',
  'singapore standard time': 'Asia/Singapore',
  'china standard time': 'Asia/Shanghai',
  'taipei standard time': 'Asia/Taipei',
  'w. australia standard time': 'Australia/Perth',
  'tokyo standard time': 'Asia/Tokyo',
  'korea standard time': 'Asia/Seoul',
  'aus eastern standard time': 'Australia/Sydney',
  'e. australia standard time': 'Australia/Brisbane',
  'cen. australia standard time': 'Australia/Adelaide',
  'new zealand standard time': 'Pacific/Auckland',
  'hawaiian standard time': 'Pacific/Honolulu',
  'alaskan standard time': 'America/Anchorage',
  'pacific standard time': 'America/Los_Angeles',
  'mountain standard time': 'America/Denver',
  'us mountain standard time': 'America/Phoenix',
  'central standard time': 'America/Chicago',
  'central standard time (mexico)': 'America/Mexico_City',
  'eastern standard time': 'America/New_York',
  'us eastern standard time': 'America/Indianapolis',
  'atlantic standard time': 'America/Halifax',
  'newfoundland standard time': 'America/St_Johns',
  'sa pacific standard time': 'America/Bogota',
  'argentina standard time': 'America/Buenos_Aires',
  'e. south america standard time': 'America/Sao_Paulo',
  utc: 'UTC',
};

/** A change of the clocks as a VTIMEZONE tells of it. */
export interface ZoneRule {
  /** When it was first, on the wall: `YYYY-MM-DDTHH:MM:SS`. */
  start: string;
  rule: string | null;
  offsetTo: number;
  offsetFrom: number;
}

export interface Zones {
  /**
   * The instant of a day and time on the wall in a zone.
   * @param zone the TZID; null, or one that nobody knows, for the reader's own zone
   */
  instant(date: LocalDate, time: string, zone: string | null): string;
}

const known = new Map<string, boolean>();

function isZone(name: string): boolean {
  let is = known.get(name);
  if (is === undefined) {
    try {
      is = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      is = false;
    }
    if (known.size > 1000) known.clear();
    known.set(name, is);
  }
  return is;
}

/**
 * The zone that a TZID names: as the IANA has it, also at the end of a path (`/citadel.org/20210210_1/Europe/Berlin`), or
 * as Windows calls it.
 * @returns null for one that is only described in its file
 */
export function namedZone(tzid: string): string | null {
  const name = tzid.trim().replace(/^"|"$/g, '');
  const windows = WINDOWS[name.toLowerCase()];
  if (windows !== undefined) return windows;
  const parts = name.split('/').filter((part) => part !== '');
  for (const from of [0, -3, -2]) {
    const candidate = parts.slice(from).join('/');
    if (/^[A-Za-z]/.test(candidate) && candidate.length < 60 && isZone(candidate)) return candidate;
  }
  return null;
}

/** Zones by their names, and those that a file describes itself. */
export function createZones(own: ReadonlyMap<string, readonly ZoneRule[]>, timeZone: string): Zones {
  return {
    instant(date, time, zone) {
      const name = zone === null ? timeZone : namedZone(zone);
      if (name !== null) return toInstant(date, time, name);
      const rules = zone === null ? undefined : own.get(zone);
      const offset = rules === undefined ? null : offsetAt(rules, `${date}T${time}:00`);
      if (offset === null) return toInstant(date, time, timeZone);
      return new Date(Date.parse(`${date}T${time}:00.000Z`) - offset * 1000).toISOString();
    },
  };
}

/** Seconds east of Greenwich at a time on the wall: those of the last change before it. */
function offsetAt(rules: readonly ZoneRule[], wall: string): number | null {
  let last: { at: string; offset: number } | null = null;
  let first: ZoneRule | null = null;
  for (const rule of rules) {
    if (first === null || rule.start < first.start) first = rule;
    for (const at of onsets(rule, wall)) if (last === null || at > last.at) last = { at, offset: rule.offsetTo };
  }
  return last?.offset ?? first?.offsetFrom ?? null;
}

function onsets(zone: ZoneRule, wall: string): string[] {
  if (zone.start > wall) return [];
  const rule = zone.rule === null ? null : readRule(zone.rule, (instant) => instant.slice(0, 10));
  if (rule === null) return [zone.start];
  let latest = zone.start;
  for (const date of occurrences(rule, zone.start.slice(0, 10), wall.slice(0, 10))) {
    const at = `${date}${zone.start.slice(10)}`;
    if (at <= wall) latest = at;
  }
  return [latest];
}
