import { QueryClient } from '@tanstack/react-query';
import { bridge } from '@renderer/bridge';

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

/** Asks again whatever hangs on an entity that a write touched. Returns how to stop. */
export function followChanges(client: QueryClient): () => void {
  return bridge.subscribe('data.changed', ({ entities }) => {
    const touched = new Set<unknown>(entities);
    void client.invalidateQueries({
      predicate: (query) => {
        const of = query.queryKey[0];
        return Array.isArray(of) ? of.some((entity) => touched.has(entity)) : touched.has(of);
      },
    });
  });
}
