import type { ContactDraft } from '@shared/domain/contact-draft';
import { customTarget } from '@shared/domain/import-fields';
import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';
import { withBulkLog } from '../../db/bulk';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import type { JobContext } from '../context';
import { storePictures } from './card-pictures';
import { createCardWriter } from './card-writer';
import { unpackDraft } from './draft-codec';
import { ownColumns, ownOfFile } from './own-columns';
import { createOwnWriter, type OwnWriter } from './own-writer';
import { createLateCards } from './late-cards';
import { createLaterRows } from './later-rows';
import { identityOf } from './matcher';
import { writeRecords } from './record-commit';
import { createRelationWriter } from './relation-writer';
import { createTally, keepBatch, tallyOfRelations } from './tally';
import {
  dropStaging,
  openStaging,
  rowsToWrite,
  stagingCounts,
  stagingMeta,
  type Counts,
  type RowToWrite,
  type StagingMeta,
} from './staging';

/** What an import did, for its last screen and its place in the history. */
export interface ImportResult {
  batchId: string;
  added: number;
  updated: number;
  skipped: number;
  failed: number;
  txId: string | null;
}

/**
 * Writes a checked file in one transaction, which is one entry of the history: all of it, or, when it is stopped or
 * fails, nothing. A verified backup is made first.
 */
export async function commitImport(context: JobContext, batchId: string): Promise<ImportResult> {
  const staging = openStaging(context.spoolDir, batchId);
  try {
    const meta = stagingMeta(staging);
    const counts = stagingCounts(staging);
    context.progress(strings.imports.backingUp, 0, null);
    await context.backups.ensure();
    context.checkpoint();
    const { about } = meta;
    await storePictures(context, staging);
    const written =
      about === 'contacts'
        ? await context.write(
            strings.imports.label(meta.fileName, counts.add + counts.update),
            (write) => withBulkLog(write, () => writeRows(context, write, staging, meta, counts)),
            { kind: 'import', bulk: ['contact', 'deal', 'tag', 'field', 'attachment', 'import', 'file'] },
          )
        : await context.write(
            strings.recordImports.label(meta.fileName, counts.add + counts.update, about),
            (write) => writeRecords(context, write, staging, meta, about, counts),
            { kind: 'import', bulk: ['contact', 'deal', 'task', 'interaction', 'product', 'import', 'file'] },
          );
    dropStaging(context.spoolDir, batchId);
    return { batchId, ...written.value, txId: written.txId };
  } finally {
    staging.close();
  }
}

function resolved(column: StagingMeta['columns'][number], own: OwnWriter): StagingMeta['columns'][number] {
  const target = customTarget(column.target);
  if (target === null || 'id' in target) return column;
  return { ...column, target: `custom:${own.fieldOf(`${column.target}@${column.index}`)}` };
}

type Fate = Omit<ImportResult, 'batchId' | 'txId'>;

async function writeRows(
  context: JobContext,
  write: Write,
  staging: RawConnection,
  meta: StagingMeta,
  counts: Counts,
): Promise<Fate> {
  const { raw } = write;
  const { total } = counts;
  const users = raw.prepare('SELECT id, name FROM user WHERE deleted_at IS NULL').all() as {
    id: string;
    name: string;
  }[];
  // Only cards come without columns: they name the fields that they fill.
  const fields =
    meta.columns.length === 0 ? ownOfFile(raw) : ownColumns(raw, meta.columns, meta.headers, meta.currency);
  const own = await createOwnWriter(write, fields);
  const relations = createRelationWriter(write);
  const cards = createCardWriter(write, {
    own,
    relations,
    tagName: meta.tagName,
    expected: counts.add,
    owners: new Map(users.map((user) => [fold(user.name), user.id])),
  });
  const late = createLateCards(raw, meta.since);
  const later = createLaterRows(staging, meta.tagName);
  const idOfRow = new Map<number, string>();
  // A card that was put in the trash after the check is none to write to: nobody would see it again.
  const isLive = raw.prepare('SELECT 1 FROM contact WHERE id = ? AND deleted_at IS NULL');
  const fate: Fate = { added: 0, updated: 0, skipped: 0, failed: 0 };
  const tally = createTally(meta);
  const keep = raw.prepare(
    'INSERT INTO import_row (batch_id, row, line, action, reason, contact_id, cells) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  context.progress(strings.imports.writing, 0, total);
  let done = 0;
  for (const rows of rowsToWrite(staging)) {
    for (const staged of rows) {
      const id = writeRow(staged);
      if (id !== null && later.isTarget(staged.row)) idOfRow.set(staged.row, id);
    }
    done += rows.length;
    context.checkpoint();
    context.progress(strings.imports.writing, done, total);
  }
  own.finish();
  context.progress(strings.imports.indexing, 0, null);
  cards.finish((indexed, all) => {
    context.checkpoint();
    context.progress(strings.imports.indexing, indexed, all);
  });
  const related = relations.finish();
  // The next file of this shape goes to the fields that this one made.
  const columns = meta.columns.map((column) => resolved(column, own));
  keepBatch(write, meta, { ...fate, cards: 0 }, columns, [...tally.result(), ...tallyOfRelations(related)]);
  return fate;

  function writeRow(staged: RowToWrite): string | null {
    if (staged.action !== 'add' && staged.action !== 'update') tally.add(staged.filled, false);
    if (staged.draft === null || staged.action === 'fix' || staged.action === 'unsure') {
      fate.failed += 1;
      keep.run(
        meta.batchId,
        staged.row,
        staged.line,
        staged.action,
        staged.reason,
        staged.match_id,
        staged.cells ?? '[]',
      );
      return null;
    }
    const target = staged.match_id ?? (staged.match_row === null ? undefined : idOfRow.get(staged.match_row)) ?? null;
    if (staged.action === 'skip') {
      fate.skipped += 1;
      return target;
    }
    const merged = later.take(staged.row);
    if (merged !== null) {
      fate[merged.fate] += 1;
      tally.add(staged.filled, true, merged.left);
      return target;
    }
    const draft = unpackDraft(staged.draft);
    const isThere = staged.action === 'update' && target !== null && isLive.get(target) !== undefined;
    const card = isThere ? target : lateCard(staged, draft);
    if (card !== null && !isThere && meta.onMatch === 'skip') {
      fate.skipped += 1;
      tally.add(staged.filled, false);
      return card;
    }
    if (card !== null) {
      // Two rows of one file are one person: how cards that were here are updated is no matter of theirs.
      const mode = isThere && staged.match_id === null ? 'usual' : (staged.mode ?? meta.onUpdate);
      const { isNews, left } = cards.update(card, draft, mode);
      fate[isNews ? 'updated' : 'skipped'] += 1;
      tally.add(staged.filled, true, left);
      return card;
    }
    fate.added += 1;
    tally.add(staged.filled, true);
    const all = later.merge(staged.row, draft);
    return cards.add(all.draft, all.formerJobs);
  }

  /** The card of a row that found none in the check, or whose card has gone since: one that came since then. */
  function lateCard({ action, match_id, match_row }: RowToWrite, draft: ContactDraft): string | null {
    const isSettled = action === 'add' && (match_id !== null || match_row !== null);
    if (!late.hasAny || isSettled || meta.onMatch === 'add') return null;
    return late.find(identityOf(draft));
  }
}
