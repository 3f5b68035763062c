import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { derivedId } from '../../core/ids';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { refuseStaleCells } from '../history/stale-cells.service';
import { liveTags } from './tags.repo';

const colours = 8;

/**
 * The tag of a name, however it is written; a new one where there is none.
 * @param colour 0 to 7; the least used one when not said
 * @returns its id
 * @throws AppError `validation` for a name without anything visible
 */
export async function findOrCreateTag(write: Write, name: string, colour?: number): Promise<string> {
  const key = fold(name);
  if (key === '') throw new AppError('validation', strings.contacts.emptyValue, { name: strings.contacts.emptyValue });
  const tags = liveTags(write.raw);
  const known = tags.find((tag) => fold(tag.name) === key);
  if (known !== undefined) return known.id;
  const row = stamped(write, { name: name.trim(), colour: colour ?? leastUsed(tags.map((tag) => tag.colour)) });
  await write.db.insertInto('tag').values(row).execute();
  return row.id;
}

function leastUsed(used: readonly number[]): number {
  const counts = Array.from({ length: colours }, (_, colour) => used.filter((one) => one === colour).length);
  return counts.indexOf(Math.min(...counts));
}

/**
 * The names of tags, for a line of the history.
 * @throws AppError `not_found` when one is no longer there
 */
export function namesOfTags(raw: RawConnection, ids: readonly string[]): string {
  const names = new Map(liveTags(raw).map((tag) => [tag.id, tag.name]));
  return ids
    .map((id) => {
      const name = names.get(id);
      if (name === undefined) throw new AppError('not_found', strings.ownLists.noSuchTag);
      return name;
    })
    .join(', ');
}

/**
 * Renames a tag, or gives it another colour.
 * @param before its name as it was read
 * @throws AppError `validation` for a name that another has, or that shows nothing; `conflict` for one changed since
 */
export function updateTag(
  write: Write,
  id: string,
  patch: { name?: string | undefined; colour?: number | undefined },
  before?: { name?: string | undefined },
): void {
  const tags = liveTags(write.raw);
  const tag = tags.find((one) => one.id === id);
  if (tag === undefined) throw new AppError('not_found', strings.ownLists.noSuchTag);
  refuseStaleCells(write.raw, { table: 'tag', row: tag }, patch, before ?? {});
  const name = patch.name?.trim() ?? tag.name;
  if (fold(name) === '')
    throw new AppError('validation', strings.contacts.emptyValue, { name: strings.contacts.emptyValue });
  const twin = tags.find((one) => one.id !== id && fold(one.name) === fold(name));
  if (twin !== undefined) {
    const taken = strings.ownLists.tagTaken(twin.name);
    throw new AppError('validation', taken, { name: taken });
  }
  prepared(write.raw, 'UPDATE tag SET name = ?, colour = ? WHERE id = ?').run(name, patch.colour ?? tag.colour, id);
}

/** Puts a tag on every card that carries one of others, cards in the trash too, and takes those others away. */
export function mergeTags(write: Write, ids: readonly string[], into: string): void {
  const { raw } = write;
  namesOfTags(raw, [into]);
  const list = JSON.stringify(ids);
  const carriers = `SELECT DISTINCT contact_id FROM contact_tag WHERE deleted_at IS NULL AND tag_id IN (SELECT value FROM json_each(?))`;
  prepared(
    raw,
    `UPDATE contact_tag SET deleted_at = NULL WHERE tag_id = ? AND deleted_at IS NOT NULL AND contact_id IN (${carriers})`,
  ).run(into, list);
  const missing = prepared(
    raw,
    `SELECT contact_id AS id FROM (${carriers}) WHERE contact_id NOT IN (SELECT contact_id FROM contact_tag WHERE tag_id = ?)`,
  ).all(list, into) as { id: string }[];
  const insert = prepared(
    raw,
    'INSERT INTO contact_tag (id, contact_id, tag_id, created_at, created_by, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { id } of missing)
    insert.run(derivedId('contact_tag', id, into), id, into, write.at, write.userId, write.at, write.userId);
  // A view that showed the cards of one of them shows those of the one they became.
  for (const id of ids)
    prepared(raw, "UPDATE saved_view SET state = replace(state, ?, ?) WHERE state LIKE '%' || ? || '%'").run(
      id,
      into,
      id,
    );
  removeTags(write, ids);
}

/** Takes tags off all cards, and away. */
export function removeTags(write: Write, ids: readonly string[]): void {
  const list = JSON.stringify(ids);
  const among = 'IN (SELECT value FROM json_each(?))';
  prepared(write.raw, `UPDATE contact_tag SET deleted_at = ? WHERE deleted_at IS NULL AND tag_id ${among}`).run(
    write.at,
    list,
  );
  prepared(write.raw, `UPDATE tag SET deleted_at = ? WHERE deleted_at IS NULL AND id ${among}`).run(write.at, list);
}
