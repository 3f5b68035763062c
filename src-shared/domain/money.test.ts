import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorDigits, parseMoney, sumByCurrency, weighted } from './money';

describe('parseMoney', () => {
  it.each([
    ['1234', 123400, 'GBP'],
    ['£1,234', 123400, 'GBP'],
    ['1,234.56', 123456, 'GBP'],
    ['1.234,56', 123456, 'GBP'],
    ['1.234,56 €', 123456, 'EUR'],
    ['€ 12', 1200, 'EUR'],
    ['1 234,50 zł', 123450, 'PLN'],
    ["CHF 1'234.50", 123450, 'CHF'],
    ['1\u202f234,5', 123450, 'GBP'],
    ['12,34,567', 123456700, 'GBP'],
    ['1.234.567', 123456700, 'GBP'],
    ['1.234', 123400, 'GBP'],
    ['0.234', 23, 'GBP'],
    ['12.5', 1250, 'GBP'],
    ['.5', 50, 'GBP'],
    ['5.', 500, 'GBP'],
    ['-£12.00', -1200, 'GBP'],
    ['−12', -1200, 'GBP'],
    ['(1,200.00)', -120000, 'GBP'],
    ['12.345', 1234500, 'GBP'],
    ['$5', 500, 'USD'],
    ['¥1,500', 1500, 'JPY'],
    ['KWD 1.234', 1234, 'KWD'],
    ['100.005', 10000500, 'GBP'],
    ['1000.005', 100000, 'GBP'],
    ['1000.015', 100002, 'GBP'],
    ['Fr.50', 5000, 'GBP'],
    ['450 kr', 45000, 'GBP'],
  ])('%s', (text, amount, currency) => {
    expect(parseMoney(text, 'GBP')).toEqual({ amount, currency });
  });

  it('lets the column settle what a lone mark means', () => {
    expect(parseMoney('1.234', 'GBP', '.')).toEqual({ amount: 123, currency: 'GBP' });
    expect(parseMoney('1.234', 'EUR', ',')).toEqual({ amount: 123400, currency: 'EUR' });
    expect(parseMoney('$5', 'CAD')).toEqual({ amount: 500, currency: 'CAD' });
  });

  it.each(['', 'n/a', '12 apples', '1-2', '1,2,3', '5k', '9'.repeat(20), '1.2.3,4,5'])('refuses %j', (text) => {
    expect(parseMoney(text, 'GBP')).toBeNull();
  });

  it('reads back every amount that it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e13, max: 9e13 }), fc.constantFrom('GBP', 'JPY', 'KWD'), (amount, currency) => {
        const digits = minorDigits(currency);
        const text = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits }).format(amount / 10 ** digits);
        expect(parseMoney(text, currency, '.')).toEqual({ amount: amount || 0, currency });
      }),
    );
  });
});

describe('sums', () => {
  it('weights as the board does', () => {
    expect(weighted(6_370_000, 10)).toBe(637_000);
    expect(weighted(8_430_000, 70)).toBe(5_901_000);
    expect(weighted(1_891_000, 90)).toBe(1_701_900);
  });

  it('rounds half to even', () => {
    expect(weighted(50, 1)).toBe(0);
    expect(weighted(150, 1)).toBe(2);
    expect(weighted(250, 1)).toBe(2);
    expect(weighted(-150, 1)).toBe(-2);
    expect(weighted(-50, 1)).toBe(0);
  });

  it('agrees with exact arithmetic', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 100 }), (amount, percent) => {
        const product = BigInt(amount) * BigInt(percent);
        const doubled = product * 2n;
        const result = BigInt(weighted(amount, percent));
        const off = doubled - result * 200n;
        expect(off >= -100n && off <= 100n).toBe(true);
        if (off === 100n || off === -100n) expect(result % 2n).toBe(0n);
      }),
    );
  });

  it('never mixes currencies', () => {
    expect(
      sumByCurrency([
        { amount: 1, currency: 'GBP' },
        { amount: 2, currency: 'EUR' },
        { amount: 3, currency: 'GBP' },
      ]),
    ).toEqual([
      { amount: 4, currency: 'GBP' },
      { amount: 2, currency: 'EUR' },
    ]);
  });
});
