import type { OutputOf } from '@shared/contract/index';
import { pageByKeys, visitKeys, writeCursor } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { letterStart, listPlan } from './contact-list.repo';
import { bestCursor, bestHits, isByBest, listRequest, type ListInput } from './contact-list.service';
import type { ListDay } from './list-day';

/**
 * Where the pages of a list begin, found in one walk of its order: so a page far down is read by its key like any other,
 * and none before it is.
 * @param every rows of a page
 */
export function contactMarks(
  raw: RawConnection,
  { every, ...input }: ListInput & { every: number },
  day: ListDay,
): OutputOf<'contacts.marks'> {
  const marks: (string | null)[] = [];
  let total = 0;
  let before = 0;
  let last: () => string | null = () => null;
  if (isByBest(input)) {
    for (const hit of bestHits(raw, input.filter ?? {}, day)) {
      if (total % every === 0) marks.push(last());
      total += 1;
      last = () => bestCursor(hit);
    }
    return { marks, total, before };
  }
  const query = listPlan(raw, listRequest({ ...input, fromLetter: undefined }), day).toItsEnd();
  const start = letterStart(listRequest(input));
  visitKeys(raw, query, (keys) => {
    if (total % every === 0) marks.push(last());
    total += 1;
    if (start !== null && String(keys[0]) < start) before += 1;
    last = () => writeCursor(query.order, keys);
  });
  return { marks, total, before };
}

/** The ids of the cards that follow a cursor of a list, in its order. */
export function stretchIds(
  raw: RawConnection,
  { count, ...input }: ListInput & { count: number },
  day: ListDay,
): OutputOf<'contacts.ids'> {
  if (isByBest(input)) {
    const hits = bestHits(raw, input.filter ?? {}, day);
    const at = input.cursor == null ? 0 : hits.findIndex((hit) => bestCursor(hit) === input.cursor) + 1;
    return { ids: hits.slice(at, at + count).map(({ id }) => id) };
  }
  const query = listPlan(raw, listRequest({ ...input, limit: count }), day).whole();
  return { ids: pageByKeys<{ id: string }>(raw, { ...query, select: 'id' }).rows.map(({ id }) => id) };
}
