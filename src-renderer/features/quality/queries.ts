import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { ask, queryKey, useRead } from '@renderer/app/ask';

export type Rule = InputOf<'quality.rows'>['rule'];
export type QualityRow = OutputOf<'quality.rows'>['rows'][number];
/** A row of the grid: known by the card, or by the phone or email that is wrong. */
export type ShownRow = Omit<QualityRow, 'id'> & { id: string; contactId: string };

const hangsOn = ['contact', 'interaction', 'task', 'duplicate'] as const;

/** How many each rule finds. */
export function useSummary(quietDays: number) {
  return useRead(hangsOn, 'quality.summary', { quietDays }, { keepPrevious: true });
}

/** What a rule finds, page by page. */
export function useRows(rule: Rule | null, quietDays: number) {
  const input = { rule: rule ?? 'no_reach', quietDays };
  const query = useInfiniteQuery({
    queryKey: queryKey(hangsOn, 'quality.rows', input),
    queryFn: ({ pageParam }) => ask('quality.rows', { ...input, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: rule !== null,
  });
  const rows = useMemo(
    () =>
      query.data?.pages.flatMap((page) =>
        page.rows.map((row): ShownRow => ({ ...row, id: row.key, contactId: row.id })),
      ) ?? [],
    [query.data],
  );
  return { ...query, rows };
}
