import type { contactRow } from '@shared/contract/contact-list';
import { ownFieldId } from '@shared/domain/contact-fields';
import type { z } from 'zod';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

export type ContactRow = z.output<typeof contactRow>;

/** What a row of the list is made of. */
export const rowColumns = `id, kind, given, family, display_name, company_name, company_id, lifecycle, primary_phone, primary_phone_e164, primary_email,
  do_not_call, do_not_mail, last_interaction_at, last_channel, last_outcome, next_task_title, next_task_at, open_deal_amount, open_deal_count, owner_id,
  updated_at, created_at, job_title, city, postal_code, country, source, lead_status, first_touch_channel, birthday, touch_due, keep_in_touch_days,
  won_deal_amount, won_deal_count`;

export interface StoredRow {
  id: string;
  kind: 'person' | 'company';
  given: string;
  family: string;
  display_name: string;
  company_name: string;
  company_id: string | null;
  lifecycle: ContactRow['lifecycle'];
  primary_phone: string | null;
  primary_phone_e164: string | null;
  primary_email: string | null;
  do_not_call: number;
  do_not_mail: number;
  last_interaction_at: string | null;
  last_channel: string | null;
  last_outcome: string | null;
  next_task_title: string | null;
  next_task_at: string | null;
  open_deal_amount: number;
  open_deal_count: number;
  owner_id: string | null;
  updated_at: string;
  created_at: string;
  job_title: string;
  city: string;
  postal_code: string;
  country: string;
  source: string;
  lead_status: ContactRow['leadStatus'];
  first_touch_channel: string | null;
  birthday: string | null;
  touch_due: string | null;
  keep_in_touch_days: number | null;
  won_deal_amount: number;
  won_deal_count: number;
}

type Extras = Pick<ContactRow, 'tags' | 'roles' | 'custom'>;

function toRow(row: StoredRow, extras: Extras | undefined): ContactRow {
  const [dueDate = '', dueTime = null] = row.next_task_at?.split('T') ?? [];
  return {
    id: row.id,
    kind: row.kind,
    given: row.given,
    family: row.family,
    displayName: row.display_name,
    companyName: row.company_name,
    companyId: row.company_id,
    lifecycle: row.lifecycle,
    phone: row.primary_phone,
    phoneE164: row.primary_phone_e164,
    email: row.primary_email,
    doNotCall: row.do_not_call === 1,
    doNotMail: row.do_not_mail === 1,
    lastInteractionAt: row.last_interaction_at,
    lastChannel: row.last_channel,
    lastOutcome: row.last_outcome,
    nextTaskTitle: row.next_task_title,
    nextTaskDueDate: dueDate === '' ? null : dueDate,
    nextTaskDueTime: dueTime,
    openDealAmount: row.open_deal_amount,
    openDealCount: row.open_deal_count,
    ownerId: row.owner_id,
    updatedAt: row.updated_at,
    createdAt: row.created_at,
    title: row.job_title,
    city: row.city,
    postcode: row.postal_code,
    country: row.country,
    source: row.source,
    leadStatus: row.lead_status,
    firstTouchChannel: row.first_touch_channel,
    birthday: row.birthday,
    touchDue: row.touch_due,
    keepInTouchDays: row.keep_in_touch_days,
    wonDealAmount: row.won_deal_amount,
    wonDealCount: row.won_deal_count,
    tags: extras?.tags ?? [],
    roles: extras?.roles ?? [],
    custom: extras?.custom ?? {},
  };
}

/**
 * Rows of the list from what was stored, with what their columns ask for beyond the card itself.
 * @param columns 'tags', 'roles' or `custom:<id>`; each kind costs one statement a page
 */
export function toRows(raw: RawConnection, stored: readonly StoredRow[], columns: readonly string[]): ContactRow[] {
  const extras = readExtras(
    raw,
    stored.map((row) => row.id),
    columns,
  );
  return stored.map((row) => toRow(row, extras.get(row.id)));
}

function readExtras(raw: RawConnection, ids: readonly string[], columns: readonly string[]): Map<string, Extras> {
  const extras = new Map<string, Extras>();
  if (columns.length === 0) return extras;
  const of = (id: string): Extras => {
    let found = extras.get(id);
    if (found === undefined) extras.set(id, (found = { tags: [], roles: [], custom: {} }));
    return found;
  };
  const among = JSON.stringify(ids);
  if (columns.includes('tags')) {
    const rows = prepared(
      raw,
      `SELECT ct.contact_id AS contact, t.id, t.name, t.colour FROM json_each(?) j CROSS JOIN contact_tag ct ON ct.contact_id = j.value
         JOIN tag t ON t.id = ct.tag_id WHERE ct.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY t.name COLLATE NOCASE, t.id`,
    ).all(among) as { contact: string; id: string; name: string; colour: number }[];
    for (const { contact, ...tag } of rows) of(contact).tags.push(tag);
  }
  if (columns.includes('roles')) {
    const rows = prepared(
      raw,
      'SELECT r.contact_id AS contact, r.role FROM json_each(?) j CROSS JOIN contact_role r ON r.contact_id = j.value WHERE r.deleted_at IS NULL ORDER BY r.role',
    ).all(among) as { contact: string; role: ContactRow['roles'][number] }[];
    for (const { contact, role } of rows) of(contact).roles.push(role);
  }
  const fields = columns.flatMap((column) => ownFieldId(column) ?? []);
  if (fields.length > 0) {
    const rows = prepared(
      raw,
      `SELECT v.contact_id AS contact, v.field_id AS field, v.value FROM json_each(?) j CROSS JOIN custom_value v ON v.contact_id = j.value
         WHERE v.deleted_at IS NULL AND v.value <> '' AND +v.field_id IN (SELECT value FROM json_each(?))`,
    ).all(among, JSON.stringify(fields)) as { contact: string; field: string; value: string }[];
    for (const { contact, field, value } of rows) of(contact).custom[field] = value;
  }
  return extras;
}
