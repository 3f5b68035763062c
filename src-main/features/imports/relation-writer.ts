import type { DraftRelated } from '@shared/domain/contact-draft';
import { fold } from '@shared/domain/fold';
import { parseName } from '@shared/domain/name';
import { RELATIONSHIP_KINDS, relationshipOf } from '@shared/domain/relationships';
import { strings } from '@shared/locale/index';
import { derivedId } from '../../core/ids';
import { bulkUpdate } from '../../db/bulk';
import { prepared } from '../../db/prepared';
import { contactText } from '../../db/contact-text';
import type { Write } from '../../db/writer';
import { builtInKind, relationshipKey, relationshipKindId } from '../contacts/contact-relationships.service';
import { relatedId, relatedLine } from './relation-words';

/** What became of the people whom a file names beside its cards. */
export interface RelationCounts {
  /** Whose card was found: they are connected. */
  linked: number;
  /** Whose name is in the notes. */
  noted: number;
  /** Named by an id that leads to no card. */
  lost: number;
}

/** Connects cards with the people whom the file names on them, when all its cards are there. */
export interface RelationWriter {
  add(id: string, related: readonly DraftRelated[]): void;
  /** For use inside `withBulkLog`, with every index in its place. */
  finish(): RelationCounts;
}

interface Card {
  id: string;
  kind: 'person' | 'company';
  rid: number;
}

interface Kind {
  id: string;
  name: string;
  reverse_name: string;
  between_kind: string;
  reversed: boolean;
}

type KindValues = Omit<Kind, 'id' | 'reversed'> & { key: string | null; position: string };

/** Prepares to connect the cards of one import. */
export function createRelationWriter(write: Write): RelationWriter {
  const { raw, at, userId } = write;
  const wanted: { id: string; related: DraftRelated }[] = [];
  const { last } = raw.prepare('SELECT coalesce(max(rid), 0) AS last FROM contact').get() as { last: number };
  const byId = raw.prepare(
    `SELECT id, kind, rid FROM contact WHERE external_id = @id AND external_id <> '' AND deleted_at IS NULL
     UNION SELECT id, kind, rid FROM contact WHERE id = @id AND deleted_at IS NULL LIMIT 3`,
  );
  const byName = raw.prepare(
    'SELECT id, kind, rid FROM contact WHERE sort_name = ? AND kind = ? AND deleted_at IS NULL LIMIT 20',
  );
  const cardOf = raw.prepare('SELECT id, kind, rid FROM contact WHERE id = ?');
  const before = raw.prepare('SELECT deleted_at FROM relationship WHERE id = ?');
  const insert = raw.prepare(
    `INSERT INTO relationship (id, contact_id, other_id, kind_id, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const kinds = new Map<string, Kind | null>();

  /** Everybody of one name; where that is more than one, who came with this file. */
  function found(related: DraftRelated, mine: Card): Card | null {
    const id = relatedId(related);
    const known = id === null ? [] : (byId.all({ id }) as Card[]);
    const cards = (known.length > 0 ? known : named(related.name)).filter((card) => card.id !== mine.id);
    const fresh = cards.length > 1 ? cards.filter((card) => card.rid > last) : cards;
    return fresh.length === 1 ? (fresh[0] ?? null) : null;
  }

  function named(name: string): Card[] {
    const texts = { companyName: '', emails: [], digits: [] };
    const person = contactText({ ...texts, ...parseName(name), kind: 'person', organisation: '' });
    const company = contactText({ ...texts, ...parseName(''), kind: 'company', organisation: name });
    return [...byName.all(person.sortName, 'person'), ...byName.all(company.sortName, 'company')] as Card[];
  }

  /** What of these is built in or here already and has that word on either side, for such cards. */
  function knownKind({ label, reverse }: DraftRelated, suits: (between: string) => boolean): Kind | undefined {
    const words = [label, ...(reverse === undefined ? [] : [reverse])].map(fold);
    const sides = (kind: Kind): Kind[] => [kind, { ...kind, reversed: true }];
    const says = ({ name, reverse_name: back, reversed }: Kind): boolean =>
      (reversed ? [back, name] : [name, back]).slice(0, words.length).every((word, at) => fold(word) === words[at]);
    const offered = RELATIONSHIP_KINDS.map((kind) => ({ ...builtInKind(kind), id: relationshipKindId(kind.key) }));
    const stored = prepared(
      raw,
      'SELECT id, name, reverse_name, between_kind FROM relationship_kind WHERE deleted_at IS NULL ORDER BY position, id',
    ).all() as Omit<Kind, 'reversed'>[];
    return [...offered, ...stored]
      .flatMap((kind) => sides({ ...kind, reversed: false }))
      .find((kind) => says(kind) && suits(kind.between_kind));
  }

  /** The kind that a word names for two cards: a built-in one, else the user's own of that word, made when it is first needed. */
  function kindOf(related: DraftRelated, suits: (between: string) => boolean, cards: string): Kind | null {
    const { label, reverse } = related;
    const said = `${cards} ${fold(label)}\n${fold(reverse ?? '')}`;
    let kind = kinds.get(said);
    if (kind === undefined) {
      kind = meantKind(related, suits);
      kinds.set(said, kind);
    }
    return kind;
  }

  function meantKind(related: DraftRelated, suits: (between: string) => boolean): Kind | null {
    const { label, reverse } = related;
    const meant = reverse === undefined ? relationshipOf(label) : null;
    const builtIn = RELATIONSHIP_KINDS.find(({ key }) => key === meant?.key);
    if (builtIn !== undefined && suits(builtIn.between))
      return held(relationshipKindId(builtIn.key), builtInKind(builtIn), meant?.reversed ?? false);
    const known = knownKind(related, suits);
    if (known !== undefined) {
      const own = RELATIONSHIP_KINDS.find(({ key }) => relationshipKindId(key) === known.id);
      return own === undefined ? known : held(known.id, builtInKind(own), known.reversed);
    }
    // A word for people says nothing of companies, and stays in the notes.
    if (builtIn !== undefined) return null;
    const [name, back] = reverse === undefined ? strings.imports.ownRelationship(label) : [label, reverse];
    return held(
      derivedId('relationship_kind', 'own', fold(label)),
      { key: null, name, reverse_name: back, between_kind: 'any', position: 'z' },
      false,
    );
  }

  /** The row of a kind, made when it is first needed or taken out of the trash. */
  function held(id: string, values: KindValues, reversed: boolean): Kind {
    const same = prepared(
      raw,
      'SELECT id, name, reverse_name, between_kind, deleted_at FROM relationship_kind WHERE id = ?',
    ).get(id) as (Omit<Kind, 'reversed'> & { deleted_at: string | null }) | undefined;
    if (same !== undefined) {
      if (same.deleted_at !== null) bulkUpdate(write, 'relationship_kind', id, { deleted_at: null });
      return { ...same, reversed };
    }
    const { key, name, reverse_name: back, between_kind: between, position } = values;
    prepared(
      raw,
      `INSERT INTO relationship_kind (id, key, name, reverse_name, between_kind, position, created_at, created_by, updated_at, updated_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, key, name, back, between, position, at, userId, at, userId);
    return { id, ...values, reversed };
  }

  function connect(mine: Card, other: Card, related: DraftRelated): boolean {
    const suits = (between: string) => between === 'any' || (mine.kind === between && other.kind === between);
    const kind = kindOf(related, suits, `${mine.kind} ${other.kind}`);
    if (kind === null) return false;
    const { id, from, to } = relationshipKey(kind, mine.id, other.id, kind.reversed);
    const known = before.get(id) as { deleted_at: string | null } | undefined;
    if (known === undefined) insert.run(id, from, to, kind.id, at, userId, at, userId);
    else if (known.deleted_at !== null) bulkUpdate(write, 'relationship', id, { deleted_at: null });
    return true;
  }

  /** @returns whether the notes have it now */
  function note(card: Card, related: DraftRelated): boolean {
    const line = relatedLine(related);
    if (line === '') return false;
    const { notes } = prepared(raw, 'SELECT notes FROM contact WHERE id = ?').get(card.id) as { notes: string };
    if (notes.includes(line)) return true;
    const text = notes === '' ? line : `${notes}\n${line}`;
    // Of a card that this import makes, what it was made with is no edit.
    if (card.rid > last) prepared(raw, 'UPDATE contact SET notes = ? WHERE id = ?').run(text, card.id);
    else bulkUpdate(write, 'contact', card.id, { notes: text });
    return true;
  }

  return {
    add(id, related) {
      for (const one of related) wanted.push({ id, related: one });
    },
    finish() {
      const counts: RelationCounts = { linked: 0, noted: 0, lost: 0 };
      for (const { id, related } of wanted) {
        const mine = cardOf.get(id) as Card;
        const other = found(related, mine);
        if (other !== null && connect(mine, other, related)) counts.linked += 1;
        else if (note(mine, related)) counts.noted += 1;
        else counts.lost += 1;
      }
      return counts;
    },
  };
}
