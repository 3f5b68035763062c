import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { queryKey, useRead } from '@renderer/app/ask';
import { bridge } from '@renderer/bridge';

/** How things stand with a newer version, as main tells it; undefined until it has answered once. */
export function useUpdates(): OutputOf<'updates.state'> | undefined {
  const client = useQueryClient();
  const state = useRead('file', 'updates.state', {});
  useEffect(
    () =>
      bridge.subscribe('updates.state', (told) => {
        client.setQueryData(queryKey('file', 'updates.state', {}), told);
        // The count of connections beside it is no longer what it was.
        void client.invalidateQueries({ predicate: (query) => query.queryKey[1] === 'app.connections' });
      }),
    [client],
  );
  return state.data;
}
