import { formatSettings } from './format';

/**
 * A file's size as a person reads it: "640 B", "12 kB", "3.4 MB", by the locale's own decimals.
 * @param bytes a whole number, from 0
 */
export function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 9.95 ? 1 : 0;
  const shown = new Intl.NumberFormat(formatSettings().locale, { maximumFractionDigits: digits }).format(value);
  return `${shown} ${units[unit]}`;
}
