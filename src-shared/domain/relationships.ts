/** A kind of relationship that every file has. Its words are in the catalogue: what the other is to this card, and the reverse. */
export interface BuiltInRelationship {
  key: RelationshipKey;
  between: 'person' | 'company' | 'any';
}

export type RelationshipKey =
  | 'spouse'
  | 'child'
  | 'sibling'
  | 'relative'
  | 'friend'
  | 'colleague'
  | 'manager'
  | 'assistant'
  | 'referred_by'
  | 'introduced_by'
  | 'parent_company'
  | 'supplier'
  | 'partner'
  | 'competitor';

/** The built-in kinds, in the order in which they are offered. */
export const RELATIONSHIP_KINDS: readonly BuiltInRelationship[] = [
  { key: 'spouse', between: 'person' },
  { key: 'child', between: 'person' },
  { key: 'sibling', between: 'person' },
  { key: 'relative', between: 'person' },
  { key: 'friend', between: 'person' },
  { key: 'colleague', between: 'person' },
  { key: 'manager', between: 'person' },
  { key: 'assistant', between: 'person' },
  { key: 'referred_by', between: 'any' },
  { key: 'introduced_by', between: 'any' },
  { key: 'parent_company', between: 'company' },
  { key: 'supplier', between: 'company' },
  { key: 'partner', between: 'company' },
  { key: 'competitor', between: 'company' },
];
