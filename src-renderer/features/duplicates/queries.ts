import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { JobProgress, OutputOf } from '@shared/contract/index';
import { ask, queryKey } from '@renderer/app/ask';
import { useJobs } from '@renderer/stores/jobs';

export type Group = OutputOf<'duplicates.list'>['groups'][number];
export type GroupRow = Group & { id: string };

const listOf = ['contact', 'duplicate'] as const;

/** What the last look found, page by page; a group is known by its cards. */
export function useDuplicates() {
  const query = useInfiniteQuery({
    queryKey: queryKey(listOf, 'duplicates.list', {}),
    queryFn: ({ pageParam }) => ask('duplicates.list', { cursor: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(
    () =>
      query.data?.pages.flatMap((page) =>
        page.groups.map((group): GroupRow => ({ ...group, id: group.cards.map(({ id }) => id).join(' ') })),
      ) ?? [],
    [query.data],
  );
  return { ...query, rows, first: query.data?.pages[0] };
}

/** The look that goes on now, if one does; when it ends, what it found is read. */
export function useScan(): JobProgress | undefined {
  const client = useQueryClient();
  const job = useJobs((state) => Object.values(state.jobs).findLast((one) => one.kind === 'duplicates.scan'));
  const running = job?.state === 'running';
  const was = useRef(running);
  useEffect(() => {
    if (was.current && !running)
      // A look writes nothing of the user's, so that no write tells of it.
      void client.invalidateQueries({
        predicate: ({ queryKey: key }) =>
          String(key[1]).startsWith('duplicates.') || String(key[1]).startsWith('quality.'),
      });
    was.current = running;
  }, [running, client]);
  return running ? job : undefined;
}
