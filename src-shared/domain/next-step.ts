import { addDays, weekday, type LocalDate } from './dates';

/** The choices of "what next" at the end of a call, in the order of their tiles. */
export const NEXT_STEPS = ['tomorrow', 'monday', 'week', 'fortnight', 'later', 'pick', 'none'] as const;

export type NextStep = (typeof NEXT_STEPS)[number];

/** The letter that chooses each while the choice is on screen. */
export const NEXT_STEP_KEYS: Readonly<Record<NextStep, string>> = {
  tomorrow: 'T',
  monday: 'M',
  week: 'W',
  fortnight: 'F',
  later: 'L',
  pick: 'P',
  none: 'N',
};

/**
 * The day that a choice stands for. Weekends and holidays are not skipped: the tile shows the day, and the user sees it.
 *
 * @param today where the user is
 * @returns null for "none" and for a day still to be picked; "monday" on a Monday is the next one; "later" is four weeks
 * @throws RangeError when `today` is not a date
 */
export function nextStepDate(choice: NextStep, today: LocalDate): LocalDate | null {
  switch (choice) {
    case 'tomorrow':
      return addDays(today, 1);
    case 'monday':
      return addDays(today, 8 - weekday(today));
    case 'week':
      return addDays(today, 7);
    case 'fortnight':
      return addDays(today, 14);
    case 'later':
      return addDays(today, 28);
    case 'pick':
    case 'none':
      return null;
  }
}

/**
 * All choices with their letters and days, as the tiles show them.
 *
 * @throws RangeError when `today` is not a date
 */
export function nextStepChoices(today: LocalDate): Array<{ choice: NextStep; key: string; date: LocalDate | null }> {
  return NEXT_STEPS.map((choice) => ({ choice, key: NEXT_STEP_KEYS[choice], date: nextStepDate(choice, today) }));
}
