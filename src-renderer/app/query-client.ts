import { QueryClient, type Query } from '@tanstack/react-query';
import type { Bridge } from '@shared/contract/index';

/** Nothing grows stale by itself: the file changes only through us, and `data.changed` says when. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/**
 * Asks again whatever hangs on an entity that a write touched. A question that is under way was read before the write, it
 * may be: it is dropped, or its late answer would be taken for today's, and for good.
 * @param bridge says what was touched
 * @returns how to stop
 */
export function followChanges(client: QueryClient, bridge: Pick<Bridge, 'subscribe'>): () => void {
  return bridge.subscribe('data.changed', ({ entities }) => {
    const touched = new Set<unknown>(entities);
    const filter = {
      predicate: ({ queryKey: [of] }: Query) => (Array.isArray(of) ? of : [of]).some((entity) => touched.has(entity)),
    };
    void client.cancelQueries(filter).then(() => client.invalidateQueries(filter));
  });
}
