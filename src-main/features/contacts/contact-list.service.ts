import type { OutputOf } from '@shared/contract/index';
import { compareFound, findContacts, type FoundContact } from '../../db/contact-search';
import { readCursor, writeCursor, type Page } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import {
  hitsWithin,
  listContacts,
  listIds,
  rowsByIds,
  termsOf,
  type ContactFilter,
  type ContactRow,
  type ListRequest,
  type ListSort,
} from './contact-list.repo';
import type { ListOrder } from './contact-order.repo';
import type { ListDay } from './list-day';

export { listDay } from './list-day';

export interface ListInput {
  filter?: ContactFilter | undefined;
  sort?: ListSort | undefined;
  descending?: boolean | undefined;
  thenBy?: ListOrder[] | undefined;
  columns?: string[] | undefined;
  cursor?: string | null | undefined;
  fromLetter?: string | undefined;
  limit?: number | undefined;
}

/**
 * A page of the contact list. A search without a sort gives the best first; everything else is in the order of the sort,
 * by name when none is named.
 */
export function contactPage(raw: RawConnection, input: ListInput, day: ListDay): Page<ContactRow> {
  const request = listRequest(input);
  return isByBest(input) ? bestPage(raw, request, day) : listContacts(raw, request, day);
}

/** Whether a list is a search in no order of its own: the best comes first. */
export function isByBest({ filter = {}, sort }: ListInput): boolean {
  return sort === undefined && filter.trashed !== true && termsOf(filter) !== null;
}

/** What the repository is asked for a list; by name where no order is named. */
export function listRequest(input: ListInput): ListRequest {
  return {
    filter: input.filter ?? {},
    order: [{ sort: input.sort ?? 'name', descending: input.descending ?? false }, ...(input.thenBy ?? [])],
    cursor: input.cursor ?? null,
    fromLetter: input.fromLetter ?? null,
    limit: input.limit ?? 100,
    columns: input.columns ?? [],
  };
}

/** The hits of a search that the filter lets through, best first. */
export function bestHits(raw: RawConnection, filter: ContactFilter, day: ListDay): FoundContact[] {
  const terms = termsOf(filter);
  if (terms === null) return [];
  return hitsWithin(raw, findContacts(raw, terms), filter, day).sort(compareFound);
}

const bestOrder = 'contacts.best';

/** The place right after a hit among the hits, best first. */
export function bestCursor(hit: FoundContact): string {
  return writeCursor(bestOrder, [hit.tier, hit.lastAt, hit.sortName, hit.id]);
}

function bestPage(
  raw: RawConnection,
  { filter, cursor, limit, columns }: Pick<ListRequest, 'filter' | 'cursor' | 'limit' | 'columns'>,
  day: ListDay,
): Page<ContactRow> {
  const after = readCursor(cursor, bestOrder, 4);
  let hits = bestHits(raw, filter, day);
  if (after !== null) {
    const [tier, lastAt, sortName, id] = after;
    const place = {
      tier: Number(tier),
      lastAt: lastAt === null ? null : String(lastAt),
      sortName: String(sortName),
      id: String(id),
    };
    hits = hits.filter((hit) => compareFound(hit, { ...hit, ...place }) > 0);
  }
  const shown = hits.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: rowsByIds(
      raw,
      shown.map((hit) => hit.id),
      columns,
    ),
    nextCursor: last !== undefined && hits.length > limit ? bestCursor(last) : null,
  };
}

const picked = 8;

/** The best few cards for a picker; before anything is typed, those last in touch. */
export function pickContacts(
  raw: RawConnection,
  input: { search: string; kind?: 'person' | 'company' | undefined; limit?: number | undefined },
  day: ListDay,
): OutputOf<'contacts.pick'>['rows'] {
  const limit = input.limit ?? picked;
  const filter = { search: input.search, kind: input.kind };
  const rows =
    termsOf(filter) === null
      ? contactPage(raw, { filter: { kind: input.kind }, sort: 'last_contact', descending: true, limit }, day).rows
      : rowsByIds(
          raw,
          bestHits(raw, filter, day)
            .slice(0, limit)
            .map((hit) => hit.id),
        );
  return rows.map(({ id, kind, displayName, companyName, phone }) => ({ id, kind, displayName, companyName, phone }));
}

/** The ids of every card that a filter finds, by name, but for some. */
export function contactIds(
  raw: RawConnection,
  filter: ContactFilter,
  day: ListDay,
  except: readonly string[] = [],
): string[] {
  const ids = listIds(raw, filter, day);
  if (except.length === 0) return ids;
  const left = new Set(except);
  return ids.filter((id) => !left.has(id));
}
