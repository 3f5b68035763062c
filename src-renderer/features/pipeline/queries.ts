import {
  keepPreviousData,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { ask, askAgain, queryKey, useRead } from '@renderer/app/ask';
import type { BoardColumn, DealCardRow } from './board-moves';
import type { DealFilter, DealSort, DealState } from './view-state';

export type DealRow = OutputOf<'deals.list'>['rows'][number];
export type Pipelines = OutputOf<'pipelines.list'>;
export type Reason = Pipelines['reasons'][number];

/** What a card shows hangs on all of these. */
const cardsOf = ['deal', 'task', 'interaction', 'contact', 'pipeline'] as const;
const firstCards = 50;

export function usePipelines() {
  return useRead('pipeline', 'pipelines.list', {});
}

interface Cards {
  cards: DealCardRow[];
  hasMore: boolean;
}

async function readCards(stageId: string, filter: DealFilter, wanted: number): Promise<Cards> {
  const cards: DealCardRow[] = [];
  let cursor: string | null = null;
  do {
    const page: OutputOf<'deals.column'> = await ask('deals.column', {
      stageId,
      filter,
      cursor,
      limit: Math.min(500, wanted - cards.length),
    });
    cards.push(...page.cards);
    cursor = page.nextCursor;
  } while (cursor !== null && cards.length < wanted);
  return { cards, hasMore: cursor !== null };
}

const columnKey = (stageId: string, filter: DealFilter) => queryKey(cardsOf, 'deals.column', { stageId, filter });

/** Stable while nothing in it changed. */
function combine(
  results: ReadonlyArray<UseQueryResult<Cards>>,
): ReadonlyArray<{ data: Cards | undefined; at: number }> {
  return results.map((result) => ({ data: result.data, at: result.dataUpdatedAt }));
}

const nothingGrown: readonly string[] = [];

/**
 * The board, its columns grown as far as they were scrolled. A column that wants more asks for twice what it has, so that
 * reading it to its end costs twice its length at most; what it has stays on screen meanwhile.
 */
export function useBoard(pipelineId: string | null, filter: DealFilter) {
  const client = useQueryClient();
  const question = JSON.stringify([pipelineId, filter]);
  const wanted = useRef(new Map<string, number>());
  const [grown, setGrown] = useState<{ question: string; stages: readonly string[] }>({
    question,
    stages: nothingGrown,
  });
  const stages = grown.question === question ? grown.stages : nothingGrown;

  const board = useQuery({
    queryKey: queryKey(cardsOf, 'deals.board', { pipelineId, filter, perStage: firstCards }),
    queryFn: () => {
      if (pipelineId === null) throw new Error('deals.board was asked without a pipeline');
      return ask('deals.board', { pipelineId, filter, perStage: firstCards });
    },
    enabled: pipelineId !== null,
    placeholderData: keepPreviousData,
    ...askAgain,
  });
  const more = useQueries({
    queries: stages.map((stageId) => ({
      queryKey: columnKey(stageId, filter),
      queryFn: () => readCards(stageId, filter, wanted.current.get(stageId) ?? firstCards * 2),
    })),
    combine,
  });

  const columns = useMemo<BoardColumn[]>(
    () =>
      (board.data?.columns ?? []).map(({ stage, count, sums, cards, nextCursor }) => {
        const extra = more[stages.indexOf(stage.id)]?.data;
        return { stage, count, sums, cards: extra?.cards ?? cards, hasMore: extra?.hasMore ?? nextCursor !== null };
      }),
    [board.data, more, stages],
  );
  const grow = useCallback(
    (stageId: string, has: number) => {
      const key = columnKey(stageId, filter);
      if (client.isFetching({ queryKey: key, exact: true }) > 0) return;
      wanted.current.set(stageId, Math.max(firstCards, has) * 2);
      if (stages.includes(stageId)) void client.refetchQueries({ queryKey: key, exact: true });
      else setGrown({ question, stages: [...stages, stageId] });
    },
    [client, filter, question, stages],
  );
  return {
    columns,
    totals: board.data?.totals ?? null,
    isPending: board.isPending,
    error: board.error,
    refetch: board.refetch,
    /** When what is shown was read, in milliseconds. */
    readAt: Math.min(board.dataUpdatedAt, ...more.filter((one) => one.data !== undefined).map((one) => one.at)),
    grow,
  };
}

/** The list of deals, page by page. */
export function useDealRows(
  pipelineId: string | null,
  filter: DealFilter,
  state: DealState,
  sort: { by: DealSort; descending: boolean },
) {
  const input = {
    ...(pipelineId === null ? {} : { pipelineId }),
    state,
    filter,
    sort: sort.by,
    descending: sort.descending,
  };
  const query = useInfiniteQuery({
    queryKey: queryKey(cardsOf, 'deals.list', input),
    queryFn: ({ pageParam }) =>
      ask('deals.list', { ...input, cursor: pageParam, limit: pageParam === null ? 100 : 400 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: pipelineId !== null,
    ...askAgain,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return {
    rows,
    isPending: query.isPending,
    isOld: query.isPlaceholderData,
    error: query.error,
    refetch: query.refetch,
    hasNext: query.hasNextPage && !query.isPlaceholderData,
    next: () => void (query.isFetching || query.fetchNextPage()),
  };
}
