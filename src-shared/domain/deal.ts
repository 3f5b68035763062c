import { diffDays, type LocalDate } from './dates';

export type StageKind = 'open' | 'won' | 'lost';

/** A stage that every new file starts with. */
export interface BuiltInStage {
  /** The natural key, from which its id is derived, so that two machines make the same stage. */
  key: string;
  kind: StageKind;
  /** Percent. */
  probability: number;
  /** Days without a touch after which a deal goes quiet; null for never. */
  daysToRot: number | null;
}

/** The stages of the built-in pipeline, in order. */
export const BUILT_IN_STAGES: readonly BuiltInStage[] = [
  { key: 'qualified', kind: 'open', probability: 10, daysToRot: 21 },
  { key: 'demo', kind: 'open', probability: 25, daysToRot: 14 },
  { key: 'proposal', kind: 'open', probability: 50, daysToRot: 14 },
  { key: 'negotiation', kind: 'open', probability: 70, daysToRot: 10 },
  { key: 'ready', kind: 'open', probability: 90, daysToRot: 10 },
  { key: 'won', kind: 'won', probability: 100, daysToRot: null },
  { key: 'lost', kind: 'lost', probability: 0, daysToRot: null },
];

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
