import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { ask, askAgain, queryKey, tellFailure } from '@renderer/app/ask';
import { inTurn } from './in-turn';
import { listEntities, type ContactRow } from './list-question';
import { every, pagesAround, placePages, type Span } from './placed-pages';

type Asked = InputOf<'contacts.list'>;
type Marks = OutputOf<'contacts.marks'>;
type Rows = ReadonlyArray<ContactRow | undefined>;

/** How long one must stand still after a leap before what is seen there is loaded. */
const stillFor = 60;
/** A page that one has scrolled away from is forgotten after a minute. */
const pageKept = 60_000;

/** Rows are counted in such steps, so that the page is not drawn for each that is scrolled by. */
const step = 100;

/** What a list is asked for its marks and ids: nothing of what its rows show. */
function withoutColumns({ columns: _, ...input }: Asked) {
  return input;
}

interface Shown {
  /** Of which list. */
  of: string;
  marks: Marks;
  rows: Rows;
}

/** Waits until one stands still, but for a page next to those that are there. */
function useSpan(initial: Span) {
  const [span, setSpan] = useState(initial);
  const seen = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback((first: number, last: number) => {
    const leaps = Math.abs(first - seen.current.first) > every;
    seen.current = { first, last };
    clearTimeout(timer.current);
    const next = { first: Math.floor(first / step) * step, last: Math.ceil(last / step) * step };
    const settle = (): void => setSpan((now) => (now.first === next.first && now.last === next.last ? now : next));
    if (leaps) timer.current = setTimeout(settle, stillFor);
    else settle();
  }, []);
  return [span, show, setSpan] as const;
}

/**
 * The rows of a whole list, loaded where one looks: its scroll bar spans them all, and any place is reached at once.
 * @param input the list; `columns` as they are shown
 * @param when the first rows are there, and they are not all
 * @param walkedBefore how many of the rows walked so far come before the letter
 * @param initial the rows that are seen when it appears
 */
export function useMarkedRows(input: Asked, when: boolean, walkedBefore: number, initial: Span) {
  const [span, onShown, setSpan] = useSpan(initial);
  const { fromLetter: _, ...whole } = input;
  const asked = withoutColumns(input);
  const marks = useQuery({
    queryKey: queryKey(listEntities, 'contacts.marks', asked),
    queryFn: ({ signal }) => inTurn('contacts.marks', signal, () => ask('contacts.marks', { ...asked, every })),
    gcTime: 30 * 60_000,
    enabled: when,
    ...askAgain,
  });
  const of = JSON.stringify(input);
  const [known] = useState(marks.data === undefined ? null : of);
  const [shown, setShown] = useState<Shown | null>(null);
  const isShown = shown?.of === of;
  /** It is come back to: it stands where it was left, be its rows loaded again or not. */
  const isFoundAgain = shown === null && known === of;
  const place = marks.data;

  // Before it is shown by its marks, places are counted from the first row that was walked to.
  const offset = isShown || isFoundAgain || place === undefined ? 0 : place.before - walkedBefore;
  const numbers =
    place === undefined
      ? []
      : pagesAround({ first: span.first + offset, last: span.last + offset }, place.marks.length);
  const pages = useQueries({
    queries: numbers.map((number) => {
      const page = { ...whole, cursor: place?.marks[number] ?? null, limit: every };
      return {
        queryKey: queryKey(listEntities, 'contacts.list', page),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          inTurn('contacts.list', signal, () => ask('contacts.list', page)),
        gcTime: pageKept,
        structuralSharing: false,
        ...askAgain,
      };
    }),
    combine: (answers) => answers.map(({ data }) => data),
  });
  const built = useMemo(() => {
    if (place === undefined) return null;
    const loaded = new Map(numbers.flatMap((number, at) => (pages[at] === undefined ? [] : [[number, pages[at]]])));
    const rows = placePages(place, loaded);
    return { rows, isComplete: numbers.every((number) => rows[number * every] !== undefined) };
    // oxlint-disable-next-line react/exhaustive-deps -- the numbers are the same as long as their text is
  }, [place, pages, numbers.join()]);

  // What is seen stays until all of it is there anew: after a write the marks and the pages come one after the other.
  const isSame = isShown && shown.marks === place;
  const isReady = built !== null && !marks.isFetching && (built.isComplete || isSame || isFoundAgain);
  if (isReady && place !== undefined && (!isShown || shown.rows !== built.rows)) {
    setShown({ of, marks: place, rows: built.rows });
    if (!isShown && offset !== 0) setSpan({ first: span.first + offset, last: span.last + offset });
  }

  const idsBetween = async (from: number, to: number): Promise<readonly string[]> => {
    const start = Math.floor(from / every);
    const { columns: __, ...list } = whole;
    const cursor = place?.marks[start] ?? null;
    try {
      const { ids } = await ask('contacts.ids', { ...list, cursor, count: to + 1 - start * every });
      return ids.slice(from - start * every);
    } catch (reason) {
      tellFailure(reason);
      return [];
    }
  };
  return { rows: isShown && when ? shown.rows : null, onShown, idsBetween };
}
