import { localDateOf } from '@shared/domain/time-zone';
import { touchDue } from '@shared/domain/touch';
import { contactText } from './contact-text';
import { customTexts } from './custom-texts';
import type { RawConnection } from './open';
import { prepared } from './prepared';
import { reindexChanged } from './reindex';

/** What of cards is made again; all of it unless said otherwise. */
export interface DeriveOptions {
  /** False leaves the search entries to `reindexContacts`. */
  indexed?: boolean;
  /** False leaves what comes of calls, tasks and deals with a person, where none of those were written; it is half of the work. */
  withDealings?: boolean;
}

/**
 * Makes the derived columns of many cards again, people before companies: a company counts its people's talks as its own.
 * @returns the deals that name one of them by a name it no longer has; they are for the caller to derive
 */
export function deriveContacts(raw: RawConnection, ids: Iterable<string>, options: DeriveOptions = {}): Set<string> {
  const deals = new Set<string>();
  const companies: string[] = [];
  const kindOf = prepared(raw, 'SELECT kind FROM contact WHERE id = ?');
  const dealsOf = prepared(
    raw,
    'SELECT id FROM deal WHERE contact_id = @id UNION SELECT id FROM deal WHERE company_id = @id',
  );
  const derive = (id: string) => {
    if (!deriveContact(raw, id, options)) return;
    for (const deal of dealsOf.all({ id }) as { id: string }[]) deals.add(deal.id);
  };
  for (const id of ids) {
    if ((kindOf.get(id) as { kind: string } | undefined)?.kind === 'company') companies.push(id);
    else derive(id);
  }
  for (const id of companies) derive(id);
  return deals;
}

/** Derived columns of what is said of a card: its names, its numbers and addresses, its job. */
export const saidColumns = [
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
  'search_text',
] as const;
/** Derived columns of calls, tasks and deals. */
const dealingsColumns = [
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
] as const;
const derivedColumns = [...saidColumns, ...dealingsColumns] as const;
type DerivedCells<Column extends (typeof derivedColumns)[number]> = Record<Column, string | number | null>;
/** Of more columns that differ at once there would be too many kinds of statements to keep. */
const mostApart = 4;

interface ContactRow extends DerivedCells<(typeof derivedColumns)[number]> {
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
export function deriveDealAmounts(raw: RawConnection): void {
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
 * @returns whether the card is called otherwise now: then its deals are found by another name
 */
export function deriveContact(
  raw: RawConnection,
  id: string,
  { indexed = true, withDealings = true }: DeriveOptions = {},
): boolean {
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
  const said: DerivedCells<(typeof saidColumns)[number]> = {
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
    search_text: texts.searchText,
  };
  if (withDealings || row.kind === 'company')
    putDerived(raw, row, derivedColumns, { ...said, ...dealingsWith(raw, id, row) });
  else putDerived(raw, row, saidColumns, said);
  if (indexed) reindexChanged(raw, 'contact_fts', row, texts.searchText);
  return texts.displayName !== row.display_name;
}

/** What comes of the calls, tasks and deals with a card. */
function dealingsWith(raw: RawConnection, id: string, row: ContactRow): DerivedCells<(typeof dealingsColumns)[number]> {
  const last = lastInteraction(raw, id, row.kind);
  const next = prepared(
    raw,
    `SELECT id, title, due_date || coalesce('T' || due_time, '') AS at FROM task
       WHERE contact_id = ? AND done_at IS NULL AND deleted_at IS NULL
       ORDER BY due_date IS NULL, due_date, due_time IS NULL, due_time, rid LIMIT 1`,
  ).get(id) as { id: string; title: string; at: string | null } | undefined;
  const deals = dealFiguresWith(raw, id);
  return {
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
  };
}

const noDeals: DealFigures = { openCount: 0, openAmount: 0, wonCount: 0, wonAmount: 0 };

function dealFiguresWith(raw: RawConnection, id: string): DealFigures {
  // Summing up nothing costs ten times what it costs to see that there is nothing.
  const has = prepared(
    raw,
    `SELECT EXISTS (SELECT 1 FROM deal WHERE contact_id = @id) OR EXISTS (SELECT 1 FROM deal WHERE company_id = @id)
       OR EXISTS (SELECT 1 FROM deal_contact WHERE contact_id = @id) AS has`,
  ).get({ id }) as { has: number };
  return has.has === 0 ? noDeals : (prepared(raw, dealFiguresOfOne).get({ id }) as DealFigures);
}

/** Writes what differs and no more: every column that is named in an update has its indexes looked through anew. */
function putDerived<Column extends (typeof derivedColumns)[number]>(
  raw: RawConnection,
  row: ContactRow,
  columns: readonly Column[],
  derived: DerivedCells<Column>,
): void {
  const changed = columns.filter((column) => row[column] !== derived[column]);
  if (changed.length === 0) return;
  const written = changed.length > mostApart ? columns : changed;
  prepared(raw, `UPDATE contact SET ${written.map((column) => `${column} = ?`).join(', ')} WHERE rid = ?`).run(
    ...written.map((column) => derived[column]),
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
