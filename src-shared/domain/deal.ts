import { diffDays, type LocalDate } from './dates';

/** How long a deal has been without a touch, and whether that is long for its stage. */
export interface QuietState {
  /** Whole days since the last touch, 0 when it lies ahead or never was. */
  days: number;
  state: 'ok' | 'quiet' | 'bad';
}

/**
 * Whether a deal rots: quiet from its stage's limit on, bad from twice the limit, counted from the last touch.
 *
 * @param lastTouch the day on which either side last heard from the other; of a deal without a touch, the day it was made
 * @param daysToRot the stage's limit in days; null or less than 1 for never
 * @param today where the user is
 * @throws RangeError when one of the days is not a date
 */
export function quietState(lastTouch: LocalDate | null, daysToRot: number | null, today: LocalDate): QuietState {
  const days = lastTouch === null ? 0 : Math.max(0, diffDays(lastTouch, today));
  if (daysToRot === null || daysToRot < 1 || days < daysToRot) return { days, state: 'ok' };
  return { days, state: days >= daysToRot * 2 ? 'bad' : 'quiet' };
}
