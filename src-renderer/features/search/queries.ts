import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { ask, queryKey, useRead } from '@renderer/app/ask';

export type Hit = OutputOf<'search.page'>['rows'][number];
export type HitKind = InputOf<'search.page'>['kind'];

const of = ['contact', 'deal', 'interaction', 'task', 'attachment', 'field'] as const;

/** Everything of one kind that is found, page by page; the last answer stays until the next is there. */
export function useResults(search: string, kind: HitKind) {
  const input = { search: search.trim(), kind };
  const query = useInfiniteQuery({
    queryKey: queryKey(of, 'search.page', input),
    queryFn: ({ pageParam }) => ask('search.page', { ...input, cursor: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: input.search !== '',
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { ...query, rows };
}

/** How much of each kind is found. */
export function useResultCounts(search: string) {
  const wanted = search.trim();
  return useRead(of, 'search.counts', wanted === '' ? null : { search: wanted }, { keepPrevious: true });
}
