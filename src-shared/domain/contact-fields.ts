import { isLocalDate } from './calendar';
import type { CustomFieldType } from './custom-field';

/**
 * What lists of contacts filter by: each field with its type, and each type with what may be asked of it. The words that
 * a person reads stand in the catalogue under the same keys.
 */

/** `day` is a date of the calendar or an instant; `birthday` recurs, and may lack its year. */
export type FieldType = 'text' | 'choice' | 'day' | 'number' | 'money' | 'flag' | 'birthday';

export const filterOps = [
  'contains',
  'not_contains',
  'is',
  'is_not',
  'starts',
  'any_of',
  'none_of',
  'in_last',
  'older_than',
  'in_next',
  'on',
  'before',
  'after',
  'overdue',
  'month',
  'equals',
  'at_least',
  'at_most',
  'yes',
  'no',
  'empty',
  'not_empty',
] as const;
export type FilterOp = (typeof filterOps)[number];

export const periodUnits = ['day', 'week', 'month', 'year'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** What the value of an operator is. */
export type ValueShape = 'none' | 'text' | 'list' | 'date' | 'period' | 'number' | 'month';

const shapes: Readonly<Record<FilterOp, ValueShape>> = {
  contains: 'text',
  not_contains: 'text',
  is: 'text',
  is_not: 'text',
  starts: 'text',
  any_of: 'list',
  none_of: 'list',
  in_last: 'period',
  older_than: 'period',
  in_next: 'period',
  on: 'date',
  before: 'date',
  after: 'date',
  overdue: 'none',
  month: 'month',
  equals: 'number',
  at_least: 'number',
  at_most: 'number',
  yes: 'none',
  no: 'none',
  empty: 'none',
  not_empty: 'none',
};

/** Where the values of a choice come from: a fixed list of the vocabulary, or rows of the file. */
export type ChoiceSource =
  | 'kind'
  | 'lifecycle'
  | 'lead_status'
  | 'role'
  | 'channel'
  | 'ready'
  | 'user'
  | 'tag'
  | 'outcome'
  | 'stage'
  | 'batch'
  | 'own';

export interface ContactField {
  key: string;
  type: FieldType;
  ops: readonly FilterOp[];
  group: FieldGroup;
  choices?: ChoiceSource;
}

export type FieldGroup = 'who' | 'reach' | 'standing' | 'contact' | 'sales' | 'card' | 'own';

const opsOf: Readonly<Record<FieldType, readonly FilterOp[]>> = {
  text: ['contains', 'not_contains', 'is', 'is_not', 'starts', 'empty', 'not_empty'],
  choice: ['any_of', 'none_of', 'empty', 'not_empty'],
  day: ['in_last', 'older_than', 'in_next', 'on', 'before', 'after', 'empty', 'not_empty'],
  number: ['equals', 'at_least', 'at_most', 'empty', 'not_empty'],
  money: ['at_least', 'at_most', 'equals', 'empty', 'not_empty'],
  flag: ['yes', 'no'],
  birthday: ['in_next', 'month', 'empty', 'not_empty'],
};

/** What has always a value is not asked whether it has one. */
const known = new Set<FilterOp>(['empty', 'not_empty']);

function field(
  group: FieldGroup,
  key: string,
  type: FieldType,
  more: { choices?: ChoiceSource; always?: boolean; past?: boolean; due?: boolean } = {},
): ContactField {
  let ops = opsOf[type];
  if (more.always === true) ops = ops.filter((op) => !known.has(op));
  if (more.past === true) ops = ops.filter((op) => op !== 'in_next');
  if (more.due === true) ops = ['overdue', ...ops.filter((op) => op !== 'older_than')];
  return { key, type, ops, group, ...(more.choices === undefined ? {} : { choices: more.choices }) };
}

/** THE table of fields, in the order in which they are offered. */
export const contactFields: readonly ContactField[] = [
  field('who', 'name', 'text'),
  field('who', 'given', 'text'),
  field('who', 'family', 'text'),
  field('who', 'nickname', 'text'),
  field('who', 'company', 'text'),
  field('who', 'title', 'text'),
  field('who', 'kind', 'choice', { choices: 'kind', always: true }),
  field('who', 'birthday', 'birthday'),
  field('who', 'notes', 'text'),
  field('reach', 'has_phone', 'flag'),
  field('reach', 'has_email', 'flag'),
  field('reach', 'has_address', 'flag'),
  field('reach', 'phone', 'text'),
  field('reach', 'email', 'text'),
  field('reach', 'city', 'text'),
  field('reach', 'region', 'text'),
  field('reach', 'postcode', 'text'),
  field('reach', 'country', 'text'),
  field('reach', 'do_not_call', 'flag'),
  field('reach', 'do_not_mail', 'flag'),
  field('standing', 'lifecycle', 'choice', { choices: 'lifecycle', always: true }),
  field('standing', 'lead_status', 'choice', { choices: 'lead_status' }),
  field('standing', 'role', 'choice', { choices: 'role' }),
  field('standing', 'tag', 'choice', { choices: 'tag' }),
  field('standing', 'owner', 'choice', { choices: 'user' }),
  field('standing', 'source', 'text'),
  field('standing', 'first_touch', 'choice', { choices: 'channel' }),
  field('standing', 'ready_budget', 'choice', { choices: 'ready' }),
  field('standing', 'ready_need', 'choice', { choices: 'ready' }),
  field('standing', 'ready_timing', 'choice', { choices: 'ready' }),
  field('standing', 'ready_authority', 'choice', { choices: 'ready' }),
  field('contact', 'last_contact', 'day', { past: true }),
  field('contact', 'last_channel', 'choice', { choices: 'channel' }),
  field('contact', 'last_outcome', 'choice', { choices: 'outcome' }),
  field('contact', 'next_step', 'day', { due: true }),
  field('contact', 'touch_due', 'day', { due: true }),
  field('sales', 'open_deals', 'number', { always: true }),
  field('sales', 'open_value', 'money', { always: true }),
  field('sales', 'bought', 'flag'),
  field('sales', 'won_value', 'money', { always: true }),
  field('sales', 'stage', 'choice', { choices: 'stage' }),
  field('card', 'created', 'day', { past: true, always: true }),
  field('card', 'updated', 'day', { past: true, always: true }),
  field('card', 'batch', 'choice', { choices: 'batch' }),
];

const byKey = new Map(contactFields.map((one) => [one.key, one]));

const ownTypes: Readonly<Record<CustomFieldType, FieldType>> = {
  text: 'text',
  link: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
  choice: 'choice',
  multi_choice: 'choice',
  yes_no: 'flag',
};

const ownKey = /^custom:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The id of the user's own field that a key names; null for a field of ours. */
export function ownFieldId(key: string): string | null {
  return ownKey.exec(key)?.[1] ?? null;
}

/**
 * The field of a key.
 * @param key of the table, or `custom:<id>`
 * @param ownType what type the user's own field has, by its id
 * @returns undefined where there is none
 */
export function contactField(
  key: string,
  ownType: (id: string) => CustomFieldType | undefined,
): ContactField | undefined {
  const id = ownFieldId(key);
  if (id === null) return byKey.get(key);
  const own = ownType(id);
  if (own === undefined) return undefined;
  const type = ownTypes[own];
  return { key, type, ops: opsOf[type], group: 'own', ...(type === 'choice' ? { choices: 'own' as const } : {}) };
}

export interface FilterCondition {
  field: string;
  op: FilterOp;
  /** By the operator's shape: text, a date, a number (money in minor units), or a list of texts. */
  value?: string | number | string[] | undefined;
  /** Of a period; days unless said. */
  unit?: PeriodUnit | undefined;
}

/** All of these, or any of them. An empty group lets everything through. */
export interface FilterGroup {
  match: 'all' | 'any';
  of: FilterNode[];
}

export type FilterNode = FilterCondition | FilterGroup;

/** How deep groups stand within groups, and how many conditions there may be. */
export const filterBounds = { depth: 4, conditions: 60, list: 200 } as const;

/** Whether a node of a filter is a group of others. */
export function isGroup(node: FilterNode): node is FilterGroup {
  return 'match' in node;
}

/** What the value of an operator is. */
export function shapeOf(op: FilterOp): ValueShape {
  return shapes[op];
}

/** How many conditions stand under a node. */
export function countConditions(node: FilterNode): number {
  return isGroup(node) ? node.of.reduce((sum, child) => sum + countConditions(child), 0) : 1;
}

/** Every condition under a node. */
export function conditionsOf(node: FilterNode): FilterCondition[] {
  return isGroup(node) ? node.of.flatMap((child) => conditionsOf(child)) : [node];
}

/** A century: a date beyond it may be none of the calendar's. */
const longest: Readonly<Record<PeriodUnit, number>> = { day: 36_500, week: 5200, month: 1200, year: 100 };

/** Whether a condition asks what its field can answer, with a value of the right shape. */
export function isAskable(field: ContactField, condition: FilterCondition): boolean {
  if (!field.ops.includes(condition.op)) return false;
  const { value } = condition;
  switch (shapes[condition.op]) {
    case 'none':
      return value === undefined;
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
    case 'list':
      return Array.isArray(value) && value.length > 0;
    case 'date':
      return typeof value === 'string' && isLocalDate(value);
    case 'period':
      return (
        typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= longest[condition.unit ?? 'day']
      );
    case 'month':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 12;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
  }
}
