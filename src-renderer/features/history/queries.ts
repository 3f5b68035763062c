import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { addDays } from '@shared/domain/calendar';
import { toInstant } from '@shared/domain/dates';
import { entities } from '@shared/contract/topics';
import { formatSettings } from '@shared/locale/format';
import { ask, queryKey, useRead } from '@renderer/app/ask';

export type Entry = OutputOf<'history.list'>['rows'][number];
export type Days = 'today' | 'yesterday' | 'week' | 'month';

/** What of the history is shown. */
export interface HistoryFilter {
  search: string;
  userId: string | null;
  kind: NonNullable<InputOf<'history.list'>['kind']> | null;
  days: Days | null;
}

export const noFilter: HistoryFilter = { search: '', userId: null, kind: null, days: null };

const spans: Record<Days, { from: number; to: number }> = {
  today: { from: 0, to: 1 },
  yesterday: { from: -1, to: 0 },
  week: { from: -6, to: 1 },
  month: { from: -29, to: 1 },
};

/** What main is asked for: the days are those of the file's own time zone. */
export function inputOf(filter: HistoryFilter, today: string): InputOf<'history.list'> {
  const span = filter.days === null ? null : spans[filter.days];
  const start = (offset: number) => toInstant(addDays(today, offset), '00:00', formatSettings().timeZone);
  return {
    ...(filter.search.trim() === '' ? {} : { search: filter.search.trim() }),
    ...(filter.userId === null ? {} : { userId: filter.userId }),
    ...(filter.kind === null ? {} : { kind: filter.kind }),
    ...(span === null ? {} : { from: start(span.from), to: start(span.to) }),
  };
}

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
