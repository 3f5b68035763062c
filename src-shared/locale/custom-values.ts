import { chosenIds, type CustomFieldShape } from '../domain/custom-field';
import { customFields } from './en/custom-fields';
import { formatDate, formatMoney, formatNumber, formatSettings, type FormatOptions } from './format';

/**
 * A value of a field of the user's own as people read it.
 * @param value canonical, see domain/custom-field
 * @returns several choices with commas between
 */
export function formatCustomValue(field: CustomFieldShape, value: string, options: FormatOptions = {}): string {
  if (value === '') return '';
  switch (field.type) {
    case 'number':
      return formatNumber(Number(value), options);
    case 'money':
      // Canonical money has its currency's own decimals: without the point it is in minor units.
      return formatMoney({ amount: Number(value.replace('.', '')), currency: field.currency }, options);
    case 'date':
      return formatDate(value, options);
    case 'yes_no':
      return value === 'yes' ? customFields.yes : customFields.no;
    case 'choice':
    case 'multi_choice': {
      const ids = new Set(chosenIds(value));
      return field.options
        .filter((option) => ids.has(option.id))
        .map((option) => option.name)
        .join(', ');
    }
    case 'text':
    case 'link':
      return value;
  }
}

/** The decimal mark of the reader's locale. */
export function decimalMark(options: FormatOptions = {}): '.' | ',' {
  const parts = new Intl.NumberFormat(options.locale ?? formatSettings().locale).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}
