import { addDays, addMonths } from '@shared/domain/calendar';
import { isGroup, type ContactField, type FilterCondition, type FilterNode } from '@shared/domain/contact-fields';
import { fold } from '@shared/domain/fold';
import { localDateOf } from '@shared/domain/time-zone';

export const today = '2026-11-20';
export const timeZone = 'Europe/London';

/** A card as plain values: what the SQL is held against. */
export interface PlainCard {
  id: string;
  /** By the field's key; a field of rows has one value a row. */
  values: Record<string, (string | number | null)[]>;
}

function dayOf(value: string, key: string): string {
  const isInstant = key === 'last_contact' || key === 'created' || key === 'updated';
  return isInstant ? localDateOf(value, timeZone) : value.slice(0, 10);
}

function shifted(count: number, unit: FilterCondition['unit']): string {
  if (unit === 'month') return addMonths(today, count);
  if (unit === 'year') return addMonths(today, count * 12);
  return addDays(today, count * (unit === 'week' ? 7 : 1));
}

/** Whether one value passes; denials are asked of all values together. */
function passes(key: string, type: ContactField['type'], condition: FilterCondition, value: string | number): boolean {
  const { op, unit } = condition;
  const wanted = condition.value;
  const has = fold(String(value));
  const asked = fold(String(wanted));
  switch (op) {
    case 'contains':
      return has.includes(asked);
    case 'is':
      return has === asked;
    case 'starts':
      return has.startsWith(asked);
    case 'any_of':
      return (wanted as string[]).some((one) => String(value).split(' ').includes(one) || value === one);
    case 'equals':
      return value === wanted;
    case 'at_least':
      return Number(value) >= Number(wanted);
    case 'at_most':
      return Number(value) <= Number(wanted);
    case 'month':
      return Number(String(value).slice(-5, -3)) === wanted;
    default:
      break;
  }
  if (type === 'birthday') {
    const until = shifted(Number(wanted), unit);
    for (let day = today; day <= until; day = addDays(day, 1))
      if (day.slice(5) === String(value).slice(-5)) return true;
    // The 29th of February is passed in years that do not have it.
    return String(value).endsWith('-02-29') && until > '2027-03-01';
  }
  const day = dayOf(String(value), key);
  switch (op) {
    case 'on':
      return day === wanted;
    case 'before':
      return day < String(wanted);
    case 'after':
      return day > String(wanted);
    case 'overdue':
      return day < today;
    case 'in_last':
      return day >= shifted(-Number(wanted), unit) && day <= today;
    case 'older_than':
      return day < shifted(-Number(wanted), unit);
    default:
      return day >= today && day <= shifted(Number(wanted), unit);
  }
}

const denials: Partial<Record<FilterCondition['op'], FilterCondition['op']>> = {
  not_contains: 'contains',
  is_not: 'is',
  none_of: 'any_of',
};

/** What a filter means, told over plain values. */
export function fits(card: PlainCard, node: FilterNode, typeOf: (key: string) => ContactField['type']): boolean {
  if (isGroup(node)) {
    if (node.of.length === 0) return true;
    return node.match === 'all'
      ? node.of.every((child) => fits(card, child, typeOf))
      : node.of.some((child) => fits(card, child, typeOf));
  }
  const type = typeOf(node.field);
  const values = (card.values[node.field] ?? []).filter((value) => value !== null && (value !== '' || type === 'text'));
  const denied = denials[node.op];
  if (denied !== undefined) return !values.some((value) => passes(node.field, type, { ...node, op: denied }, value!));
  if (node.op === 'empty') return values.every((value) => value === '');
  if (node.op === 'not_empty') return values.some((value) => value !== '');
  if (node.op === 'yes') return values.some((value) => value === 1 || value === 'yes');
  if (node.op === 'no') return !values.some((value) => value === 1 || value === 'yes');
  return values.some((value) => passes(node.field, type, node, value!));
}
