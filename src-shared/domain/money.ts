/** An amount in the minor units of its currency (pence, cents; whole yen), with that currency. */
export interface Money {
  amount: number;
  /** ISO 4217, three capitals. */
  currency: string;
}

const NO_MINOR_UNIT = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE_DIGITS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/**
 * How many decimal places a currency has (ISO 4217).
 *
 * @param currency three capitals; an unknown one has two
 */
export function minorDigits(currency: string): number {
  if (NO_MINOR_UNIT.has(currency)) return 0;
  return THREE_DIGITS.has(currency) ? 3 : 2;
}

/** Signs that name one currency; a dollar sign and "kr" leave the choice to the file's own currency. */
const SIGNS: ReadonlyArray<readonly [string, string]> = [
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['R$', 'BRL'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
];
const DOLLARS = new Set(['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'TWD', 'CLP', 'ARS', 'COP']);

function currencyIn(text: string, fallback: string): string {
  const code = /(?:^|[^A-Za-z])([A-Z]{3})(?![A-Za-z])/.exec(text)?.[1];
  if (code !== undefined) return code;
  const sign = SIGNS.find(([mark]) => text.includes(mark));
  if (sign !== undefined) return sign[1];
  if (text.includes('¥')) return fallback === 'CNY' ? 'CNY' : 'JPY';
  return text.includes('$') && !DOLLARS.has(fallback) ? 'USD' : fallback;
}

/** Which of the two marks parts the decimals of a bare number, or null for none: both "1.234,56" and "1,234.56" are read. */
function decimalMark(number: string, digits: number, preferred: '.' | ',' | undefined): '.' | ',' | null {
  const dot = number.lastIndexOf('.');
  const comma = number.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark = dot >= 0 ? '.' : comma >= 0 ? ',' : null;
  if (mark === null || number.indexOf(mark) !== number.lastIndexOf(mark)) return null;
  if (preferred !== undefined) return preferred === mark ? mark : null;
  // A lone mark before exactly three digits groups thousands, except after a bare 0 and in a currency of three decimals.
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(number) && digits !== 3 ? null : mark;
}

const GROUPED = /^\d{1,3}(?:[.,' ]\d{2,3})*[.,' ]\d{3}$/;

/**
 * Reads an amount as people and files write it: "£1,234", "1.234,56 €", "1'234.50", "(12.00)", "USD 5". A currency named in
 * the text wins over the one given.
 *
 * @param text as typed
 * @param currency ISO 4217, for a text that names none
 * @param decimal the decimal mark of the column, where it is known; it settles "1.234"
 * @returns null for text that is not one amount or is beyond exact whole numbers; more decimals than the currency has are
 *   rounded half to even
 */
export function parseMoney(text: string, currency: string, decimal?: '.' | ','): Money | null {
  if (text.length > 60) return null;
  const code = currencyIn(text, currency);
  const plain = text
    .replace(/\b(?:kr|Fr|Rs)\./g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[−–]/g, '-')
    .trim();
  const negative = /^\(.*\)$/.test(plain) || /^[^\d]*-/.test(plain) || /\d\s?-$/.test(plain);
  const number = plain
    .replace(/[^\d.,' ]/g, '')
    .replace(/[’]/g, "'")
    .replace(/^[ .,]*?(?=[.,]?\d)/, '')
    .replace(/[ .,]+$/, '');
  const letters = plain.replace(/kr|zł|Kč|R\$|Fr|Rs|[A-Z]{3}/g, '').replace(/[\d\s.,'’()£€$¥₹₩₺₽₴₪+-]/g, '');
  if (letters !== '' || !/\d/.test(number) || /\d\s*[-+]\s*\d/.test(plain)) return null;

  const digits = minorDigits(code);
  const mark = decimalMark(number, digits, decimal);
  const at = mark === null ? number.length : number.lastIndexOf(mark);
  const whole = number.slice(0, at);
  const fraction = number.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  if (!/^\d*$/.test(whole) && !GROUPED.test(whole)) return null;
  const amount = toMinor(whole.replace(/\D/g, '') || '0', fraction, digits);
  if (!Number.isSafeInteger(amount)) return null;
  return { amount: negative && amount !== 0 ? -amount : amount, currency: code };
}

function toMinor(whole: string, fraction: string, digits: number): number {
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  const rest = fraction.slice(digits).replace(/0+$/, '');
  if (rest === '' || rest < '5') return kept;
  return rest === '5' && kept % 2 === 0 ? kept : kept + 1;
}

/**
 * The part of an amount that a probability makes likely, rounded half to even in minor units, so that many small deals do
 * not add up to more than they are worth. Amounts up to the largest exact integer stay exact.
 *
 * @param amount whole minor units
 * @param probability percent, 0 to 100; beyond is cut off
 */
export function weighted(amount: number, probability: number): number {
  const percent = Math.min(100, Math.max(0, probability));
  const hundreds = Math.trunc(amount / 100);
  const product = (amount - hundreds * 100) * percent;
  const floor = Math.floor(product / 100);
  const rest = product - floor * 100;
  const base = hundreds * percent;
  // Half to even looks at the whole result, not at the remainder's part of it.
  const up = rest > 50 || (rest === 50 && (base + floor) % 2 !== 0);
  return Math.round(base + floor + (up ? 1 : 0)) + 0;
}

/**
 * Sums by currency; amounts of different currencies are never added.
 *
 * @param monies any number of amounts
 * @returns one sum for each currency, in the order in which the currencies first appear
 */
export function sumByCurrency(monies: Iterable<Money>): Money[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of monies) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
