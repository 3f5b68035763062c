import type { RawConnection } from '@main/db/open';

const inOwnCurrency = "d.currency = (SELECT json_extract(value, '$') FROM setting WHERE key = 'currency')";

/**
 * Makes, a statement a column group, the derived columns that the log, tasks and deals feed: exactly what db/derive.ts
 * makes card by card. A test holds the one against the other.
 */
export function deriveAll(raw: RawConnection): void {
  raw.exec(`
    UPDATE deal SET last_touch_at = max(stage_since, coalesce(
      (SELECT max(occurred_at) FROM interaction WHERE deal_id = deal.id AND deleted_at IS NULL AND channel <> 'note'), ''));
    UPDATE deal SET next_task_id = t.id, next_task_at = t.at FROM (${nextTasks('deal_id')}) t WHERE t.owner = deal.id;
    UPDATE deal SET search_text = d.text FROM (
      SELECT d.id, d.title_sort || char(10) || coalesce(cd_fold(c.display_name), '') || char(10) || coalesce(cd_fold(p.display_name), '') AS text
      FROM deal d LEFT JOIN contact p ON p.id = d.contact_id LEFT JOIN contact c ON c.id = d.company_id) d WHERE d.id = deal.id;
    UPDATE contact SET next_task_id = t.id, next_task_title = t.title, next_task_at = t.at FROM (${nextTasks('contact_id')}) t WHERE t.owner = contact.id;
    CREATE TEMP TABLE said AS
      SELECT ic.contact_id AS id, max(i.occurred_at) AS at, i.channel AS channel, o.name AS outcome
      FROM interaction_contact ic CROSS JOIN interaction i ON i.id = ic.interaction_id LEFT JOIN call_outcome o ON o.id = i.outcome_id
      WHERE ic.deleted_at IS NULL AND i.deleted_at IS NULL AND i.channel <> 'note' GROUP BY ic.contact_id;
    UPDATE contact SET last_interaction_at = s.at, last_channel = s.channel, last_outcome = s.outcome FROM temp.said s WHERE s.id = contact.id;
    UPDATE contact SET last_interaction_at = s.at, last_channel = s.channel, last_outcome = s.outcome FROM (
      SELECT e.company_id AS id, max(p.last_interaction_at) AS at, p.last_channel AS channel, p.last_outcome AS outcome
      FROM employment e JOIN contact p ON p.id = e.contact_id
      WHERE e.is_current = 1 AND e.deleted_at IS NULL AND p.deleted_at IS NULL AND p.last_interaction_at IS NOT NULL GROUP BY e.company_id) s
      WHERE s.id = contact.id AND contact.kind = 'company' AND s.at > coalesce(contact.last_interaction_at, '');
    DROP TABLE temp.said;
    CREATE TEMP TABLE party AS
      SELECT contact_id AS id, id AS deal_id FROM deal WHERE contact_id IS NOT NULL
      UNION SELECT company_id, id FROM deal WHERE company_id IS NOT NULL
      UNION SELECT contact_id, deal_id FROM deal_contact WHERE deleted_at IS NULL;
    UPDATE contact SET open_deal_count = o.open_count, open_deal_amount = o.open_amount, won_deal_count = o.won_count, won_deal_amount = o.won_amount FROM (
      SELECT party.id, sum(d.closed_at IS NULL) AS open_count, sum(d.closed_at IS NOT NULL AND s.kind = 'won') AS won_count,
        coalesce(sum(CASE WHEN d.closed_at IS NULL AND ${inOwnCurrency} THEN d.amount END), 0) AS open_amount,
        coalesce(sum(CASE WHEN d.closed_at IS NOT NULL AND s.kind = 'won' AND ${inOwnCurrency} THEN d.amount END), 0) AS won_amount
      FROM temp.party JOIN deal d ON d.id = party.deal_id JOIN stage s ON s.id = d.stage_id WHERE d.deleted_at IS NULL GROUP BY party.id) o
      WHERE o.id = contact.id;
    DROP TABLE temp.party;
    UPDATE contact SET touch_due = date(substr(coalesce(last_interaction_at, created_at), 1, 10), '+' || keep_in_touch_days || ' days') WHERE keep_in_touch_days IS NOT NULL;
    INSERT INTO contact_fts (rowid, text) SELECT rid, search_text FROM contact ORDER BY rid;
    INSERT INTO deal_fts (rowid, text) SELECT rid, search_text FROM deal ORDER BY rid;
  `);
}

function nextTasks(column: 'deal_id' | 'contact_id'): string {
  return `SELECT owner, id, title, at FROM (
    SELECT ${column} AS owner, id, title, due_date || coalesce('T' || due_time, '') AS at,
      row_number() OVER (PARTITION BY ${column} ORDER BY due_date IS NULL, due_date, due_time IS NULL, due_time, rid) AS place
    FROM task WHERE ${column} IS NOT NULL AND done_at IS NULL AND deleted_at IS NULL) WHERE place = 1`;
}
