import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  companyKey,
  matchKeys,
  namesDiffer,
  POSSIBLE_DUPLICATE,
  SAME_CARD,
  scoreDuplicate,
  type DuplicateCandidate,
} from './duplicates';

function card(partial: Partial<DuplicateCandidate>): DuplicateCandidate {
  return { kind: 'person', name: '', company: '', emails: [], phones: [], ...partial };
}

const grace = card({
  name: 'Grace Chen',
  company: 'Paper Crane Tea Ltd',
  emails: ['grace@papercrane.example'],
  phones: ['+441174960655'],
});

describe('keys', () => {
  it('compares companies without their legal form', () => {
    expect(companyKey('The Röstwerk GmbH & Co. KG')).toBe('rostwerk');
    expect(companyKey('Demir & Sons, Ltd.')).toBe('demir sons');
    expect(companyKey('The Company Limited')).toBe('the company limited');
    expect(companyKey('')).toBe('');
  });

  it('names a card by email, phone, and name with company', () => {
    expect(matchKeys(grace)).toEqual(['e:grace@papercrane.example', 'p:+441174960655', 'n:chen grace|paper crane tea']);
    expect(matchKeys(card({ name: 'Grace Chen' }))).toEqual([]);
    expect(matchKeys(card({ kind: 'company', name: 'Paper Crane Tea' }))).toEqual(['n:paper crane tea']);
  });
});

describe('scoreDuplicate', () => {
  it('never goes by a name alone', () => {
    expect(scoreDuplicate(card({ name: 'John Smith' }), card({ name: 'John Smith' }))).toEqual({
      score: 0,
      reasons: [],
    });
    expect(
      scoreDuplicate(card({ name: 'John Smith', company: 'A' }), card({ name: 'John Smith', company: 'B' })).score,
    ).toBe(0);
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(scoreDuplicate(card({ name }), card({ name })).score).toBe(0);
      }),
    );
  });

  it.each([
    ['the same address and name', { emails: grace.emails, name: 'Chen, Grace' }, 0.98, ['email', 'name']],
    ['the same number and an initial', { phones: grace.phones, name: 'G. Chen' }, 0.95, ['phone', 'name']],
    [
      'the same address and a middle name more',
      { emails: grace.emails, name: 'Grace Mary Chen' },
      0.98,
      ['email', 'name'],
    ],
    ['the same address and half the name', { emails: grace.emails, name: 'Grace' }, 0.85, ['email']],
    ['the same name and company', { name: 'Grace Chen', company: 'Paper Crane Tea' }, 0.85, ['name_company']],
    ['the same address and no name', { emails: grace.emails }, 0.85, ['email']],
    ['the same address and another name', { emails: grace.emails, name: 'Li Chen' }, 0.5, ['email']],
    [
      'a colleague on the same line',
      { phones: grace.phones, name: 'Tom Adams', company: grace.company },
      0.2,
      ['phone'],
    ],
    [
      'address and number',
      { phones: grace.phones, emails: grace.emails, name: 'Grace Chen' },
      1,
      ['email', 'phone', 'name'],
    ],
    ['another person', { name: 'Tom Adams', company: grace.company }, 0, []],
  ])('%s', (_, other, score, reasons) => {
    expect(scoreDuplicate(grace, card(other))).toEqual({ score, reasons });
    expect(scoreDuplicate(card(other), grace)).toEqual({ score, reasons });
  });

  it('does not take two people behind info@ for one', () => {
    const emails = ['info@papercrane.example'];
    expect(
      scoreDuplicate(card({ name: 'Grace Chen', emails }), card({ name: 'Tom Adams', emails })).score,
    ).toBeLessThan(POSSIBLE_DUPLICATE);
    expect(scoreDuplicate(card({ name: 'Grace Chen', emails }), card({ emails })).score).toBeLessThan(
      POSSIBLE_DUPLICATE,
    );
    expect(
      scoreDuplicate(card({ name: 'Grace Chen', emails }), card({ name: 'Grace Chen', emails })).score,
    ).toBeGreaterThan(SAME_CARD);
  });

  it('goes by the personal address where a shared mailbox is in common too', () => {
    const emails = ['info@papercrane.example', 'grace@papercrane.example'];
    expect(scoreDuplicate(card({ name: 'Grace Chen', emails }), card({ name: 'Grace Chen', emails })).score).toBe(0.98);
  });

  it('keeps a person and the company apart', () => {
    expect(scoreDuplicate(grace, { ...grace, kind: 'company' }).score).toBe(0);
  });

  it('is symmetric', () => {
    const some = fc.record({
      kind: fc.constantFrom('person' as const, 'company' as const),
      name: fc.constantFrom('', 'Grace Chen', 'G Chen', 'Chen', 'Tom Adams', 'G G'),
      company: fc.constantFrom('', 'Tea Ltd', 'Tea', 'Coffee'),
      emails: fc.subarray(['a@x.com', 'info@x.com']),
      phones: fc.subarray(['+441', '+442']),
    });
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(scoreDuplicate(a, b)).toEqual(scoreDuplicate(b, a));
      }),
    );
  });
});

describe('names that differ', () => {
  const name = fc.constantFrom(
    'Grace Chen',
    'Chen, Grace',
    'G. Chen',
    'Grace',
    'Ellis North',
    'E North',
    'Anna Maria Costa',
    '',
    'x@y.example',
  );
  const kind = fc.constantFrom('person' as const, 'company' as const);

  it('make nothing of a common number, which is why an import may look past it', () => {
    fc.assert(
      fc.property(name, name, kind, kind, fc.boolean(), (one, two, kindA, kindB, together) => {
        const shared = { phones: ['+441174960655'], company: together ? 'Paper Crane Tea' : '' };
        const a = card({ ...shared, name: one, kind: kindA });
        const b = card({ ...shared, name: two, kind: kindB });
        if (namesDiffer(a, b)) expect(scoreDuplicate(a, b).score).toBeLessThan(POSSIBLE_DUPLICATE);
      }),
    );
    expect(namesDiffer(grace, card({ name: 'Ellis North' }))).toBe(true);
    expect(namesDiffer(grace, card({ name: 'Chen, Grace' }))).toBe(false);
  });
});
