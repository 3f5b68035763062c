import { regionOfCountry } from './countries';

/** An address in the parts that a card has. */
export interface AddressParts {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

/** Town first and the code below it; town, state and code in one line; else the code before the town. */
const townThenCode = new Set(['GB', 'IE']);
const townStateCode = new Set(['US', 'CA', 'AU', 'NZ']);

/**
 * The lines of an address as an envelope has them below the name (Universal Postal Union, S42: the order is the
 * country's own, and the country stands last, in capitals, when the letter leaves the writer's).
 * @param homeRegion where the letter is posted: ISO 3166-1 alpha-2
 * @param locale in whose language a country is named of which only the two letters are known
 */
export function addressLines(address: AddressParts, homeRegion: string, locale: string): string[] {
  const isHome = regionOf(address, homeRegion) === homeRegion;
  const country = isHome ? '' : countryName(address, locale).toLocaleUpperCase();
  return [...localLines(address, homeRegion), country].filter((line) => line !== '');
}

/**
 * An address in one line, in the order of its country, which ends it.
 * @param locale names a country of which only the two letters are known; without it that stands as it was typed
 */
export function addressLine(address: AddressParts, homeRegion: string, locale?: string): string {
  return [...localLines(address, homeRegion), countryName(address, locale)].filter((line) => line !== '').join(', ');
}

/** The country as it was typed, but for two letters, which no letter sorter abroad is to know. */
function countryName({ country }: AddressParts, locale: string | undefined): string {
  const typed = clean(country);
  const region = locale !== undefined && typed.length === 2 ? regionOfCountry(typed) : null;
  return region === null
    ? typed
    : (new Intl.DisplayNames([locale ?? 'en', 'en'], { type: 'region' }).of(region) ?? typed);
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** An address without a country is one at home. */
function regionOf({ country }: AddressParts, homeRegion: string): string | null {
  return clean(country) === '' ? homeRegion : regionOfCountry(country);
}

/** Street and town, as the country of the address writes them. */
function localLines(address: AddressParts, homeRegion: string): string[] {
  const [city, region, code] = [clean(address.city), clean(address.region), clean(address.postalCode)];
  const country = regionOf(address, homeRegion);
  const join = (...parts: string[]) => parts.filter((part) => part !== '').join(' ');
  const place =
    country !== null && townThenCode.has(country)
      ? [city, region, code]
      : country !== null && townStateCode.has(country)
        ? [join(city !== '' && region !== '' && country === 'US' ? `${city},` : city, region, code)]
        : [join(code, city), region];
  return [...address.street.split('\n').map(clean), ...place];
}

/** The maps that an address can be looked up on. */
export const mapServices = ['osm', 'google', 'apple'] as const;
export type MapService = (typeof mapServices)[number];

const searches: Readonly<Record<MapService, string>> = {
  osm: 'https://www.openstreetmap.org/search?query=',
  google: 'https://www.google.com/maps/search/?api=1&query=',
  apple: 'https://maps.apple.com/?q=',
};

/** The https address that looks a place up on a map. */
export function mapLink(service: MapService, address: AddressParts): string {
  const text = [
    address.street.replace(/\s*\n\s*/g, ', '),
    `${address.postalCode} ${address.city}`.trim(),
    address.region,
  ]
    .concat(address.country)
    .filter((part) => part.trim() !== '')
    .join(', ');
  return `${searches[service]}${encodeURIComponent(text).replaceAll("'", '%27')}`;
}
