import type { RawConnection } from './open';
import { prepared } from './prepared';
import type { Write } from './writer';

const job = `
  SELECT e.company_id, nullif(o.organisation, '') FROM employment e JOIN contact o ON o.id = e.company_id
  WHERE e.contact_id = c.id AND e.is_current = 1 AND e.deleted_at IS NULL AND o.deleted_at IS NULL
  ORDER BY e.is_primary DESC, e.rid DESC LIMIT 1`;

const lastTalk = `
  SELECT max(at) FROM (
    SELECT at FROM (
      SELECT ic.occurred_at AS at FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id
      WHERE ic.contact_id = c.id AND ic.deleted_at IS NULL AND i.deleted_at IS NULL AND i.channel <> 'note'
      ORDER BY ic.occurred_at DESC LIMIT 1)
    UNION ALL
    SELECT p.last_interaction_at FROM employment e JOIN contact p ON p.id = e.contact_id
    WHERE e.company_id = c.id AND e.is_current = 1 AND e.deleted_at IS NULL AND p.deleted_at IS NULL)`;

/**
 * Of these cards those that no longer say what the cards around them do: where somebody works, and when a company's
 * people were last talked with. Cards that come back together with those around them do, and looking takes a tenth of
 * the time that deriving them anew does.
 */
export function staleAmong(raw: RawConnection, ids: readonly string[]): string[] {
  const rows = raw
    .prepare(
      `SELECT c.id FROM contact c WHERE c.id IN (SELECT value FROM json_each(?)) AND (
         (c.company_id, nullif(c.company_name, '')) IS NOT (${job})
         OR c.kind = 'company' AND c.last_interaction_at IS NOT (${lastTalk}))`,
    )
    .all(JSON.stringify(ids)) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** The cards that name one of these as their company, or count its talks as theirs. */
export function cardsAround(raw: RawConnection, ids: readonly string[]): string[] {
  const list = JSON.stringify(ids);
  const rows = prepared(
    raw,
    `SELECT contact_id AS id FROM employment WHERE deleted_at IS NULL AND company_id IN (SELECT value FROM json_each(?))
     UNION SELECT company_id FROM employment WHERE deleted_at IS NULL AND contact_id IN (SELECT value FROM json_each(?))`,
  ).all(list, list) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** The cards of a transaction that did nothing but take cards into the trash or out of it; null of any other. */
export function onlyMoved({ raw, txSeq }: Write): Map<string, boolean> | null {
  const inTx = 'l.seq >= (SELECT first_change FROM tx WHERE seq = ?)';
  const other = raw
    .prepare(`SELECT 1 FROM change l WHERE ${inTx} AND (l.tbl <> 'contact' OR l.col IS NOT 'deleted_at') LIMIT 1`)
    .get(txSeq);
  if (other !== undefined) return null;
  const moved = new Map<string, boolean>();
  const rows = raw.prepare(
    `SELECT c.id, c.deleted_at IS NOT NULL AS trashed FROM change l CROSS JOIN contact c ON c.id = l.row_id WHERE ${inTx}`,
  );
  for (const row of rows.iterate(txSeq)) {
    const { id, trashed } = row as { id: string; trashed: number };
    moved.set(id, trashed === 1);
  }
  return moved;
}
