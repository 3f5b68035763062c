import type { OutputOf } from '@shared/contract/index';
import { plainNote } from '@shared/domain/note-text';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { newestFirst, readInteraction } from './interactions.repo';

type LastSaid = OutputOf<'interactions.last_said'>;
type Since = LastSaid['since'][number];

/** The last thing said with a contact: which entry, and when. */
export interface Conversation {
  id: string;
  occurredAt: string;
  subject: string;
  body: string;
}

/** A note is ours alone, and a call that nobody took and about which nothing was written is no conversation. */
const conversation = `SELECT i.id, link.occurred_at AS occurredAt, i.subject, i.body
  FROM interaction_contact link CROSS JOIN interaction i ON i.id = link.interaction_id LEFT JOIN call_outcome o ON o.id = i.outcome_id
  WHERE link.contact_id = ? AND link.deleted_at IS NULL AND i.deleted_at IS NULL AND i.channel <> 'note'
  AND (i.channel <> 'call' OR o.is_connected = 1 OR trim(i.body) <> '')
  ORDER BY link.occurred_at DESC, link.interaction_id DESC LIMIT 1`;

const later = `SELECT i.id, i.channel, i.direction, link.occurred_at AS occurredAt, i.subject
  FROM interaction_contact link CROSS JOIN interaction i ON i.id = link.interaction_id
  WHERE link.contact_id = ? AND (link.occurred_at, link.interaction_id) > (?, ?) AND link.deleted_at IS NULL AND i.deleted_at IS NULL
  ORDER BY link.occurred_at DESC, link.interaction_id DESC LIMIT ?`;

const sinceLimit = 20;

/** Whose conversations count: a person's own; a company's own and those of the people who work there. */
function voices(raw: RawConnection, contact: { id: string; kind: string }): string[] {
  if (contact.kind !== 'company') return [contact.id];
  const people = prepared(
    raw,
    `SELECT DISTINCT e.contact_id AS id FROM employment e JOIN contact p ON p.id = e.contact_id
     WHERE e.company_id = ? AND e.is_current = 1 AND e.deleted_at IS NULL AND p.deleted_at IS NULL`,
  ).all(contact.id) as { id: string }[];
  return [contact.id, ...people.map((person) => person.id)];
}

/**
 * The last conversation with a contact, with anyone of us: any channel but a note; a call only when someone was reached
 * or something was written down.
 */
export function lastConversation(raw: RawConnection, contact: { id: string; kind: string }): Conversation | null {
  return lastOf(raw, voices(raw, contact));
}

function lastOf(raw: RawConnection, contactIds: readonly string[]): Conversation | null {
  const statement = prepared(raw, conversation);
  const found = contactIds
    .map((id) => statement.get(id) as Conversation | undefined)
    .filter((row) => row !== undefined);
  return found.sort(newestFirst)[0] ?? null;
}

/** The last conversation whole, and what came after it, newest first. */
export function lastSaid(raw: RawConnection, contact: { id: string; kind: string }): LastSaid {
  const contactIds = voices(raw, contact);
  const last = lastOf(raw, contactIds);
  const statement = prepared(raw, later);
  const rows = new Map<string, Since>();
  for (const id of contactIds) {
    for (const row of statement.all(id, last?.occurredAt ?? '', last?.id ?? '', sinceLimit) as Since[])
      rows.set(row.id, row);
  }
  return {
    last: last === null ? null : (readInteraction(raw, last.id) ?? null),
    since: [...rows.values()].sort(newestFirst).slice(0, sinceLimit),
  };
}

/**
 * What was said, short enough for a line: the first words of the notes, or the subject where there are none.
 * @param limit the most characters, the ellipsis included
 */
export function shortText(entry: { subject: string; body: string }, limit = 140): string {
  const text = (plainNote(entry.body).trim() || entry.subject).replace(/\s+/g, ' ').trim();
  const chars = Array.from(text);
  if (chars.length <= limit) return text;
  const cut = chars.slice(0, limit - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
