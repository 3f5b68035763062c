import { addDays, weekday } from '@shared/domain/calendar';
import { localDateOf } from '@shared/domain/time-zone';
import { strings } from '@shared/locale';
import { formatMonth, formatSettings } from '@shared/locale/format';

const words = strings.contactCardPage.timeline;

/**
 * The heading under which something stands on a timeline: this week, last week, then its month.
 * @param at UTC ISO
 * @param today 'YYYY-MM-DD' where the file is kept; weeks begin on Monday
 */
export function groupOf(at: string, today: string): string {
  const date = localDateOf(at, formatSettings().timeZone);
  const monday = addDays(today, 1 - weekday(today));
  if (date >= monday) return words.thisWeek;
  if (date >= addDays(monday, -7)) return words.lastWeek;
  return formatMonth(date, { now: new Date(`${today}T00:00:00Z`), timeZone: 'UTC' });
}

/** Puts entries, newest first, under their headings. */
export function inGroups<T extends { at: string }>(
  entries: readonly T[],
  today: string,
): Array<{ heading: string; entries: T[] }> {
  const groups: Array<{ heading: string; entries: T[] }> = [];
  for (const entry of entries) {
    const heading = groupOf(entry.at, today);
    const last = groups.at(-1);
    if (last?.heading === heading) last.entries.push(entry);
    else groups.push({ heading, entries: [entry] });
  }
  return groups;
}
