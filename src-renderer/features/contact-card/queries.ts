import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { ask, queryKey, useRead } from '@renderer/app/ask';

export type Card = OutputOf<'contacts.get'>;
export type TimelineEntryRow = OutputOf<'contacts.timeline'>['entries'][number];
export type Interaction = Extract<TimelineEntryRow, { type: 'interaction' }>;
export type FileEntry = Extract<TimelineEntryRow, { type: 'file' }>;
export type Change = Extract<TimelineEntryRow, { type: 'change' }>;

const cardOf = ['contact', 'interaction', 'task', 'deal', 'tag'] as const;
const timelineOf = ['contact', 'interaction', 'task', 'deal', 'attachment'] as const;

export function useCard(id: string) {
  return useRead(cardOf, 'contacts.get', { id });
}

/** Reads the cards beside this one before they are asked for, so that J and K turn at once. */
export function useNeighbours(ids: ReadonlyArray<string | undefined>): void {
  const client = useQueryClient();
  const wanted = ids.filter((id) => id !== undefined).join(' ');
  useEffect(() => {
    for (const id of wanted.split(' ').filter((one) => one !== '')) {
      void client.prefetchQuery({
        queryKey: queryKey(cardOf, 'contacts.get', { id }),
        queryFn: () => ask('contacts.get', { id }),
      });
    }
  }, [client, wanted]);
}

export function useLastSaid(contactId: string) {
  return useRead(['interaction', 'contact'], 'interactions.last_said', { contactId });
}

export function useCardTasks(contactId: string) {
  return useRead(['task', 'contact', 'interaction'], 'tasks.list', { contactId });
}

/** How many entries of each channel a timeline has: counted beside the card, which a long log does not hold up. */
export function useChannelCounts(id: string) {
  return useRead(['interaction', 'contact'], 'contacts.channel_counts', { id });
}

export type TimelineFilter = Omit<InputOf<'contacts.timeline'>, 'id' | 'cursor' | 'limit'>;

/** The timeline of a card, page by page. */
export function useTimeline(id: string, filter: TimelineFilter) {
  const query = useInfiniteQuery({
    queryKey: queryKey(timelineOf, 'contacts.timeline', { id, ...filter }),
    queryFn: ({ pageParam }) => ask('contacts.timeline', { id, ...filter, cursor: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Another filter of the same card may stay on screen meanwhile; another card's may not.
    placeholderData: (before, beforeQuery) => (isOf(beforeQuery?.queryKey[2], id) ? before : undefined),
  });
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.entries) ?? [], [query.data]);
  return { ...query, entries };
}

function isOf(input: unknown, id: string): boolean {
  return typeof input === 'object' && input !== null && 'id' in input && input.id === id;
}
