import { isEmail, normaliseEmail } from '@shared/domain/email';
import { normalisePhone } from '@shared/domain/phone';
import type { NewMethod } from './contacts.repo';

export type MethodKind = NewMethod['kind'];

/** A value as typed, with what equal values share. */
export interface NormalisedMethod {
  value: string;
  /** E.164 of a phone, lower case of an email; null where it makes no sense or of another kind. */
  normalised: string | null;
  /** Of a phone: its digits as typed. */
  digits: string;
}

/**
 * Makes a method ready to be stored.
 * @param region of the file's settings; numbers without a country are read as its
 */
export function normaliseMethod(kind: MethodKind, value: string, region: string): NormalisedMethod {
  const typed = value.trim();
  if (kind === 'phone') {
    const { e164, digits } = normalisePhone(typed, region);
    return { value: typed, normalised: e164, digits };
  }
  if (kind === 'email') return { value: typed, normalised: isEmail(typed) ? normaliseEmail(typed) : null, digits: '' };
  return { value: typed, normalised: null, digits: '' };
}
