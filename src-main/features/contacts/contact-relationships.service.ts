import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { RELATIONSHIP_KINDS, type BuiltInRelationship } from '@shared/domain/relationships';
import { initialPositions } from '@shared/domain/position';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { derivedId } from '../../core/ids';
import { differing } from '../../db/differing';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { refuseStaleCells, typedCells } from '../history/stale-cells.service';
import { requireContact } from './contact-edit.service';

type Kind = OutputOf<'relationships.kinds'>['rows'][number];

interface StoredKind {
  id: string;
  key: string | null;
  name: string;
  reverse_name: string;
  between_kind: Kind['between'];
  deleted_at: string | null;
}

interface StoredRelationship {
  id: string;
  contact_id: string;
  other_id: string;
  kind_id: string;
}

/** The id of a built-in kind: the same on every machine. */
export function relationshipKindId(key: BuiltInRelationship['key']): string {
  return derivedId('relationship_kind', key);
}

const builtIn: ReadonlyMap<string, BuiltInRelationship> = new Map(
  RELATIONSHIP_KINDS.map((kind) => [relationshipKindId(kind.key), kind]),
);
const positions = initialPositions(RELATIONSHIP_KINDS.length);

/** The row of a built-in kind, as it is made when it is first needed. */
export function builtInKind(kind: BuiltInRelationship): {
  key: string;
  name: string;
  reverse_name: string;
  between_kind: Kind['between'];
  position: string;
} {
  const [name, reverse] = strings.card.relationships[kind.key];
  const position = positions[RELATIONSHIP_KINDS.indexOf(kind)] ?? '';
  return { key: kind.key, name, reverse_name: reverse, between_kind: kind.between, position };
}

/** Which of two cards stands first, and the relationship's id: said from either side it is one. */
export function relationshipKey(
  kind: { id: string; name: string; reverse_name: string },
  mine: string,
  other: string,
  reversed: boolean,
): { id: string; from: string; to: string } {
  const swapped = kind.name === kind.reverse_name ? mine > other : reversed;
  const [from, to] = swapped ? [other, mine] : [mine, other];
  return { id: derivedId('relationship', from, to, kind.id), from, to };
}

function findKind(raw: RawConnection, id: string): StoredKind | undefined {
  return prepared(raw, 'SELECT * FROM relationship_kind WHERE id = ?').get(id) as StoredKind | undefined;
}

/** All kinds: the built-in ones, whether a row was made for them yet or not, then the user's own by name. */
export function relationshipKinds(raw: RawConnection): Kind[] {
  const rows = prepared(
    raw,
    `SELECT k.*, (SELECT count(*) FROM relationship r WHERE r.kind_id = k.id AND r.deleted_at IS NULL) AS count
     FROM relationship_kind k WHERE k.deleted_at IS NULL ORDER BY k.position, k.name, k.id`,
  ).all() as (StoredKind & { count: number })[];
  const stored = new Map(rows.map((row) => [row.id, row]));
  const first = [...builtIn].map(([id, kind]) => {
    const row = stored.get(id);
    const words = strings.card.relationships[kind.key];
    return {
      id,
      name: row?.name ?? words[0],
      reverseName: row?.reverse_name ?? words[1],
      between: kind.between,
      isOwn: false,
      count: row?.count ?? 0,
    };
  });
  const own = rows
    .filter((row) => !builtIn.has(row.id))
    .map(({ id, name, reverse_name: reverseName, between_kind: between, count }) => ({
      id,
      name,
      reverseName,
      between,
      isOwn: true,
      count,
    }));
  return [...first, ...own];
}

/** The row of a kind; that of a built-in one is made when it is first needed, or taken out of the trash. */
async function requireKind(write: Write, id: string): Promise<StoredKind> {
  const stored = findKind(write.raw, id);
  if (stored !== undefined && stored.deleted_at === null) return stored;
  const kind = builtIn.get(id);
  if (kind === undefined) throw new AppError('not_found', strings.card.kindGone);
  if (stored !== undefined) {
    await write.db.updateTable('relationship_kind').set({ deleted_at: null }).where('id', '=', id).execute();
    return stored;
  }
  const values = builtInKind(kind);
  await write.db
    .insertInto('relationship_kind')
    .values({ ...stamped(write, values), id })
    .execute();
  return { id, ...values, deleted_at: null };
}

/**
 * Makes a kind of relationship, or names one anew. A name that is there already is that kind.
 * @throws AppError `validation` without a name; `not_found`; `conflict` for one that was renamed since it was read
 */
export async function saveKind(write: Write, input: ParsedInputOf<'relationships.save_kind'>): Promise<string> {
  const name = input.name.trim();
  if (name === '') throw new AppError('validation', strings.card.kindNeedsName, { name: strings.card.kindNeedsName });
  let reverse = input.reverseName.trim() || name;
  if (input.id !== undefined) {
    const kind = await requireKind(write, input.id);
    // Which card stands first was settled by whether the two sides differ: that stays as it is.
    if (kind.name === kind.reverse_name) {
      if (reverse !== name && reverse !== kind.reverse_name)
        throw new AppError('validation', strings.card.kindOneWord, { name: strings.card.kindOneWord });
      reverse = name;
    }
    const { name: nameRead = kind.name, reverseName: reverseRead = kind.reverse_name } = input.before ?? {};
    const read = { name: nameRead, reverse_name: reverseRead };
    const typed = typedCells({ name, reverse_name: reverse }, read);
    refuseStaleCells(write.raw, { table: 'relationship_kind', row: kind }, typed, read);
    const cells = differing(kind, typed);
    if (cells === null) return kind.id;
    const next = { ...kind, ...cells };
    if (kind.name !== kind.reverse_name && next.name === next.reverse_name)
      throw new AppError('validation', strings.card.kindTwoWords, { name: strings.card.kindTwoWords });
    await write.db.updateTable('relationship_kind').set(cells).where('id', '=', kind.id).execute();
    return kind.id;
  }
  const same = relationshipKinds(write.raw).find((kind) => kind.name === name && kind.reverseName === reverse);
  if (same !== undefined) return same.id;
  const row = stamped(write, {
    key: null,
    name,
    reverse_name: reverse,
    between_kind: input.between ?? 'any',
    // Behind every built-in one; the user's own then stand by name.
    position: 'z',
  });
  await write.db.insertInto('relationship_kind').values(row).execute();
  return row.id;
}

/** Takes a kind of the user's own away; refused while a card has it. */
export async function removeKind(write: Write, id: string): Promise<void> {
  const kind = relationshipKinds(write.raw).find((one) => one.id === id);
  if (kind === undefined) throw new AppError('not_found', strings.card.kindGone);
  if (!kind.isOwn) throw new AppError('validation', strings.card.kindBuiltIn);
  if (kind.count > 0) throw new AppError('validation', strings.card.kindInUse(kind.name, kind.count));
  await write.db.updateTable('relationship_kind').set({ deleted_at: write.at }).where('id', '=', id).execute();
}

/** A live relationship, by its id. */
export function findRelationship(raw: RawConnection, id: string): StoredRelationship | undefined {
  return prepared(raw, 'SELECT * FROM relationship WHERE id = ? AND deleted_at IS NULL').get(id) as
    | StoredRelationship
    | undefined;
}

/**
 * Says how two cards stand to each other, from the side of either. The same said twice, or from both sides, is one.
 * @returns its id
 * @throws AppError `validation` for a card and itself, or a kind that is not for such cards; `not_found`
 */
export async function saveRelationship(write: Write, input: ParsedInputOf<'relationships.save'>): Promise<string> {
  const { raw, db } = write;
  const mine = requireContact(raw, input.contactId);
  const other = requireContact(raw, input.otherId);
  if (mine.id === other.id)
    throw new AppError('validation', strings.card.withItself, { other: strings.card.withItself });
  const kind = await requireKind(write, input.kindId);
  if (kind.between_kind !== 'any' && (mine.kind !== kind.between_kind || other.kind !== kind.between_kind)) {
    const message =
      kind.between_kind === 'person' ? strings.card.peopleOnly(kind.name) : strings.card.companiesOnly(kind.name);
    throw new AppError('validation', message, { kind: message });
  }
  const { id, from, to } = relationshipKey(kind, mine.id, other.id, input.reversed);
  const note = input.note?.trim();
  const read = input.id === undefined ? undefined : findRelationship(raw, input.id);
  if (read !== undefined) refuseStaleCells(raw, { table: 'relationship', row: read }, { note }, input.before ?? {});
  if (input.id !== undefined && input.id !== id) {
    if (read === undefined || (read.contact_id !== mine.id && read.other_id !== mine.id))
      throw new AppError('not_found', strings.app.notFound);
    await db.updateTable('relationship').set({ deleted_at: write.at }).where('id', '=', read.id).execute();
  }
  const known = prepared(raw, 'SELECT note, deleted_at FROM relationship WHERE id = ?').get(id) as
    | { note: string; deleted_at: string | null }
    | undefined;
  if (known === undefined) {
    const values = { contact_id: from, other_id: to, kind_id: kind.id, note: note ?? '' };
    await db
      .insertInto('relationship')
      .values({ ...stamped(write, values), id })
      .execute();
  } else if (known.deleted_at !== null || (note !== undefined && note !== known.note)) {
    await db
      .updateTable('relationship')
      .set({ deleted_at: null, ...(note === undefined ? {} : { note }) })
      .where('id', '=', id)
      .execute();
  }
  return id;
}
