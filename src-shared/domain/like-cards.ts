import {
  companyKeyOf,
  POSSIBLE_DUPLICATE,
  scoreDuplicate,
  type DuplicateCandidate,
  type DuplicateReason,
} from './duplicates';
import { fold, foldWords } from './fold';
import { isOneSlip, likeness } from './likeness';
import { isNickname } from './nicknames';

/** What of a card is compared when a whole file is looked through. Made once a card, by `likeCard`. */
export interface LikeCard extends DuplicateCandidate {
  /** Folded; of a person without parts, the words of the name. */
  given: string;
  family: string;
  /** 'YYYY-MM-DD' or '--MM-DD', empty where it is not known. */
  birthday: string;
  addresses: readonly LikeAddress[];
}

export interface LikeAddress {
  /** Folded, without punctuation. */
  street: string;
  city: string;
  postalCode: string;
}

export type LikeReason =
  | DuplicateReason
  | 'like_name'
  | 'company'
  | 'birthday'
  | 'like_birthday'
  | 'address'
  | 'like_phone';

/** How likely two cards are one, and what speaks for it, strongest first. */
export interface LikeScore {
  score: number;
  reasons: LikeReason[];
}

/** An address as it is compared. */
export function likeAddress(street: string, city: string, postalCode: string): LikeAddress {
  const plain = (text: string) => foldWords(text).join(' ');
  return { street: plain(street), city: plain(city), postalCode: plain(postalCode).replace(/ /g, '') };
}

/** The given and the family name as they are compared; a name that is not parted is parted at its last word. */
export function likeName(given: string, family: string, name: string): { given: string; family: string } {
  const parts = { given: fold(given).trim(), family: fold(family).trim() };
  if (parts.given !== '' || parts.family !== '' || name.includes('@')) return parts;
  const words = foldWords(name);
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' };
}

interface Evidence {
  weight: number;
  reasons: LikeReason[];
}

/** Below this two words have nothing to do with each other; typing errors of longer names stay above it. */
const ALIKE = 0.88;

function givenWeight(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 4;
  const [one, two] = [a.split(' ')[0] ?? '', b.split(' ')[0] ?? ''];
  if (one === two || isNickname(one, two)) return 3;
  if (isOneSlip(a, b) || likeness(a, b) >= ALIKE) return 2.5;
  if (one.length === 1 || two.length === 1) return one[0] === two[0] ? 1 : -5;
  return -6.5;
}

function familyWeight(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 6;
  if (isOneSlip(a, b) || likeness(a, b) >= ALIKE) return 4.5;
  // A double name, and one half of it.
  if (a.split(/[ -]/).some((part) => part.length > 2 && b.split(/[ -]/).includes(part))) return 3;
  return -4;
}

type NameOnly = Pick<LikeCard, 'given' | 'family'>;

/** From here on two names speak for one person. */
const LIKE_NAME = 5;

/** Whether two people's names are alike enough for the rest of them to be compared. */
export function mayBeLikeNames(a: NameOnly, b: NameOnly): boolean {
  return nameEvidence(a, b).weight >= LIKE_NAME;
}

/** "Desk 1" and "Desk 2" are no slip of each other. */
function numbersDiffer(a: NameOnly, b: NameOnly): boolean {
  const numbers = ({ given, family }: NameOnly) => `${given} ${family}`.match(/\d+/g)?.join(' ') ?? '';
  return numbers(a) !== numbers(b);
}

function nameEvidence(a: NameOnly, b: NameOnly): Evidence {
  if (numbersDiffer(a, b)) return { weight: -10, reasons: [] };
  const straight = givenWeight(a.given, b.given) + familyWeight(a.family, b.family);
  // Given and family name in each other's place: worth a little less.
  const across =
    Math.max(
      givenWeight(a.given, b.family) + familyWeight(a.family, b.given),
      familyWeight(a.given, b.family) + givenWeight(a.family, b.given),
    ) - 0.5;
  const weight = Math.max(straight, across);
  if (weight < LIKE_NAME) return { weight, reasons: [] };
  return { weight, reasons: [straight >= 10 ? 'name' : 'like_name'] };
}

function birthdayEvidence(a: string, b: string): Evidence {
  if (a === '' || b === '') return { weight: 0, reasons: [] };
  const both = !a.startsWith('-') && !b.startsWith('-');
  const [one, two] = both ? [a, b] : [a.slice(-5), b.slice(-5)];
  if (one === two) return { weight: both ? 8 : 5, reasons: ['birthday'] };
  const plain = (text: string) => text.replace(/-/g, '');
  const swapped = both && `${two.slice(0, 4)}-${two.slice(8)}-${two.slice(5, 7)}` === one;
  if (both && (swapped || isOneSlip(plain(one), plain(two)))) return { weight: 5, reasons: ['like_birthday'] };
  return { weight: -5, reasons: [] };
}

function addressWeight(a: LikeAddress, b: LikeAddress): number {
  let weight = 0;
  const compared = a.street !== '' && b.street !== '';
  if (compared) weight += streetWeight(a.street, b.street);
  if (a.postalCode !== '' && b.postalCode !== '') {
    if (a.postalCode === b.postalCode) weight += 3;
    else weight += isOneSlip(a.postalCode, b.postalCode) ? 1.5 : -1.5;
  }
  if (a.city !== '' && b.city !== '') weight += a.city === b.city ? 2 : likeness(a.city, b.city) >= ALIKE ? 1.5 : -1;
  // A town is no address: there are many John Smiths in it.
  return compared ? weight : Math.min(weight, 3);
}

function streetWeight(a: string, b: string): number {
  if (a === b) return 6;
  // House and street may stand in either order.
  const sorted = (street: string) => street.split(' ').sort().join(' ');
  const alike = Math.max(likeness(a, b), likeness(sorted(a), sorted(b)));
  const [one, two] = [numbersOf(a), numbersOf(b)];
  if (one === '' || two === '' || one === two) return alike >= 0.9 ? 4.5 : sharesWord(a, b) ? 3 : -2;
  // Another number of the same street is a neighbour, or a slip.
  if (isOneSlip(one, two)) return alike >= 0.9 ? 3 : 0;
  return alike >= 0.85 || sharesWord(a, b) ? 0.5 : -2;
}

function numbersOf(street: string): string {
  return street
    .split(' ')
    .filter((word) => /^\d/.test(word))
    .join(' ');
}

function sharesWord(a: string, b: string): boolean {
  const words = b.split(' ');
  return a.split(' ').some((word) => word.length > 3 && words.some((other) => likeness(word, other) >= ALIKE));
}

function addressEvidence(a: LikeCard, b: LikeCard): Evidence {
  let best: number | null = null;
  for (const one of a.addresses)
    for (const two of b.addresses) best = Math.max(best ?? Number.NEGATIVE_INFINITY, addressWeight(one, two));
  if (best === null) return { weight: 0, reasons: [] };
  return { weight: Math.max(-3, best), reasons: best >= 6 ? ['address'] : [] };
}

/** Colleagues are few beside all the people of a file; to have moved on says nothing. */
function companyEvidence(a: LikeCard, b: LikeCard): Evidence {
  const key = companyKeyOf(a);
  return key !== '' && key === companyKeyOf(b) ? { weight: 5, reasons: ['company'] } : { weight: 0, reasons: [] };
}

function phoneEvidence(a: LikeCard, b: LikeCard): Evidence {
  if (a.phones.length === 0 || b.phones.length === 0) return { weight: 0, reasons: [] };
  if (a.phones.some((phone) => b.phones.includes(phone))) return { weight: 6, reasons: ['phone'] };
  const near = a.phones.some((phone) => b.phones.some((other) => phone.length > 8 && isOneSlip(phone, other)));
  return near ? { weight: 3, reasons: ['like_phone'] } : { weight: -0.5, reasons: [] };
}

/** What the evidence must outweigh: that two cards of a file picked by chance are two. In bits, as all weights here. */
const AGAINST = 11;

/**
 * How likely two cards are one person or company, by all that is known of both. Each thing that agrees, or nearly does, or
 * does not, adds its weight (how much more often it is so of one person than of two, as in Fellegi and Sunter, 1969); the
 * sum against the odds gives the score. It is never less than `scoreDuplicate`, which is for exact keys alone. A name alone,
 * or with nothing but the city, makes no duplicate.
 *
 * @returns score 0 to 1; 0 for cards of different kinds
 */
export function scoreLike(a: LikeCard, b: LikeCard): LikeScore {
  const exact = scoreDuplicate(a, b);
  if (a.kind !== b.kind || a.kind === 'company') return companyLike(a, b, exact);
  const name = nameEvidence(a, b);
  const birthday = birthdayEvidence(a.birthday, b.birthday);
  const address = addressEvidence(a, b);
  const phone = phoneEvidence(a, b);
  const beside = [birthday, address, phone, companyEvidence(a, b)];
  const strong = beside.some(({ weight }) => weight >= 4.5);
  const sum = name.weight + beside.reduce((total, { weight }) => total + weight, 0);
  const like = strong && name.weight > -5 ? 1 / (1 + 2 ** ((AGAINST - sum) / 2)) : 0;
  // Equal keys on cards that are born on other days and called otherwise are a family's.
  const against = birthday.weight < 0 && exact.score < 0.9 ? 0.2 : 0;
  const score = Math.max(exact.score - against, Math.min(0.99, Math.round(like * 100) / 100));
  if (score < POSSIBLE_DUPLICATE) return { score, reasons: [] };
  const reasons = new Set<LikeReason>(exact.reasons);
  for (const { reasons: more } of [...beside.sort((one, two) => two.weight - one.weight), name])
    for (const reason of more) reasons.add(reason);
  if (reasons.has('name') || reasons.has('name_company')) reasons.delete('like_name');
  if (reasons.has('name_company')) for (const part of ['name', 'company'] as const) reasons.delete(part);
  return { score, reasons: [...reasons] };
}

/** Companies go by their names, nearly alike where the address is the same. */
function companyLike(a: LikeCard, b: LikeCard, exact: { score: number; reasons: DuplicateReason[] }): LikeScore {
  if (a.kind !== b.kind) return { score: 0, reasons: [] };
  const address = addressEvidence(a, b);
  const sameAddress = address.weight >= 6;
  const alike = likeness(fold(a.name), fold(b.name)) >= 0.92;
  const reasons: LikeReason[] = [...exact.reasons];
  let score = exact.score;
  if (sameAddress && reasons.length > 0) {
    score = Math.min(1, score + 0.1);
    reasons.push('address');
  } else if (sameAddress && alike) {
    score = Math.max(score, 0.75);
    reasons.push('address', 'like_name');
  } else if (reasons.includes('phone') && alike && !reasons.includes('name')) {
    score = Math.max(score, 0.7);
    reasons.push('like_name');
  }
  return { score: Math.round(score * 100) / 100, reasons: score >= POSSIBLE_DUPLICATE ? reasons : [] };
}
