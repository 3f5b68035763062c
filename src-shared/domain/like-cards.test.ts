import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POSSIBLE_DUPLICATE } from './duplicates';
import { isOneSlip, likeness, soundKey } from './likeness';
import { likeAddress, likeName, scoreLike, type LikeCard } from './like-cards';
import { isNickname } from './nicknames';

function card(
  name: string,
  more: Partial<LikeCard> & { street?: string; city?: string; postalCode?: string } = {},
): LikeCard {
  const { street = '', city = '', postalCode = '', ...rest } = more;
  const hasPlace = `${street}${city}${postalCode}` !== '';
  return {
    kind: 'person',
    name,
    company: '',
    emails: [],
    phones: [],
    birthday: '',
    addresses: hasPlace ? [likeAddress(street, city, postalCode)] : [],
    ...likeName('', '', name),
    ...rest,
  };
}
const home = { street: '12 High Street', city: 'Leeds', postalCode: 'LS1 4AP' };
const score = (a: LikeCard, b: LikeCard) => scoreLike(a, b).score;

describe('likeness', () => {
  it('is that of Winkler’s own examples', () => {
    expect(likeness('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(likeness('dwayne', 'duane')).toBeCloseTo(0.84, 2);
    expect(likeness('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
    expect(likeness('', 'x')).toBe(0);
  });

  it('is the same both ways, and 1 only for what is the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 1);
        expect(isOneSlip(a, b)).toBe(isOneSlip(b, a));
        if (a !== b) expect(likeness(a, b)).toBeLessThan(1);
      }),
    );
  });

  it('knows one slip from two', () => {
    for (const [a, b] of [
      ['smith', 'smtih'],
      ['smith', 'smit'],
      ['smith', 'smyth'],
      ['smith', 'smitth'],
    ] as const)
      expect(isOneSlip(a, b), `${a} ${b}`).toBe(true);
    expect(isOneSlip('smith', 'smyht')).toBe(false);
    expect(isOneSlip('smith', 'smi')).toBe(false);
  });

  it('hears what sounds alike', () => {
    expect(soundKey('robert')).toBe(soundKey('rupert'));
    expect(soundKey('ashcraft')).toBe('a261');
    expect(soundKey('李')).toBe('李');
  });

  it('knows nicknames', () => {
    expect(isNickname('bill', 'william')).toBe(true);
    expect(isNickname('peggy', 'margaret')).toBe(true);
    expect(isNickname('bill', 'robert')).toBe(false);
  });
});

describe('scoreLike', () => {
  it('takes no other number in a name for a slip', () => {
    const at = { company: 'Kestrel Supply', ...home };
    expect(score(card('Front Desk 1', at), card('Front Desk 2', at))).toBe(0);
    expect(score(card('Front Desk 2', at), card('Frnt Desk 2', at))).toBeGreaterThan(POSSIBLE_DUPLICATE);
  });

  it('never calls two cards one by their names alone, or by name and town', () => {
    expect(score(card('John Smith'), card('John Smith'))).toBe(0);
    expect(score(card('John Smith', { city: 'Leeds' }), card('John Smith', { city: 'Leeds' }))).toBeLessThan(
      POSSIBLE_DUPLICATE,
    );
  });

  it('finds typing errors, nicknames and names changed about at the same address', () => {
    for (const other of ['Jon Smith', 'Johnny Smith', 'Smith John', 'John Smtih', 'J Smith'])
      expect(score(card('John Smith', home), card(other, home)), other).toBeGreaterThanOrEqual(POSSIBLE_DUPLICATE);
    expect(scoreLike(card('Bill Stone', home), card('William Stone', home)).reasons).toEqual(['address', 'like_name']);
  });

  it('leaves a couple and a neighbour be', () => {
    expect(score(card('John Smith', home), card('Mary Smith', home))).toBeLessThan(POSSIBLE_DUPLICATE);
    expect(score(card('John Smith', home), card('Priya Patel', home))).toBeLessThan(POSSIBLE_DUPLICATE);
  });

  it('takes a birthday with day and month changed about for the same one', () => {
    const one = card('Ana Ruiz', { birthday: '1980-05-04' });
    expect(scoreLike(one, card('Ana Ruiz', { birthday: '1980-04-05' })).reasons).toContain('like_birthday');
    expect(score(one, card('Ana Ruiz', { birthday: '1980-05-04' }))).toBeGreaterThan(0.9);
    expect(score(one, card('Ana Ruiz', { birthday: '1961-12-24' }))).toBeLessThan(POSSIBLE_DUPLICATE);
  });

  it('says why, strongest first', () => {
    const one = card('Ana Ruiz', { phones: ['+441614960000'], ...home });
    expect(scoreLike(one, card('Anna Ruiz', { phones: ['+441614960000'], ...home })).reasons).toEqual([
      'phone',
      'address',
      'like_name',
    ]);
  });

  it('finds companies of like names at one address, and none by likeness alone', () => {
    const at = (name: string, more = {}) => card(name, { kind: 'company', given: '', family: '', ...more });
    expect(score(at('Northwind Traders', home), at('Northwind Tradres', home))).toBeGreaterThanOrEqual(
      POSSIBLE_DUPLICATE,
    );
    expect(score(at('Northwind Traders'), at('Northwind Tradres'))).toBeLessThan(POSSIBLE_DUPLICATE);
    expect(score(at('Northwind', home), card('Northwind', home))).toBe(0);
  });

  it('is the same both ways', () => {
    const names = fc.constantFrom('Ana Ruiz', 'Anna Ruiz', 'Ruiz Ana', 'Łódź', '', 'A', '李小龍');
    const dates = fc.constantFrom('', '1980-05-04', '1980-04-05', '--05-04');
    const streets = fc.constantFrom('', '12 High Street', '21 High Street', 'High St 12');
    const cards = fc.tuple(names, dates, streets).map(([name, birthday, street]) => card(name, { birthday, street }));
    fc.assert(
      fc.property(cards, cards, (a, b) => {
        expect(score(a, b)).toBe(score(b, a));
      }),
    );
  });
});
