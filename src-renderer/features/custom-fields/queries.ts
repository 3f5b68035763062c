import type { OutputOf } from '@shared/contract/index';
import { useRead } from '@renderer/app/ask';

export type OwnField = OutputOf<'fields.list'>['rows'][number];
export type OwnTag = OutputOf<'tags.list'>['rows'][number];
export type OwnRelationship = OutputOf<'relationships.kinds'>['rows'][number];
export type OwnOutcome = OutputOf<'outcomes.list'>['rows'][number];

/** Every field of the user's own, retired ones too. */
export function useOwnFields() {
  return useRead('field', 'fields.list', {});
}

/** The fields in use that cards of a kind have. */
export function useFieldsOf(kind: 'person' | 'company'): readonly OwnField[] {
  const rows = useOwnFields().data?.rows ?? [];
  return rows.filter((field) => field.retiredAt === null && (field.kind === '' || field.kind === kind));
}

export function useOwnValues(contactId: string) {
  return useRead(['field', 'contact'], 'fields.values', { contactId });
}

export function useFieldCounts() {
  return useRead(['field', 'contact'], 'fields.counts', {});
}

export function useOwnTags() {
  return useRead(['tag', 'contact'], 'tags.list', {});
}

export function useOwnOutcomes() {
  return useRead(['setting', 'interaction'], 'outcomes.list', {});
}

export function useRelationshipKinds() {
  return useRead(['setting', 'contact'], 'relationships.kinds', {});
}
