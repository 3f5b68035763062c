import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Entity, ProcedureName } from '@shared/contract/index';
import type { GridRows } from '@renderer/ui';
import { askAgain, queryKey, tellFailure } from './ask';
import { inTurn } from './in-turn';
import { every, fits, nextAsked, pagesOf, placePages, type LoadedPage, type Marks, type Span } from './placed-rows';

/** A list whose pages are read by where they begin. */
export interface PlacedList<Row> {
  name: ProcedureName;
  /** What tells it from other lists: its marks, and its pages beside their place. */
  marksInput: object;
  pageInput: object;
  /** What its rows hang on. */
  entities: readonly Entity[];
  /** @param size rows of a page */
  marks: (size: number) => Promise<Marks & { before: number }>;
  page: (cursor: string | null, limit: number) => Promise<LoadedPage<Row>>;
  /** The ids that follow a cursor, for what is done with rows that are not loaded. */
  ids?: (cursor: string | null, count: number) => Promise<readonly string[]>;
}

interface Placed extends Marks {
  before: number;
  /** What was written later they do not know. */
  askedAt: number;
}

/** A page that one has scrolled away from is forgotten after a minute. */
const pageKept = 60_000;
/** Rows are counted in such steps, so that the page is not drawn for each that is scrolled by. */
const step = 50;

interface Shown<Row> {
  /** Of which list. */
  of: string;
  marks: Placed;
  rows: GridRows<Row>;
}

interface Answer<Row> {
  data: LoadedPage<Row> | undefined;
  isFetching: boolean;
  dataUpdatedAt: number;
  error: Error | null;
  refetch: () => Promise<unknown>;
}

/** Not a plain object: what is one is compared with what was there before, value by value. */
class Answers<Row> {
  constructor(readonly all: readonly Answer<Row>[]) {}
}

function gather<Row>(answers: readonly Answer<Row>[]): Answers<Row> {
  return new Answers(
    answers.map(({ data, isFetching, dataUpdatedAt, error, refetch }) => ({
      data,
      isFetching,
      dataUpdatedAt,
      error,
      refetch,
    })),
  );
}

/**
 * The stretch that is asked for: in steps, and the newest place first.
 * @param isShown by its marks: places are counted otherwise from then on
 */
function useAsked(initial: Span, isShown: boolean) {
  const [asked, setAsked] = useState({ ...initial, alone: false });
  const wanted = useRef<Span>(initial);
  const countAnew = useEffectEvent(() => {
    wanted.current = asked;
  });
  useLayoutEffect(() => countAnew(), [isShown]);
  const isThere = useRef(true);
  const goOn = useCallback(() => setAsked((now) => nextAsked(now, wanted.current, isThere.current)), []);
  return {
    asked,
    show: useCallback(
      (first: number, last: number) => {
        wanted.current = { first: Math.floor(first / step) * step, last: Math.ceil(last / step) * step };
        goOn();
      },
      [goOn],
    ),
    /** Says whether all that was asked for is loaded. */
    arrived: useCallback(
      (there: boolean) => {
        isThere.current = there;
        goOn();
      },
      [goOn],
    ),
    /** The same rows are counted from another one. */
    move: (by: number) => setAsked((span) => ({ ...span, first: span.first + by, last: span.last + by })),
  };
}

/**
 * The rows of a whole list, loaded where one looks: its scroll bar spans them all, and any place is reached at once. After
 * a write the pages that are seen are read again; where the others begin only if one of these no longer ends where the next
 * one begins, or another number is counted.
 * @param when the first rows are there, and they are not all
 * @param walkedBefore how many of the rows walked so far come before the first one
 * @param initial the rows that are seen when it appears
 * @param counted how many rows there are, where that is known for certain
 */
export function usePlacedRows<Row extends { id: string }>(
  list: PlacedList<Row>,
  when: boolean,
  walkedBefore: number,
  initial: Span,
  counted: number | null,
) {
  const { name, marksInput, pageInput, entities } = list;
  const [shown, setShown] = useState<Shown<Row> | null>(null);
  const of = JSON.stringify([marksInput, pageInput]);
  const isShown = shown?.of === of;
  const { asked, show, arrived, move } = useAsked(initial, isShown);
  const marks = useQuery({
    // Hangs on the file alone: see above.
    queryKey: queryKey('file', name, { marks: marksInput }),
    queryFn: ({ signal }) =>
      inTurn(`${name} marks`, signal, async (): Promise<Placed> => {
        const askedAt = Date.now();
        return { ...(await list.marks(every)), askedAt };
      }),
    gcTime: 30 * 60_000,
    enabled: when,
    ...askAgain,
  });
  const [known] = useState(marks.data === undefined ? null : of);
  /** It is come back to: it stands where it was left, be its rows loaded again or not. */
  const isFoundAgain = shown === null && known === of;
  const place = marks.data;

  // Before it is shown by its marks, places are counted from the first row that was walked to.
  const offset = isShown || isFoundAgain || place === undefined ? 0 : place.before - walkedBefore;
  const stretch = useMemo(
    () => ({ ...asked, first: asked.first + offset, last: asked.last + offset }),
    [asked, offset],
  );
  const { seen, numbers } = useMemo(
    () => (place === undefined ? { seen: 0, numbers: [] } : pagesOf(stretch, place)),
    [stretch, place],
  );
  const { all: answers } = useQueries({
    queries: numbers.map((number) => {
      const cursor = place?.marks[number] ?? null;
      return {
        queryKey: queryKey(entities, name, { ...pageInput, cursor, limit: every }),
        queryFn: ({ signal }: { signal: AbortSignal }) => inTurn(name, signal, () => list.page(cursor, every)),
        gcTime: pageKept,
        structuralSharing: false as const,
        ...askAgain,
      };
    }),
    combine: gather<Row>,
  });
  const isThere = answers.slice(0, seen).every(({ data, isFetching: isComing }) => data !== undefined || !isComing);
  useEffect(() => arrived(isThere), [isThere, asked, arrived]);
  const hasFailed = answers.some(({ error }) => error !== null);
  const failed = useEffectEvent(() => answers.filter(({ error }) => error !== null));
  useEffect(() => {
    if (hasFailed) tellFailure(failed()[0]?.error, () => failed().forEach(({ refetch }) => void refetch()));
  }, [hasFailed]);
  const built = useMemo(() => {
    if (place === undefined) return null;
    const pages = new Map<number, LoadedPage<Row>>();
    // Read after the marks, and yet not as they say: something was written in between.
    let misfitAt = 0;
    for (const [at, { data, isFetching, dataUpdatedAt }] of answers.entries()) {
      const number = numbers[at];
      if (data === undefined || number === undefined) continue;
      if (fits(place, number, data)) pages.set(number, data);
      else if (!isFetching) misfitAt = Math.max(misfitAt, dataUpdatedAt);
    }
    return { rows: placePages(place, pages, stretch), isComplete: pages.size === answers.length, misfitAt };
  }, [place, answers, numbers, stretch]);

  const { refetch, isFetching } = marks;
  const isMisfit = built !== null && place !== undefined && built.misfitAt > place.askedAt;
  const isOther = counted !== null && place !== undefined && counted !== place.total;
  // A list that is counted otherwise than it is walked is asked for once.
  const otherwise = isOther ? `${counted} ${of}` : null;
  const askedFor = useRef<string | null>(null);
  useEffect(() => {
    const isNews = otherwise !== null && askedFor.current !== otherwise;
    if (otherwise === null) askedFor.current = null;
    if (isFetching || !(isMisfit || isNews)) return;
    askedFor.current = otherwise;
    void refetch();
  }, [isMisfit, otherwise, isFetching, refetch]);

  // What is seen stays until all of it is there anew: after a write the marks and the pages come one after the other.
  const isSame = isShown && shown.marks === place;
  // So does what was seen last where one looks elsewhere, until what is seen there has come.
  const isReady =
    built !== null && !isFetching && !isMisfit && (built.isComplete || (isSame && isThere) || isFoundAgain);
  if (isReady && place !== undefined && (!isShown || shown.rows !== built.rows)) {
    setShown({ of, marks: place, rows: built.rows });
    if (!isShown && offset !== 0) move(offset);
  }

  const { ids } = list;
  const now = isShown && when ? shown : null;
  return {
    rows: now === null ? null : now.rows,
    onShown: show,
    /** The ids from one place to another, both in; null where they cannot be told. */
    idsBetween:
      now === null || ids === undefined
        ? null
        : async (from: number, to: number): Promise<readonly string[]> => {
            const start = Math.floor(from / every);
            try {
              const answer = await ids(now.marks.marks[start] ?? null, to + 1 - start * every);
              return answer.slice(from - start * every);
            } catch (reason) {
              tellFailure(reason);
              return [];
            }
          },
  };
}
