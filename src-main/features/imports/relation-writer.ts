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
  const kinds = new Map<string, Kind>();

  /** Everybody of one name; where that is more than one, who came with this file. */
  function found(related: DraftRelated, mine: Card): Card | null {
    const id = relatedId(related);
    const cards = (id === null ? named(related.name) : (byId.all({ id }) as Card[])).filter(
      (card) => card.id !== mine.id,
    );
    const fresh = cards.length > 1 ? cards.filter((card) => card.rid > last) : cards;
    return fresh.length === 1 ? (fresh[0] ?? null) : null;
  }

  function named(name: string): Card[] {
    const texts = { companyName: '', emails: [], digits: [] };
    const person = contactText({ ...texts, ...parseName(name), kind: 'person', organisation: '' });
    const company = contactText({ ...texts, ...parseName(''), kind: 'company', organisation: name });
    return [...byName.all(person.sortName, 'person'), ...byName.all(company.sortName, 'company')] as Card[];
  }

  /** The kind that a word names: a built-in one, else the user's own of that word, made when it is first needed. */
  function kindOf(label: string): Kind {
    const known = kinds.get(fold(label));
    if (known !== undefined) return known;
    const meant = relationshipOf(label);
    const builtIn = RELATIONSHIP_KINDS.find(({ key }) => key === meant?.key);
    const own = strings.imports.ownRelationship(label);
    const values =
      builtIn === undefined
        ? { key: null, name: own[0], reverse_name: own[1], between_kind: 'any', position: 'z' }
        : builtInKind(builtIn);
    const [same] = prepared(
      raw,
      `SELECT id, name, reverse_name, between_kind, deleted_at FROM relationship_kind WHERE id = ? OR name = ?
       ORDER BY deleted_at IS NOT NULL`,
    ).all(
      builtIn === undefined ? '' : relationshipKindId(builtIn.key),
      builtIn === undefined ? values.name : '',
    ) as (Omit<Kind, 'reversed'> & { deleted_at: string | null })[];
    let kind: Kind;
    if (same === undefined) {
      const id =
        builtIn === undefined ? derivedId('relationship_kind', 'own', fold(label)) : relationshipKindId(builtIn.key);
      prepared(
        raw,
        `INSERT INTO relationship_kind (id, key, name, reverse_name, between_kind, position, created_at, created_by, updated_at, updated_by)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        id,
        values.key,
        values.name,
        values.reverse_name,
        values.between_kind,
        values.position,
        at,
        userId,
        at,
        userId,
      );
      kind = { id, ...values, reversed: meant?.reversed ?? false };
    } else {
      if (same.deleted_at !== null) bulkUpdate(write, 'relationship_kind', same.id, { deleted_at: null });
      kind = { ...same, reversed: meant?.reversed ?? false };
    }
    kinds.set(fold(label), kind);
    return kind;
  }

  function connect(mine: Card, other: Card, label: string): boolean {
    const kind = kindOf(label);
    const suits = kind.between_kind === 'any' || (mine.kind === kind.between_kind && other.kind === kind.between_kind);
    if (!suits) return false;
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
        if (other !== null && connect(mine, other, related.label)) counts.linked += 1;
        else if (note(mine, related)) counts.noted += 1;
        else counts.lost += 1;
      }
      return counts;
    },
  };
}
