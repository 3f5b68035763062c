import type { Entity } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import { localDateOf } from '@shared/domain/time-zone';
import { touchDue } from '@shared/domain/touch';
import { contactText } from './contact-text';
import { customTexts, deriveCustomTexts } from './custom-texts';
import { affectedBy, type TouchedRow } from './derive-affected';
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

/**
 * Makes the derived columns of many cards again, people before companies: a company counts its people's talks as its own.
 * @param indexed false leaves the search entries to `reindexContacts`
 * @returns the deals that name one of them by a name it no longer has; they are for the caller to derive
 */
export function deriveContacts(raw: RawConnection, ids: Iterable<string>, indexed = true): Set<string> {
  const deals = new Set<string>();
  const companies: string[] = [];
  const kindOf = prepared(raw, 'SELECT kind FROM contact WHERE id = ?');
  const dealsOf = prepared(
    raw,
    'SELECT id FROM deal WHERE contact_id = @id UNION SELECT id FROM deal WHERE company_id = @id',
  );
  const derive = (id: string) => {
    if (!deriveContact(raw, id, indexed)) return;
    for (const deal of dealsOf.all({ id }) as { id: string }[]) deals.add(deal.id);
  };
  for (const id of ids) {
    if ((kindOf.get(id) as { kind: string } | undefined)?.kind === 'company') companies.push(id);
    else derive(id);
  }
  for (const id of companies) derive(id);
  return deals;
}

function companiesOf(raw: RawConnection, contacts: ReadonlySet<string>): Set<string> {
  const companies = new Set<string>();
  const find = prepared(raw, 'SELECT company_id AS id FROM employment WHERE contact_id = ? AND deleted_at IS NULL');
  for (const contact of contacts) {
    for (const { id } of find.all(contact) as { id: string }[]) if (!contacts.has(id)) companies.add(id);
  }
  return companies;
}

const derivedColumns = [
  'display_name',
  'sort_name',
  'company_id',
  'company_name',
  'company_sort',
  'primary_phone',
  'primary_phone_e164',
  'primary_email',
  'city',
  'postal_code',
  'country',
  'job_title',
  'last_interaction_at',
  'last_channel',
  'last_outcome',
  'next_task_id',
  'next_task_title',
  'next_task_at',
  'open_deal_amount',
  'open_deal_count',
  'won_deal_amount',
  'won_deal_count',
  'touch_due',
  'search_text',
] as const;
type DerivedColumn = (typeof derivedColumns)[number];
/** Of more columns that differ at once there would be too many kinds of statements to keep. */
const mostApart = 4;

interface ContactRow extends Record<DerivedColumn, string | number | null> {
  rid: number;
  kind: 'person' | 'company';
  prefix: string;
  given: string;
  middle: string;
  family: string;
  suffix: string;
  nickname: string;
  nameOrder: string;
  phoneticGiven: string;
  phoneticFamily: string;
  organisation: string;
  keep_in_touch_days: number | null;
  touch_snooze: string;
  created_at: string;
  display_name: string;
  search_text: string;
  deleted_at: string | null;
}

interface DealFigures {
  openCount: number;
  openAmount: number;
  wonCount: number;
  wonAmount: number;
}

const ownCurrency = "(SELECT json_extract(value, '$') FROM setting WHERE key = 'currency')";

/** What is open and what was won among the deals `d` in stages `s`; those in another currency than the file's are left out of the sums. */
const dealFigures = `
  count(CASE WHEN d.closed_at IS NULL THEN 1 END) AS openCount,
  count(CASE WHEN d.closed_at IS NOT NULL AND s.kind = 'won' THEN 1 END) AS wonCount,
  coalesce(sum(CASE WHEN d.closed_at IS NULL AND d.currency = ${ownCurrency} THEN d.amount END), 0) AS openAmount,
  coalesce(sum(CASE WHEN d.closed_at IS NOT NULL AND s.kind = 'won' AND d.currency = ${ownCurrency} THEN d.amount END), 0) AS wonAmount`;
/** The deals of `party`. Of itself SQLite would begin at the few stages, and walk every deal that there is. */
const dealsOfParty = 'CROSS JOIN deal d ON d.id = party.deal_id CROSS JOIN stage s ON s.id = d.stage_id';
/** A test holds its plan: it runs for every card that anything is written about. */
export const dealFiguresOfOne = `
  SELECT ${dealFigures} FROM (
    SELECT id AS deal_id FROM deal WHERE contact_id = @id UNION SELECT id FROM deal WHERE company_id = @id
    UNION SELECT deal_id FROM deal_contact WHERE contact_id = @id AND deleted_at IS NULL) party
  ${dealsOfParty} WHERE d.deleted_at IS NULL`;

/** Sums the deals of every card that has some anew: the file counts in another currency now. */
function deriveDealAmounts(raw: RawConnection): void {
  prepared(
    raw,
    `UPDATE contact SET open_deal_amount = n.openAmount, won_deal_amount = n.wonAmount FROM (
       SELECT party.id, ${dealFigures} FROM (
         SELECT contact_id AS id, id AS deal_id FROM deal WHERE contact_id IS NOT NULL
         UNION SELECT company_id, id FROM deal WHERE company_id IS NOT NULL
         UNION SELECT contact_id, deal_id FROM deal_contact WHERE deleted_at IS NULL) party
       ${dealsOfParty} WHERE d.deleted_at IS NULL GROUP BY party.id) n WHERE n.id = contact.id`,
  ).run();
}

/**
 * Makes one card's derived columns and its search entry again.
 * @param indexed false leaves the search entry to `reindexContacts`
 * @returns whether the card is called otherwise now: then its deals are found by another name
 */
export function deriveContact(raw: RawConnection, id: string, indexed = true): boolean {
  const row = prepared(
    raw,
    `SELECT rid, kind, prefix, given, middle, family, suffix, nickname, name_order AS nameOrder, phonetic_given AS phoneticGiven,
       phonetic_family AS phoneticFamily, organisation, keep_in_touch_days, touch_snooze, created_at, deleted_at, ${derivedColumns.join(', ')}
     FROM contact WHERE id = ?`,
  ).get(id) as ContactRow | undefined;
  if (row === undefined) return false;
  const methods = prepared(
    raw,
    'SELECT kind, value, normalised, digits, is_primary FROM contact_method WHERE contact_id = ? AND deleted_at IS NULL ORDER BY is_primary DESC, position, rid',
  ).all(id) as { kind: string; value: string; normalised: string | null; digits: string }[];
  const phones = methods.filter((method) => method.kind === 'phone');
  const emails = methods.filter((method) => method.kind === 'email');
  const job = prepared(
    raw,
    `SELECT c.id AS companyId, c.organisation AS companyName, e.title FROM employment e JOIN contact c ON c.id = e.company_id
       WHERE e.contact_id = ? AND e.is_current = 1 AND e.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY e.is_primary DESC, e.rid DESC LIMIT 1`,
  ).get(id) as { companyId: string; companyName: string; title: string } | undefined;
  const place = prepared(
    raw,
    "SELECT city, postal_code, country FROM address WHERE contact_id = ? AND deleted_at IS NULL ORDER BY city = '', position, rid LIMIT 1",
  ).get(id) as { city: string; postal_code: string; country: string } | undefined;
  const texts = contactText({
    ...row,
    companyName: job?.companyName ?? '',
    emails: emails.map((email) => email.normalised ?? email.value),
    digits: phones
      .flatMap((phone) => [phone.digits, (phone.normalised ?? '').replace('+', '')])
      .filter((digits) => digits !== ''),
    custom: customTexts(raw, id),
  });
  const last = lastInteraction(raw, id, row.kind);
  const next = prepared(
    raw,
    `SELECT id, title, due_date || coalesce('T' || due_time, '') AS at FROM task
       WHERE contact_id = ? AND done_at IS NULL AND deleted_at IS NULL
       ORDER BY due_date IS NULL, due_date, due_time IS NULL, due_time, rid LIMIT 1`,
  ).get(id) as { id: string; title: string; at: string | null } | undefined;
  const deals = prepared(raw, dealFiguresOfOne).get({ id }) as DealFigures;
  putDerived(raw, row, {
    display_name: texts.displayName,
    sort_name: texts.sortName,
    company_id: job?.companyId ?? null,
    company_name: job?.companyName ?? '',
    company_sort: texts.companySort,
    primary_phone: phones[0]?.value ?? null,
    primary_phone_e164: phones[0]?.normalised ?? null,
    primary_email: emails[0]?.value ?? null,
    city: place?.city ?? '',
    postal_code: place?.postal_code ?? '',
    country: place?.country ?? '',
    job_title: job?.title ?? '',
    last_interaction_at: last?.at ?? null,
    last_channel: last?.channel ?? null,
    last_outcome: last?.outcome ?? null,
    next_task_id: next?.id ?? null,
    next_task_title: next?.title ?? null,
    next_task_at: next?.at ?? null,
    open_deal_amount: deals.openAmount,
    open_deal_count: deals.openCount,
    won_deal_amount: deals.wonAmount,
    won_deal_count: deals.wonCount,
    touch_due: touchDueOf(raw, row, last?.at ?? null),
    search_text: texts.searchText,
  });
  if (indexed) reindexChanged(raw, 'contact_fts', row, texts.searchText);
  return texts.displayName !== row.display_name;
}

/** Writes what differs and no more: every column that is named in an update has its indexes looked through anew. */
function putDerived(raw: RawConnection, row: ContactRow, derived: Record<DerivedColumn, string | number | null>): void {
  const changed = derivedColumns.filter((column) => row[column] !== derived[column]);
  if (changed.length === 0) return;
  const columns = changed.length > mostApart ? derivedColumns : changed;
  prepared(raw, `UPDATE contact SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE rid = ?`).run(
    ...columns.map((column) => derived[column]),
    row.rid,
  );
}

function touchDueOf(raw: RawConnection, row: ContactRow, lastAt: string | null): string | null {
  if (row.keep_in_touch_days === null) return null;
  const zone = prepared(raw, "SELECT json_extract(value, '$') AS zone FROM setting WHERE key = 'timeZone'").get() as
    | { zone: string }
    | undefined;
  const day = localDateOf(lastAt ?? row.created_at, zone?.zone ?? 'UTC');
  return touchDue(day, row.keep_in_touch_days, row.touch_snooze);
}

interface LastInteraction {
  at: string;
  channel: string;
  outcome: string | null;
}

function lastInteraction(raw: RawConnection, id: string, kind: 'person' | 'company'): LastInteraction | undefined {
  const own = prepared(
    raw,
    // A note is ours alone; it is no contact with anyone.
    `SELECT i.occurred_at AS at, i.channel, o.name AS outcome FROM interaction_contact ic
       JOIN interaction i ON i.id = ic.interaction_id LEFT JOIN call_outcome o ON o.id = i.outcome_id
       WHERE ic.contact_id = ? AND ic.deleted_at IS NULL AND i.deleted_at IS NULL AND i.channel <> 'note'
       ORDER BY ic.occurred_at DESC LIMIT 1`,
  ).get(id) as LastInteraction | undefined;
  if (kind === 'person') return own;
  const people = prepared(
    raw,
    `SELECT p.last_interaction_at AS at, p.last_channel AS channel, p.last_outcome AS outcome FROM employment e JOIN contact p ON p.id = e.contact_id
       WHERE e.company_id = ? AND e.is_current = 1 AND e.deleted_at IS NULL AND p.deleted_at IS NULL AND p.last_interaction_at IS NOT NULL
       ORDER BY p.last_interaction_at DESC LIMIT 1`,
  ).get(id) as LastInteraction | undefined;
  if (own === undefined || people === undefined) return own ?? people;
  return own.at >= people.at ? own : people;
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
