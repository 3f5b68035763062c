import { fold } from '@shared/domain/fold';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import {
  holdsAll,
  holdsNearly,
  maxCandidates,
  nearMatch,
  startsWord,
  tokensOf,
  trigramMatch,
  wordMatch,
  type SearchTerms,
} from '../../db/search-query';

export interface ContactHit {
  id: string;
  displayName: string;
  companyName: string;
  title: string | null;
  phone: string | null;
  phoneE164: string | null;
  email: string | null;
  lastAt: string | null;
}

/** Cards by their ids, in the order of the ids. */
export function contactHits(raw: RawConnection, ids: readonly string[]): ContactHit[] {
  const read = prepared(
    raw,
    `SELECT c.id, c.display_name AS displayName, c.company_name AS companyName, c.primary_phone AS phone, c.primary_phone_e164 AS phoneE164,
       c.primary_email AS email, c.last_interaction_at AS lastAt,
       (SELECT e.title FROM employment e WHERE e.contact_id = c.id AND e.company_id = c.company_id AND e.is_current = 1 AND e.deleted_at IS NULL LIMIT 1) AS title
     FROM contact c WHERE c.id = ?`,
  );
  return ids.map((id) => read.get(id) as ContactHit);
}

/** The phones and emails of a card, those to use first before the others. */
export function waysTo(
  raw: RawConnection,
  contactId: string,
): { kind: string; value: string; digits: string; normalised: string | null }[] {
  return prepared(
    raw,
    `SELECT kind, value, digits, normalised FROM contact_method WHERE contact_id = ? AND deleted_at IS NULL AND kind IN ('phone', 'email')
     ORDER BY is_primary DESC, position, rid`,
  ).all(contactId) as { kind: string; value: string; digits: string; normalised: string | null }[];
}

export interface DealHit {
  id: string;
  title: string;
  contactId: string | null;
  withWhom: string;
  amount: number;
  currency: string;
  touchedAt: string;
}

/** Whether a text is meant by a query, to the letter or with one wrong. */
function matching(terms: SearchTerms, isNear: boolean): { match: string | null; holds: (text: string) => boolean } {
  return isNear
    ? { match: nearMatch(terms), holds: (text) => holdsNearly(text, terms) }
    : { match: trigramMatch(terms), holds: (text) => holdsAll(text, terms) };
}

/**
 * The deals found, best first: those that begin with the first word, then open ones, then the last touched.
 * @param isNear one wrong letter is allowed
 */
export function rankedDeals(raw: RawConnection, terms: SearchTerms, isNear: boolean): string[] {
  const { match, holds } = matching(terms, isNear);
  if (match === null) return [];
  const candidates = prepared(
    raw,
    `SELECT id, search_text AS text, closed_at AS closedAt, last_touch_at AS touchedAt FROM deal
     WHERE rid IN (SELECT rowid FROM deal_fts WHERE deal_fts MATCH ? LIMIT ${maxCandidates}) AND deleted_at IS NULL`,
  ).all(match) as { id: string; text: string; closedAt: string | null; touchedAt: string }[];
  const word = terms.words[0] ?? '';
  return candidates
    .filter((row) => holds(row.text))
    .map((row) => ({
      id: row.id,
      tier: tierOf(row.text, word),
      isClosed: row.closedAt === null ? 0 : 1,
      touchedAt: row.touchedAt,
    }))
    .sort(
      (a, b) =>
        a.tier - b.tier || a.isClosed - b.isClosed || descending(a.touchedAt, b.touchedAt) || descending(a.id, b.id),
    )
    .map(({ id }) => id);
}

/** Deals by their ids, in the order of the ids. */
export function dealHits(raw: RawConnection, ids: readonly string[]): DealHit[] {
  const read = prepared(
    raw,
    `SELECT d.id, d.title, coalesce(d.contact_id, d.company_id) AS contactId, coalesce(nullif(c.display_name, ''), p.display_name, '') AS withWhom,
       d.amount, d.currency, d.last_touch_at AS touchedAt
     FROM deal d LEFT JOIN contact c ON c.id = d.company_id LEFT JOIN contact p ON p.id = d.contact_id WHERE d.id = ?`,
  );
  return ids.map((id) => read.get(id) as DealHit);
}

export interface TaskHit {
  id: string;
  title: string;
  contactId: string | null;
  dealId: string | null;
  contactName: string;
  dueDate: string | null;
}

/**
 * The tasks found, best first: open ones, then by where the first word stands, then by due date.
 * @param isNear one wrong letter is allowed
 */
export function rankedTasks(raw: RawConnection, terms: SearchTerms, isNear: boolean): string[] {
  const { match, holds } = matching(terms, isNear);
  if (match === null) return [];
  const candidates = prepared(
    raw,
    `SELECT id, title, due_date AS dueDate, done_at AS doneAt FROM task
     WHERE rid IN (SELECT rowid FROM task_fts WHERE task_fts MATCH ? ORDER BY rowid DESC LIMIT ${maxCandidates / 4}) AND deleted_at IS NULL`,
  ).all(match) as { id: string; title: string; dueDate: string | null; doneAt: string | null }[];
  const word = terms.words[0] ?? '';
  return candidates
    .map((row) => ({ ...row, text: fold(row.title) }))
    .filter((row) => holds(row.text))
    .map((row) => ({
      id: row.id,
      isDone: row.doneAt === null ? 0 : 1,
      tier: tierOf(row.text, word),
      due: row.dueDate ?? '9999',
    }))
    .sort((a, b) => a.isDone - b.isDone || a.tier - b.tier || descending(b.due, a.due) || descending(a.id, b.id))
    .map(({ id }) => id);
}

/** Tasks by their ids, in the order of the ids. */
export function taskHits(raw: RawConnection, ids: readonly string[]): TaskHit[] {
  const read = prepared(
    raw,
    `SELECT t.id, t.title, t.contact_id AS contactId, t.deal_id AS dealId, coalesce(c.display_name, '') AS contactName, t.due_date AS dueDate
     FROM task t LEFT JOIN contact c ON c.id = t.contact_id WHERE t.id = ?`,
  );
  return ids.map((id) => read.get(id) as TaskHit);
}

export interface TalkHit {
  rid: number;
  id: string;
  dealId: string | null;
  channel: string;
  at: string;
  subject: string;
  body: string;
  outcomeName: string | null;
  contactId: string | null;
  contactName: string;
}

const lastRid = Number.MAX_SAFE_INTEGER;

/** So many of the newest entries are looked at before the whole index is asked. */
const newest = 200;

/**
 * The newest entries of the log that hold every word. A beginning of more than five letters gathers every entry of every
 * word that begins so, so first the newest with its five letters are looked through: for common words that is enough.
 * @param before the number of the last entry of the page before
 */
export function talkHits(raw: RawConnection, terms: SearchTerms, limit: number, before = lastRid): TalkHit[] {
  const near = wordMatch(terms, true);
  const whole = wordMatch(terms, false);
  if (near === null || whole === null) return [];
  const find = prepared(
    raw,
    'SELECT rowid AS rid FROM interaction_fts WHERE interaction_fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
  );
  let rids = (find.all(near, before, near === whole ? limit : newest) as { rid: number }[]).map(({ rid }) => rid);
  if (near !== whole) {
    const looked = rids.length;
    rids = thatHold(raw, rids, terms, limit);
    if (rids.length < limit && looked === newest)
      rids = (find.all(whole, before, limit) as { rid: number }[]).map(({ rid }) => rid);
  }
  const read = prepared(
    raw,
    `SELECT i.rid, i.id, i.deal_id AS dealId, i.channel, i.occurred_at AS at, i.subject, i.body, o.name AS outcomeName, c.id AS contactId, coalesce(c.display_name, '') AS contactName
     FROM interaction i LEFT JOIN call_outcome o ON o.id = i.outcome_id
     LEFT JOIN contact c ON c.id = (SELECT contact_id FROM interaction_contact WHERE interaction_id = i.id AND deleted_at IS NULL ORDER BY rid LIMIT 1)
     WHERE i.rid = ?`,
  );
  return rids.map((rid) => read.get(rid) as TalkHit);
}

/** How many entries of the log hold every word, counted no further than `limit`. */
export function countTalks(raw: RawConnection, terms: SearchTerms, limit: number): number {
  const match = wordMatch(terms, false);
  if (match === null) return 0;
  const row = prepared(
    raw,
    'SELECT count(*) AS count FROM (SELECT rowid FROM interaction_fts WHERE interaction_fts MATCH ? LIMIT ?)',
  ).get(match, limit) as { count: number };
  return row.count;
}

function thatHold(raw: RawConnection, rids: readonly number[], terms: SearchTerms, limit: number): number[] {
  const read = prepared(raw, 'SELECT subject, body FROM interaction WHERE rid = ?');
  const tokens = tokensOf(terms);
  const held: number[] = [];
  for (const rid of rids) {
    const { subject, body } = read.get(rid) as { subject: string; body: string };
    const text = fold(`${subject} ${body}`);
    if (tokens.every((token) => startsWord(text, token))) held.push(rid);
    if (held.length === limit) break;
  }
  return held;
}

/** 0 the text begins with the word, 1 a word of its first line does, 2 elsewhere. */
function tierOf(text: string, word: string): number {
  if (text.startsWith(word)) return 0;
  return startsWord(text.split('\n', 1)[0] ?? '', word) ? 1 : 2;
}

function descending(a: string, b: string): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
