import type { DialectId, FieldTarget } from '@shared/domain/import-fields';
import { plainHeader } from './header-words';

/** One program's export: by what it is known and what its columns are. */
export interface Dialect {
  id: DialectId;
  /** Headers that this export always has; `a|b` where one of several is enough. */
  marks: readonly string[];
  columns: ReadonlyMap<string, FieldTarget>;
}

/** Upper case without blanks in Salesforce's Data Loader, underscores in Atomic CRM: all one to `squash`. */
export function squash(header: string): string {
  return plainHeader(header).replaceAll(' ', '');
}

/** Reads a table of `target: header|header` into a map by squashed header. */
export function columnTable(...tables: readonly Partial<Record<FieldTarget, string>>[]): Map<string, FieldTarget> {
  const columns = new Map<string, FieldTarget>();
  for (const table of tables) {
    for (const [target, headers] of Object.entries(table)) {
      for (const header of (headers ?? '').split('|')) columns.set(squash(header), target as FieldTarget);
    }
  }
  return columns;
}
