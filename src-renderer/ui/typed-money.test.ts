import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyText, parseMoney } from './typed-money';

describe('an amount as typed', () => {
  it.each([
    ['4,250.00', 'GBP', 425_000],
    ['4.250,50', 'EUR', 425_050],
    ['4250', 'GBP', 425_000],
    ['1 200', 'EUR', 120_000],
    ['12,5', 'EUR', 1250],
    ['4,250', 'GBP', 425_000],
    ['£6,900', 'GBP', 690_000],
    ['1,234,567', 'USD', 123_456_700],
    ['5000', 'JPY', 5000],
    ['-3', 'GBP', -300],
    ['.5', 'GBP', 50],
    ['abc', 'GBP', null],
    ['1.2345', 'GBP', null],
    ['', 'GBP', null],
  ])('%s in %s', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor);
  });

  it('reads back what it writes, in any locale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH'),
        fc.constantFrom('GBP', 'JPY'),
        (minor, locale, currency) => {
          expect(parseMoney(moneyText(minor, currency, locale), currency)).toBe(minor);
        },
      ),
    );
  });
});
