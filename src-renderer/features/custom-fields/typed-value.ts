import { readCustomValue } from '@shared/domain/custom-field';
import { parseTypedDate } from '@shared/domain/typed-date';
import { strings } from '@shared/locale';
import { decimalMark, formatCustomValue } from '@shared/locale/custom-values';
import { monthComesFirst } from '@shared/locale/format';
import type { OwnField } from './queries';

/**
 * Reads what was typed into a field of the user's own.
 * @param today what "tomorrow" counts from
 * @returns the canonical value, null for none, or what is wrong
 */
export function typedValue(
  field: OwnField,
  typed: string,
  today: string,
): { value: string | null } | { wrong: string } {
  const text = typed.trim();
  const date = field.type === 'date' ? parseTypedDate(text, today, monthComesFirst()) : null;
  const read = readCustomValue(field, date ?? text, {
    decimal: decimalMark(),
    dateOrder: monthComesFirst() ? 'mdy' : 'dmy',
  });
  if (!read.ok) return { wrong: strings.customFields.problem[read.problem](read.choice ?? text) };
  return { value: read.value?.value ?? null };
}

/** What stands in the field while it is typed into: the value in the reader's own marks. */
export function valueToType(field: OwnField, value: string): string {
  if (field.type === 'date') return formatCustomValue(field, value);
  if (field.type !== 'number' && field.type !== 'money') return value;
  return decimalMark() === ',' ? value.replace('.', ',') : value;
}
