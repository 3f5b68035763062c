import fc from 'fast-check';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { plainE164 } from './phone-plan';

const countries = getCountries();
const common: CountryCode[] = [
  'GB',
  'DE',
  'US',
  'FR',
  'IT',
  'IE',
  'SE',
  'CH',
  'AT',
  'NL',
  'PL',
  'ES',
  'PT',
  'BE',
  'DK',
  'NO',
  'CZ',
  'IN',
  'AU',
  'JP',
];

function byLibrary(number: string, country: CountryCode): string | null {
  const parsed = parsePhoneNumberFromString(number, { defaultCountry: country, extract: false });
  return parsed?.isPossible() === true ? parsed.number : null;
}

describe('a plain number', () => {
  it('is read as the library reads it, or left to it', () => {
    const digits = fc.stringMatching(/^\d{4,13}$/);
    const wrong = fc.check(
      fc.property(
        fc.constantFrom(...common),
        digits,
        fc.constantFrom('', '0', '+', '1', '00'),
        (country, rest, prefix) => {
          const number = `${prefix}${rest}`;
          const plain = plainE164(number, country);
          return plain === null || plain === byLibrary(number, country);
        },
      ),
      { numRuns: 4000 },
    );
    expect(wrong.counterexample).toBeNull();
  });

  it('of each country reads the same with its country code', () => {
    let read = 0;
    for (const country of countries) {
      const example = getExampleNumber(country, examples);
      if (example === undefined) continue;
      const plain = plainE164(example.number, undefined);
      if (plain !== null) read += 1;
      expect(plain ?? example.number).toBe(example.number);
      const national = example.formatNational().replace(/[^\d]/g, '');
      expect(plainE164(national, country) ?? byLibrary(national, country)).toBe(byLibrary(national, country));
      expect(getCountryCallingCode(country)).not.toBe('');
    }
    expect(read).toBeGreaterThan(countries.length * 0.9);
  });
});
