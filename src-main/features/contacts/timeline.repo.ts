import type { OutputOf } from '@shared/contract/index';
import type { FormatOptions } from '@shared/locale/format';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { cardChanges } from './card-changes.service';

type Entry = OutputOf<'contacts.timeline'>['entries'][number];
export type Talk = Extract<Entry, { type: 'interaction' }>;
export type File = Extract<Entry, { type: 'file' }>;
export type Change = Extract<Entry, { type: 'change' }>;

/** Where a page ended: time, interactions (0) before files and changes (1), id; all newest first. */
export interface Place {
  at: string;
  rank: number;
  id: string;
}

/** The people who work at a company now. */
export function peopleOf(raw: RawConnection, companyId: string): string[] {
  const rows = prepared(
    raw,
    'SELECT DISTINCT contact_id AS id FROM employment WHERE company_id = ? AND is_current = 1 AND deleted_at IS NULL',
  ).all(companyId) as { id: string }[];
  return rows.map(({ id }) => id);
}

const slice = 100;

/** One walk of the index of a contact's links, newest first; a test holds its plan. */
export const talksSql = `
  SELECT 'interaction' AS type, i.id, ic.occurred_at AS at, i.channel, i.direction, i.subject, i.body, o.key AS outcome, o.name AS outcomeName,
    i.duration_seconds AS durationSeconds, i.number, i.deal_id AS dealId, d.title AS dealTitle, i.user_id AS userId,
    ic.contact_id AS contactId, c.display_name AS contactName, i.is_inquiry AS isInquiry, i.purpose
  FROM interaction_contact ic CROSS JOIN interaction i ON i.id = ic.interaction_id
  CROSS JOIN contact c ON c.id = ic.contact_id
  LEFT JOIN call_outcome o ON o.id = i.outcome_id LEFT JOIN deal d ON d.id = i.deal_id
  WHERE ic.contact_id = @contactId AND (ic.occurred_at, ic.interaction_id) < (@at, @id) AND ic.deleted_at IS NULL AND i.deleted_at IS NULL
    AND (@channels IS NULL OR i.channel IN (SELECT value FROM json_each(@channels))) AND (@direction IS NULL OR i.direction = @direction)
    AND (@purpose IS NULL OR i.purpose = @purpose)
  ORDER BY ic.occurred_at DESC, ic.interaction_id DESC LIMIT ${slice}`;

/**
 * A contact's own interactions from a place on, newest first, read as they are asked for.
 * @param place where the page before ended, or null
 */
export function* talksOf(
  raw: RawConnection,
  contactId: string,
  filter: { channels: readonly string[] | null; direction: string | null; purpose: string | null },
  place: Place | null,
): Generator<Talk> {
  const bound = {
    contactId,
    channels: filter.channels === null ? null : JSON.stringify(filter.channels),
    direction: filter.direction,
    purpose: filter.purpose,
  };
  // Behind a change of some instant there is no interaction of that instant left to show.
  let after = place === null ? { at: '~', id: '' } : { at: place.at, id: place.rank === 0 ? place.id : '' };
  for (;;) {
    const rows = prepared(raw, talksSql).all({ ...bound, ...after }) as (Omit<Talk, 'isInquiry'> & {
      isInquiry: number;
    })[];
    for (const row of rows) yield { ...row, isInquiry: row.isInquiry === 1 };
    const last = rows.at(-1);
    if (last === undefined || rows.length < slice) return;
    after = { at: last.at, id: last.id };
  }
}

const countsSql = `
  SELECT i.channel, count(DISTINCT i.id) AS n FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id
  WHERE ic.contact_id IN (SELECT @id UNION SELECT contact_id FROM employment WHERE company_id = @id AND is_current = 1 AND deleted_at IS NULL)
    AND ic.deleted_at IS NULL AND i.deleted_at IS NULL
  GROUP BY i.channel`;

/** How many interactions of each channel a card has; of a company, with those of the people who work there. */
export function channelCounts(raw: RawConnection, id: string): Record<string, number> {
  const rows = prepared(raw, countsSql).all({ id }) as { channel: string; n: number }[];
  return Object.fromEntries(rows.map(({ channel, n }) => [channel, n]));
}

const keptChanges = 1000;

interface OwnCard {
  id: string;
  created_at: string;
  created_by: string | null;
}

/** What was changed about a card: its fields, its lifecycle, the stages of its deals, its tasks done. */
export function changesOf(raw: RawConnection, contact: OwnCard, format: FormatOptions): Change[] {
  return [
    entry({
      id: `created:${contact.id}`,
      at: contact.created_at,
      what: 'created',
      field: '',
      userId: contact.created_by,
    }),
    ...fieldChanges(raw, contact, format),
    ...lifecycleChanges(raw, contact.id),
    ...stageChanges(raw, contact.id),
    ...tasksDone(raw, contact.id),
  ];
}

function entry(values: Partial<Change> & Pick<Change, 'id' | 'at' | 'what' | 'field'>): Change {
  return { type: 'change', before: null, after: null, userId: null, dealId: null, ...values };
}

/** A lifecycle has a history of its own. */
function fieldChanges(raw: RawConnection, contact: OwnCard, format: FormatOptions): Change[] {
  return cardChanges(raw, contact, format)
    .filter((change) => change.field !== 'lifecycle')
    .map(({ key, at, field, before, after, userId }) =>
      entry({ id: key, at, what: 'field', field, before, after, userId }),
    );
}

function lifecycleChanges(raw: RawConnection, id: string): Change[] {
  const rows = prepared(
    raw,
    `SELECT id, lifecycle, at, created_by AS userId FROM lifecycle_change WHERE contact_id = ? AND deleted_at IS NULL ORDER BY at, rid LIMIT ${keptChanges}`,
  ).all(id) as { id: string; lifecycle: string; at: string; userId: string | null }[];
  return rows.slice(1).map((row, index) =>
    entry({
      id: row.id,
      at: row.at,
      what: 'lifecycle',
      field: 'lifecycle',
      before: rows[index]!.lifecycle,
      after: row.lifecycle,
      userId: row.userId,
    }),
  );
}

function stageChanges(raw: RawConnection, id: string): Change[] {
  const rows = prepared(
    raw,
    `SELECT s.id, s.at, d.title AS field, f.name AS "before", t.name AS "after", s.created_by AS userId, d.id AS dealId
     FROM deal d JOIN stage_change s ON s.deal_id = d.id JOIN stage t ON t.id = s.to_stage_id LEFT JOIN stage f ON f.id = s.from_stage_id
     WHERE d.deleted_at IS NULL AND s.deleted_at IS NULL AND d.id IN (
       SELECT id FROM deal WHERE contact_id = @id UNION SELECT id FROM deal WHERE company_id = @id
       UNION SELECT deal_id FROM deal_contact WHERE contact_id = @id AND deleted_at IS NULL)
     ORDER BY s.at DESC LIMIT ${keptChanges}`,
  ).all({ id }) as Pick<Change, 'id' | 'at' | 'field' | 'before' | 'after' | 'userId' | 'dealId'>[];
  return rows.map((row) => entry({ ...row, what: 'stage' }));
}

/** What was done for a card; of a company, for the people who work there too. */
function tasksDone(raw: RawConnection, id: string): Change[] {
  const rows = prepared(
    raw,
    `SELECT id, done_at AS at, title AS field, updated_by AS userId FROM task
     WHERE contact_id IN (SELECT @id UNION SELECT contact_id FROM employment WHERE company_id = @id AND is_current = 1 AND deleted_at IS NULL)
       AND done_at IS NOT NULL AND deleted_at IS NULL ORDER BY done_at DESC LIMIT ${keptChanges}`,
  ).all({ id }) as Pick<Change, 'id' | 'at' | 'field' | 'userId'>[];
  return rows.map((row) => entry({ ...row, what: 'task_done' }));
}

/** The files of a card, of its deals and, of a company, of its people. The picture of a card is no file of it. */
export const filesSql = `
  WITH who(id) AS (SELECT @id UNION SELECT contact_id FROM employment WHERE company_id = @id AND is_current = 1 AND deleted_at IS NULL),
    rows(rid) AS (
      SELECT a.rid FROM who CROSS JOIN attachment a ON a.contact_id = who.id
      UNION SELECT a.rid FROM who CROSS JOIN deal d ON d.contact_id = who.id CROSS JOIN attachment a ON a.deal_id = d.id WHERE d.deleted_at IS NULL
      UNION SELECT a.rid FROM deal d CROSS JOIN attachment a ON a.deal_id = d.id WHERE d.company_id = @id AND d.deleted_at IS NULL)
  SELECT 'file' AS type, a.id, a.created_at AS at, a.file_name AS fileName, a.bytes, a.role, a.created_by AS userId,
    a.deal_id AS dealId, d.title AS dealTitle, a.contact_id AS contactId, coalesce(c.display_name, '') AS contactName
  FROM rows CROSS JOIN attachment a ON a.rid = rows.rid LEFT JOIN deal d ON d.id = a.deal_id LEFT JOIN contact c ON c.id = a.contact_id
  WHERE a.deleted_at IS NULL AND a.role <> 'picture' ORDER BY a.created_at DESC LIMIT ${keptChanges}`;

/** The files that came with a card. */
export function filesOf(raw: RawConnection, contactId: string): File[] {
  return prepared(raw, filesSql).all({ id: contactId }) as File[];
}
