import type { contactFilter, contactRow, contactSort } from '@shared/contract/contact-list';
import { fold } from '@shared/domain/fold';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import type { z } from 'zod';
import { findContacts, looksAtNamesOnly, type ContactsFound } from '../../db/contact-search';
import { endOfPrefix, pageByKeys, type KeysetQuery, type Page, type SortKey, type SqlValue } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { holdsAllSql, readQuery, type SearchTerms } from '../../db/search-query';

export type ContactFilter = z.output<typeof contactFilter>;
export type ContactSort = z.output<typeof contactSort>;
export type ContactRow = z.output<typeof contactRow>;

/** A filter in SQL. */
export interface Condition {
  where: string[];
  params: SqlValue[];
  /** A small set of ids leads, so that walking the order's index would only lose. */
  isNarrow: boolean;
}

/** Past this many ids, walking the order's index and asking each row is quicker than sorting the set. */
const narrowSet = 3000;

const lifecycleRank = `CASE lifecycle ${LIFECYCLES.map((name, index) => `WHEN '${name}' THEN ${index}`).join(' ')} ELSE ${LIFECYCLES.length} END`;

interface Order {
  sql: string;
  nullable: boolean;
  /** Has an index of its own, so that (key, id) is walked; the others are sorted, and then by name within. */
  isIndexed: boolean;
}

const orders: Readonly<Record<ContactSort, Order>> = {
  name: { sql: 'sort_name', nullable: false, isIndexed: true },
  updated: { sql: 'updated_at', nullable: false, isIndexed: true },
  created: { sql: 'created_at', nullable: false, isIndexed: true },
  last_contact: { sql: 'last_interaction_at', nullable: true, isIndexed: true },
  next_step: { sql: 'next_task_at', nullable: true, isIndexed: true },
  company: { sql: "nullif(company_sort, '')", nullable: true, isIndexed: false },
  lifecycle: { sql: lifecycleRank, nullable: false, isIndexed: false },
  open_deals: { sql: 'open_deal_amount', nullable: false, isIndexed: false },
};

const rowColumns = `id, kind, given, family, display_name, company_name, company_id, lifecycle, primary_phone, primary_phone_e164, primary_email,
  do_not_call, last_interaction_at, last_channel, last_outcome, next_task_title, next_task_at, open_deal_amount, open_deal_count, owner_id, updated_at`;

interface StoredRow {
  id: string;
  kind: 'person' | 'company';
  given: string;
  family: string;
  display_name: string;
  company_name: string;
  company_id: string | null;
  lifecycle: ContactRow['lifecycle'];
  primary_phone: string | null;
  primary_phone_e164: string | null;
  primary_email: string | null;
  do_not_call: number;
  last_interaction_at: string | null;
  last_channel: string | null;
  last_outcome: string | null;
  next_task_title: string | null;
  next_task_at: string | null;
  open_deal_amount: number;
  open_deal_count: number;
  owner_id: string | null;
  updated_at: string;
}

function toRow(row: StoredRow): ContactRow {
  const [dueDate = '', dueTime = null] = row.next_task_at?.split('T') ?? [];
  return {
    id: row.id,
    kind: row.kind,
    given: row.given,
    family: row.family,
    displayName: row.display_name,
    companyName: row.company_name,
    companyId: row.company_id,
    lifecycle: row.lifecycle,
    phone: row.primary_phone,
    phoneE164: row.primary_phone_e164,
    email: row.primary_email,
    doNotCall: row.do_not_call === 1,
    lastInteractionAt: row.last_interaction_at,
    lastChannel: row.last_channel,
    lastOutcome: row.last_outcome,
    nextTaskTitle: row.next_task_title,
    nextTaskDueDate: dueDate === '' ? null : dueDate,
    nextTaskDueTime: dueTime,
    openDealAmount: row.open_deal_amount,
    openDealCount: row.open_deal_count,
    ownerId: row.owner_id,
    updatedAt: row.updated_at,
  };
}

/** The search of a filter, or null when it has none. */
export function termsOf(filter: ContactFilter): SearchTerms | null {
  return filter.search === undefined ? null : readQuery(filter.search);
}

/** All of a filter but its search. */
export function filterSql(raw: RawConnection, filter: ContactFilter): Condition {
  const condition: Condition = {
    where: [filter.trashed === true ? 'deleted_at IS NOT NULL' : 'deleted_at IS NULL'],
    params: [],
    isNarrow: filter.trashed === true,
  };
  const { where, params } = condition;
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values === undefined || values.length === 0) return;
    where.push(`${column} IN (${values.map(() => '?').join(', ')})`);
    params.push(...values);
  };
  if (filter.kind !== undefined) {
    where.push('kind = ?');
    params.push(filter.kind);
  }
  among('lifecycle', filter.lifecycle);
  // The plus sign: an owner has half the cards, so walking the order's index finds a page sooner than its own would.
  among('+owner_id', filter.ownerIds);
  if (filter.companyId !== undefined) {
    where.push(
      'id IN (SELECT contact_id FROM employment WHERE company_id = ? AND is_current = 1 AND deleted_at IS NULL)',
    );
    params.push(filter.companyId);
    condition.isNarrow = true;
  }
  if (filter.tagIds !== undefined && filter.tagIds.length > 0) {
    const tags = `contact_tag WHERE tag_id IN (${filter.tagIds.map(() => '?').join(', ')})`;
    const { n } = prepared(raw, `SELECT count(*) AS n FROM (SELECT 1 FROM ${tags} LIMIT ${narrowSet + 1})`).get(
      ...filter.tagIds,
    ) as { n: number };
    condition.isNarrow ||= n <= narrowSet;
    where.push(`id IN (SELECT contact_id FROM ${tags} AND deleted_at IS NULL)`);
    params.push(...filter.tagIds);
  }
  return condition;
}

/** A filter with its search: a small set of hits leads, a large one is asked for row by row. */
export function conditionOf(raw: RawConnection, filter: ContactFilter): Condition {
  const condition = filterSql(raw, filter);
  const terms = termsOf(filter);
  if (terms === null) return condition;
  if (filter.trashed === true) {
    // What is in the trash is in no index.
    pushText(condition, terms);
    return condition;
  }
  const found = findContacts(raw, terms);
  if (!found.isCut) {
    condition.where.push('rid IN (SELECT value FROM json_each(?))');
    condition.params.push(JSON.stringify(found.rows.map((row) => row.rid)));
    condition.isNarrow = true;
  } else if (looksAtNamesOnly(terms)) {
    condition.where.push(`(${terms.words.map(() => '(sort_name >= ? AND sort_name < ?)').join(' OR ')})`);
    condition.params.push(...terms.words.flatMap((word) => [word, endOfPrefix(word)]));
    if (terms.words.length > 1) pushText(condition, terms);
  } else {
    pushText(condition, terms);
  }
  return condition;
}

function pushText(condition: Condition, terms: SearchTerms): void {
  const text = holdsAllSql('search_text', terms);
  condition.where.push(...text.sql);
  condition.params.push(...text.params);
}

export interface ListRequest {
  filter: ContactFilter;
  sort: ContactSort;
  descending: boolean;
  cursor: string | null;
  fromLetter: string | null;
  limit: number;
}

/** The keyset walk of a sorted list; tests ask it for its plan. */
export function listQuery(raw: RawConnection, request: ListRequest): KeysetQuery {
  const { sort, descending } = request;
  const order = orders[sort];
  const condition = conditionOf(raw, request.filter);
  // A plus sign keeps SQLite from walking the order's index where a small set leads.
  const column = order.isIndexed && condition.isNarrow ? `+${order.sql}` : order.sql;
  const keys: SortKey[] = [{ sql: column, descending }];
  if (!order.isIndexed) keys.push({ sql: condition.isNarrow ? '+sort_name' : 'sort_name', descending: false });
  keys.push({ sql: 'id', descending: order.isIndexed && descending });
  if (sort === 'name' && request.fromLetter !== null && request.cursor === null)
    fromLetter(condition, fold(request.fromLetter), descending);
  return {
    order: `contacts.${sort}.${descending ? 'desc' : 'asc'}`,
    select: rowColumns,
    from: 'contact',
    where: condition.where,
    params: condition.params,
    keys,
    nullable: order.nullable,
    cursor: request.cursor,
    limit: request.limit,
  };
}

function fromLetter(condition: Condition, letter: string, descending: boolean): void {
  // '#' stands for what sorts before the letters; the list begins there by itself.
  if (letter === '' || letter === '#') return;
  condition.where.push(descending ? 'sort_name < ?' : 'sort_name >= ?');
  condition.params.push(descending ? endOfPrefix(letter) : letter);
}

/** A page of a sorted list. */
export function listContacts(raw: RawConnection, request: ListRequest): Page<ContactRow> {
  const page = pageByKeys<StoredRow>(raw, listQuery(raw, request));
  return { rows: page.rows.map(toRow), nextCursor: page.nextCursor };
}

/** Rows of the list by their ids, in the order of the ids. */
export function rowsByIds(raw: RawConnection, ids: readonly string[]): ContactRow[] {
  const stored = prepared(raw, `SELECT ${rowColumns} FROM contact WHERE id IN (SELECT value FROM json_each(?))`).all(
    JSON.stringify(ids),
  ) as StoredRow[];
  const byId = new Map(stored.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toRow(row)];
  });
}

/** Of hits of a search, those that the rest of the filter lets through. */
export function hitsWithin(raw: RawConnection, found: ContactsFound, filter: ContactFilter): ContactsFound['rows'] {
  const { where, params } = filterSql(raw, { ...filter, search: undefined });
  if (where.length === 1) return found.rows;
  const kept = prepared(
    raw,
    `SELECT rid FROM contact WHERE rid IN (SELECT value FROM json_each(?)) AND ${where.join(' AND ')}`,
  ).all(JSON.stringify(found.rows.map((row) => row.rid)), ...params) as { rid: number }[];
  const rids = new Set(kept.map((row) => row.rid));
  return found.rows.filter((row) => rids.has(row.rid));
}

/** The ids of every card that a filter finds, by name. */
export function listIds(raw: RawConnection, filter: ContactFilter): string[] {
  const { where, params } = conditionOf(raw, filter);
  const rows = prepared(raw, `SELECT id FROM contact WHERE ${where.join(' AND ')} ORDER BY sort_name, id`).all(
    ...params,
  ) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** How many cards a filter finds. */
export function countContacts(raw: RawConnection, filter: ContactFilter): number {
  const { where, params } = conditionOf(raw, filter);
  const { n } = prepared(raw, `SELECT count(*) AS n FROM contact WHERE ${where.join(' AND ')}`).get(...params) as {
    n: number;
  };
  return n;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** The letters of the rail that have cards, in order; '#' is everything that begins with none of A to Z. */
export function lettersOf(raw: RawConnection, filter: ContactFilter): string[] {
  const { where, params, isNarrow } = conditionOf(raw, filter);
  const plain = where.join(' AND ');
  const letters: string[] = [];
  if (isNarrow || where.length > 1) {
    const rows = prepared(raw, `SELECT DISTINCT substr(sort_name, 1, 1) AS first FROM contact WHERE ${plain}`).all(
      ...params,
    ) as { first: string }[];
    const firsts = new Set(rows.map((row) => row.first));
    if ([...firsts].some((first) => !alphabet.includes(first) || first === '')) letters.push('#');
    for (const letter of alphabet) if (firsts.has(letter)) letters.push(letter.toUpperCase());
    return letters;
  }
  // Without a filter 27 looks into the index answer it, at any size.
  const exists = prepared(raw, `SELECT 1 FROM contact WHERE ${plain} AND sort_name >= ? AND sort_name < ? LIMIT 1`);
  if (exists.get('', 'a') !== undefined || exists.get('{', endOfPrefix('')) !== undefined) letters.push('#');
  for (const letter of alphabet)
    if (exists.get(letter, String.fromCharCode(letter.charCodeAt(0) + 1)) !== undefined)
      letters.push(letter.toUpperCase());
  return letters;
}
