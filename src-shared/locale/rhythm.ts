import { formatCount } from './format';
import { strings } from './index';

const words = strings.contactCardPage.about;

/**
 * How often somebody is to be heard of, in words: "Every 3 weeks".
 * @param days between two conversations
 */
export function rhythmWord(days: number): string {
  return words.every[days] ?? words.everyDays(formatCount(days));
}
