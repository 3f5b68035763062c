import { minorDigits } from '@shared/domain/money';
import { formatSettings } from '@shared/locale/format';

/**
 * Reads an amount as typed: spaces and group marks are passed over, the last '.' or ',' is the decimal mark unless exactly
 * three digits follow it and it may as well be a group mark.
 * @param text such as "4,250.00", "4.250,5", "1 200" or "-3"
 * @param currency ISO 4217 code
 * @returns minor units, or null when it is not an amount
 */
export function parseMoney(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const clean = text.replace(/[\s  '’]/g, '').replace(/^[^\d.,-]+|[^\d]+$/g, '');
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(clean)) return null;
  const marks = clean.replace(/[^.,]/g, '');
  const lastMark = Math.max(clean.lastIndexOf('.'), clean.lastIndexOf(','));
  const after = lastMark < 0 ? 0 : clean.length - lastMark - 1;
  const mixed = marks.includes('.') && marks.includes(',');
  const repeated = marks.length > 1 && !mixed;
  const decimal = lastMark >= 0 && !repeated && (mixed || after !== 3 || digits === 3) && digits > 0;
  const whole = (decimal ? clean.slice(0, lastMark) : clean).replace(/[.,]/g, '');
  const part = decimal ? clean.slice(lastMark + 1) : '';
  if (part.length > digits) return null;
  const minor = Number(`${whole === '' || whole === '-' ? `${whole}0` : whole}${part.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : null;
}

/** An amount for a field: grouped, with the currency's digits, without its sign. */
export function moneyText(minor: number, currency: string, locale = formatSettings().locale): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    minor / 10 ** digits,
  );
}
