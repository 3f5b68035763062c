import { addDays, weekdayOf } from './typed-date';

export type NextStepChoice = 'tomorrow' | 'monday' | 'week' | 'fortnight' | 'later' | 'pick' | 'none';

/** A next step as chosen: `date` is 'YYYY-MM-DD', and null for none, or while one is still to be picked. */
export interface NextStepValue {
  choice: NextStepChoice;
  date: string | null;
}

/** The choices in the order of the tiles, with their letters. */
export const nextStepKeys: ReadonlyArray<readonly [NextStepChoice, string]> = [
  ['tomorrow', 'T'],
  ['monday', 'M'],
  ['week', 'W'],
  ['fortnight', 'F'],
  ['later', 'L'],
  ['pick', 'P'],
  ['none', 'N'],
];

/**
 * The date a choice stands for.
 * @param choice the tile
 * @param today 'YYYY-MM-DD'
 * @returns the date; null for none and for one still to be picked
 */
export function nextStepDate(choice: NextStepChoice, today: string): string | null {
  switch (choice) {
    case 'tomorrow':
      return addDays(today, 1);
    case 'monday':
      return addDays(today, ((1 - weekdayOf(today) + 6) % 7) + 1);
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
