import type { contactSort, listSort } from '@shared/contract/contact-list';
import { ownFieldId } from '@shared/domain/contact-fields';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { strings } from '@shared/locale/index';
import type { z } from 'zod';
import { AppError } from '../../core/errors';
import type { SortKey } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import { foldedSql, ownFieldType } from './contact-filter.repo';

export type ContactSort = z.output<typeof contactSort>;
export type ListSort = z.output<typeof listSort>;

export interface ListOrder {
  sort: ListSort;
  descending: boolean;
}

interface Order {
  sql: string;
  nullable: boolean;
  /** Has an index of its own, so that (key, id) is walked; the others are sorted, and then by name within. */
  isIndexed: boolean;
}

const lifecycleRank = `CASE lifecycle ${LIFECYCLES.map((name, index) => `WHEN '${name}' THEN ${index}`).join(' ')} ELSE ${LIFECYCLES.length} END`;
const leadRank = `CASE lead_status ${['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified'].map((name, index) => `WHEN '${name}' THEN ${index}`).join(' ')} END`;

const walked = (sql: string, nullable: boolean): Order => ({ sql, nullable, isIndexed: true });
const sorted = (sql: string, nullable: boolean): Order => ({ sql, nullable, isIndexed: false });
/** A text is sorted as it is folded, and an empty one is none. */
const words = (column: string): Order => sorted(`nullif(${foldedSql(column)}, '')`, true);

const orders: Readonly<Record<ContactSort, Order>> = {
  name: walked('sort_name', false),
  updated: walked('updated_at', false),
  created: walked('created_at', false),
  last_contact: walked('last_interaction_at', true),
  next_step: walked('next_task_at', true),
  touch_due: walked('touch_due', true),
  company: sorted("nullif(company_sort, '')", true),
  lifecycle: sorted(lifecycleRank, false),
  open_deals: sorted('open_deal_amount', false),
  won_value: sorted('won_deal_amount', false),
  title: words('job_title'),
  city: words('city'),
  postcode: words('postal_code'),
  country: words('country'),
  phone: sorted('coalesce(primary_phone_e164, primary_phone)', true),
  email: sorted('lower(primary_email)', true),
  source: words('source'),
  lead_status: sorted(leadRank, true),
  birthday: sorted('substr(birthday, -5)', true),
  first_touch: sorted('first_touch_channel', true),
  last_channel: sorted('last_channel', true),
  owner: sorted('(SELECT lower(u.name) FROM user u WHERE u.id = contact.owner_id)', true),
  kind: sorted('kind', false),
};

function orderOfOne(raw: RawConnection, sort: ListSort): Order {
  const own = ownFieldId(sort);
  if (own === null) {
    const order = orders[sort as ContactSort];
    if (order === undefined) throw new AppError('invalid_input', strings.app.badInput);
    return order;
  }
  const type = ownFieldType(raw, own);
  const value =
    type === 'number' || type === 'money'
      ? 'number'
      : type === 'choice' || type === 'multi_choice'
        ? rankOfChoice(raw, own)
        : `nullif(${foldedSql('value')}, '')`;
  // The id has the shape of an id, or it would be none of ours. The plus sign keeps SQLite to the few values of the card:
  // by the field it would walk all cards' values for each card.
  return sorted(
    `(SELECT ${value} FROM custom_value WHERE contact_id = contact.id AND +field_id = '${own}' AND deleted_at IS NULL LIMIT 1)`,
    true,
  );
}

/** Choices sort as they stand in their field; of several the first one counts. */
function rankOfChoice(raw: RawConnection, field: string): string {
  const ids = prepared(
    raw,
    "SELECT json_extract(o.value, '$.id') AS id FROM custom_field f, json_each(f.options) o WHERE f.id = ? ORDER BY o.key",
  ).all(field) as { id: string }[];
  const known = ids.filter(({ id }) => /^[0-9a-f-]{36}$/.test(id));
  if (known.length === 0) return 'NULL';
  return `CASE substr(value, 1, 36) ${known.map(({ id }, rank) => `WHEN '${id}' THEN ${rank}`).join(' ')} END`;
}

/**
 * The keys of an order of the list: every sort with its ties broken by the next, then by name, then by id.
 * @param wanted at least one
 * @param isNarrow a small set leads, so that walking the order's index would only lose
 */
export function orderOf(
  raw: RawConnection,
  wanted: readonly ListOrder[],
  isNarrow: boolean,
): { name: string; keys: SortKey[]; nullable: boolean } {
  const [first, ...rest] = wanted as [ListOrder, ...ListOrder[]];
  const order = orderOfOne(raw, first.sort);
  // A plus sign keeps SQLite from walking the order's index where a small set leads.
  const loose = (sql: string): string => (isNarrow ? `+${sql}` : sql);
  const keys: SortKey[] = [{ sql: order.isIndexed ? loose(order.sql) : order.sql, descending: first.descending }];
  for (const { sort, descending } of rest) {
    const next = orderOfOne(raw, sort);
    // NULL compares with nothing: what is missing comes last by a key of its own, and is then all the same.
    if (next.nullable) keys.push({ sql: `(${next.sql} IS NULL)`, descending: false });
    keys.push({ sql: next.nullable ? `coalesce(${next.sql}, '')` : next.sql, descending });
  }
  const named = wanted.some(({ sort }) => sort === 'name');
  if (!named && (!order.isIndexed || rest.length > 0)) keys.push({ sql: loose('sort_name'), descending: false });
  keys.push({ sql: 'id', descending: order.isIndexed && rest.length === 0 && first.descending });
  return {
    name: `contacts.${wanted.map(({ sort, descending }) => `${sort}.${descending ? 'desc' : 'asc'}`).join('.')}`,
    keys,
    nullable: order.nullable,
  };
}
