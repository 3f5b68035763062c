import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { entities } from '@shared/contract/topics';
import { ask, queryKey, useRead } from '@renderer/app/ask';

export type Entry = OutputOf<'history.list'>['rows'][number];

export function useHistory(input: InputOf<'history.list'>) {
  const query = useInfiniteQuery({
    // Whatever is written makes an entry.
    queryKey: queryKey(entities, 'history.list', input),
    queryFn: ({ pageParam }) => ask('history.list', { ...input, cursor: pageParam, limit: 200 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { ...query, rows };
}

/** What an entry touched, in words. */
export function useTouched(txId: string) {
  return useRead(entities, 'history.changes', { txId, limit: 100 });
}
