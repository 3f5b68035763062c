import type { contactCard } from '@shared/contract/contacts';
import type { z } from 'zod';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { ContactTable } from '../../db/schema';
import { relationshipsOf } from './relationships.repo';

export type ContactCard = z.output<typeof contactCard>;
type StoredContact = {
  [K in keyof ContactTable]: ContactTable[K] extends { __select__: infer S } ? S : ContactTable[K];
};

/** A contact's own row, in the trash or not. */
export function findContact(raw: RawConnection, id: string): StoredContact | undefined {
  return prepared(raw, 'SELECT * FROM contact WHERE id = ?').get(id) as StoredContact | undefined;
}

/** Where a merged card lives on; null for any other, and where that card is in the trash by now. */
function mergedInto(raw: RawConnection, row: StoredContact): string | null {
  if (row.deleted_at === null || row.merged_into === null) return null;
  const keeper = prepared(raw, 'SELECT id FROM contact WHERE id = ? AND deleted_at IS NULL').get(row.merged_into) as
    | { id: string }
    | undefined;
  return keeper?.id ?? null;
}

function all<Row>(raw: RawConnection, sql: string, id: string): Row[] {
  return prepared(raw, sql).all({ id }) as Row[];
}

const dealsSql = `
  SELECT d.id, d.title, s.name AS stageName, s.kind AS stageKind, s.probability, d.amount, d.currency, d.expected_close AS expectedClose,
    d.closed_at AS closedAt, d.stage_since AS stageSince
  FROM deal d CROSS JOIN stage s ON s.id = d.stage_id
  WHERE d.deleted_at IS NULL AND d.id IN (
    SELECT id FROM deal WHERE contact_id = @id UNION SELECT id FROM deal WHERE company_id = @id
    UNION SELECT deal_id FROM deal_contact WHERE contact_id = @id AND deleted_at IS NULL)
  ORDER BY d.closed_at IS NOT NULL, d.closed_at DESC, d.expected_close IS NULL, d.expected_close, d.id`;

function flagOf(cell: number | null): boolean | null {
  return cell === null ? null : cell === 1;
}

/** Jobs of now before those of before, the one that the card is shown with first, then the latest. */
function jobsOf(raw: RawConnection, id: string): ContactCard['employments'] {
  type Job = ContactCard['employments'][number];
  return all<Omit<Job, 'isCurrent' | 'isPrimary'> & { isCurrent: number; isPrimary: number }>(
    raw,
    `SELECT e.id, e.company_id AS companyId, c.display_name AS companyName, e.title, e.department, e.from_date AS "from", e.to_date AS "to",
       e.is_current AS isCurrent, e.is_primary AS isPrimary, e.revision
     FROM employment e JOIN contact c ON c.id = e.company_id
     WHERE e.contact_id = @id AND e.deleted_at IS NULL
     ORDER BY e.is_current DESC, e.is_primary DESC, CASE e.is_current WHEN 0 THEN coalesce(e.to_date, e.from_date) END DESC, e.rid DESC`,
    id,
  ).map((job, index) => ({ ...job, isCurrent: job.isCurrent === 1, isPrimary: job.isCurrent === 1 && index === 0 }));
}

/** One whole card, or undefined when there is none of that id. */
export function readCard(raw: RawConnection, id: string): ContactCard | undefined {
  const row = findContact(raw, id);
  if (row === undefined) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    prefix: row.prefix,
    given: row.given,
    middle: row.middle,
    family: row.family,
    suffix: row.suffix,
    nickname: row.nickname,
    phoneticGiven: row.phonetic_given,
    phoneticFamily: row.phonetic_family,
    nameOrder: row.name_order as ContactCard['nameOrder'],
    displayName: row.display_name,
    lifecycle: row.lifecycle as ContactCard['lifecycle'],
    lifecycleHistory: all<ContactCard['lifecycleHistory'][number]>(
      raw,
      'SELECT id, lifecycle, at FROM lifecycle_change WHERE contact_id = @id AND deleted_at IS NULL ORDER BY at, rid',
      id,
    ),
    leadStatus: row.lead_status as ContactCard['leadStatus'],
    source: row.source,
    firstTouchChannel: row.first_touch_channel,
    birthday: row.birthday,
    notes: row.notes,
    ownerId: row.owner_id,
    doNotCall: row.do_not_call === 1,
    doNotMail: row.do_not_mail === 1,
    keepInTouchDays: row.keep_in_touch_days,
    touchDue: row.touch_due,
    readyBudget: flagOf(row.ready_budget),
    readyNeed: flagOf(row.ready_need),
    readyTiming: flagOf(row.ready_timing),
    readyAuthority: flagOf(row.ready_authority),
    lastInteractionAt: row.last_interaction_at,
    wonDealAmount: row.won_deal_amount,
    wonDealCount: row.won_deal_count,
    roles: all<{ role: ContactCard['roles'][number] }>(
      raw,
      'SELECT role FROM contact_role WHERE contact_id = @id AND deleted_at IS NULL ORDER BY rid',
      id,
    ).map(({ role }) => role),
    methods: all<Omit<ContactCard['methods'][number], 'isPrimary'> & { isPrimary: number }>(
      raw,
      `SELECT id, kind, label, value, normalised, is_primary AS isPrimary FROM contact_method WHERE contact_id = @id AND deleted_at IS NULL
       ORDER BY is_primary DESC, position, rid`,
      id,
    ).map((method) => ({ ...method, isPrimary: method.isPrimary === 1 })),
    addresses: all<ContactCard['addresses'][number]>(
      raw,
      'SELECT id, label, street, city, region, postal_code AS postalCode, country, revision FROM address WHERE contact_id = @id AND deleted_at IS NULL ORDER BY position, rid',
      id,
    ),
    employments: jobsOf(raw, id),
    relationships: relationshipsOf(raw, id),
    people:
      row.kind === 'person'
        ? []
        : all<ContactCard['people'][number]>(
            raw,
            `SELECT p.id, p.display_name AS displayName, max(e.title) AS title, p.last_interaction_at AS lastInteractionAt
             FROM employment e JOIN contact p ON p.id = e.contact_id
             WHERE e.company_id = @id AND e.is_current = 1 AND e.deleted_at IS NULL AND p.deleted_at IS NULL
             GROUP BY p.id ORDER BY p.sort_name, p.id`,
            id,
          ),
    tags: all<ContactCard['tags'][number]>(
      raw,
      `SELECT t.id, t.name, t.colour FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id
       WHERE ct.contact_id = @id AND ct.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY t.name, t.id`,
      id,
    ),
    deals: all<ContactCard['deals'][number]>(raw, dealsSql, id),
    tasks: all<ContactCard['tasks'][number]>(
      raw,
      `SELECT id, kind, title, due_date AS dueDate, due_time AS dueTime, assignee_id AS assigneeId FROM task
       WHERE contact_id = @id AND done_at IS NULL AND deleted_at IS NULL
       ORDER BY due_date IS NULL, due_date, due_time IS NULL, due_time, rid`,
      id,
    ),
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    mergedInto: mergedInto(raw, row),
  };
}
