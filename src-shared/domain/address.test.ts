import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressLine, addressLines, mapLink, mapServices, type AddressParts } from './address';

const of = (parts: Partial<AddressParts>): AddressParts => ({
  street: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
  ...parts,
});

describe('the lines of an envelope', () => {
  it.each([
    [
      'GB',
      of({ street: '4 Mill Lane\nUnit 2', city: 'Leeds', postalCode: 'LS1 4AP' }),
      ['4 Mill Lane', 'Unit 2', 'Leeds', 'LS1 4AP'],
    ],
    ['GB', of({ city: 'Leeds', postalCode: 'LS1', country: 'United Kingdom' }), ['Leeds', 'LS1']],
    ['DE', of({ street: 'Torstraße 1', city: 'Berlin', postalCode: '10119' }), ['Torstraße 1', '10119 Berlin']],
    [
      'GB',
      of({ street: 'Torstraße 1', city: 'Berlin', postalCode: '10119', country: 'Germany' }),
      ['Torstraße 1', '10119 Berlin', 'GERMANY'],
    ],
    ['DE', of({ city: 'Berlin', postalCode: '10119', country: 'Germany' }), ['10119 Berlin']],
    ['GB', of({ city: 'Berlin', postalCode: '10119', country: 'de' }), ['10119 Berlin', 'GERMANY']],
    ['US', of({ city: 'Leeds', postalCode: 'LS1', country: 'UK' }), ['Leeds', 'LS1', 'UNITED KINGDOM']],
    [
      'GB',
      of({ street: '1 Main St', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'USA' }),
      ['1 Main St', 'Springfield, IL 62701', 'USA'],
    ],
    ['CA', of({ city: 'Ottawa', region: 'ON', postalCode: 'K1A 0B1' }), ['Ottawa ON K1A 0B1']],
  ])('posted in %s: %o', (home, address, lines) => expect(addressLines(address, home, 'en-GB')).toEqual(lines));

  it('has no empty line, and loses nothing of the place', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9 ]{0,12}$/);
    fc.assert(
      fc.property(
        fc.record({ street: part, city: part, region: part, postalCode: part, country: part }),
        fc.constantFrom('GB', 'US', 'DE', 'JP'),
        (address, home) => {
          const lines = addressLines(address, home, 'en');
          expect(lines).not.toContain('');
          for (const text of [address.street, address.city, address.region, address.postalCode])
            expect(lines.join(' ').replace(/[ ,]/g, '')).toContain(text.replace(/\s/g, ''));
        },
      ),
    );
  });
});

it('names in one line the country in the reader’s language, and leaves it as typed where none is told', () => {
  const address = of({ city: 'Berlin', postalCode: '10119', country: 'DE' });
  expect(addressLine(address, 'GB', 'fr-FR')).toBe('10119 Berlin, Allemagne');
  expect(addressLine(address, 'GB')).toBe('10119 Berlin, DE');
});

it('looks a place up by https, whatever it is called', () => {
  const odd = of({ street: 'O’Neill’s "Yard" <1> & \u202E', city: "L'Île" });
  for (const service of mapServices) {
    const link = mapLink(service, odd);
    expect(new URL(link).protocol).toBe('https:');
    expect(link).not.toMatch(/["<>'\u202E\s]/);
  }
});
