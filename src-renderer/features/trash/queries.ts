import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { ask, queryKey, useRead } from '@renderer/app/ask';

export type TrashRow = OutputOf<'trash.list'>['rows'][number];
export type TrashKind = TrashRow['kind'];
export type TrashItems = NonNullable<InputOf<'trash.purge'>['items']>;

const of = ['contact', 'deal', 'interaction', 'task', 'attachment'] as const;

/** What lies in the trash of one kind, page by page, the latest first. */
export function useTrash(kind: TrashKind, search: string) {
  const input = { kind, ...(search.trim() === '' ? {} : { search: search.trim() }) };
  const query = useInfiniteQuery({
    queryKey: queryKey(of, 'trash.list', input),
    queryFn: ({ pageParam }) => ask('trash.list', { ...input, cursor: pageParam, limit: 100 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { ...query, rows };
}

export function useTrashCounts() {
  return useRead(of, 'trash.counts', {}, { keepPrevious: true });
}
