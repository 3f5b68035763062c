import { fold } from './fold';
import { hasLegalForm, REGISTER } from './signature-words';

/** An address that was found in lines of text, its parts as typed. */
export interface FoundAddress {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

const COUNTRIES = new Set(
  (
    'united kingdom|uk|u.k.|great britain|england|scotland|wales|northern ireland|ireland|éire|united states|united states of america|usa|u.s.a.|us|canada|australia|new zealand|' +
    'germany|deutschland|allemagne|alemania|germania|duitsland|austria|österreich|autriche|switzerland|schweiz|suisse|svizzera|france|frankreich|francia|frankrijk|spain|españa|espagne|spanien|spagna|' +
    'italy|italia|italien|italie|portugal|netherlands|the netherlands|nederland|pays-bas|holland|belgium|belgië|belgique|belgien|luxembourg|luxemburg|denmark|danmark|norway|norge|sweden|sverige|finland|suomi|iceland|' +
    'poland|polska|polen|pologne|czech republic|czechia|česko|česká republika|slovakia|slovensko|hungary|magyarország|romania|românia|bulgaria|greece|ελλάδα|croatia|hrvatska|slovenia|slovenija|serbia|estonia|eesti|latvia|latvija|lithuania|lietuva|ukraine|russia|россия|turkey|türkiye|' +
    'japan|日本|china|中国|taiwan|hong kong|singapore|south korea|korea|대한민국|india|brazil|brasil|mexico|méxico|argentina|chile|colombia|peru|perú|south africa|israel|united arab emirates|uae|u.a.e.|egypt|morocco|maroc|malta|cyprus|liechtenstein|monaco'
  )
    .split('|')
    .map((name) => fold(name)),
);
const STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR'.split(
    ' ',
  ),
);

/** Whether a text is the name of a country, in one of several languages. */
export function isCountry(text: string): boolean {
  return COUNTRIES.has(fold(text).trim());
}

const STREET_AROUND =
  /(?:\b(?:street|st|road|rd|lane|ln|avenue|ave|av|drive|dr|way|court|ct|place|pl|square|sq|boulevard|blvd|bd|parkway|pkwy|highway|hwy|terrace|close|gardens|crescent|hill|quay|mews|row|walk|wharf|circle|plaza|loop|trail|pike|house|mills?|building|bldg|tower|suite|ste|unit|floor|flat|apartment|apt|room|industrial estate|business park)\b\.?|(?:^|\s)(?:rue|allée|chemin|quai|place|cours|impasse|route|via|viale|piazza|corso|largo|calle|c\/|avda\.?|paseo|plaza|carrer|rua|praça|travessa|avenida|ul\.|ulica|al\.|aleja|os\.|pl\.|ulice|nám\.|utca|ул\.)(?=\s|$)|(?:straße|strasse|str\.|gasse|weg|platz|allee|ufer|damm|chaussee|straat|laan|plein|kade|gracht|singel|weg|gatan|vägen|gata|vej|vejen|gade|veien|gate|katu|tie)(?=[\s,]|$)|[\p{L}]ring(?=\s))/iu;
const PO_BOX =
  /(?:^|\s)(?:p\.? ?o\.? ?box|postfach|boîte postale|b\.?p\.?|apartado(?: de correos)?|casella postale|postbus|postboks|skr\. ?poczt\.|c\.?p\.?)\s*\d+/iu;
const STOREY = /^(?:\d+(?:st|nd|rd|th)? floor|(?:suite|ste|unit|floor|flat|apt|room|level)\.? ?#?\w{1,6})$/iu;

/** Whether a text names a street with a number, a PO box or a storey. */
export function isStreet(text: string): boolean {
  if (text.length > 120) return false;
  return PO_BOX.test(text) || STOREY.test(text) || (/\d/.test(text) && STREET_AROUND.test(text));
}

interface Postal {
  postalCode: string;
  city: string;
  region: string;
  /** The shape alone says what it is; else something beside it must. */
  sure: boolean;
}

const CITY = "[\\p{L}][\\p{L} .'’()/-]*";
const found = (postalCode: string | undefined, city = '', region = '', sure = true): Postal => ({
  postalCode: (postalCode ?? '').trim(),
  city: city.trim().replace(/[,\s]+$/, ''),
  region: region.trim(),
  sure,
});

const POSTALS: ReadonlyArray<readonly [RegExp, (m: RegExpExecArray) => Postal | null]> = [
  [/^(.*?)[\s,]*\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/u, (m) => found(m[2], m[1])],
  [/^(.*?)[\s,]*(?:\b([A-Z]{2})\s+)?\b([A-Z]\d[A-Z][ -]?\d[A-Z]\d)$/u, (m) => found(m[3], m[1], m[2])],
  [
    /^(.*?)[\s,]*\b([A-Z]{2})\.?\s+(\d{5}(?:-\d{4})?)$/u,
    (m) => (STATES.has(m[2] ?? '') ? found(m[3], m[1], m[2]) : null),
  ],
  [/^(.*?)[\s,]*\b(NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s+(\d{4})$/u, (m) => found(m[3], m[1], m[2])],
  [/^(?:NL-?\s?)?(\d{4}\s?[A-Z]{2})\s+(\p{Lu}.*)$/u, (m) => found(m[1], m[2])],
  [/^(?:PL-?\s?)?(\d{2}-\d{3})\s+(\p{Lu}.*)$/u, (m) => found(m[1], m[2])],
  [/^(?:P-?\s?)?(\d{4}-\d{3})\s+(\p{Lu}.*)$/u, (m) => found(m[1], m[2])],
  [/^〒?\s*(\d{3}-\d{4})\s*(.*)$/u, (m) => found(m[1], m[2], '', m[0].startsWith('〒') || (m[2] ?? '') !== '')],
  [/^(?:CEP:?\s*)?(\d{5}-\d{3})(?:\s+(.*))?$/u, (m) => found(m[1], m[2])],
  [/^(?:S|SE|CZ|SK|GR)?-?\s?(\d{3} \d{2})\s+(\p{Lu}.*)$/u, (m) => found(m[1], m[2])],
  [new RegExp(`^(\\d{5})\\s+(${CITY}?)\\s*\\(([A-Z]{2})\\)$`, 'u'), (m) => found(m[1], m[2], m[3])],
  [new RegExp(`^((?:[A-Z]{1,3}-)\\d{4,6})\\s+(${CITY})$`, 'u'), (m) => found(m[1], m[2])],
  [new RegExp(`^(\\d{5,6})\\s+(${CITY})$`, 'u'), (m) => (/^\p{Lu}/u.test(m[2] ?? '') ? found(m[1], m[2]) : null)],
  [
    new RegExp(`^(\\d{4})\\s+(${CITY})$`, 'u'),
    (m) => (/^\p{Lu}/u.test(m[2] ?? '') ? found(m[1], m[2], '', false) : null),
  ],
  [new RegExp(`^(\\p{Lu}[\\p{L} .'’-]*?)[\\s-]+(\\d{5,6})$`, 'u'), (m) => found(m[2], m[1], '', false)],
];

/** The postal code of a text with the city that stands with it; null where there is none. */
export function readPostal(text: string): Postal | null {
  if (text.length > 80) return null;
  for (const [shape, read] of POSTALS) {
    const match = shape.exec(text);
    const postal = match === null ? null : read(match);
    if (postal !== null && !(isStreet(text) && !postal.sure)) {
      // "5100 Main Street" begins like a code and its city.
      if (STREET_AROUND.test(postal.city) && /^\d/.test(text)) continue;
      return postal;
    }
  }
  return null;
}

/** The pieces of a line of an address. */
function piecesOf(text: string): string[] {
  return text
    .replace(/\s*\(([^()]+)\)$/u, (whole, inside: string) => (isCountry(inside) ? `, ${inside}` : whole))
    .split(/\s*[,;、]\s*|\s+[–—-]\s+|\s+[·•|]\s+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** How much a line speaks of being part of an address: 2 surely, 1 beside another such line, 0 not. */
export function addressWeight(text: string): 0 | 1 | 2 {
  if (text.length > 200 || REGISTER.test(text)) return 0;
  if (isCountry(text)) return 1;
  if (isStreet(text)) return 2;
  let weight: 0 | 1 | 2 = 0;
  for (const piece of piecesOf(text)) {
    const postal = readPostal(piece);
    if (isStreet(piece) || postal?.sure === true) return 2;
    if (postal !== null) weight = 1;
  }
  return weight;
}

/** Where the last of a list stands that fits; -1 where none does. */
function lastWhere<T>(list: readonly T[], fits: (one: T, at: number) => boolean): number {
  let last = -1;
  for (const [at, one] of list.entries()) if (fits(one, at)) last = at;
  return last;
}

/**
 * Puts lines of an address together.
 * @param lines one after another, as typed
 * @returns its parts, and what stood before the street and is the name of a company; every piece is in one of them
 */
export function readAddress(lines: readonly string[]): { address: FoundAddress; company: string } {
  const address: FoundAddress = { street: '', city: '', region: '', postalCode: '', country: '' };
  let pieces = lines.flatMap(piecesOf);
  let company = '';
  const [first = ''] = pieces;
  if (pieces.length > 1 && hasLegalForm(first) && !isStreet(first)) {
    company = first;
    pieces = pieces.slice(1);
  }
  const countryAt = lastWhere(pieces, (piece, at) => at > 0 && isCountry(piece));
  const onlyCountry = pieces.length === 1 && isCountry(pieces[0] ?? '');
  if (countryAt >= 0 || onlyCountry) {
    address.country = pieces[Math.max(countryAt, 0)] ?? '';
    pieces = pieces.filter((_, at) => at !== Math.max(countryAt, 0));
  }
  // A code whose shape is sure before one that may be a number of a house.
  const codes = pieces.map((piece) => (isStreet(piece) && !/^\d{4,6}\s/.test(piece) ? null : readPostal(piece)));
  let postalAt = lastWhere(codes, (code) => code?.sure === true);
  if (postalAt < 0) postalAt = lastWhere(codes, (code) => code !== null);
  const postal = codes[postalAt] ?? null;
  if (postal === null) {
    const last = pieces.length > 1 ? pieces.at(-1) : undefined;
    const isPlace = last !== undefined && !isStreet(last) && !/\d/.test(last);
    address.city = isPlace ? last : '';
    address.street = (isPlace ? pieces.slice(0, -1) : pieces).join(', ');
    return { address, company };
  }
  address.postalCode = postal.postalCode;
  address.region = postal.region;
  address.city = postal.city;
  const before = pieces.slice(0, postalAt);
  const after = pieces.slice(postalAt + 1);
  // "São Paulo - SP" above its code.
  if (address.city === '' && address.region === '' && before.length > 1 && /^[A-Z]{2}$/.test(before.at(-1) ?? ''))
    address.region = before.pop() ?? '';
  const previous = before.at(-1);
  if (address.city === '' && previous !== undefined && !isStreet(previous) && !/\d/.test(previous)) {
    address.city = previous;
    before.pop();
  }
  if (
    before.length === 0 &&
    after.length > 0 &&
    !isStreet(pieces[postalAt] ?? '') &&
    after.some((one) => isStreet(one))
  ) {
    address.street = after.join(', ');
    return { address, company };
  }
  const more = after.filter((piece) => piece !== '');
  if (address.city === '') address.city = more.shift() ?? '';
  address.region = [address.region, ...more].filter((part) => part !== '').join(', ');
  address.street = before.join(', ');
  return { address, company };
}
