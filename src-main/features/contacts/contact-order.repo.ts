import type { contactSort, listSort } from '@shared/contract/contact-list';
import { ownFieldId } from '@shared/domain/contact-fields';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { strings } from '@shared/locale/index';
import type { z } from 'zod';
import { AppError } from '../../core/errors';
import type { FirstKey, SortKey } from '../../db/keyset';
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
  /** Where the key is missing, when that is told by something cheaper than the key itself. */
  missing?: { isThere: string; isMissing: string };
  /** How it is read where it leads; within another order its `sql` stands. */
  leading?: { sql: string; firstKey: FirstKey };
}

const lifecycleRank = `CASE lifecycle ${LIFECYCLES.map((name, index) => `WHEN '${name}' THEN ${index}`).join(' ')} ELSE ${LIFECYCLES.length} END`;
const leadRank = `CASE lead_status ${['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified'].map((name, index) => `WHEN '${name}' THEN ${index}`).join(' ')} END`;

const walked = (sql: string, nullable: boolean): Order => ({ sql, nullable, isIndexed: true });
const sorted = (sql: string, nullable: boolean): Order => ({ sql, nullable, isIndexed: false });
/** A text is sorted as it is folded, and an empty one is none. */
const words = (column: string): Order => ({
  ...sorted(foldedSql(column), true),
  missing: { isThere: `${column} <> ''`, isMissing: `${column} = ''` },
});

/** Orders that stand in no table, because they go by what the file has. */
type MadeSort = 'owner' | 'tags' | 'roles';

const orders: Readonly<Record<Exclude<ContactSort, MadeSort>, Order>> = {
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
  kind: sorted('kind', false),
};

function orderOfOne(raw: RawConnection, sort: ListSort): Order {
  const own = ownFieldId(sort);
  if (own !== null) return orderOfOwn(raw, own);
  if (sort === 'owner') return byOwner(raw);
  if (sort === 'tags') return byTags(raw);
  if (sort === 'roles') return byFirstOf('contact_role', 'role', 'deleted_at IS NULL');
  const order = orders[sort as Exclude<ContactSort, MadeSort>];
  if (order === undefined) throw new AppError('invalid_input', strings.app.badInput);
  return order;
}

/** Owners are few: their places by name stand in the statement, so that no card asks for its owner's name. */
function byOwner(raw: RawConnection): Order {
  const ids = prepared(raw, 'SELECT id FROM user ORDER BY cd_fold(name), id').all() as { id: string }[];
  return {
    ...sorted(rankOf('owner_id', ids), true),
    missing: { isThere: 'owner_id IS NOT NULL', isMissing: 'owner_id IS NULL' },
  };
}

/** Of several tags the one that is shown first counts. */
function byTags(raw: RawConnection): Order {
  const ids = prepared(raw, 'SELECT id FROM tag WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id').all();
  const live = 'deleted_at IS NULL AND tag_id IN (SELECT id FROM tag WHERE deleted_at IS NULL)';
  return byFirstOf('contact_tag', rankOf('tag_id', ids as { id: string }[]), live);
}

/** By the least of a card's rows of a table; where it leads, the rows of all cards are gathered once. */
function byFirstOf(table: string, value: string, live: string): Order {
  const ofCard = `FROM ${table} WHERE contact_id = contact.id AND ${live}`;
  return {
    ...sorted(`(SELECT min(${value}) ${ofCard})`, true),
    leading: {
      sql: 'own_value',
      firstKey: {
        isThere: '1',
        isMissing: `NOT EXISTS (SELECT 1 ${ofCard})`,
        from: `(SELECT contact_id AS own_contact, min(${value}) AS own_value FROM ${table} WHERE ${live} GROUP BY contact_id)
          CROSS JOIN contact ON contact.id = own_contact`,
      },
    },
  };
}

/** The place of an id among others; of one that is not there the last. */
function rankOf(value: string, ids: readonly { id: string }[]): string {
  const known = ids.filter(({ id }) => isId.test(id));
  if (known.length === 0) return '0';
  return `CASE ${value} ${known.map(({ id }, rank) => `WHEN '${id}' THEN ${rank}`).join(' ')} ELSE ${known.length} END`;
}

const isId = /^[0-9a-f-]{36}$/;

/** The value of a field of the user's own. The field's id has the shape of an id, or it would be none of ours. */
function orderOfOwn(raw: RawConnection, field: string): Order {
  const type = ownFieldType(raw, field);
  const isNumber = type === 'number' || type === 'money';
  const isChoice = type === 'choice' || type === 'multi_choice';
  const column = isNumber ? 'number' : 'value';
  const has = `deleted_at IS NULL AND ${isNumber ? 'number IS NOT NULL' : "value <> ''"}`;
  // What is canonical as it stands sorts by the index over it.
  const isPlain = isNumber || type === 'date' || type === 'yes_no';
  const key = (value: string) =>
    isChoice ? rankOf(`substr(${value}, 1, 36)`, optionsOf(raw, field)) : isPlain ? value : foldedSql(value);
  // The plus sign keeps SQLite to the few values of the card: by the field it would walk all cards' values for each card.
  const ofCard = `FROM custom_value WHERE contact_id = contact.id AND +field_id = '${field}' AND ${has}`;
  const index = isNumber ? 'custom_value_by_number' : 'custom_value_by_value';
  return {
    ...sorted(`(SELECT ${key(column)} ${ofCard} LIMIT 1)`, true),
    leading: {
      sql: key('own_value'),
      firstKey: {
        isThere: '1',
        isMissing: `NOT EXISTS (SELECT 1 ${ofCard})`,
        from: `(SELECT contact_id AS own_contact, ${column} AS own_value FROM custom_value INDEXED BY ${index}
          WHERE field_id = '${field}' AND ${has}) CROSS JOIN contact ON contact.id = own_contact`,
      },
    },
  };
}

/** Choices sort as they stand in their field; of several the first one counts. */
function optionsOf(raw: RawConnection, field: string): { id: string }[] {
  return prepared(
    raw,
    "SELECT json_extract(o.value, '$.id') AS id FROM custom_field f, json_each(f.options) o WHERE f.id = ? ORDER BY o.key",
  ).all(field) as { id: string }[];
}

function presenceOf(sql: string): FirstKey {
  return { isThere: `${sql} IS NOT NULL`, isMissing: `${sql} IS NULL` };
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
): { name: string; keys: SortKey[]; nullable: boolean; firstKey: FirstKey | undefined; isWalked: boolean } {
  const [first, ...rest] = wanted as [ListOrder, ...ListOrder[]];
  const order = orderOfOne(raw, first.sort);
  // A plus sign keeps SQLite from walking the order's index where a small set leads.
  const loose = (sql: string): string => (isNarrow ? `+${sql}` : sql);
  const leading = order.leading?.sql ?? (order.isIndexed ? loose(order.sql) : order.sql);
  const keys: SortKey[] = [{ sql: leading, descending: first.descending }];
  for (const { sort, descending } of rest) {
    const next = orderOfOne(raw, sort);
    // NULL compares with nothing: what is missing comes last by a key of its own, and is then all the same.
    if (next.nullable) keys.push({ sql: `(${next.missing?.isMissing ?? `${next.sql} IS NULL`})`, descending: false });
    keys.push({
      sql: next.nullable && next.missing === undefined ? `coalesce(${next.sql}, '')` : next.sql,
      descending,
    });
  }
  const named = wanted.some(({ sort }) => sort === 'name');
  if (!named && (!order.isIndexed || rest.length > 0)) keys.push({ sql: loose('sort_name'), descending: false });
  keys.push({ sql: 'id', descending: order.isIndexed && rest.length === 0 && first.descending });
  return {
    name: `contacts.${wanted.map(({ sort, descending }) => `${sort}.${descending ? 'desc' : 'asc'}`).join('.')}`,
    keys,
    nullable: order.nullable,
    firstKey: order.leading?.firstKey ?? (order.nullable ? (order.missing ?? presenceOf(leading)) : undefined),
    isWalked: order.isIndexed && rest.length === 0 && !isNarrow,
  };
}
