import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { InputOf, OutputOf, QueryName } from '@shared/contract/index';
import { ask, askAgain, queryKey, useRead } from '@renderer/app/ask';
import { inTurn } from '@renderer/app/in-turn';
import { usePlacedRows, type PlacedList } from '@renderer/app/use-placed-rows';
import type { GridRows } from '@renderer/ui';
import { listEntities, listInput, type ContactRow, type ListQuestion } from './list-question';
import { useContactsView, type ContactFilter } from './view-state';

const firstPage = 100;
const nextPage = 400;

function useWalk(input: InputOf<'contacts.list'>, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: queryKey(listEntities, 'contacts.list', input),
    queryFn: ({ pageParam }) =>
      ask('contacts.list', { ...input, cursor: pageParam, limit: pageParam === null ? firstPage : nextPage }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
    gcTime: 30 * 60_000,
    // Comparing every row of every page whenever one more comes takes longer than drawing the thirty that are seen.
    structuralSharing: false,
    enabled,
    ...askAgain,
  });
}

/** What sorts right before a letter of the rail. */
function letterBefore(letter: string): string {
  if (letter === 'Ω') return 'Z';
  return String.fromCharCode(letter.toLowerCase().charCodeAt(0) - 1);
}

function placedList(input: InputOf<'contacts.list'>): PlacedList<ContactRow> {
  const { fromLetter, ...whole } = input;
  const { columns: _, ...order } = whole;
  const marksInput = { ...order, ...(fromLetter === undefined ? {} : { fromLetter }) };
  return {
    name: 'contacts.list',
    marksInput,
    pageInput: whole,
    entities: listEntities,
    marks: (every) => ask('contacts.marks', { ...marksInput, every }),
    page: (cursor, limit) => ask('contacts.list', { ...whole, cursor, limit }),
    ids: async (cursor, count) => (await ask('contacts.ids', { ...order, cursor, count })).ids,
  };
}

/** What is taken for seen before the list says so. */
const seenFirst = 40;

/**
 * The rows of the list, page by page, until it is known where every page begins: from then on all of it has its place, and
 * is loaded where one looks. Rows are kept on screen while the next answer is on its way. A list that begins at a letter is first
 * walked both ways from there.
 * @param rowHeight px, to tell from the place where the list was left which rows are seen first
 * @param counted how many it has; null while that is not known
 */
export function useContactRows(question: ListQuestion, rowHeight: number, counted: number | null) {
  const letter = question.fromLetter;
  const [rests, setRests] = useState(false);
  const onward = useWalk(listInput(question), !rests);
  const twoWays = letter !== null && /^[a-zΩ]/i.test(letter);
  const back = useWalk(
    twoWays ? { ...listInput(question), descending: true, fromLetter: letterBefore(letter) } : {},
    twoWays && !rests && onward.isSuccess && !onward.isPlaceholderData,
  );
  const before = useMemo(
    () => (twoWays && !back.isPlaceholderData ? (back.data?.pages.flatMap((page) => page.rows).reverse() ?? []) : []),
    [twoWays, back.data, back.isPlaceholderData],
  );
  const after = useMemo(() => onward.data?.pages.flatMap((page) => page.rows) ?? [], [onward.data]);
  const walked = useMemo(() => (before.length === 0 ? after : [...before, ...after]), [before, after]);
  const isThere = onward.isSuccess && !onward.isPlaceholderData;
  const [seen] = useState(() => Math.floor(useContactsView.getState().scrollTop / rowHeight));
  const placed = usePlacedRows(
    placedList(listInput(question)),
    isThere && (onward.hasNextPage || twoWays),
    before.length,
    { first: seen, last: seen + seenFirst },
    counted,
  );
  const isPlaced = placed.rows !== null;
  // What was walked is not read again with every write while the list stands by its marks.
  if (isPlaced !== rests) setRests(isPlaced);
  const rows: GridRows<ContactRow> = placed.rows ?? walked;
  return {
    rows,
    /** All of the list has its place, so a place in the rows is one in the list. */
    isPlaced,
    onShown: placed.onShown,
    idsBetween: placed.idsBetween,
    isPending: onward.isPending,
    /** They are those of an earlier question. */
    isOld: onward.isPlaceholderData,
    error: onward.error,
    refetch: onward.refetch,
    hasNext: !isPlaced && isThere && onward.hasNextPage,
    hasBefore: !isPlaced && twoWays && back.hasNextPage && !back.isPlaceholderData,
    next: () => {
      if (!onward.isFetching) void onward.fetchNextPage();
    },
    previous: () => {
      if (!back.isFetching) void back.fetchNextPage();
    },
  };
}

/** Asks a query that newer questions push aside, one after the other, so that two of one screen do not push each other aside. */
function useInTurn<N extends QueryName>(name: N, input: InputOf<N>) {
  return useQuery<OutputOf<N>, Error>({
    queryKey: queryKey('contact', name, input),
    queryFn: ({ signal }) => inTurn(name, signal, () => ask(name, input)),
    placeholderData: (before) => before,
    ...askAgain,
  });
}

/** How many a filter finds, and how many there are. */
export function useContactCount(filter: ContactFilter) {
  return useInTurn('contacts.count', { filter });
}

/**
 * How many each of several filters finds, asked one after the other.
 * @param when false keeps what is known and asks nothing: the rows come first
 */
export function useCounts(filters: readonly ContactFilter[], when: boolean): (number | undefined)[] {
  return useQueries({
    queries: filters.map((filter) => ({
      queryKey: queryKey('contact', 'contacts.count', { filter }),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        inTurn('contacts.count', signal, () => ask('contacts.count', { filter })),
      enabled: when,
      ...askAgain,
    })),
    combine: (answers) => answers.map((answer) => answer.data?.found),
  });
}

/** The letters under which there are cards, for the rail at the right. */
export function useLetters(filter: ContactFilter, when: boolean) {
  return useRead('contact', 'contacts.letters', when ? { filter } : null, { keepPrevious: true });
}

export function useTags() {
  return useRead(['tag', 'contact'], 'tags.list', {});
}

/** The ids of everything a list holds, page by page; for lists of a few hundred. */
export async function collectIds(question: ListQuestion, except: ReadonlySet<string>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: OutputOf<'contacts.list'> = await inTurn('contacts.list', undefined, () =>
      ask('contacts.list', { ...listInput({ ...question, fromLetter: null }), cursor, limit: 500 }),
    );
    for (const row of page.rows) if (!except.has(row.id)) ids.push(row.id);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}
