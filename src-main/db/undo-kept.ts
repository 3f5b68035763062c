import { loggedTables, type LoggedTableName } from './logged-tables';
import type { RawConnection } from './open';
import { prepared } from './prepared';

interface Parent {
  table: LoggedTableName;
  column: string;
  /** What is pointed at is only named, as a tag is: it stays for the row's sake, and the row does not stay for its. */
  isNamed?: true;
  /** A row in the trash counts too: there lies a card that another took in. */
  isOfTrash?: true;
}

const user = (column: string): Parent => ({ table: 'user', column, isNamed: true });

/** On which rows a row of each table hangs. */
const parents: Readonly<Partial<Record<LoggedTableName, readonly Parent[]>>> = {
  contact: [{ table: 'contact', column: 'merged_into', isNamed: true, isOfTrash: true }, user('owner_id')],
  lifecycle_change: [{ table: 'contact', column: 'contact_id' }],
  contact_role: [{ table: 'contact', column: 'contact_id' }],
  contact_method: [{ table: 'contact', column: 'contact_id' }],
  address: [{ table: 'contact', column: 'contact_id' }],
  employment: [
    { table: 'contact', column: 'contact_id' },
    { table: 'contact', column: 'company_id' },
  ],
  contact_tag: [
    { table: 'contact', column: 'contact_id' },
    { table: 'tag', column: 'tag_id', isNamed: true },
  ],
  custom_value: [
    { table: 'contact', column: 'contact_id' },
    { table: 'custom_field', column: 'field_id', isNamed: true },
  ],
  relationship: [
    { table: 'contact', column: 'contact_id' },
    { table: 'contact', column: 'other_id' },
    { table: 'relationship_kind', column: 'kind_id', isNamed: true },
  ],
  attachment: [
    { table: 'contact', column: 'contact_id' },
    { table: 'deal', column: 'deal_id' },
    { table: 'interaction', column: 'interaction_id' },
  ],
  deal: [{ table: 'contact', column: 'contact_id' }, { table: 'contact', column: 'company_id' }, user('owner_id')],
  deal_contact: [
    { table: 'deal', column: 'deal_id' },
    { table: 'contact', column: 'contact_id' },
  ],
  stage_change: [{ table: 'deal', column: 'deal_id' }],
  interaction: [
    { table: 'deal', column: 'deal_id' },
    { table: 'call_outcome', column: 'outcome_id', isNamed: true },
    user('user_id'),
  ],
  interaction_contact: [
    { table: 'interaction', column: 'interaction_id' },
    { table: 'contact', column: 'contact_id' },
  ],
  task: [{ table: 'contact', column: 'contact_id' }, { table: 'deal', column: 'deal_id' }, user('assignee_id')],
};

/** The columns by which a row hangs on others, and stays where they stay. */
export function parentColumns(table: LoggedTableName): string[] {
  return (parents[table] ?? []).filter((parent) => parent.isNamed !== true).map((parent) => parent.column);
}

/**
 * The rows that a transaction made and that must stay when it is undone: those edited since, those that later rows hang
 * on, and in turn those that the kept ones hang on. What was itself undone since does not count.
 */
export function keptRows(
  raw: RawConnection,
  tx: { seq: number; first_change: number; last_change: number },
): Set<string> {
  const live = "t.undone_by IS NULL AND t.kind IN ('edit', 'import')";
  const later = prepared(
    raw,
    `SELECT 1 FROM change c JOIN tx t ON t.seq = c.tx WHERE c.seq > ? AND ${live} LIMIT 1`,
  ).get(tx.last_change);
  const kept = new Set<string>();
  if (later === undefined) return kept;
  const made = madeIn(raw, tx);
  const tables = new Set(made.values());
  for (const { id } of prepared(
    raw,
    `SELECT DISTINCT c.row_id AS id FROM change c JOIN tx t ON t.seq = c.tx WHERE c.seq > ? AND c.col IS NOT NULL AND ${live}`,
  ).all(tx.last_change) as { id: string }[]) {
    if (made.has(id)) kept.add(id);
  }
  for (const { name } of loggedTables) {
    for (const { table, column, isOfTrash } of parents[name] ?? []) {
      if (!tables.has(table)) continue;
      const rows = prepared(
        raw,
        `SELECT DISTINCT r.${column} AS id FROM change c JOIN tx t ON t.seq = c.tx JOIN ${name} r ON r.id = c.row_id
         WHERE c.seq > ? AND c.tbl = '${name}' ${isOfTrash === true ? '' : 'AND r.deleted_at IS NULL'} AND ${live}`,
      ).all(tx.last_change) as { id: string | null }[];
      for (const { id } of rows) if (id !== null && made.has(id)) kept.add(id);
    }
  }
  keepParents(raw, kept, made);
  return kept;
}

/** By the id of each row that a transaction made, its table. */
function madeIn(
  raw: RawConnection,
  tx: { seq: number; first_change: number; last_change: number },
): Map<string, string> {
  const rows = prepared(
    raw,
    'SELECT row_id AS id, tbl FROM change WHERE seq BETWEEN ? AND ? AND tx = ? AND col IS NULL',
  ).all(tx.first_change, tx.last_change, tx.seq) as { id: string; tbl: string }[];
  return new Map(rows.map((row) => [row.id, row.tbl]));
}

/** A kept person keeps the company, the tags and the fields that the same import made for them. */
function keepParents(raw: RawConnection, kept: Set<string>, made: ReadonlyMap<string, string>): void {
  const named = prepared(
    raw,
    `SELECT company_id AS id FROM employment WHERE contact_id = @id AND deleted_at IS NULL
     UNION ALL SELECT tag_id FROM contact_tag WHERE contact_id = @id AND deleted_at IS NULL
     UNION ALL SELECT field_id FROM custom_value WHERE contact_id = @id AND deleted_at IS NULL`,
  );
  for (const id of kept) {
    for (const row of named.all({ id }) as { id: string }[]) if (made.has(row.id)) kept.add(row.id);
  }
}

/** Whether a created row stays: it is kept itself, or a kept row is what it hangs on. */
export function isKept(raw: RawConnection, kept: ReadonlySet<string>, table: LoggedTableName, id: string): boolean {
  if (kept.size === 0) return false;
  if (kept.has(id)) return true;
  const columns = parentColumns(table);
  if (columns.length === 0) return false;
  const row = prepared(raw, `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).get(id) as
    | Record<string, string | null>
    | undefined;
  return row !== undefined && columns.some((column) => kept.has(row[column] ?? ''));
}
