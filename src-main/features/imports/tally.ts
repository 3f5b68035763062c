import { strings } from '@shared/locale/index';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import { withBeyond } from './beyond';
import type { KeptReading } from './imports.repo';
import type { RelationCounts } from './relation-writer';
import type { StagingMeta } from './staging';

/** Of one column of a file: how many values it had, and how many are in what was written. */
export interface ColumnTally {
  header: string;
  target: string;
  values: number;
  kept: number;
  /** Why values of rows that were written are not in them; the first reason. */
  why?: string;
}

/** Of one column of a row: no value, a value, one that the card has already, and one instead of which it keeps its own. */
const marks = { none: '0', value: '1', there: '2', left: '3' } as const;

/** Whether a mark is of a value, whatever comes of it. */
export function hasValue(mark: string | undefined): boolean {
  return mark !== undefined && mark !== marks.none;
}

/** The marks of a row as it stands in the file. */
export function marksOf(cells: readonly string[], columns: StagingMeta['columns']): string {
  return columns.map(({ index }) => ((cells[index] ?? '').trim() === '' ? marks.none : marks.value)).join('');
}

/** The marks of a row that says nothing new of its card. */
export function onCard(filled: string, columns: StagingMeta['columns'], left: ReadonlySet<string>): string {
  return columns
    .map(({ target, index }, at) => {
      if (filled[at] !== marks.value || target === 'skip') return filled[at] ?? marks.none;
      return reasonOf(left, target, index) === undefined ? marks.there : marks.left;
    })
    .join('');
}

/** Counts each column's values in and out, so that nothing is dropped without a word. */
export function createTally(meta: Pick<StagingMeta, 'columns' | 'headers' | 'about'>): {
  /** @param lost of the row's values those that were left out, by target: each with its reason, or because the card keeps what it has */
  add(filled: string, isWritten: boolean, lost?: ReadonlyMap<string, string> | ReadonlySet<string>): void;
  result(): ColumnTally[];
} {
  const { columns, headers } = withBeyond(meta, meta.about);
  const counts = columns.map(({ index, target }): ColumnTally => ({
    header: headers[index] ?? '',
    target,
    values: 0,
    kept: 0,
  }));
  return {
    add(filled, isWritten, lost) {
      for (const [at, count] of counts.entries()) {
        const mark = filled[at] ?? marks.none;
        if (mark === marks.none) continue;
        count.values += 1;
        if (!isWritten && mark === marks.there) count.kept += 1;
        if (!isWritten && mark === marks.left) count.why ??= strings.imports.leftAsIs;
        if (!isWritten || count.target === 'skip') continue;
        const why = lost === undefined ? undefined : reasonOf(lost, count.target, columns[at]?.index ?? 0);
        if (why === undefined) count.kept += 1;
        else count.why ??= why;
      }
    },
    // That nothing stands behind the last column goes without saying.
    result: () => counts.filter(({ values }, at) => at < meta.columns.length || values > 0),
  };
}

/** A field that the import makes goes by its column too. */
function reasonOf(
  lost: ReadonlyMap<string, string> | ReadonlySet<string>,
  target: string,
  index: number,
): string | undefined {
  if ('get' in lost) return lost.get(target);
  return lost.has(target) || lost.has(`${target}@${index}`) ? strings.imports.leftAsIs : undefined;
}

/** How many people whom the file names beside its cards are connected with them; a line of its own where there are any. */
export function tallyOfRelations({ linked, noted, lost }: RelationCounts): ColumnTally[] {
  const values = linked + noted + lost;
  if (values === 0) return [];
  const line: ColumnTally = {
    header: strings.imports.relationships,
    target: strings.imports.relationships,
    values,
    kept: linked + noted,
  };
  return [noted + lost === 0 ? line : { ...line, why: strings.imports.notFound(noted, lost) }];
}

/** Keeps what an import did: its line in the list of imports, and how a file of its shape was mapped. */
export function keepBatch(
  write: Write,
  meta: StagingMeta,
  fate: { added: number; updated: number; skipped: number; failed: number; cards: number },
  columns: StagingMeta['columns'],
  tally: readonly ColumnTally[],
): void {
  const reading: KeptReading = { ...meta.reading, columns };
  prepared(
    write.raw,
    `INSERT INTO import_batch (id, kind, file_name, headers, mapping, shape, tx_id, user_id, at, added, updated, skipped, failed, cards, tally)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    meta.batchId,
    meta.about,
    meta.fileName,
    JSON.stringify(meta.headers),
    JSON.stringify(reading),
    meta.shape,
    write.txId,
    write.userId,
    write.at,
    fate.added,
    fate.updated,
    fate.skipped,
    fate.failed,
    fate.cards,
    JSON.stringify(tally),
  );
}
