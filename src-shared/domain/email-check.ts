import { isEmail } from './email';
import { isOneSlip } from './likeness';

/** What is wrong with an address that somebody typed. */
export type EmailProblem = 'malformed' | 'mistyped' | 'nobody';

/** What a check found: the problem, and the address that was probably meant, where there is one. */
export interface EmailFinding {
  problem: EmailProblem;
  suggestion: string | null;
}

/** Where most private mail goes; what is one slip of the hand from one of these is that one. */
const BIG_DOMAINS = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'hotmail.fr',
  'outlook.com',
  'outlook.de',
  'yahoo.com',
  'yahoo.co.uk',
  'yahoo.fr',
  'icloud.com',
  'aol.com',
  'comcast.net',
  'verizon.net',
  'btinternet.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'freenet.de',
  'orange.fr',
  'wanadoo.fr',
  'laposte.net',
  'free.fr',
  'libero.it',
  'proton.me',
  'protonmail.com',
];

/** Hosts of their own, and one slip from a big one. */
const REAL_DOMAINS = new Set([
  ...BIG_DOMAINS,
  'ymail.com',
  'gmx.at',
  'gmx.ch',
  'gmx.com',
  'mail.com',
  'email.com',
  'hotmail.de',
  'hotmail.it',
  'hotmail.es',
  'outlook.fr',
  'outlook.es',
  'outlook.it',
  'yahoo.de',
  'yahoo.it',
  'yahoo.es',
  'yahoo.ca',
  'yahoo.com.br',
  'live.com',
  'live.de',
  'me.com',
  'msn.com',
  'web.com',
  'aim.com',
  'fee.fr',
  'ol.com',
]);

const ENDINGS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  xom: 'com',
  cpm: 'com',
  coom: 'com',
  ney: 'net',
  nte: 'net',
  ogr: 'org',
  orgg: 'org',
};

const NOBODY =
  /^(no-?_?reply|do-?_?not-?_?reply|nicht-?antworten|mailer-daemon|bounces?|postmaster|abuse|null)([+._-].*)?$/;

/**
 * The domain that was probably meant by one that is a slip of the hand from a well known one.
 *
 * @param domain lower-cased, what stands after the @
 * @returns null for a domain that may well be meant
 */
export function meantDomain(domain: string): string | null {
  if (REAL_DOMAINS.has(domain)) return null;
  const at = domain.lastIndexOf('.');
  const ending = ENDINGS[domain.slice(at + 1)];
  const mended = ending === undefined ? domain : `${domain.slice(0, at)}.${ending}`;
  const big = BIG_DOMAINS.find((known) => known === mended || (known.length > 7 && isOneSlip(known, mended)));
  if (big !== undefined) return big;
  return ending === undefined ? null : mended;
}

/**
 * What is wrong with an email address, by its looks alone; nothing is asked of any server.
 *
 * @param address normalised, or as typed where it is no address
 * @returns null for one that may be written to
 */
export function checkEmail(address: string): EmailFinding | null {
  const typed = address.trim().toLowerCase();
  const at = typed.lastIndexOf('@');
  const meant = at > 0 ? meantDomain(typed.slice(at + 1)) : null;
  if (!isEmail(typed)) {
    // A comma for the dot, a space somewhere, the @ twice.
    const mended = typed
      .replace(/\s+/g, '')
      .replace(/,/g, '.')
      .replace(/@{2,}/g, '@')
      .replace(/\.{2,}/g, '.');
    return { problem: 'malformed', suggestion: isEmail(mended) ? mended : null };
  }
  if (meant !== null) return { problem: 'mistyped', suggestion: `${typed.slice(0, at + 1)}${meant}` };
  if (NOBODY.test(typed.slice(0, at))) return { problem: 'nobody', suggestion: null };
  return null;
}

/** The beginnings of addresses that nobody reads, for looking them up. */
export const NOBODY_WORDS = [
  'noreply',
  'no-reply',
  'no_reply',
  'donotreply',
  'do-not-reply',
  'nichtantworten',
  'nicht-antworten',
  'mailer-daemon',
  'bounce',
  'postmaster',
  'abuse',
  'null',
];
