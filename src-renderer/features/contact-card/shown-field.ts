import { readBirthday } from '@shared/domain/birthday';
import { strings } from '@shared/locale';
import { formatBirthday } from '@shared/locale/format';
import { rhythmWord } from '@shared/locale/rhythm';

const words = strings.contactCardPage;

/**
 * A value of a field as a person reads it, whether it was typed here or main told it in words.
 *
 * @param users the names of users by id
 */
export function shownField(field: string, value: unknown, users: ReadonlyMap<string, string>): string {
  if (typeof value === 'boolean') return value ? strings.contacts.yes : strings.contacts.no;
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  if (text === '' || text === strings.contacts.nothing) return words.conflict.empty;
  const leads: Record<string, string> = words.about.lead;
  const stages: Record<string, string> = strings.ui.lifecycle;
  const orders: Record<string, string> = strings.cardPartsPage.name.orders;
  switch (field) {
    case 'ownerId':
      return users.get(text) ?? text;
    case 'leadStatus':
      return leads[text] ?? text;
    case 'lifecycle':
      return stages[text] ?? text;
    case 'nameOrder':
      return orders[text] ?? text;
    case 'birthday':
      return readBirthday(text) === null ? text : formatBirthday(text);
    case 'keepInTouchDays':
      return /^\d+$/.test(text) ? rhythmWord(Number(text)) : text;
    default:
      return text;
  }
}
