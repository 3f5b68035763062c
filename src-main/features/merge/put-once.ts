import { derivedId } from '../../core/ids';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';

type OnceTable =
  | 'contact_tag'
  | 'contact_role'
  | 'interaction_contact'
  | 'deal_contact'
  | 'relationship'
  | 'custom_value'
  | 'not_duplicate';

type Cell = string | number | null;

/**
 * Makes a row of which there may be one, under the id of its own key; where one was taken away before, that comes back.
 * @param key what makes its id, beside the table's name
 * @returns whether it is new here; one that is live stays as it is
 */
export function putOnce(
  write: Write,
  table: OnceTable,
  key: readonly string[],
  values: Readonly<Record<string, Cell>>,
): boolean {
  const { raw } = write;
  const id = derivedId(table, ...key);
  const known = prepared(raw, `SELECT deleted_at FROM ${table} WHERE id = ?`).get(id) as
    | { deleted_at: string | null }
    | undefined;
  if (known?.deleted_at === null) return false;
  const columns = Object.keys(values);
  if (known === undefined) {
    prepared(
      raw,
      `INSERT INTO ${table} (id, ${columns.join(', ')}, created_at, created_by, updated_at, updated_by)
       VALUES (?, ${columns.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
    ).run(id, ...Object.values(values), write.at, write.userId, write.at, write.userId);
  } else {
    prepared(
      raw,
      `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')}, deleted_at = NULL WHERE id = ?`,
    ).run(...Object.values(values), id);
  }
  return true;
}

/** Moves the live rows of a card, by one of its columns, to the trash. */
export function trashRows(write: Write, table: OnceTable, column: string, contactId: string): void {
  prepared(write.raw, `UPDATE ${table} SET deleted_at = ? WHERE ${column} = ? AND deleted_at IS NULL`).run(
    write.at,
    contactId,
  );
}

/** Moves one row to the trash. */
export function trashRow(
  write: Write,
  table: OnceTable | 'contact_method' | 'address' | 'employment' | 'attachment' | 'lifecycle_change',
  id: string,
): void {
  prepared(write.raw, `UPDATE ${table} SET deleted_at = ? WHERE id = ?`).run(write.at, id);
}
