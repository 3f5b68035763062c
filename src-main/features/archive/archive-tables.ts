import { loggedTables, type LoggedTableName } from '../../db/logged-tables';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

type Cell = string | number | null;

/** A table as an archive has it: every column but the local row number, in the order in which the rows were made. */
export interface ArchiveTable {
  name: LoggedTableName | 'tx' | 'change' | 'import_batch' | 'import_row' | 'duplicate_pair';
  key: readonly string[];
  /** The key is local to the file and is not written. */
  isLocal: boolean;
}

/** Everything that makes a file what it is: what is in the change log, the log itself, and the imports with their rows. */
export const archiveTables: readonly ArchiveTable[] = [
  ...loggedTables.map(({ name }): ArchiveTable => ({ name, key: ['rid'], isLocal: true })),
  { name: 'tx', key: ['seq'], isLocal: false },
  { name: 'change', key: ['seq'], isLocal: false },
  { name: 'import_batch', key: ['rid'], isLocal: true },
  { name: 'import_row', key: ['rid'], isLocal: true },
  { name: 'duplicate_pair', key: ['a_id', 'b_id'], isLocal: false },
];

/** Where a table lies in an archive. */
export function placeOfTable(name: string): string {
  return `data/${name}.jsonl`;
}

const slice = 2000;

/** The rows of a table as JSON, one a line, some at a time; each statement is short. */
export function* tableLines(raw: RawConnection, table: ArchiveTable): Generator<{ text: string; rows: number }> {
  const key = table.key.join(', ');
  const after = table.key.map((_, index) => `@k${index}`).join(', ');
  const read = (sql: string) => prepared(raw, `SELECT * FROM ${table.name} ${sql} ORDER BY ${key} LIMIT ${slice}`);
  let rows = read('').all() as Record<string, Cell>[];
  while (rows.length > 0) {
    const last = rows.at(-1)!;
    const lines = rows.map((row) => {
      if (!table.isLocal) return JSON.stringify(row);
      const { rid: _, ...cells } = row;
      return JSON.stringify(cells);
    });
    yield { text: `${lines.join('\n')}\n`, rows: rows.length };
    if (rows.length < slice) return;
    const from = Object.fromEntries(table.key.map((column, index) => [`k${index}`, last[column] ?? null]));
    rows = read(`WHERE (${key}) > (${after})`).all(from) as Record<string, Cell>[];
  }
}

/** How many rows an archive of this file holds, for its progress. */
export function countRows(raw: RawConnection): number {
  return archiveTables.reduce(
    (sum, { name }) => sum + (prepared(raw, `SELECT count(*) AS n FROM ${name}`).get() as { n: number }).n,
    0,
  );
}
