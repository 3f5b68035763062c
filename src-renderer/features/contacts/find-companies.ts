import { ask } from '@renderer/app/ask';
import type { EntityOption } from '@renderer/ui';

/** Finds companies for a picker. */
export async function findCompanies(text: string): Promise<EntityOption[]> {
  const { rows } = await ask('contacts.pick', { search: text, kind: 'company', limit: 8 });
  return rows.map((row) => ({ id: row.id, label: row.displayName, kind: 'company' as const }));
}
