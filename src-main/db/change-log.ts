import { loggedTables, type LoggedTable } from './logged-tables';
import type { RawConnection } from './open';

/** Columns that are logged beside a table's own: the trash is a change like any other. */
const always = ['deleted_at'] as const;

/** The columns of a table whose every change is kept. */
export function columnsOf(table: LoggedTable): readonly string[] {
  return [...table.columns, ...always];
}

const guard = `SELECT RAISE(ABORT, 'calldeck: a write outside the change log') WHERE NOT EXISTS (SELECT 1 FROM ctx)`;

function insertTrigger(table: LoggedTable): string {
  return `CREATE TRIGGER ${table.name}_log_insert AFTER INSERT ON ${table.name} BEGIN
    ${guard};
    INSERT INTO change (tx, tbl, row_id, col, old, new) SELECT seq, '${table.name}', new.id, NULL, NULL, NULL FROM ctx;
  END`;
}

function updateTrigger(table: LoggedTable): string {
  const cells = columnsOf(table)
    .map(
      (column) =>
        `SELECT '${column}' AS col, old.${column} AS old, new.${column} AS new WHERE old.${column} IS NOT new.${column}`,
    )
    .join(' UNION ALL ');
  // Stamps are made here and nowhere else, so no repository can forget them.
  return `CREATE TRIGGER ${table.name}_log_update AFTER UPDATE OF ${columnsOf(table).join(', ')} ON ${table.name} BEGIN
    ${guard};
    INSERT INTO change (tx, tbl, row_id, col, old, new)
      SELECT ctx.seq, '${table.name}', new.id, cell.col, cell.old, cell.new FROM ctx, (${cells}) AS cell;
    UPDATE ${table.name} SET revision = old.revision + 1, updated_at = (SELECT at FROM ctx), updated_by = (SELECT user_id FROM ctx)
      WHERE rid = new.rid;
  END`;
}

function deleteTrigger(table: LoggedTable): string {
  const cells = ['id', ...columnsOf(table), 'created_at', 'created_by']
    .map((column) => `'${column}', old.${column}`)
    .join(', ');
  return `CREATE TRIGGER ${table.name}_log_delete AFTER DELETE ON ${table.name} BEGIN
    ${guard};
    INSERT INTO change (tx, tbl, row_id, col, old, new)
      SELECT seq, '${table.name}', old.id, '*', json_object(${cells}), NULL FROM ctx;
  END`;
}

/**
 * Makes the change log's triggers anew from the table list.
 * @param raw the writer's connection
 */
export function createLogTriggers(raw: RawConnection): void {
  dropLogTriggers(raw);
  for (const table of loggedTables) {
    raw.exec(insertTrigger(table));
    raw.exec(updateTrigger(table));
    raw.exec(deleteTrigger(table));
  }
}

/**
 * Takes the triggers away for bulk work, which writes its change rows set-wise; within the same transaction they
 * are made again. A test compares those rows with the triggers' own.
 * @param raw the writer's connection
 */
export function dropLogTriggers(raw: RawConnection): void {
  for (const table of loggedTables) {
    for (const event of ['insert', 'update', 'delete']) raw.exec(`DROP TRIGGER IF EXISTS ${table.name}_log_${event}`);
  }
}
