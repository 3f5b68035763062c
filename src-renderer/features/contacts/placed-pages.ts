import type { OutputOf } from '@shared/contract/index';
import type { ContactRow } from './list-question';

type Marks = OutputOf<'contacts.marks'>;
type Page = OutputOf<'contacts.list'>;

/** Rows of a page between two marks. */
export const every = 400;
/** So many rows beyond those that are seen are loaded too: a second of scrolling. */
const around = 200;

export interface Span {
  first: number;
  last: number;
}

/**
 * The pages that a stretch of rows touches.
 * @param count of all pages
 */
export function pagesAround({ first, last }: Span, count: number): number[] {
  const from = Math.max(0, Math.floor((first - around) / every));
  const to = Math.min(count - 1, Math.floor((last + around) / every));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/**
 * A list with its pages in their places, and nothing where none is loaded. A page counts only if it ends where the next one
 * begins: read before a write, or after one, it would show a row twice or leave one out.
 * @param pages by their number
 */
export function placePages({ marks, total }: Marks, pages: ReadonlyMap<number, Page>): (ContactRow | undefined)[] {
  const rows = Array.from<ContactRow | undefined>({ length: total });
  for (const [number, page] of pages)
    if (page.nextCursor === (marks[number + 1] ?? null))
      for (const [at, row] of page.rows.entries()) rows[number * every + at] = row;
  return rows;
}
