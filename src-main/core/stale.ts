import { strings } from '@shared/locale/index';
import { AppError } from './errors';

/**
 * Refuses to write over what somebody else wrote since it was read.
 * @param what the field, in words
 * @throws AppError `conflict` that tells both
 */
export function refuseStale(what: string, theirs: string, yours: string): void {
  if (theirs === yours) return;
  const shown = theirs === '' ? strings.contacts.nothing : theirs;
  throw new AppError('conflict', strings.contacts.conflict(what, shown, yours), { value: theirs });
}
