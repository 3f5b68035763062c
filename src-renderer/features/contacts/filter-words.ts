import {
  isGroup,
  shapeOf,
  type ContactField,
  type FilterCondition,
  type FilterGroup,
  type FilterNode,
  type FilterOp,
} from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { formatCount, formatDate, formatMoney, formatNumber, formatSettings } from '@shared/locale/format';
import type { FieldWorld } from './fields';

const words = strings.contactList;

/** "March" */
export function monthName(month: number): string {
  return new Intl.DateTimeFormat(formatSettings().locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2001, month - 1, 1)),
  );
}

/** How an operator is called with a field: never contacted, no next step. */
export function verbOf(field: ContactField | undefined, op: FilterOp): string {
  if (op === 'empty') return words.never[field?.key ?? ''] ?? words.verb.empty;
  if (op === 'not_empty') return words.ever[field?.key ?? ''] ?? words.verb.not_empty;
  return words.verb[op];
}

export interface ConditionWords {
  field: string;
  verb: string;
  value: string;
}

/** Most names that a chip says before it only counts them. */
const named = 3;

function listWords(world: FieldWorld, field: ContactField, list: readonly string[]): string {
  const choices = world.choices(field);
  if (list.length > named) return formatCount(list.length);
  return list.map((value) => choices.find((choice) => choice.value === value)?.label ?? words.gone).join(', ');
}

function valueWords(world: FieldWorld, field: ContactField, condition: FilterCondition): string {
  const { value, op, unit = 'day' } = condition;
  switch (shapeOf(op)) {
    case 'none':
      return '';
    case 'list':
      return listWords(world, field, Array.isArray(value) ? value : []);
    case 'date':
      return formatDate(String(value));
    case 'period':
      return words.unit[unit](formatCount(Number(value)));
    case 'month':
      return monthName(Number(value));
    case 'number':
      return field.type === 'money'
        ? formatMoney({ amount: Number(value), currency: world.currency(field) })
        : formatNumber(Number(value));
    case 'text':
      return String(value);
  }
}

/** A condition in words, as its chip shows it. */
export function conditionWords(world: FieldWorld, condition: FilterCondition): ConditionWords {
  const field = world.find(condition.field);
  if (field === undefined) return { field: world.label(condition.field), verb: '', value: '' };
  const one = Array.isArray(condition.value) && condition.value.length === 1;
  const verb =
    one && condition.op === 'any_of'
      ? words.verb.any_of_one
      : one && condition.op === 'none_of'
        ? words.verb.none_of_one
        : verbOf(field, condition.op);
  return { field: world.label(field.key), verb, value: valueWords(world, field, condition) };
}

function sentence(world: FieldWorld, node: FilterNode): string {
  if (isGroup(node)) return `(${groupWords(world, node)})`;
  const { field, verb, value } = conditionWords(world, node);
  return [field, verb, value].filter((part) => part !== '').join(' ');
}

/** "Tag is VIP or City is Leeds" */
export function groupWords(world: FieldWorld, group: FilterGroup): string {
  if (group.of.length === 0) return words.emptyGroup;
  return group.of.map((node) => sentence(world, node)).join(` ${group.match === 'any' ? words.or : words.and} `);
}
