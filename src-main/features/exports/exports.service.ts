import { basename } from 'node:path';
import { dateParts, localDateOf, localTimeOf } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import type { JobControl } from '../../core/jobs';
import type { RawConnection } from '../../db/open';
import { csvRow, writeCsv } from '../../formats/csv-write';
import { intoFolder, intoZip, writeRows, type ArchiveSink } from '../archive/archive.service';
import { contactsCsv, contactTexts, slicedDrafts, writeContacts, type ContactExport } from './contact-formats';
import { attachmentRows, dealRows, interactionRows, relationshipRows, taskRows, type Sliced } from './log-rows.repo';
import { writeWhole } from './write-whole';

export { readDrafts } from './contact-drafts.repo';

async function* slicedCsv(
  raw: RawConnection,
  header: readonly string[],
  table: Sliced,
  stage: string,
  control: JobControl,
): AsyncGenerator<string> {
  const total = table.count(raw);
  let done = 0;
  yield `\ufeff${csvRow(header)}`;
  yield* writeCsv(
    table.rows(raw, (read) => {
      control.checkpoint();
      done += read;
      control.progress(stage, done, total);
    }),
  );
}

/**
 * Writes contacts to a file, in the order of the ids; our CSV, the workbook and the cards are known again when they come
 * back.
 * @returns how many bytes
 * @throws AppError `cancelled` when it was stopped; nothing is then left
 */
export function exportContacts(
  raw: RawConnection,
  path: string,
  ids: readonly string[],
  options: Pick<ContactExport, 'format' | 'csv'> & { now: string; timeZone: string },
  control: JobControl,
): Promise<number> {
  const modified = wallClock(options.now, options.timeZone);
  return writeWhole(path, (put) => writeContacts(raw, ids, { ...options, modified }, control, put));
}

function wallClock(now: string, timeZone: string): ContactExport['modified'] {
  const [hour = 0, minute = 0] = localTimeOf(now, timeZone).split(':').map(Number);
  return { ...dateParts(localDateOf(now, timeZone)), hour, minute };
}

/** From this size on a part of a zip may pass 4 GB: rows as JSON take a few times what they take in the file. */
const largeFile = 500 * 1024 * 1024;

interface WholeFile {
  /** The data file, beside which its attachments lie. */
  file: string;
  /** The time the files bear, shown in `timeZone`. */
  now: string;
  timeZone: string;
}

/**
 * Writes the whole file as it is at one moment: tables, cards and a calendar for people and other programs, without what
 * is in the trash; and every row and attachment, from which Calldeck makes an equal file again.
 * @param into a zip at `path`, or a folder of that path
 * @returns how many bytes
 * @throws AppError `cancelled` when it was stopped; nothing is then left
 */
export async function exportEverything(
  raw: RawConnection,
  path: string,
  into: 'zip' | 'folder',
  whole: WholeFile,
  allIds: () => readonly string[],
  control: JobControl,
): Promise<number> {
  // Of one moment: what is written meanwhile is not seen, so that no link leads to what is not there.
  raw.exec('BEGIN');
  try {
    const work = (sink: ArchiveSink) => writeEverything(raw, sink, whole, allIds(), control);
    if (into === 'folder') return await intoFolder(path, work);
    const isLarge = databaseBytes(raw) > largeFile;
    return await writeWhole(path, (put) => intoZip(put, wallClock(whole.now, whole.timeZone), isLarge, work));
  } finally {
    raw.exec('ROLLBACK');
  }
}

function databaseBytes(raw: RawConnection): number {
  return Number(raw.pragma('page_count', { simple: true })) * Number(raw.pragma('page_size', { simple: true }));
}

async function writeEverything(
  raw: RawConnection,
  sink: ArchiveSink,
  { file, now, timeZone }: WholeFile,
  ids: readonly string[],
  control: JobControl,
): Promise<void> {
  const { stages } = strings.exports;
  const { relationshipColumns, attachmentColumns, stagesOf } = strings.archive;
  const add = (name: string, pieces: Parameters<ArchiveSink['add']>[1]) => sink.add(name, pieces, true);
  const table = (header: readonly string[], rows: Sliced, stage: string) =>
    slicedCsv(raw, header, rows, stage, control);
  await add('README.txt', [strings.exports.readme(localDateOf(now, timeZone))]);
  await add('contacts.csv', contactsCsv(raw, ids, { bom: true }, control));
  await add('contacts.vcf', contactTexts(raw, ids, 'vcard4', { bom: false }, slicedDrafts(raw, ids, control)));
  await add('interactions.csv', table(strings.exports.interactionColumns, interactionRows, stages.interactions));
  await add('tasks.csv', table(strings.exports.taskColumns, taskRows, stages.tasks));
  await add('deals.csv', table(strings.exports.dealColumns, dealRows, stages.deals));
  await add('relationships.csv', table(relationshipColumns, relationshipRows, stagesOf.relationships));
  await add('attachments.csv', table(attachmentColumns, attachmentRows, stagesOf.files));
  // Its writer brings a whole reader of calendars along, which a start does without.
  const { calendarPieces } = await import('./calendar.service');
  await add('calendar.ics', calendarPieces(raw, { from: null, to: null }, timeZone, control));
  await writeRows(raw, sink, { file, name: basename(file).replace(/\.calldeck$/, ''), at: now }, control);
}
