import type { RecordSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import type { JobContext } from '../context';
import { cellOptions, type StagedRecord } from './record-check';
import { createLateCards } from './late-cards';
import { createRecordLinks } from './record-links';
import { createRecordWriter } from './record-writer';
import { rowsToWrite, type Counts, type StagingMeta } from './staging';
import { createTally, keepBatch } from './tally';

interface Fate {
  added: number;
  updated: number;
  skipped: number;
  failed: number;
}

/** Writes the rows of a checked file of records, with the cards that they name, in the transaction given. */
export async function writeRecords(
  context: JobContext,
  write: Write,
  staging: RawConnection,
  meta: StagingMeta,
  subject: RecordSubject,
  counts: Counts,
): Promise<Fate> {
  const { raw } = write;
  const { currency, region, makeCards, onUpdate } = meta;
  const cells = cellOptions(raw, meta, write.at);
  const records = createRecordWriter(write, { subject, cells, currency, region, makeCards, onUpdate });
  const keep = prepared(
    raw,
    'INSERT INTO import_row (batch_id, row, line, action, reason, contact_id, cells) VALUES (?, ?, ?, ?, ?, NULL, ?)',
  );
  const relink = createLateCards(raw, meta.since).hasAny ? createRecordLinks(raw, region) : null;
  const tally = createTally(meta);
  const fate: Fate = { added: 0, updated: 0, skipped: 0, failed: 0 };
  const stage = strings.recordImports.writing(subject);
  context.progress(stage, 0, counts.total);
  let done = 0;
  for (const rows of rowsToWrite(staging)) {
    for (const { row, line, action, draft, reason, match_id, cells: typed, filled } of rows) {
      if (draft === null || (action !== 'add' && action !== 'update')) tally.add(filled, false);
      if (draft === null || action === 'fix' || action === 'unsure') {
        fate.failed += 1;
        keep.run(meta.batchId, row, line, action, reason, typed ?? '[]');
      } else if (action === 'skip') fate.skipped += 1;
      else {
        const record = JSON.parse(draft) as StagedRecord;
        const { person, company } = record.links;
        // Who had no card when the file was checked may have one by now.
        if (relink !== null && (person !== null || company !== null)) record.links = relink(record.draft.values);
        const isCandidate = action === 'update' && record.existingId === null;
        const written = await records.write(record, action, isCandidate ? match_id : null);
        fate[written.fate] += 1;
        tally.add(filled, true, written.lost);
      }
    }
    records.derive();
    done += rows.length;
    context.checkpoint();
    context.progress(stage, done, counts.total);
  }
  keepBatch(write, meta, { ...fate, cards: records.cards() }, meta.columns, tally.result());
  return fate;
}
