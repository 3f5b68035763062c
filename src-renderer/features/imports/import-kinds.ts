import type { OutputOf } from '@shared/contract/index';

/** An import as the history has it. */
export type ImportRow = OutputOf<'imports.list'>['rows'][number];

type LogKind = 'calls' | 'mail' | 'calendar';

/** Whether entries of the log came in: they are added, never updated. */
export function isLogKind(kind: ImportRow['kind']): kind is LogKind {
  return kind === 'calls' || kind === 'mail' || kind === 'calendar';
}
