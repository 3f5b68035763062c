import { fold } from './fold';

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

/** A kind of relationship, and whether the other stands on its reverse side: a mother is who the card is a child of. */
export interface NamedRelationship {
  key: RelationshipKey;
  reversed: boolean;
}

/** How address books name what somebody is to a card, in the words of their labels and headers (vCard 4 TYPE, Apple, Android, Google, Outlook). */
const WORDS: ReadonlyMap<string, NamedRelationship> = wordTable([
  [
    'spouse',
    'spouse wife husband partner domesticpartner sweetheart ehepartner ehefrau ehemann partnerin conjoint conjointe epoux epouse conyuge esposo esposa coniuge marito moglie conjuge echtgenoot echtgenote malzonek',
  ],
  ['child', 'child children son daughter kind kinder enfant enfants hijo hijos figli filho filhos kinderen dzieci'],
  ['sibling', 'sibling brother sister'],
  ['relative', 'relative kin cousin aunt uncle nephew niece grandmother grandfather grandchild'],
  ['friend', 'friend'],
  ['colleague', 'colleague coworker'],
  ['manager', 'manager managersname boss vorgesetzter supervisor'],
  ['assistant', 'assistant assistantsname assistentin agent'],
  ['referred_by', 'referredby'],
  ['introduced_by', 'introducedby'],
]);
const REVERSED_WORDS: ReadonlyMap<string, NamedRelationship> = wordTable(
  [['child', 'parent mother father eltern mutter vater']],
  true,
);

/** The word of other address books for what the other is to a card; null where they have none for it. */
export function relationWord(key: RelationshipKey, reversed: boolean): string | null {
  const word = key === 'child' && reversed ? 'parent' : key;
  return WRITTEN.has(word) && (!reversed || !TWO_SIDED.has(word)) ? word : null;
}

const WRITTEN: ReadonlySet<string> = new Set(
  'spouse child parent sibling relative friend colleague manager assistant'.split(' '),
);
const TWO_SIDED: ReadonlySet<string> = new Set(['manager', 'assistant']);

function wordTable(lists: readonly [RelationshipKey, string][], reversed = false): Map<string, NamedRelationship> {
  return new Map(
    lists.flatMap(([key, words]) =>
      words.split(' ').map((word): [string, NamedRelationship] => [word, { key, reversed }]),
    ),
  );
}

/** What a file's word for a relationship means; null for a word of the user's own. */
export function relationshipOf(label: string): NamedRelationship | null {
  const word = fold(label).replace(/[^\p{L}\p{N}]+/gu, '');
  return WORDS.get(word) ?? REVERSED_WORDS.get(word) ?? null;
}
