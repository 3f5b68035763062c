import { getCountries } from 'libphonenumber-js/max';
import { formatSettings } from '@shared/locale/format';

export interface Named {
  value: string;
  label: string;
}

function named(
  values: readonly string[],
  kind: 'region' | 'currency' | 'language',
  locale: string,
  withCode: boolean,
): Named[] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: kind, fallback: 'code' });
  const order = new Intl.Collator(locale);
  return values
    .map((value) => ({
      value,
      label: withCode ? `${names.of(value) ?? value} (${value})` : (names.of(value) ?? value),
    }))
    .sort((a, b) => order.compare(a.label, b.label));
}

/** The countries whose phone numbers can be read, by their names in a locale. */
export function countries(locale: string): Named[] {
  return named(getCountries(), 'region', locale, false);
}

/** The name of a country by its code. */
export function countryName(code: string): string {
  return new Intl.DisplayNames([formatSettings().locale, 'en'], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** All currencies that this machine can write, by their names in a locale with their code. */
export function currencies(locale: string): Named[] {
  return named(Intl.supportedValuesOf('currency'), 'currency', locale, true);
}

/** The time zones this machine knows; one that is in use is always among them. */
export function timeZones(used: string): Named[] {
  const known = Intl.supportedValuesOf('timeZone');
  return (known.includes(used) ? known : [used, ...known]).map((value) => ({ value, label: value.replace(/_/g, ' ') }));
}

const usualLocales = [
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-IE',
  'en-IN',
  'en-NZ',
  'en-US',
  'en-ZA',
  'es-ES',
  'es-MX',
  'fi-FI',
  'fr-BE',
  'fr-CA',
  'fr-CH',
  'fr-FR',
  'it-IT',
  'nb-NO',
  'nl-BE',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'sv-SE',
];

/** Whether Intl can name it: a system whose language is "C" gives the page "en-US@posix". */
function isTag(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch (failure) {
    if (failure instanceof RangeError) return false;
    throw failure;
  }
}

/** Ways to write dates and numbers: the usual ones, this machine's own, and the one in use. */
export function locales(used: string): Named[] {
  return named([...new Set([...usualLocales, ...navigator.languages.filter(isTag), used])], 'language', used, false);
}

const euro = 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK SM'.split(' ');
// ISO 4217, of countries that have one currency of their own.
const own: Record<string, string> = {
  AR: 'ARS',
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  IL: 'ILS',
  IN: 'INR',
  IS: 'ISK',
  JP: 'JPY',
  KR: 'KRW',
  LI: 'CHF',
  MX: 'MXN',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RO: 'RON',
  RS: 'RSD',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  ZA: 'ZAR',
};

/** The currency of a country, where it is not in doubt. */
export function currencyOf(country: string): string | null {
  return euro.includes(country) ? 'EUR' : (own[country] ?? null);
}
