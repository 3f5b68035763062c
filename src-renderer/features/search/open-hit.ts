import type { Hit } from './queries';

/** The address at which what was found is shown: its own page, or that of what it hangs on. */
export function addressOf(hit: Pick<Hit, 'type' | 'id' | 'contactId' | 'dealId'>): string {
  if (hit.type === 'person' || hit.type === 'company') return `/contacts/${hit.id}`;
  if (hit.type === 'deal') return `/deals/${hit.id}`;
  if (hit.contactId !== null) return `/contacts/${hit.contactId}`;
  if (hit.dealId !== null) return `/deals/${hit.dealId}`;
  return hit.type === 'task' ? '/today' : '/calls';
}
