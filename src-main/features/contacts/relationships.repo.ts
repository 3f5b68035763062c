import type { Relationship } from '@shared/contract/card';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

/** What a card's relationships are, each in the word for its side. */
export function relationshipsOf(raw: RawConnection, id: string): Relationship[] {
  const rows = prepared(
    raw,
    // The order of the joins is told: of itself SQLite walks every relationship that there is.
    `SELECT r.id, r.kind_id AS kindId, r.contact_id <> @id AS reversed, CASE WHEN r.contact_id = @id THEN k.name ELSE k.reverse_name END AS word,
       r.note, o.id AS otherId, o.display_name AS otherName, o.kind AS otherKind
     FROM (SELECT rid FROM relationship WHERE contact_id = @id UNION SELECT rid FROM relationship WHERE other_id = @id) mine
     CROSS JOIN relationship r ON r.rid = mine.rid CROSS JOIN relationship_kind k ON k.id = r.kind_id
     CROSS JOIN contact o ON o.id = CASE WHEN r.contact_id = @id THEN r.other_id ELSE r.contact_id END
     WHERE r.deleted_at IS NULL AND k.deleted_at IS NULL AND o.deleted_at IS NULL
     ORDER BY k.position, k.name, o.sort_name, o.id`,
  ).all({ id }) as (Omit<Relationship, 'reversed'> & { reversed: number })[];
  return rows.map((row) => ({ ...row, reversed: row.reversed === 1 }));
}
