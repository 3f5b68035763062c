import type { Entity } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import { deriveCustomTexts } from './custom-texts';
import { affectedBy, type TouchedRow } from './derive-affected';
import { deriveContacts, deriveDealAmounts } from './derive-contact';
import type { RawConnection } from './open';
import { prepared } from './prepared';
import { reindex, reindexChanged, reindexContacts } from './reindex';

/**
 * Makes again every derived column and search entry that a transaction's rows feed. Runs inside that transaction,
 * from its change rows alone, so that no service, undo or merge can forget it.
 * @returns the entities whose derived columns changed
 */
export function deriveAfter(raw: RawConnection, touched: readonly TouchedRow[]): Set<Entity> {
  const affected = affectedBy(raw, touched);
  for (const id of affected.interactions) deriveInteraction(raw, id);
  for (const company of companiesOf(raw, affected.contacts)) affected.contacts.add(company);
  for (const deal of deriveContacts(raw, affected.contacts)) affected.deals.add(deal);
  for (const id of affected.deals) deriveDeal(raw, id);
  for (const id of affected.tasks) deriveTask(raw, id);
  for (const id of affected.attachments) deriveAttachment(raw, id);
  if (affected.currency) deriveDealAmounts(raw);
  const entities = new Set<Entity>();
  const found = deriveCustomTexts(
    raw,
    [...affected.customised].filter((id) => !affected.contacts.has(id)),
  );
  if (found.length > 0) reindexContacts(raw, found, found.length);
  if (affected.contacts.size > 0 || found.length > 0 || affected.currency) entities.add('contact');
  if (affected.deals.size > 0) entities.add('deal');
  return entities;
}

function companiesOf(raw: RawConnection, contacts: ReadonlySet<string>): Set<string> {
  const companies = new Set<string>();
  const find = prepared(raw, 'SELECT company_id AS id FROM employment WHERE contact_id = ? AND deleted_at IS NULL');
  for (const contact of contacts) {
    for (const { id } of find.all(contact) as { id: string }[]) if (!contacts.has(id)) companies.add(id);
  }
  return companies;
}

/** Makes one deal's derived columns and its search entry again. */
export function deriveDeal(raw: RawConnection, id: string): void {
  const row = prepared(
    raw,
    `SELECT d.rid, d.title, d.created_at, d.search_text, d.deleted_at, coalesce(p.display_name, '') AS person, coalesce(c.display_name, '') AS company
       FROM deal d LEFT JOIN contact p ON p.id = d.contact_id LEFT JOIN contact c ON c.id = d.company_id WHERE d.id = ?`,
  ).get(id) as
    | {
        rid: number;
        title: string;
        created_at: string;
        search_text: string;
        deleted_at: string | null;
        person: string;
        company: string;
      }
    | undefined;
  if (row === undefined) return;
  const since = prepared(
    raw,
    'SELECT at FROM stage_change WHERE deal_id = ? AND deleted_at IS NULL ORDER BY at DESC, rid DESC LIMIT 1',
  ).get(id) as { at: string } | undefined;
  // A busy old deal is not quiet: it is counted from the last touch, never from when it was made.
  const touch = prepared(
    raw,
    "SELECT max(occurred_at) AS at FROM interaction WHERE deal_id = ? AND deleted_at IS NULL AND channel <> 'note'",
  ).get(id) as { at: string | null };
  const next = prepared(
    raw,
    `SELECT id, due_date || coalesce('T' || due_time, '') AS at FROM task WHERE deal_id = ? AND done_at IS NULL AND deleted_at IS NULL
       ORDER BY due_date IS NULL, due_date, due_time IS NULL, due_time, rid LIMIT 1`,
  ).get(id) as { id: string; at: string | null } | undefined;
  const stageSince = since?.at ?? row.created_at;
  const lastTouch =
    [touch.at, stageSince]
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? stageSince;
  const searchText = [fold(row.title), fold(row.company), fold(row.person)].join('\n');
  prepared(
    raw,
    'UPDATE deal SET title_sort = ?, stage_since = ?, last_touch_at = ?, next_task_id = ?, next_task_at = ?, search_text = ? WHERE rid = ?',
  ).run(fold(row.title), stageSince, lastTouch, next?.id ?? null, next?.at ?? null, searchText, row.rid);
  reindexChanged(raw, 'deal_fts', row, searchText);
}

/** Puts an interaction's time on its links, and its words into the index. */
export function deriveInteraction(raw: RawConnection, id: string): void {
  const row = prepared(raw, 'SELECT rid, occurred_at, subject, body, deleted_at FROM interaction WHERE id = ?').get(
    id,
  ) as { rid: number; occurred_at: string; subject: string; body: string; deleted_at: string | null } | undefined;
  if (row === undefined) return;
  prepared(raw, 'UPDATE interaction_contact SET occurred_at = ? WHERE interaction_id = ?').run(row.occurred_at, id);
  const text = fold(`${row.subject} ${row.body}`);
  reindex(raw, 'interaction_fts', row.rid, row.deleted_at === null && text !== '' ? text : null);
}

/** Puts a task's title into the index. */
export function deriveTask(raw: RawConnection, id: string): void {
  const row = prepared(raw, 'SELECT rid, title, deleted_at FROM task WHERE id = ?').get(id) as
    | { rid: number; title: string; deleted_at: string | null }
    | undefined;
  if (row !== undefined) reindex(raw, 'task_fts', row.rid, row.deleted_at === null ? fold(row.title) : null);
}

/** Puts a file's name and note into the index, and the newest picture of a card on that card. */
export function deriveAttachment(raw: RawConnection, id: string): void {
  const row = prepared(
    raw,
    'SELECT rid, contact_id AS contactId, role, file_name AS name, note, deleted_at FROM attachment WHERE id = ?',
  ).get(id) as
    | { rid: number; contactId: string | null; role: string; name: string; note: string; deleted_at: string | null }
    | undefined;
  if (row === undefined) return;
  const text = fold(`${row.name} ${row.note}`);
  reindex(raw, 'attachment_fts', row.rid, row.deleted_at === null && row.role !== 'picture' ? text : null);
  // A merge moves a picture from one card to another: both are told.
  const before = prepared(
    raw,
    `SELECT old FROM change WHERE row_id = ? AND tbl = 'attachment' AND col = 'contact_id'
       AND seq >= (SELECT first_change FROM tx WHERE seq = (SELECT seq FROM ctx))`,
  )
    .pluck()
    .all(id);
  for (const contact of new Set([row.contactId, ...before]))
    if (typeof contact === 'string')
      prepared(
        raw,
        `UPDATE contact SET picture_id = (SELECT a.id FROM attachment a WHERE a.contact_id = contact.id AND a.role = 'picture'
           AND a.deleted_at IS NULL ORDER BY a.rid DESC LIMIT 1) WHERE id = ?`,
      ).run(contact);
}
