import type { LikeCard } from '@shared/domain/like-cards';
import { companyKeyOf, matchKeys } from '@shared/domain/duplicates';
import { soundKey } from '@shared/domain/likeness';

/** In blocks of up to so many cards each is compared with each. */
const smallBlock = 12;
/** In larger ones each with so many of its neighbours by name: five hundred people under one switchboard are not 125,000 pairs. */
const neighbours = 6;
/** Pairs in all; a file in which everything is like everything is not looked at to its end. */
const mostPairs = 1_500_000;

type Keys = (card: LikeCard) => readonly string[];

function exactKeys(card: LikeCard): readonly string[] {
  return matchKeys(card);
}

function birthdayKeys({ birthday, given, family }: LikeCard): readonly string[] {
  if (birthday === '') return [];
  if (!birthday.startsWith('-')) return [birthday];
  return [`${birthday.slice(-5)}|${soundKey(family)}|${given.slice(0, 1)}`];
}

function namePlaceKeys({ given, family, addresses }: LikeCard): readonly string[] {
  const sounds = [soundKey(family), soundKey(given)].sort().join('|');
  if (family === '' || given === '') return [];
  return addresses.flatMap(({ postalCode, city }) => [
    ...(postalCode === '' ? [] : [`${postalCode}|${soundKey(family)}`, `${postalCode}|${soundKey(given)}`]),
    ...(city === '' ? [] : [`${city}|${sounds}`]),
  ]);
}

/** A rare name brings cards together; whether they are one then takes more than the name. */
function nameKeys({ kind, given, family }: LikeCard): readonly string[] {
  if (kind === 'company' || given === '' || family === '') return [];
  return [given < family ? `${given}|${family}` : `${family}|${given}`];
}

function streetKeys({ addresses }: LikeCard): readonly string[] {
  return addresses.flatMap(({ street, city, postalCode }) => {
    const words = street.split(' ');
    if (street === '' || words.length < 2) return [];
    const sounds = words.map((word) => (/^\d/.test(word) ? word : soundKey(word))).join(' ');
    return [`${sounds}|${postalCode || city}`];
  });
}

/** Birthdays with one digit wrong meet by the rest, beside a name that sounds alike. */
function lifeKeys({ birthday, family, given }: LikeCard): readonly string[] {
  if (birthday.length !== 10) return [];
  const [year = '', month = '', day = ''] = birthday.split('-');
  return [soundKey(family), soundKey(given)]
    .filter((sound) => sound !== '')
    .flatMap((sound) => [`${year}|${sound}`, `${[month, day].sort().join('-')}|${sound}`]);
}

/** Colleagues one of whose names sounds alike. */
function colleagueKeys(card: LikeCard): readonly string[] {
  const company = companyKeyOf(card);
  if (company === '' || card.family === '' || card.given === '') return [];
  return [`${company}|${soundKey(card.family)}`, `${company}|${soundKey(card.given)}`];
}

const passes: readonly Keys[] = [exactKeys, birthdayKeys, namePlaceKeys, streetKeys, nameKeys, lifeKeys, colleagueKeys];

/**
 * Pairs of cards that share a key under which duplicates are found: each once, by their places in the list. How many pairs a
 * key may make is bounded.
 * @param each called with every pair
 * @param between called between pieces of work, with what is done of it; may stop everything by throwing
 * @returns how many pairs there were
 */
export function candidatePairs(
  cards: readonly LikeCard[],
  each: (a: number, b: number) => void,
  between: (done: number, total: number) => void,
): number {
  const seen = new Set<number>();
  const pair = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const id = low * cards.length + high;
    if (seen.has(id) || seen.size >= mostPairs) return;
    seen.add(id);
    each(low, high);
  };
  const nameOf = (index: number) => {
    const card = cards[index];
    return card === undefined ? '' : `${card.family} ${card.given} ${card.name}`;
  };
  passes.forEach((keys, pass) => {
    const blocks = new Map<string, number[]>();
    cards.forEach((card, index) => {
      if (index % 2000 === 0) between(pass * cards.length + index / 2, passes.length * cards.length);
      for (const key of new Set(keys(card))) {
        const block = blocks.get(`${card.kind}${key}`);
        if (block === undefined) blocks.set(`${card.kind}${key}`, [index]);
        else block.push(index);
      }
    });
    let done = 0;
    let compared = 0;
    for (const block of blocks.values()) {
      done += 1;
      if (block.length < 2) continue;
      compared += block.length;
      if (compared > 500) {
        compared = 0;
        between(
          pass * cards.length + cards.length / 2 + (cards.length / 2) * (done / blocks.size),
          passes.length * cards.length,
        );
      }
      if (block.length > smallBlock) block.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
      const reach = block.length > smallBlock ? neighbours : block.length;
      for (let one = 0; one < block.length; one += 1)
        for (let two = one + 1; two < block.length && two <= one + reach; two += 1)
          pair(block[one] ?? 0, block[two] ?? 0);
    }
  });
  return seen.size;
}
