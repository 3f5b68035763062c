import { ask } from './ask';
import type { EntityOption } from '@renderer/ui';

async function pick(text: string, kind?: 'person' | 'company'): Promise<EntityOption[]> {
  const { rows } = await ask('contacts.pick', { search: text, limit: 8, ...(kind === undefined ? {} : { kind }) });
  return rows.map((row) => ({
    id: row.id,
    label: row.displayName,
    second: row.companyName || undefined,
    kind: row.kind,
  }));
}

/** The best few people and companies for what was typed. */
export function findContacts(text: string): Promise<EntityOption[]> {
  return pick(text);
}

export function findCompanies(text: string): Promise<EntityOption[]> {
  return pick(text, 'company');
}

export function findPeople(text: string): Promise<EntityOption[]> {
  return pick(text, 'person');
}
