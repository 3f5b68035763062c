import { addDays, diffDays, type LocalDate } from './calendar';

/** How a keep-in-touch rhythm stands: nothing to do, due now or soon, or long past. */
export type TouchState = 'fine' | 'due' | 'late';

/**
 * The day on which the rhythm asks for the next contact.
 *
 * @param last the day of the last contact, or on which the card was made
 * @param days of the rhythm
 * @param snooze 'from/until': what was due on `from` was put off to `until`; any contact since makes another day due, and
 * then it says nothing
 */
export function touchDue(last: LocalDate, days: number, snooze = ''): LocalDate {
  const due = addDays(last, days);
  const [from, until] = snooze.split('/');
  return from === due && until !== undefined && until > due ? until : due;
}

/**
 * Whether somebody is due: 'due' from a tenth of the rhythm before the day on, 'late' once half a rhythm has passed since.
 *
 * @param due a result of `touchDue`
 * @param days of the rhythm
 * @param today the user's date
 */
export function touchState(due: LocalDate, days: number, today: LocalDate): TouchState {
  const over = diffDays(due, today);
  if (over > days / 2) return 'late';
  return over >= -Math.floor(days / 10) ? 'due' : 'fine';
}
