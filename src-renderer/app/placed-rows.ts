import type { GridRows } from '@renderer/ui';

/** Rows of a page between two marks. */
export const every = 100;
/** So many rows beyond those that are seen are loaded too. */
const around = 100;

export interface Span {
  first: number;
  last: number;
}

/** Where the pages of a list begin: each page's cursor, as the contract has them. */
export interface Marks {
  marks: readonly (string | null)[];
  total: number;
}

export interface LoadedPage<Row> {
  rows: readonly Row[];
  nextCursor: string | null;
}

/** The pages that a stretch of rows touches. */
export function pagesAround({ first, last }: Span, { marks }: Marks): Span {
  return {
    first: Math.max(0, Math.floor((first - around) / every)),
    last: Math.min(marks.length - 1, Math.floor((last + around) / every)),
  };
}

/**
 * Whether a page begins and ends where its marks say. One that was read before a write, or after one, would show a row twice
 * or leave one out.
 */
export function fits({ marks, total }: Marks, number: number, { rows, nextCursor }: LoadedPage<unknown>): boolean {
  return nextCursor === (marks[number + 1] ?? null) && rows.length === Math.min(every, total - number * every);
}

/**
 * A list with its pages in their places, and nothing where none is loaded.
 * @param pages by their number
 */
export function placePages<Row>({ total }: Marks, pages: ReadonlyMap<number, LoadedPage<Row>>): GridRows<Row> {
  return {
    length: total,
    at: (index) => pages.get(Math.floor(index / every))?.rows[index % every],
    findIndex(isIt) {
      for (const [number, { rows }] of pages) {
        const at = rows.findIndex(isIt);
        if (at >= 0) return number * every + at;
      }
      return -1;
    },
  };
}
