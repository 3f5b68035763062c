import {
  contactField,
  isAskable,
  isGroup,
  ownFieldId,
  type ContactField,
  type FilterCondition,
  type FilterNode,
  type PeriodUnit,
} from '@shared/domain/contact-fields';
import { addDays, addMonths } from '@shared/domain/calendar';
import type { CustomFieldType } from '@shared/domain/custom-field';
import { dayBounds } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { behindCountry, digitsOf } from '@shared/domain/phone';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { endOfPrefix, type SqlValue } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import type { ListDay } from './list-day';

/**
 * How many cards a filter is asked of. One by one, until a page is full or of a few that a search found, rows of a card
 * are looked up by the card; of all cards, those that have such rows are gathered once.
 */
export type Asking = 'one by one' | 'all';

/** A piece of SQL and the values of its question marks. It is true or not true, and never stands under a NOT. */
export interface Sql {
  sql: string;
  params: SqlValue[];
}

/** Where a field's values stand: a column of the card, or rows of a table that name the card. */
interface Place {
  value: string;
  /** Of rows: the table and what its rows must be, with `contact_id` or an expression for it. */
  rows?: { from: string; id: string; ofOne?: string };
  /** A column of the card that has something in it just where one of the rows has. */
  filled?: string;
  /** The card's search text holds the folded value: where it does not hold what is asked for, the value need not be folded. */
  searched?: boolean;
  /** Days that are instants are compared by the bounds of the local day. */
  instant?: boolean;
  /** An empty text means that there is none. */
  blank?: boolean;
}

const live = 'deleted_at IS NULL';
const text = (value: string): Place => ({ value, blank: true });
const ofAddress = (column: string): Place => ({
  value: column,
  blank: true,
  rows: { from: `address WHERE ${live}`, id: 'contact_id' },
});
const ofMethod = (kind: 'phone' | 'email', value: string): Place => ({
  value,
  blank: true,
  filled: `primary_${kind} IS NOT NULL`,
  rows: { from: `contact_method WHERE kind = '${kind}' AND ${live}`, id: 'contact_id' },
});

/** With whom deals are, and in which stage. A file whose tables were never counted must not begin at the few stages. */
const dealPeople = (
  stage: string,
): string => `(SELECT ${stage} AS stage_id, contact_id AS person FROM deal WHERE ${live} AND contact_id IS NOT NULL
  UNION ALL SELECT ${stage}, company_id FROM deal WHERE ${live} AND company_id IS NOT NULL
  UNION ALL SELECT +d.stage_id, dc.contact_id FROM deal_contact dc CROSS JOIN deal d ON d.id = dc.deal_id WHERE dc.${live} AND d.${live})`;

/** THE table: columns come from here alone, never from what was sent. */
const places: Readonly<Record<string, Place>> = {
  name: { ...text('display_name'), searched: true },
  given: text('given'),
  family: text('family'),
  nickname: text('nickname'),
  company: { ...text('company_name'), searched: true },
  title: text('job_title'),
  kind: { value: 'kind' },
  birthday: { value: 'birthday' },
  notes: text('notes'),
  phone: ofMethod('phone', 'digits'),
  email: ofMethod('email', 'coalesce(normalised, value)'),
  // The city of a card is that of the first address that has one.
  city: { ...ofAddress('city'), filled: "contact.city <> ''" },
  region: ofAddress('region'),
  postcode: ofAddress('postal_code'),
  country: ofAddress('country'),
  has_phone: { value: 'primary_phone IS NOT NULL' },
  has_email: { value: 'primary_email IS NOT NULL' },
  has_address: { value: '1', rows: { from: `address WHERE ${live}`, id: 'contact_id' } },
  do_not_call: { value: 'do_not_call = 1' },
  do_not_mail: { value: 'do_not_mail = 1' },
  lifecycle: { value: 'lifecycle' },
  lead_status: { value: 'lead_status' },
  role: { value: 'role', rows: { from: `contact_role WHERE ${live}`, id: 'contact_id' } },
  tag: { value: 'tag_id', rows: { from: `contact_tag WHERE ${live}`, id: 'contact_id' } },
  owner: { value: 'owner_id' },
  source: text('source'),
  first_touch: { value: 'first_touch_channel' },
  ready_budget: { value: 'CAST(ready_budget AS TEXT)' },
  ready_need: { value: 'CAST(ready_need AS TEXT)' },
  ready_timing: { value: 'CAST(ready_timing AS TEXT)' },
  ready_authority: { value: 'CAST(ready_authority AS TEXT)' },
  last_contact: { value: 'last_interaction_at', instant: true },
  last_channel: { value: 'last_channel' },
  last_outcome: { value: 'last_outcome' },
  next_step: { value: 'next_task_at' },
  touch_due: { value: 'touch_due' },
  open_deals: { value: 'open_deal_count' },
  open_value: { value: 'open_deal_amount' },
  bought: { value: 'won_deal_count > 0' },
  won_value: { value: 'won_deal_amount' },
  stage: {
    value: 'stage_id',
    rows: { from: `${dealPeople('stage_id')} WHERE 1`, id: 'person', ofOne: `${dealPeople('+stage_id')} WHERE 1` },
  },
  created: { value: 'created_at', instant: true },
  updated: { value: 'updated_at', instant: true },
  batch: {
    value: 'batch_id',
    rows: {
      from: "import_row WHERE contact_id IS NOT NULL AND action IN ('add', 'update')",
      id: 'contact_id',
      ofOne: '',
    },
  },
};

function refused(): AppError {
  return new AppError('invalid_input', strings.app.badInput);
}

/**
 * A filter over any field in SQL, over the table contact.
 * @param raw any connection: it is asked what types the user's own fields have
 * @param node conditions in groups
 * @param day from which relative dates are counted
 * @param asking it finds the same either way
 * @throws AppError `invalid_input` for a field that there is not, or a value that does not fit it
 */
export function whereSql(raw: RawConnection, node: FilterNode, day: ListDay, asking: Asking): Sql {
  if (!isGroup(node)) return conditionSql(raw, node, day, asking);
  const parts = node.of.map((child) => whereSql(raw, child, day, asking));
  if (parts.length === 0) return { sql: '1', params: [] };
  return {
    sql: `(${parts.map((part) => part.sql).join(node.match === 'all' ? ' AND ' : ' OR ')})`,
    params: parts.flatMap((part) => part.params),
  };
}

/** The type of a field of the user's own, by its id; undefined for one that is not there. */
export function ownFieldType(raw: RawConnection, id: string): CustomFieldType | undefined {
  const found = prepared(raw, 'SELECT type FROM custom_field WHERE id = ? AND deleted_at IS NULL').get(id);
  return (found as { type: CustomFieldType } | undefined)?.type;
}

function conditionSql(raw: RawConnection, condition: FilterCondition, day: ListDay, asking: Asking): Sql {
  const field = contactField(condition.field, (id) => ownFieldType(raw, id));
  if (field === undefined) {
    // A view may outlive the field it asks for: then nobody has it.
    if (ownFieldId(condition.field) !== null) return { sql: '0', params: [] };
    throw refused();
  }
  if (!isAskable(field, condition)) throw refused();
  const own = ownFieldId(field.key);
  const place = own === null ? places[field.key] : placeOfOwn(field, own);
  if (place === undefined) throw refused();
  if (place.rows === undefined) return test(field, place, condition, day);
  if (place.filled !== undefined && (condition.op === 'empty' || condition.op === 'not_empty'))
    return { sql: `${condition.op === 'empty' ? 'NOT ' : ''}(${place.filled})`, params: [] };
  return rowsTest(field, place, condition, day, asking);
}

/** Where the values of the user's own field stand. The id is one that was read from the file, and of the shape of an id. */
function placeOfOwn(field: ContactField, id: string): Place {
  return {
    value: field.type === 'number' || field.type === 'money' ? 'number' : 'value',
    blank: true,
    rows: {
      from: `custom_value WHERE field_id = '${id}' AND ${live} AND value <> ''`,
      id: 'contact_id',
      // The plus sign keeps SQLite to the few values of the card: by the field it would walk those of all cards.
      ofOne: `custom_value WHERE +field_id = '${id}' AND ${live} AND value <> ''`,
    },
  };
}

const opposite: Partial<Record<FilterCondition['op'], FilterCondition['op']>> = {
  not_contains: 'contains',
  is_not: 'is',
  none_of: 'any_of',
  empty: 'not_empty',
  no: 'yes',
};

/** Of rows: any one of them passes, or for what denies, none does. */
function rowsTest(field: ContactField, place: Place, condition: FilterCondition, day: ListDay, asking: Asking): Sql {
  const denied = opposite[condition.op];
  const { sql, params } = test(field, place, denied === undefined ? condition : { ...condition, op: denied }, day);
  const { from, id, ofOne = from } = place.rows!;
  const not = denied === undefined ? '' : 'NOT ';
  return asking === 'all' || ofOne === ''
    ? { sql: `contact.id ${not}IN (SELECT ${id} FROM ${from} AND ${sql})`, params }
    : { sql: `${not}EXISTS (SELECT 1 FROM ${ofOne} AND ${id} = contact.id AND ${sql})`, params };
}

/** A text folded as it is searched; what is plain ASCII is so by SQLite's own means, which is twenty times quicker. */
export function foldedSql(value: string): string {
  return `CASE WHEN ${value} GLOB '*[^ -~]*' THEN cd_fold(${value}) ELSE lower(${value}) END`;
}

function test(field: ContactField, place: Place, condition: FilterCondition, day: ListDay): Sql {
  const { value } = place;
  const isThere = place.blank === true ? `coalesce(${value}, '') <> ''` : `${value} IS NOT NULL`;
  switch (condition.op) {
    case 'empty':
      return { sql: `NOT (${isThere})`, params: [] };
    case 'not_empty':
      return { sql: `(${isThere})`, params: [] };
    case 'yes':
      return { sql: field.group === 'own' ? `${value} = 'yes'` : `(${value})`, params: [] };
    case 'no':
      return { sql: `NOT (${value})`, params: [] };
    case 'any_of':
    case 'none_of':
      return choiceTest(field, value, condition);
    case 'equals':
    case 'at_least':
    case 'at_most': {
      const sign = { equals: '=', at_least: '>=', at_most: '<=' }[condition.op];
      return { sql: `${value} ${sign} ?`, params: [Number(condition.value)] };
    }
    case 'month':
      return { sql: 'substr(birthday, -5, 2) = ?', params: [String(condition.value).padStart(2, '0')] };
    case 'contains':
    case 'not_contains':
    case 'is':
    case 'is_not':
    case 'starts':
      return field.key === 'phone' ? phoneTest(condition, day.region) : textTest(place, condition);
    default:
      return field.type === 'birthday' ? birthdayTest(condition, day) : dayTest(place, condition, day);
  }
}

function choiceTest(field: ContactField, value: string, condition: FilterCondition): Sql {
  const list = condition.value as string[];
  if (field.group === 'own') {
    // Of several choices the value is their ids with a space between.
    const one = `instr(' ' || ${value} || ' ', ' ' || ? || ' ') > 0`;
    return { sql: `(${list.map(() => one).join(' OR ')})`, params: list };
  }
  const among = `IN (${list.map(() => '?').join(', ')})`;
  return {
    sql: condition.op === 'any_of' ? `${value} ${among}` : `(${value} IS NULL OR ${value} NOT ${among})`,
    params: list,
  };
}

function textTest({ value, searched }: Pick<Place, 'value' | 'searched'>, condition: FilterCondition): Sql {
  const wanted = fold(String(condition.value));
  const folded = foldedSql(value);
  const found = (sql: string, ...params: SqlValue[]): Sql =>
    searched === true
      ? { sql: `(instr(search_text, ?) > 0 AND ${sql})`, params: [wanted, ...params] }
      : { sql, params };
  const denied = (sql: string): Sql =>
    searched === true
      ? { sql: `(instr(search_text, ?) = 0 OR ${sql})`, params: [wanted, wanted] }
      : { sql, params: [wanted] };
  switch (condition.op) {
    case 'contains':
      return found(`instr(${folded}, ?) > 0`, wanted);
    case 'not_contains':
      return denied(`instr(${folded}, ?) = 0`);
    case 'is':
      return found(`${folded} = ?`, wanted);
    case 'is_not':
      return denied(`${folded} <> ?`);
    default:
      return found(`substr(${folded}, 1, ?) = ?`, Array.from(wanted).length, wanted);
  }
}

/** A number is compared by its digits, as it was typed and with its country: 0117 and +44 117 are one beginning. */
function phoneTest(condition: FilterCondition, region: string): Sql {
  const typed = String(condition.value);
  const digits = digitsOf(typed);
  // Words instead of digits are looked for in what was typed.
  if (digits === '') return textTest({ value: 'value' }, condition);
  const whole = "ltrim(coalesce(normalised, ''), '+')";
  const hasCountry = typed.trim().startsWith('+');
  const asked = [
    ...(hasCountry ? [] : [{ column: 'digits', wanted: digits }]),
    { column: whole, wanted: hasCountry ? digits : (behindCountry(digits, region) ?? digits) },
  ];
  const parts = asked.map(({ column, wanted }): Sql => {
    if (condition.op === 'starts')
      return { sql: `(${column} >= ? AND ${column} < ?)`, params: [wanted, endOfPrefix(wanted)] };
    // What denies was turned round before: of several numbers none may fit.
    if (condition.op === 'is') return { sql: `${column} = ?`, params: [wanted] };
    return { sql: `instr(${column}, ?) > 0`, params: [wanted] };
  });
  return { sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`, params: parts.flatMap(({ params }) => params) };
}

function shifted(date: string, count: number, unit: PeriodUnit): string {
  switch (unit) {
    case 'day':
      return addDays(date, count);
    case 'week':
      return addDays(date, count * 7);
    case 'month':
      return addMonths(date, count);
    case 'year':
      return addMonths(date, count * 12);
  }
}

function dayTest(place: Place, condition: FilterCondition, { date, timeZone }: ListDay): Sql {
  const { value } = place;
  // A due time begins with its date, so that both compare as texts.
  const from = (day: string) => (place.instant === true ? dayBounds(day, timeZone).from : day);
  const between = (first: string, end: string): Sql => ({
    sql: `(${value} >= ? AND ${value} < ?)`,
    params: [from(first), from(end)],
  });
  const unit = condition.unit ?? 'day';
  switch (condition.op) {
    case 'on': {
      const day = String(condition.value);
      return between(day, addDays(day, 1));
    }
    case 'before':
      return { sql: `${value} < ?`, params: [from(String(condition.value))] };
    case 'after':
      return { sql: `${value} >= ?`, params: [from(addDays(String(condition.value), 1))] };
    case 'overdue':
      return { sql: `${value} < ?`, params: [from(date)] };
    case 'in_last':
      return between(shifted(date, -Number(condition.value), unit), addDays(date, 1));
    case 'older_than':
      return { sql: `${value} < ?`, params: [from(shifted(date, -Number(condition.value), unit))] };
    case 'in_next':
      return between(date, addDays(shifted(date, Number(condition.value), unit), 1));
    default:
      throw refused();
  }
}

/** A birthday comes round: what counts is its month and day, also over the end of the year. */
function birthdayTest(condition: FilterCondition, { date }: ListDay): Sql {
  const last = shifted(date, Number(condition.value), condition.unit ?? 'day');
  if (last >= addMonths(date, 12)) return { sql: 'birthday IS NOT NULL', params: [] };
  const [from, to] = [date.slice(5), last.slice(5)];
  const day = 'substr(birthday, -5)';
  return from <= to
    ? { sql: `(${day} >= ? AND ${day} <= ?)`, params: [from, to] }
    : { sql: `(birthday IS NOT NULL AND (${day} >= ? OR ${day} <= ?))`, params: [from, to] };
}
