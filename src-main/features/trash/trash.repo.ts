import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import type { LoggedTableName } from '../../db/logged-tables';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';

export type TrashKind = ParsedInputOf<'trash.list'>['kind'];
export type TrashRow = OutputOf<'trash.list'>['rows'][number];

/** A row in the trash as it is read, with the text that a search looks through. */
export interface StoredRow {
  id: string;
  title: string;
  subtitle: string;
  contactKind: 'person' | 'company' | null;
  deletedAt: string;
  userId: string | null;
  mergedInto: string | null;
  text: string;
}

export const trashKinds: readonly TrashKind[] = ['contact', 'deal', 'interaction', 'task', 'attachment'];

const nameOf = (column: string) => `(SELECT display_name FROM contact WHERE id = ${column})`;
const firstOfTalk = `(SELECT c.display_name FROM interaction_contact l JOIN contact c ON c.id = l.contact_id
  WHERE l.interaction_id = r.id LIMIT 1)`;

/** What a row of each kind is called, whose it is, and what a search of the trash looks through. */
const shown: Readonly<Record<TrashKind, string>> = {
  contact: `r.display_name AS title, coalesce(nullif(r.company_name, ''), r.city) AS subtitle, r.kind AS contactKind,
    ${nameOf('r.merged_into')} AS mergedInto, r.search_text AS text`,
  deal: `r.title AS title, coalesce(${nameOf('r.company_id')}, ${nameOf('r.contact_id')}, '') AS subtitle, NULL AS contactKind,
    NULL AS mergedInto, r.search_text AS text`,
  interaction: `r.subject AS title, coalesce(${firstOfTalk}, '') AS subtitle, NULL AS contactKind, NULL AS mergedInto,
    r.subject || ' ' || r.body AS text`,
  task: `r.title AS title, coalesce(${nameOf('r.contact_id')}, (SELECT title FROM deal WHERE id = r.deal_id), '') AS subtitle,
    NULL AS contactKind, NULL AS mergedInto, r.title AS text`,
  attachment: `r.file_name AS title, coalesce(${nameOf('r.contact_id')}, (SELECT title FROM deal WHERE id = r.deal_id), '') AS subtitle,
    NULL AS contactKind, NULL AS mergedInto, r.file_name || ' ' || r.note AS text`,
};

/** The walk over the trash of one kind, the latest first; a test holds its plan. */
export function trashSql(kind: TrashKind): string {
  return `SELECT r.id, r.deleted_at AS deletedAt, r.updated_by AS userId, ${shown[kind]} FROM ${kind} r
    WHERE r.deleted_at IS NOT NULL AND (r.deleted_at, r.id) < (?, ?) ORDER BY r.deleted_at DESC, r.id DESC LIMIT ?`;
}

/** Rows of the trash behind a place. */
export function readTrash(
  raw: RawConnection,
  kind: TrashKind,
  place: { at: string; id: string },
  limit: number,
): StoredRow[] {
  return prepared(raw, trashSql(kind)).all(place.at, place.id, limit) as StoredRow[];
}

/** How much lies in the trash of one kind. */
export function countTrash(raw: RawConnection, kind: TrashKind): number {
  return (
    prepared(raw, `SELECT count(*) AS count FROM ${kind} WHERE deleted_at IS NOT NULL`).get() as { count: number }
  ).count;
}

/** The entry of the history that put a row into the trash. */
export function trashedBy(raw: RawConnection, id: string): { seq: number; id: string; label: string } | undefined {
  return prepared(
    raw,
    `SELECT t.seq, t.id, t.label FROM change c JOIN tx t ON t.seq = c.tx
     WHERE c.row_id = ? AND c.col = 'deleted_at' AND c.new IS NOT NULL ORDER BY c.seq DESC LIMIT 1`,
  ).get(id) as { seq: number; id: string; label: string } | undefined;
}

const none = 'SELECT 0';
const hungSql: Readonly<
  Record<'contact' | 'deal' | 'interaction', Record<'deals' | 'tasks' | 'interactions' | 'attachments', string>>
> = {
  contact: {
    deals: `SELECT count(*) FROM (SELECT id FROM deal WHERE contact_id = @id UNION SELECT id FROM deal WHERE company_id = @id)`,
    tasks: 'SELECT count(*) FROM task WHERE contact_id = @id',
    interactions: 'SELECT count(*) FROM interaction_contact WHERE contact_id = @id',
    attachments: 'SELECT count(*) FROM attachment WHERE contact_id = @id',
  },
  deal: {
    deals: none,
    tasks: 'SELECT count(*) FROM task WHERE deal_id = @id',
    interactions: 'SELECT count(*) FROM interaction WHERE deal_id = @id',
    attachments: 'SELECT count(*) FROM attachment WHERE deal_id = @id',
  },
  interaction: {
    deals: none,
    tasks: none,
    interactions: none,
    attachments: 'SELECT count(*) FROM attachment WHERE interaction_id = @id',
  },
};

/** What hangs on a row, wherever it lies. */
export function hungOn(raw: RawConnection, kind: TrashKind, id: string): TrashRow['hung'] {
  if (kind === 'task' || kind === 'attachment') return { deals: 0, tasks: 0, interactions: 0, attachments: 0 };
  const counts = hungSql[kind];
  return prepared(
    raw,
    `SELECT (${counts.deals}) AS deals, (${counts.tasks}) AS tasks, (${counts.interactions}) AS interactions, (${counts.attachments}) AS attachments`,
  ).get({ id }) as TrashRow['hung'];
}

/** A row that hangs on another by one of its columns. */
export interface Hanging {
  table: LoggedTableName;
  column: string;
}

/** The rows that are part of a thing and nothing without it. */
export const partsOf: Readonly<Record<TrashKind, readonly Hanging[]>> = {
  contact: [
    { table: 'lifecycle_change', column: 'contact_id' },
    { table: 'contact_role', column: 'contact_id' },
    { table: 'contact_method', column: 'contact_id' },
    { table: 'address', column: 'contact_id' },
    { table: 'employment', column: 'contact_id' },
    { table: 'employment', column: 'company_id' },
    { table: 'contact_tag', column: 'contact_id' },
    { table: 'custom_value', column: 'contact_id' },
    { table: 'relationship', column: 'contact_id' },
    { table: 'relationship', column: 'other_id' },
    { table: 'not_duplicate', column: 'a_id' },
    { table: 'not_duplicate', column: 'b_id' },
    { table: 'quality_ignored', column: 'contact_id' },
    { table: 'interaction_contact', column: 'contact_id' },
    { table: 'deal_contact', column: 'contact_id' },
  ],
  deal: [
    { table: 'deal_contact', column: 'deal_id' },
    { table: 'stage_change', column: 'deal_id' },
  ],
  interaction: [{ table: 'interaction_contact', column: 'interaction_id' }],
  task: [],
  attachment: [],
};

/** The things of their own that hang on a thing. */
export const thingsOn: Readonly<Record<TrashKind, readonly { kind: TrashKind; column: string }[]>> = {
  contact: [
    { kind: 'deal', column: 'contact_id' },
    { kind: 'deal', column: 'company_id' },
    { kind: 'task', column: 'contact_id' },
    { kind: 'attachment', column: 'contact_id' },
  ],
  deal: [
    { kind: 'task', column: 'deal_id' },
    { kind: 'interaction', column: 'deal_id' },
    { kind: 'attachment', column: 'deal_id' },
  ],
  interaction: [{ kind: 'attachment', column: 'interaction_id' }],
  task: [],
  attachment: [],
};
