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

/** The stretch that is asked for. */
export interface Asked extends Span {
  /** Without what is next to it. */
  alone: boolean;
}

/**
 * What is asked for next. As long as what was asked for is not there nothing else is, however many places are passed
 * meanwhile, and then the one that is seen by now: no place that was passed costs the reader anything.
 * @param wanted the stretch that is seen
 * @param isThere all that was asked for is loaded
 */
export function nextAsked(asked: Asked, wanted: Span, isThere: boolean): Asked {
  if (!isThere) return asked;
  if (wanted.first !== asked.first || wanted.last !== asked.last) {
    const leaps = wanted.first > asked.last + around || wanted.last < asked.first - around;
    return { ...wanted, alone: leaps };
  }
  return asked.alone ? { ...asked, alone: false } : asked;
}

/**
 * The numbers of the pages that a stretch of rows touches, and then of those next to it.
 * @returns them, and how many of them it touches
 */
export function pagesOf({ first, last, alone }: Asked, { marks }: Marks): { seen: number; numbers: number[] } {
  const touched = (beyond: number): number[] => {
    const from = Math.max(0, Math.floor((first - beyond) / every));
    const to = Math.min(marks.length - 1, Math.floor((last + beyond) / every));
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  };
  const seen = touched(0);
  const near = alone ? [] : touched(around).filter((number) => !seen.includes(number));
  return { seen: seen.length, numbers: [...seen, ...near] };
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
 * @param latest what was asked for last
 */
export function placePages<Row>(
  { total }: Marks,
  pages: ReadonlyMap<number, LoadedPage<Row>>,
  latest: Span,
): GridRows<Row> {
  return {
    length: total,
    latest,
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
