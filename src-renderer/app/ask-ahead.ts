import type { QueryClient } from '@tanstack/react-query';
import { localDateOf } from '@shared/domain/dates';
import { dayQuery } from '@renderer/features/today/queries';
import { infoQuery } from './file-settings';
import { opensHome } from './pages';

/**
 * Asks what the first page will ask while the shell is still to be drawn: of the answers the page then waits only for what
 * is left of them. What fails here is asked again, and told, by what draws it.
 */
export function askAhead(client: QueryClient): void {
  const info = client.fetchQuery(infoQuery);
  info
    .then(({ settings }) => {
      if (!settings.welcomed || !opensHome()) return undefined;
      return client.prefetchQuery(dayQuery(localDateOf(new Date().toISOString(), settings.timeZone)));
    })
    .catch(() => undefined);
}
