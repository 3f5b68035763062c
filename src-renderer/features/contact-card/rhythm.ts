import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';

const words = strings.contactCardPage.about;

/** "Every 3 weeks" */
export function rhythmWord(days: number): string {
  return words.every[days] ?? words.everyDays(formatCount(days));
}
