import { fold } from '@shared/domain/fold';
import { holdsAll, holdsNearly, maxCandidates, nearMatch, trigramMatch, type SearchTerms } from '../../db/search-query';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

export interface AttachmentRow {
  id: string;
  role: 'file' | 'picture' | 'scan';
  sha256: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  note: string;
  at: string;
  userId: string | null;
  contactId: string | null;
  dealId: string | null;
  interactionId: string | null;
  subject: string;
}

/** What a file hangs on; one of the three is set. */
export interface Owner {
  contactId?: string | undefined;
  dealId?: string | undefined;
  interactionId?: string | undefined;
}

/** More of one card than anyone looks through. */
const most = 1000;

const columns = `a.id, a.role, a.sha256, a.file_name AS fileName, a.media_type AS mediaType, a.bytes, a.note, a.created_at AS at,
  a.created_by AS userId, a.contact_id AS contactId, a.deal_id AS dealId, a.interaction_id AS interactionId, coalesce(i.subject, '') AS subject`;
const from = 'attachment a LEFT JOIN interaction i ON i.id = a.interaction_id';

/** The files of something, newest first; of a card those of its log too, but not its picture. */
export function attachmentsOf(raw: RawConnection, owner: Owner): AttachmentRow[] {
  if (owner.contactId !== undefined)
    return prepared(
      raw,
      `SELECT ${columns} FROM ${from} WHERE a.rid IN (
         SELECT rid FROM attachment WHERE contact_id = @id
         UNION SELECT l.rid FROM interaction_contact ic JOIN interaction e ON e.id = ic.interaction_id
           JOIN attachment l ON l.interaction_id = e.id WHERE ic.contact_id = @id AND ic.deleted_at IS NULL AND e.deleted_at IS NULL)
         AND a.deleted_at IS NULL AND a.role <> 'picture' ORDER BY a.rid DESC LIMIT ${most}`,
    ).all({ id: owner.contactId }) as AttachmentRow[];
  const column = owner.dealId === undefined ? 'interaction_id' : 'deal_id';
  return prepared(
    raw,
    `SELECT ${columns} FROM ${from} WHERE a.${column} = ? AND a.deleted_at IS NULL ORDER BY a.rid DESC LIMIT ${most}`,
  ).all(owner.dealId ?? owner.interactionId) as AttachmentRow[];
}

/** One file that hangs on something, or undefined. */
export function attachmentById(raw: RawConnection, id: string): AttachmentRow | undefined {
  return prepared(raw, `SELECT ${columns} FROM ${from} WHERE a.id = ? AND a.deleted_at IS NULL`).get(id) as
    | AttachmentRow
    | undefined;
}

/** What a file hangs on, by its name; undefined when it is not there or in the trash. */
export function ownerName(raw: RawConnection, owner: Owner): string | undefined {
  const [table, name, id] =
    owner.contactId !== undefined
      ? ['contact', 'display_name', owner.contactId]
      : owner.dealId !== undefined
        ? ['deal', 'title', owner.dealId]
        : ['interaction', 'subject', owner.interactionId];
  const row = prepared(raw, `SELECT ${name} AS name FROM ${table} WHERE id = ? AND deleted_at IS NULL`).get(id) as
    | { name: string }
    | undefined;
  return row?.name;
}

/** The pictures of those of some cards that have one. */
export function picturesOf(
  raw: RawConnection,
  contactIds: readonly string[],
): { contactId: string; pictureId: string }[] {
  return prepared(
    raw,
    `SELECT id AS contactId, picture_id AS pictureId FROM contact
     WHERE id IN (SELECT value FROM json_each(?)) AND picture_id IS NOT NULL AND deleted_at IS NULL`,
  ).all(JSON.stringify(contactIds)) as { contactId: string; pictureId: string }[];
}

export interface FileHit {
  id: string;
  name: string;
  note: string;
  at: string;
  /** The card, deal or entry of the log that it hangs on, by its name. */
  on: string;
  contactId: string | null;
  dealId: string | null;
}

/**
 * The newest files whose name or note holds what was typed.
 * @param isNear one wrong letter is allowed
 */
export function fileHits(raw: RawConnection, terms: SearchTerms, limit: number, isNear = false): FileHit[] {
  const match = isNear ? nearMatch(terms) : trigramMatch(terms);
  if (match === null) return [];
  const candidates = prepared(
    raw,
    `SELECT a.rid, a.file_name || ' ' || a.note AS text FROM attachment a WHERE a.deleted_at IS NULL AND a.rid IN
       (SELECT rowid FROM attachment_fts WHERE attachment_fts MATCH ? ORDER BY rowid DESC LIMIT ${maxCandidates / 4}) ORDER BY a.rid DESC`,
  ).all(match) as { rid: number; text: string }[];
  const read = prepared(
    raw,
    `SELECT a.id, coalesce(a.deal_id, i.deal_id) AS dealId, a.file_name AS name, a.note, a.created_at AS at,
       coalesce(nullif(c.display_name, ''), nullif(d.title, ''), i.subject, '') AS "on",
       coalesce(a.contact_id, d.contact_id, d.company_id,
         (SELECT contact_id FROM interaction_contact WHERE interaction_id = i.id AND deleted_at IS NULL ORDER BY rid LIMIT 1)) AS contactId
     FROM attachment a LEFT JOIN contact c ON c.id = a.contact_id LEFT JOIN deal d ON d.id = a.deal_id
       LEFT JOIN interaction i ON i.id = a.interaction_id WHERE a.rid = ?`,
  );
  return candidates
    .filter(({ text }) => (isNear ? holdsNearly(fold(text), terms) : holdsAll(fold(text), terms)))
    .slice(0, limit)
    .map(({ rid }) => read.get(rid) as FileHit);
}
