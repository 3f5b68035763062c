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

/**
 * Refuses texts that were written over something else than what was read.
 * @param names what each text is called
 * @param now what stands there
 * @param patch what is to be written
 * @param before what was read; what it leaves out is not looked at
 * @throws AppError `conflict` that tells both
 */
export function refuseStaleTexts<K extends string>(
  names: Readonly<Record<K, string>>,
  now: Readonly<Record<NoInfer<K>, string>>,
  patch: Readonly<Partial<Record<NoInfer<K>, string>>>,
  before: Readonly<Partial<Record<NoInfer<K>, string>>> | undefined,
): void {
  for (const key of Object.keys(before ?? {}) as K[]) {
    const yours = patch[key];
    if (yours !== undefined && now[key] !== before?.[key]) refuseStale(names[key], now[key], yours);
  }
}
