import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

export interface TagRow {
  id: string;
  name: string;
  colour: number;
}

/** Every tag by name, with how many live cards carry it. */
export function readTags(raw: RawConnection): (TagRow & { count: number })[] {
  return prepared(
    raw,
    `SELECT t.id, t.name, t.colour, (
       SELECT count(*) FROM contact_tag ct JOIN contact c ON c.id = ct.contact_id
       WHERE ct.tag_id = t.id AND ct.deleted_at IS NULL AND c.deleted_at IS NULL) AS count
     FROM tag t WHERE t.deleted_at IS NULL ORDER BY t.name COLLATE NOCASE, t.id`,
  ).all() as (TagRow & { count: number })[];
}

/** How often tags stand on cards, those in the trash too. */
export function countCarried(raw: RawConnection, ids: readonly string[]): number {
  const row = prepared(
    raw,
    'SELECT count(*) AS n FROM contact_tag WHERE deleted_at IS NULL AND tag_id IN (SELECT value FROM json_each(?))',
  ).get(JSON.stringify(ids)) as { n: number };
  return row.n;
}

/** Every live tag, oldest first. */
export function liveTags(raw: RawConnection): TagRow[] {
  return prepared(raw, 'SELECT id, name, colour FROM tag WHERE deleted_at IS NULL ORDER BY id').all() as TagRow[];
}
