import { RELATIONSHIP_KINDS, type RelationshipKey } from '@shared/domain/relationships';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import { builtInKind, relationshipKey, relationshipKindId } from '../contacts/contact-relationships.service';
import type { Office } from './office';
import type { WrittenContacts } from './write-contacts';

/** Of the first the second is the kind's own word: Daniel's colleague is Grace, he was introduced by Hannah. */
const connections: readonly (readonly [mine: string, kind: RelationshipKey, other: string, note: string])[] = [
  ['Daniel Okafor', 'colleague', 'Grace Obi', 'approves the budget'],
  ['Daniel Okafor', 'introduced_by', 'Hannah Beaumont', ''],
  ['Sam Whitlock', 'manager', 'Daniel Okafor', ''],
  ['Beatriz Costa', 'spouse', 'Paulo Costa', ''],
  ['Grace Chen', 'colleague', 'Ellis North', ''],
  ['Charlotte Ashdown', 'friend', 'Hannah Beaumont', 'sail together'],
  ['Carys Penhaligon', 'manager', 'Rob Eastman', 'ask her first'],
  ['Northlight Cafés', 'referred_by', 'Beaumont Bakery', ''],
  ['Paper Crane Tea', 'partner', 'Northlight Cafés', 'share a roaster'],
];
const secondJobs: readonly (readonly [person: string, company: string, title: string, since: string])[] = [
  ['Hannah Beaumont', 'Larchfield Hospice', 'Trustee', '2023'],
  ['Grace Chen', 'Fairfax Events', 'Adviser', '2024-09'],
];
/** Budget, need, timing, authority. */
const readiness: Readonly<Record<string, readonly (0 | 1 | null)[]>> = {
  'Daniel Okafor': [1, 1, null, 0],
  'Grace Obi': [1, null, null, 1],
  'Charlotte Ashdown': [1, 1, 1, 1],
  'Freja Ahlberg': [null, 1, null, null],
};

/** Who belongs to whom, who works in two places, and who is ready to buy. */
export function writeConnections(write: Write, office: Office, { people, companyIds }: WrittenContacts): void {
  const ids = new Map([...companyIds, ...people.map((person) => [person.name, person.id] as const)]);
  const at = office.at(40, '11:00');
  const kinds = new Set(connections.map(([, key]) => key));
  for (const kind of RELATIONSHIP_KINDS.filter(({ key }) => kinds.has(key)))
    office.insert('relationship_kind', { id: relationshipKindId(kind.key), ...builtInKind(kind) }, at);
  for (const [mine, key, other, note] of connections) {
    const kind = RELATIONSHIP_KINDS.find((one) => one.key === key)!;
    const kindId = relationshipKindId(key);
    const { id, from, to } = relationshipKey(
      { ...builtInKind(kind), id: kindId },
      ids.get(mine)!,
      ids.get(other)!,
      false,
    );
    office.insert('relationship', { id, contact_id: from, other_id: to, kind_id: kindId, note }, at);
  }
  const main = prepared(write.raw, 'UPDATE employment SET is_primary = 1 WHERE contact_id = ? AND is_current = 1');
  for (const [person, company, title, since] of secondJobs) {
    const contactId = ids.get(person)!;
    main.run(contactId);
    const job = { contact_id: contactId, company_id: ids.get(company)!, title, department: '', from_date: since };
    office.insert('employment', { id: office.id('employment', `${person} ${company}`), ...job, to_date: null }, at);
  }
  const ready = prepared(
    write.raw,
    'UPDATE contact SET ready_budget = ?, ready_need = ?, ready_timing = ?, ready_authority = ? WHERE id = ?',
  );
  for (const [person, answers] of Object.entries(readiness)) ready.run(...answers, ids.get(person)!);
}
