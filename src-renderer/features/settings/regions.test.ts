import { afterEach, describe, expect, it, vi } from 'vitest';
import { currencyOf, locales } from './regions';

afterEach(() => vi.unstubAllGlobals());

describe('locales', () => {
  it('passes over what a system without a language says', () => {
    vi.stubGlobal('navigator', { languages: ['en-US@posix', 'ga-IE'] });
    const values = locales('en-GB').map(({ value }) => value);
    expect(values).toContain('ga-IE');
    expect(values).not.toContain('en-US@posix');
  });
});

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
