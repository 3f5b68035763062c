import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf, QueryName } from '@shared/contract/index';
import { ask, askAgain, queryKey, useRead } from '@renderer/app/ask';
import { inTurn } from './in-turn';
import type { SortOrder } from './built-in-views';
import type { ContactFilter } from './view-state';

export type ContactRow = OutputOf<'contacts.list'>['rows'][number];

const rowsOf = ['contact', 'interaction', 'task', 'deal', 'tag'] as const;
const firstPage = 100;
const nextPage = 400;

/** What is asked of the list: which, in which order, from which letter on, and what is shown beyond the card itself. */
export interface ListQuestion {
  filter: ContactFilter;
  sort: readonly SortOrder[];
  fromLetter: string | null;
  columns: NonNullable<InputOf<'contacts.list'>['columns']>;
}

type Sort = NonNullable<InputOf<'contacts.list'>['sort']>;

/** What the contract is asked; without an order a search ranks by best match, and everything else goes by name. */
export function listInput({ filter, sort, fromLetter, columns }: ListQuestion): InputOf<'contacts.list'> {
  const [first, ...rest] = sort.length > 0 || filter.search !== undefined ? sort : [{ by: 'name', descending: false }];
  return {
    filter,
    ...(first === undefined ? {} : { sort: first.by as Sort, descending: first.descending }),
    ...(rest.length === 0 ? {} : { thenBy: rest.map(({ by, descending }) => ({ sort: by as Sort, descending })) }),
    ...(fromLetter === null ? {} : { fromLetter }),
    ...(columns.length === 0 ? {} : { columns }),
  };
}

function useWalk(input: InputOf<'contacts.list'>, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: queryKey(rowsOf, 'contacts.list', input),
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

/**
 * The rows of the list, page by page, kept on screen while the next answer is on its way. A list that begins at a letter is
 * walked both ways from there.
 */
export function useContactRows(question: ListQuestion) {
  const letter = question.fromLetter;
  const onward = useWalk(listInput(question), true);
  const twoWays = letter !== null && /^[a-zΩ]/i.test(letter);
  const back = useWalk(
    twoWays ? { ...listInput(question), descending: true, fromLetter: letterBefore(letter) } : {},
    twoWays && onward.isSuccess && !onward.isPlaceholderData,
  );
  const before = useMemo(
    () => (twoWays && !back.isPlaceholderData ? (back.data?.pages.flatMap((page) => page.rows).reverse() ?? []) : []),
    [twoWays, back.data, back.isPlaceholderData],
  );
  const after = useMemo(() => onward.data?.pages.flatMap((page) => page.rows) ?? [], [onward.data]);
  const rows = useMemo(() => (before.length === 0 ? after : [...before, ...after]), [before, after]);
  return {
    rows,
    isPending: onward.isPending,
    error: onward.error,
    refetch: onward.refetch,
    hasNext: onward.hasNextPage && !onward.isPlaceholderData,
    hasBefore: twoWays && back.hasNextPage && !back.isPlaceholderData,
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
