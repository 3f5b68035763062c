import { chosenIds, type CustomFieldShape } from '../domain/custom-field';
import { minorDigits } from '../domain/money';
import { formatCount, formatDate, formatMoney, type FormatOptions } from './format';
import { strings } from './index';

/**
 * A value of the user's own field as a person reads it.
 * @param value canonical, as it is kept: see domain/custom-field
 */
export function customValueText(field: CustomFieldShape, value: string, options: FormatOptions = {}): string {
  switch (field.type) {
    case 'money': {
      const amount = Math.round(Number(value) * 10 ** minorDigits(field.currency));
      return formatMoney({ amount, currency: field.currency }, options);
    }
    case 'number':
      return formatCount(Number(value), options);
    case 'date':
      return formatDate(value, options);
    case 'yes_no':
      return value === 'yes' ? strings.contactList.ready['1'] : strings.contactList.ready['0'];
    case 'choice':
    case 'multi_choice':
      return chosenIds(value)
        .map((id) => field.options.find((option) => option.id === id)?.name ?? '')
        .join(', ');
    default:
      return value;
  }
}
