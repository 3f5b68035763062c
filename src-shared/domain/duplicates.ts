import { fold, foldWords } from './fold';

/**
 * What of a card tells whether another card is the same one. Never changed once made: what is folded of it is kept. Equal addresses and numbers make a possible duplicate, never an
 * error, and a name alone makes none: there are many John Smiths.
 */
export interface DuplicateCandidate {
  kind: 'person' | 'company';
  /** The display name. */
  name: string;
  /** Of a person, the name of the company; of a company, empty. */
  company: string;
  /** Normalised addresses. */
  emails: readonly string[];
  /** Numbers in E.164. */
  phones: readonly string[];
}

export type DuplicateReason = 'email' | 'phone' | 'name_company' | 'name';

export interface DuplicateScore {
  /** 0 (nothing in common) to 1. */
  score: number;
  /** What speaks for it, strongest first; 'name' only beside another. */
  reasons: DuplicateReason[];
}

/** From here on two cards are shown to the user as possible duplicates. */
export const POSSIBLE_DUPLICATE = 0.5;
/** From here on an import takes the two for one without asking. */
export const SAME_CARD = 0.85;

const LEGAL_FORMS = new Set(
  'ltd limited plc llp llc inc incorporated corp corporation co company gmbh ag kg ohg ug mbh sa sas sarl spa srl bv nv ab as oy aps sp zoo pty lda the and und et'.split(
    ' ',
  ),
);
const SHARED_MAILBOXES = new Set(
  'info office mail contact hello sales support admin team enquiries enquiry reception service kontakt buero post accounts billing'.split(
    ' ',
  ),
);

/**
 * A company's name for comparison: folded, without legal forms and joining words.
 *
 * @param name as typed
 * @returns empty for no name; a name of nothing but legal forms is kept whole
 */
export function companyKey(name: string): string {
  const words = foldWords(name);
  const kept = words.filter((word) => !LEGAL_FORMS.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

/** What comparing a card needs of its texts. */
interface Compared {
  nameWords: readonly string[];
  /** Of a company, of its own name. */
  nameKey: string;
  companyKey: string;
  /** See `nameCompanyKey`. */
  bothKey: string | null;
  /** See `nameInitials`. */
  initials: number;
}

// A card of an import is compared with dozens of others; folding its texts each time would be most of the work. It stands on
// the card itself: a WeakMap keeps what is in it until the collector goes through everything, which for a file of a million
// rows is a gigabyte.
const compared = Symbol('compared');

interface Folded {
  [compared]?: Compared;
}

function comparedOf(card: Pick<DuplicateCandidate, 'kind' | 'name' | 'company'> & Folded): Compared {
  let known = card[compared];
  if (known === undefined) {
    known = makeCompared(card);
    card[compared] = known;
  }
  return known;
}

function makeCompared({ kind, name, company }: Pick<DuplicateCandidate, 'kind' | 'name' | 'company'>): Compared {
  if (kind === 'company') {
    const key = companyKey(name);
    return { nameWords: [], nameKey: key, companyKey: '', bothKey: key || null, initials: 0 };
  }
  const nameWords = foldWords(name);
  const key = companyKey(company);
  // In alphabetical order, so that "Ashdown, Charlotte" is the same name.
  const bothKey = nameWords.length === 0 || key === '' ? null : `${nameWords.slice().sort().join(' ')}|${key}`;
  let initials = 0;
  // A name that is an address, or none, says nothing.
  if (!name.includes('@')) for (const word of nameWords) initials |= 1 << (word.charCodeAt(0) % 31);
  return { nameWords, nameKey: '', companyKey: key, bothKey, initials };
}

/**
 * The letters that the words of a person's name begin with, as bits of one number: for telling apart at a glance, where
 * comparing would take a hundred times as long.
 *
 * @returns 0 where a glance tells nothing: a company, no name, an address in place of a name
 */
export function nameInitials(card: Pick<DuplicateCandidate, 'kind' | 'name' | 'company'>): number {
  return comparedOf(card).initials;
}

/**
 * Whether two people whose names begin with these letters may be one: words that agree begin alike, and each word of the
 * shorter name agrees with one of the longer. What this refuses, `namesDiffer` calls different; the other way it does not hold.
 */
export function initialsAllow(a: number, b: number): boolean {
  return (a & ~b) === 0 || (b & ~a) === 0;
}

/**
 * The keys under which a card is looked up among others: two cards that share none cannot be duplicates.
 *
 * @returns 'e:' email, 'p:' phone, 'n:' name and company (of a company, its name); each once
 */
export function matchKeys(card: DuplicateCandidate): string[] {
  const keys: string[] = [];
  for (const [at, email] of card.emails.entries()) if (isFirst(card.emails, email, at)) keys.push(`e:${email}`);
  for (const [at, phone] of card.phones.entries()) if (isFirst(card.phones, phone, at)) keys.push(`p:${phone}`);
  const key = nameCompanyKey(card);
  if (key !== null) keys.push(`n:${key}`);
  return keys;
}

/** A few values are looked through sooner than they are put into a set. */
function isFirst(values: readonly string[], value: string, at: number): boolean {
  return value !== '' && values.indexOf(value) === at;
}

/**
 * The name of a person together with the company; of a company, its name.
 *
 * @returns null when a person has no name or no company, for then the name would stand alone
 */
export function nameCompanyKey(card: Pick<DuplicateCandidate, 'kind' | 'name' | 'company'>): string | null {
  return comparedOf(card).bothKey;
}

/** Of a person, the company's name for comparison; of a company, empty. */
export function companyKeyOf(card: Pick<DuplicateCandidate, 'kind' | 'name' | 'company'>): string {
  return comparedOf(card).companyKey;
}

function shared(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? a : b;
  return a.filter((value) => value !== '' && b.includes(value));
}

function isSharedMailbox(email: string): boolean {
  return SHARED_MAILBOXES.has(fold(email.split('@')[0] ?? ''));
}

/** An initial agrees with a name that begins with it. */
function wordsAgree(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** A loop, since an import comes by here millions of times. */
function indexOfAgreeing(word: string, words: readonly string[]): number {
  for (let index = 0; index < words.length; index += 1) if (wordsAgree(word, words[index] ?? '')) return index;
  return -1;
}

type NameVerdict = 'same' | 'different' | 'unknown';

function compareNames(a: DuplicateCandidate, b: DuplicateCandidate): NameVerdict {
  if (a.kind === 'company') return verdictOf(comparedOf(a).nameKey, comparedOf(b).nameKey);
  const one = comparedOf(a).nameWords;
  const two = comparedOf(b).nameWords;
  if (one.length === 0 || two.length === 0 || a.name.includes('@') || b.name.includes('@')) return 'unknown';
  const [fewer, more] = one.length <= two.length ? [one, two] : [two, one];
  // Most pairs differ in their first word; then there is nothing to copy.
  if (indexOfAgreeing(fewer[0] ?? '', more) < 0) return 'different';
  const left = more.slice();
  for (const word of fewer) {
    const at = indexOfAgreeing(word, left);
    if (at < 0) return 'different';
    left.splice(at, 1);
  }
  // "Anna" and "Anna Smith" may be one; it takes two words to say so.
  return fewer.length >= 2 || fewer.length === more.length ? 'same' : 'unknown';
}

/**
 * Whether two cards of one kind are called so differently that a common number makes nothing of them: quicker than their
 * score, where a switchboard's number is on many cards.
 */
export function namesDiffer(a: DuplicateCandidate, b: DuplicateCandidate): boolean {
  return a.kind === b.kind && compareNames(a, b) === 'different';
}

function verdictOf(a: string, b: string): NameVerdict {
  if (a === '' || b === '') return 'unknown';
  return a === b ? 'same' : 'different';
}

/**
 * How likely two cards are the same person or company. Cards of different kinds never are: a person and the company share
 * its number.
 *
 * | in common | same name | unknown | different name |
 * |---|---|---|---|
 * | a personal email | 0.98 | 0.85 | 0.5 |
 * | a shared mailbox (info@) | 0.9 | 0.4 | 0.1 |
 * | a phone | 0.95 | 0.6 | 0.2 |
 * | the company alone | 0.85 | 0 | 0 |
 *
 * Where several things are in common the strongest counts, and an email and a phone together are worth 0.1 more.
 */
export function scoreDuplicate(a: DuplicateCandidate, b: DuplicateCandidate): DuplicateScore {
  if (a.kind !== b.kind) return { score: 0, reasons: [] };
  const names = compareNames(a, b);
  const emails = shared(a.emails, b.emails);
  const phones = shared(a.phones, b.phones);
  const byName = (same: number, unknown: number, different: number): number =>
    names === 'same' ? same : names === 'unknown' ? unknown : different;

  const reasons: DuplicateReason[] = [];
  let score = 0;
  if (emails.length > 0) {
    reasons.push('email');
    const personal = a.kind === 'company' || emails.some((email) => !isSharedMailbox(email));
    score = personal ? byName(0.98, 0.85, 0.5) : byName(0.9, 0.4, 0.1);
  }
  if (phones.length > 0) {
    reasons.push('phone');
    const together = emails.length === 0 ? 0 : 0.1;
    score = Math.max(score, byName(0.95, 0.6, 0.2)) + together;
  }
  const companies =
    a.kind === 'company' ? names === 'same' : verdictOf(comparedOf(a).companyKey, comparedOf(b).companyKey) === 'same';
  if (names === 'same' && companies) {
    reasons.push('name_company');
    score = Math.max(score, 0.85);
  } else if (names === 'same' && reasons.length > 0) {
    reasons.push('name');
  }
  return { score: Math.min(1, Math.round(score * 100) / 100), reasons };
}
