import type { ParsedInputOf } from '@shared/contract/index';
import { formatCount } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { derivedId } from '../../core/ids';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { setValue } from '../custom-fields/custom-fields.service';
import { isLive } from './contacts.repo';

const among = 'IN (SELECT value FROM json_each(?))';

/** What the history calls some cards: the name of one, the number of many. */
export function nameOfMany(raw: RawConnection, ids: readonly string[]): string {
  const [only] = ids;
  if (ids.length !== 1 || only === undefined) return strings.contacts.count(formatCount(ids.length));
  const row = prepared(raw, 'SELECT display_name AS name FROM contact WHERE id = ?').get(only) as
    | { name: string }
    | undefined;
  return row?.name || strings.contacts.unnamed;
}

/** Puts tags on live cards and takes others off; what is so already is left alone. */
export function setTags(write: Write, ids: readonly string[], add: readonly string[], remove: readonly string[]): void {
  const { raw } = write;
  const list = JSON.stringify(ids);
  for (const tagId of new Set(remove)) {
    if (add.includes(tagId)) continue;
    prepared(
      raw,
      `UPDATE contact_tag SET deleted_at = ? WHERE tag_id = ? AND deleted_at IS NULL AND contact_id ${among}`,
    ).run(write.at, tagId, list);
  }
  const insert = prepared(
    raw,
    'INSERT INTO contact_tag (id, contact_id, tag_id, created_at, created_by, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const tagId of new Set(add)) {
    if (!isLive(raw, 'tag', tagId)) throw new AppError('not_found', strings.contacts.noSuchTag);
    prepared(
      raw,
      `UPDATE contact_tag SET deleted_at = NULL WHERE tag_id = ? AND deleted_at IS NOT NULL AND contact_id ${among}`,
    ).run(tagId, list);
    const missing = prepared(
      raw,
      `SELECT c.id FROM contact c WHERE c.id ${among} AND c.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM contact_tag t WHERE t.contact_id = c.id AND t.tag_id = ?)`,
    ).all(list, tagId) as { id: string }[];
    for (const { id } of missing)
      insert.run(derivedId('contact_tag', id, tagId), id, tagId, write.at, write.userId, write.at, write.userId);
  }
}

type Patch = ParsedInputOf<'contacts.bulk_update'>['patch'];

/** Fields that stand in one column and lead to nothing else but what is derived. */
const plainColumns = {
  leadStatus: 'lead_status',
  source: 'source',
  doNotCall: 'do_not_call',
  doNotMail: 'do_not_mail',
  keepInTouchDays: 'keep_in_touch_days',
} as const;

/** Sets fields of cards, where they differ. */
export function bulkUpdate(write: Write, ids: readonly string[], patch: Patch): void {
  const { raw } = write;
  const list = JSON.stringify(ids);
  for (const [key, column] of Object.entries(plainColumns) as [keyof typeof plainColumns, string][]) {
    const wanted = patch[key];
    if (wanted === undefined) continue;
    const value = typeof wanted === 'boolean' ? Number(wanted) : typeof wanted === 'string' ? wanted.trim() : wanted;
    prepared(
      raw,
      `UPDATE contact SET ${column} = ? WHERE id ${among} AND deleted_at IS NULL AND ${column} IS NOT ?`,
    ).run(value, list, value);
  }
  if (patch.lifecycle !== undefined) {
    const differing = prepared(
      raw,
      `SELECT id FROM contact WHERE id ${among} AND deleted_at IS NULL AND lifecycle <> ?`,
    ).all(list, patch.lifecycle) as { id: string }[];
    const insert = prepared(
      raw,
      'INSERT INTO lifecycle_change (id, contact_id, lifecycle, at, created_at, created_by, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    prepared(raw, `UPDATE contact SET lifecycle = ? WHERE id ${among}`).run(
      patch.lifecycle,
      JSON.stringify(differing.map(({ id }) => id)),
    );
    for (const { id } of differing)
      insert.run(write.newId(), id, patch.lifecycle, write.at, write.at, write.userId, write.at, write.userId);
  }
  if (patch.own !== undefined) setValue(write, ids, patch.own.fieldId, patch.own.value);
  if (patch.ownerId !== undefined) {
    if (patch.ownerId !== null && !isLive(raw, 'user', patch.ownerId))
      throw new AppError('not_found', strings.contacts.noSuchUser);
    prepared(raw, `UPDATE contact SET owner_id = ? WHERE id ${among} AND deleted_at IS NULL AND owner_id IS NOT ?`).run(
      patch.ownerId,
      list,
      patch.ownerId,
    );
  }
}

/** Moves live cards to the trash. */
export function trashContacts(write: Write, ids: readonly string[]): void {
  prepared(write.raw, `UPDATE contact SET deleted_at = ? WHERE deleted_at IS NULL AND id ${among}`).run(
    write.at,
    JSON.stringify(ids),
  );
}

/** By their ids: by itself SQLite walks the whole trash, for every slice of a job. */
const trashedAmong = `+deleted_at IS NOT NULL AND id ${among}`;

const partsOfCard = [
  'contact_method',
  'address',
  'employment',
  'contact_tag',
  'contact_role',
  'lifecycle_change',
  'custom_value',
];

/**
 * Takes out of the trash what went there together with its card, as all of it does when the making of a card is undone.
 * @returns the cards that got something back
 */
function restoreParts(raw: RawConnection, list: string): Set<string> {
  const cards = new Set<string>();
  // Its latest change, not whether there is one: for that SQLite would read the whole log through.
  const movedBy = (id: string) =>
    `(SELECT tx FROM change WHERE row_id = ${id} AND col = 'deleted_at' ORDER BY seq DESC LIMIT 1)`;
  for (const table of partsOfCard) {
    const rows = prepared(
      raw,
      `UPDATE ${table} SET deleted_at = NULL WHERE deleted_at IS NOT NULL
         AND contact_id IN (SELECT id FROM contact WHERE ${trashedAmong})
         AND ${movedBy(`${table}.id`)} = ${movedBy(`${table}.contact_id`)}
       RETURNING contact_id AS id`,
    ).all(list) as { id: string }[];
    for (const { id } of rows) cards.add(id);
  }
  return cards;
}

/**
 * Takes cards out of the trash, with what went there together with them.
 * @returns the cards that got something back, of which the derived columns may be other than before
 */
export function restoreContacts(write: Write, ids: readonly string[]): Set<string> {
  const list = JSON.stringify(ids);
  const completed = restoreParts(write.raw, list);
  prepared(write.raw, `UPDATE contact SET deleted_at = NULL, merged_into = NULL WHERE ${trashedAmong}`).run(list);
  return completed;
}
