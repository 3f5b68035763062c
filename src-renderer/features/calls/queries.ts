import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { ask, askAgain, queryKey } from '@renderer/app/ask';

export type LogRow = OutputOf<'interactions.get'>;

/** The log, page by page, newest first; the last answer stays until the next is there. */
export function useLog(input: InputOf<'interactions.list'>) {
  const query = useInfiniteQuery({
    queryKey: queryKey(['interaction', 'contact', 'deal'], 'interactions.list', input),
    queryFn: ({ pageParam }) => ask('interactions.list', { ...input, cursor: pageParam, limit: 100 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
    ...askAgain,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { ...query, rows };
}
