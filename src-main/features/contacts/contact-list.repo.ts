import type { contactFilter } from '@shared/contract/contact-list';
import { fold } from '@shared/domain/fold';
import type { z } from 'zod';
import { findContacts, looksAtNamesOnly, type ContactsFound } from '../../db/contact-search';
import {
  endOfPrefix,
  pageByKeys,
  pageWithin,
  type KeysetQuery,
  type Page,
  type SqlValue,
  type Stretch,
} from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { holdsAllSql, readQuery, type SearchTerms } from '../../db/search-query';
import { whereSql, type Asking } from './contact-filter.repo';
import { orderOf, type ListOrder } from './contact-order.repo';
import { rowColumns, toRows, type ContactRow, type StoredRow } from './contact-row.repo';
import type { ListDay } from './list-day';

export type ContactFilter = z.output<typeof contactFilter>;
export type { ContactRow } from './contact-row.repo';
export type { ListSort } from './contact-order.repo';

/** A filter in SQL. */
export interface Condition {
  where: string[];
  params: SqlValue[];
  /** A small set of ids leads, so that walking the order's index would only lose. */
  isNarrow: boolean;
}

/** Past this many ids, walking the order's index and asking each row is quicker than sorting the set. */
const narrowSet = 3000;

/** The search of a filter, or null when it has none. */
export function termsOf(filter: ContactFilter): SearchTerms | null {
  return filter.search === undefined ? null : readQuery(filter.search);
}

/** All of a filter but its search. */
function filterSql(raw: RawConnection, filter: ContactFilter, day: ListDay, asking: Asking): Condition {
  const condition: Condition = {
    where: [filter.trashed === true ? 'deleted_at IS NOT NULL' : 'deleted_at IS NULL'],
    params: [],
    isNarrow: filter.trashed === true,
  };
  const { where, params } = condition;
  const add = (sql: string, values: readonly SqlValue[]) => {
    where.push(sql);
    params.push(...values);
  };
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0) add(`${column} IN (${marks(values)})`, values);
  };
  if (filter.kind !== undefined) add('kind = ?', [filter.kind]);
  among('lifecycle', filter.lifecycle);
  // The plus sign: an owner has half the cards, so walking the order's index finds a page sooner than its own would.
  among('+owner_id', filter.ownerIds);
  if (filter.companyId !== undefined) {
    const people = 'SELECT contact_id FROM employment WHERE company_id = ? AND is_current = 1 AND deleted_at IS NULL';
    add(`id IN (${people})`, [filter.companyId]);
    condition.isNarrow = true;
  }
  if (filter.tagIds !== undefined && filter.tagIds.length > 0) {
    const tagged = `contact_tag WHERE tag_id IN (${marks(filter.tagIds)})`;
    const { n } = prepared(raw, `SELECT count(*) AS n FROM (SELECT 1 FROM ${tagged} LIMIT ${narrowSet + 1})`).get(
      ...filter.tagIds,
    ) as { n: number };
    const isFew = n <= narrowSet;
    condition.isNarrow ||= isFew;
    add(
      isFew || asking === 'all'
        ? `id IN (SELECT contact_id FROM ${tagged} AND deleted_at IS NULL)`
        : `EXISTS (SELECT 1 FROM ${tagged} AND contact_id = contact.id AND deleted_at IS NULL)`,
      filter.tagIds,
    );
  }
  if (filter.where !== undefined) {
    const asked = whereSql(raw, filter.where, day, asking);
    add(asked.sql, asked.params);
  }
  return condition;
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** What the search of a filter finds; null when it has none, or when it is of the trash, which is in no index. */
function searched(raw: RawConnection, filter: ContactFilter): ContactsFound | null {
  const terms = filter.trashed === true ? null : termsOf(filter);
  return terms === null ? null : findContacts(raw, terms);
}

/** A filter with its search: a small set of hits leads, a large one is asked for row by row. */
function conditionOf(
  raw: RawConnection,
  filter: ContactFilter,
  day: ListDay,
  asking: Asking = 'all',
  found: ContactsFound | null = searched(raw, filter),
): Condition {
  const isFew = found !== null && !found.isCut;
  const condition = filterSql(raw, filter, day, isFew ? 'one by one' : asking);
  const terms = termsOf(filter);
  if (terms === null) return condition;
  if (isFew) {
    condition.where.push('rid IN (SELECT value FROM json_each(?))');
    condition.params.push(JSON.stringify(found.rows.map((row) => row.rid)));
    condition.isNarrow = true;
  } else if (found !== null && looksAtNamesOnly(terms)) {
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
  /** By name within, always. */
  order: readonly ListOrder[];
  cursor: string | null;
  fromLetter: string | null;
  limit: number;
  /** What is shown beyond the card itself: 'tags', 'roles', `custom:<id>`. */
  columns: readonly string[];
}

/** How a page of a list is read: from a stretch of the order's index or a longer one, and whole if that is not enough. */
export interface ListPlan {
  /** None where the whole is just as good: nothing is asked of the cards, or a small set leads, or all must be sorted. */
  stretches: { query: KeysetQuery; stretch: Stretch }[];
  whole(): KeysetQuery;
  /** For who reads all of it: the cards without the key too are then sooner sorted than walked by name one by one. */
  toItsEnd(): KeysetQuery;
}

/**
 * Entries of an index that are walked for a page before the table is read instead: a few for a filter that most cards
 * pass, then more. A page of a hundred fills in them when one card in sixty passes, in a tenth of the time that the whole
 * table takes.
 */
const stretchSteps = [600, 6000];

/**
 * The whole table in the order in which it lies. Of itself SQLite walks an index of what is not in the trash, which takes
 * three times as long, until the file's tables have been counted (ANALYZE).
 */
const asItLies = 'contact NOT INDEXED';

/** How a page is read; tests ask it for its plan. */
export function listPlan(raw: RawConnection, request: ListRequest, day: ListDay): ListPlan {
  const found = searched(raw, request.filter);
  const letter = letterSql(request);
  const queryOf = (asking: Asking, isReadToItsEnd = false) => {
    const condition = conditionOf(raw, request.filter, day, asking, found);
    const isAsked = condition.where.length > 1;
    const order = orderOf(raw, request.order, condition.isNarrow || (isAsked && asking === 'all'));
    // Cards without the key are the tail of the list: by name, as its index has them, unless a filter has to find them.
    const isRead = !condition.isNarrow && !order.isWalked;
    const valued = isRead ? asItLies : 'contact';
    const { firstKey } = order;
    const query: KeysetQuery = {
      order: order.name,
      select: rowColumns,
      from: isRead && (isAsked || isReadToItsEnd || !order.nullable) ? asItLies : 'contact',
      where: [...letter.where, ...condition.where],
      params: [...letter.params, ...condition.params],
      keys: order.keys,
      nullable: order.nullable,
      firstKey: firstKey && { ...firstKey, from: firstKey.from ?? valued },
      cursor: request.cursor,
      limit: request.limit,
    };
    return { query, isStretch: isAsked && order.isWalked };
  };
  const { query, isStretch } = queryOf('one by one');
  const served = { where: ['deleted_at IS NULL', ...letter.where], params: letter.params };
  return {
    stretches: isStretch ? stretchSteps.map((steps) => ({ query, stretch: { ...served, steps } })) : [],
    whole: () => queryOf('all').query,
    toItsEnd: () => queryOf('all', true).query,
  };
}

/** The sort key at which the cards of a letter begin; null where the list begins there by itself. */
export function letterStart({ order: [first], fromLetter }: Pick<ListRequest, 'order' | 'fromLetter'>): string | null {
  if (first?.sort !== 'name' || fromLetter === null || fromLetter === '') return null;
  if (fromLetter === '#') return first.descending ? '' : null;
  return fromLetter === otherScripts ? afterLetters : fold(fromLetter);
}

/** Where the list begins by name, when a letter says so. */
function letterSql(request: ListRequest): { where: string[]; params: SqlValue[] } {
  const { order, fromLetter, cursor } = request;
  const start = letterStart(request);
  if (start === null || cursor !== null) return { where: [], params: [] };
  if (order[0]?.descending !== true) return { where: ['sort_name >= ?'], params: [start] };
  const end = fromLetter === '#' ? 'a' : endOfPrefix(fromLetter === otherScripts ? '' : start);
  return { where: ['sort_name < ?'], params: [end] };
}

/** A page of a sorted list. */
export function listContacts(raw: RawConnection, request: ListRequest, day: ListDay): Page<ContactRow> {
  const { stretches, whole } = listPlan(raw, request, day);
  let page: Page<StoredRow> | null = null;
  for (const { query, stretch } of stretches) page ??= pageWithin<StoredRow>(raw, query, stretch);
  page ??= pageByKeys<StoredRow>(raw, whole());
  return { rows: toRows(raw, page.rows, request.columns), nextCursor: page.nextCursor };
}

/** Rows of the list by their ids, in the order of the ids. */
export function rowsByIds(raw: RawConnection, ids: readonly string[], columns: readonly string[] = []): ContactRow[] {
  const stored = prepared(raw, `SELECT ${rowColumns} FROM contact WHERE id IN (SELECT value FROM json_each(?))`).all(
    JSON.stringify(ids),
  ) as StoredRow[];
  const byId = new Map(stored.map((row) => [row.id, row]));
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  return toRows(raw, ordered, columns);
}

/** Of hits of a search, those that the rest of the filter lets through. */
export function hitsWithin(
  raw: RawConnection,
  found: ContactsFound,
  filter: ContactFilter,
  day: ListDay,
): ContactsFound['rows'] {
  const { where, params } = filterSql(raw, { ...filter, search: undefined }, day, 'one by one');
  if (where.length === 1) return found.rows;
  const kept = prepared(
    raw,
    `SELECT rid FROM contact WHERE rid IN (SELECT value FROM json_each(?)) AND ${where.join(' AND ')}`,
  ).all(JSON.stringify(found.rows.map((row) => row.rid)), ...params) as { rid: number }[];
  const rids = new Set(kept.map((row) => row.rid));
  return found.rows.filter((row) => rids.has(row.rid));
}

/** The ids of every card that a filter finds, by name. */
export function listIds(raw: RawConnection, filter: ContactFilter, day: ListDay): string[] {
  const { where, params } = conditionOf(raw, filter, day);
  const rows = prepared(raw, `SELECT id FROM contact WHERE ${where.join(' AND ')} ORDER BY sort_name, id`).all(
    ...params,
  ) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** How many cards a filter finds. */
export function countContacts(raw: RawConnection, filter: ContactFilter, day: ListDay): number {
  const { where, params, isNarrow } = conditionOf(raw, filter, day);
  const from = isNarrow || where.length === 1 ? 'contact' : asItLies;
  const { n } = prepared(raw, `SELECT count(*) AS n FROM ${from} WHERE ${where.join(' AND ')}`).get(...params) as {
    n: number;
  };
  return n;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';
/** What no letter of A to Z begins, and sorts after them. */
const otherScripts = 'Ω';
const afterLetters = '{';

/** The letters of the rail that have cards, in order; '#' is digits and signs, 'Ω' every script that sorts after Z. */
export function lettersOf(raw: RawConnection, filter: ContactFilter, day: ListDay): string[] {
  const { where, params, isNarrow } = conditionOf(raw, filter, day);
  const plain = where.join(' AND ');
  const letters: string[] = [];
  if (isNarrow || where.length > 1) {
    const rows = prepared(raw, `SELECT DISTINCT substr(sort_name, 1, 1) AS first FROM contact WHERE ${plain}`).all(
      ...params,
    ) as { first: string }[];
    const firsts = new Set(rows.map((row) => row.first));
    if ([...firsts].some((first) => first < 'a')) letters.push('#');
    for (const letter of alphabet) if (firsts.has(letter)) letters.push(letter.toUpperCase());
    if ([...firsts].some((first) => first >= afterLetters)) letters.push(otherScripts);
    return letters;
  }
  // Without a filter 28 looks into the index answer it, at any size.
  const exists = prepared(raw, `SELECT 1 FROM contact WHERE ${plain} AND sort_name >= ? AND sort_name < ? LIMIT 1`);
  if (exists.get('', 'a') !== undefined) letters.push('#');
  for (const letter of alphabet)
    if (exists.get(letter, String.fromCharCode(letter.charCodeAt(0) + 1)) !== undefined)
      letters.push(letter.toUpperCase());
  if (exists.get(afterLetters, endOfPrefix('')) !== undefined) letters.push(otherScripts);
  return letters;
}
