import { describe, expect, it } from 'vitest';
import { currencyOf } from './regions';

describe('currencyOf', () => {
  it.each([
    ['DE', 'EUR'],
    ['GB', 'GBP'],
    ['CH', 'CHF'],
    ['XK', null],
  ])('of %s is %s', (country, currency) => {
    expect(currencyOf(country)).toBe(currency);
  });
});
