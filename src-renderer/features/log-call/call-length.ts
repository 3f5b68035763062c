/**
 * Reads the length of a call as people type it: "8", "8 min", "45 s", "4:07" (as a timer shows it), "1 h 5", "1:04:07".
 * @param text what was typed
 * @returns whole seconds, at most a day; null when it is not a length
 */
export function parseCallLength(text: string): number | null {
  const typed = text.trim().toLowerCase();
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(typed);
  // A number without a unit is minutes: "8", and the 5 of "1 h 5".
  const words =
    /^(?:(\d{1,2})\s*h(?:ours?)?)?\s*(?:(\d{1,4})\s*(?:m(?:in(?:s|utes?)?)?|(?=$)))?\s*(?:(\d{1,4})\s*s(?:ecs?|econds?)?)?$/.exec(
      typed,
    );
  const parts = clock ?? words;
  if (typed === '' || parts === null) return null;
  const seconds = Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
  return seconds <= 86_400 ? seconds : null;
}

/**
 * Reads a time of day as people type it: "14:30", "1430", "9", "9.15", "2:30 pm".
 * @param text what was typed
 * @returns 'HH:MM', or null when it is not a time
 */
export function parseClock(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?$/.exec(text.trim().toLowerCase());
  if (found === null) return null;
  const half = found[3];
  const typedHour = Number(found[1]);
  if (half !== undefined && (typedHour < 1 || typedHour > 12)) return null;
  const hour = half === undefined ? typedHour : (typedHour % 12) + (half === 'pm' ? 12 : 0);
  const minute = Number(found[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
