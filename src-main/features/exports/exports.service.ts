import { dateParts, localDateOf, localTimeOf } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import type { JobControl } from '../../core/jobs';
import type { RawConnection } from '../../db/open';
import { csvRow, writeCsv } from '../../formats/csv-write';
import { createZipWriter } from '../../formats/zip-write';
import { contactsCsv, writeContacts, type ContactExport } from './contact-formats';
import { dealRows, interactionRows, taskRows, type Sliced } from './log-rows.repo';
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

/**
 * Writes all that is not in the trash to a zip of CSV files with a note on what they are.
 * @param now the time the files bear, shown in `timeZone`
 */
export function exportEverything(
  raw: RawConnection,
  path: string,
  ids: readonly string[],
  now: string,
  timeZone: string,
  control: JobControl,
): Promise<number> {
  const date = localDateOf(now, timeZone);
  const { stages } = strings.exports;
  return writeWhole(path, async (put) => {
    const zip = createZipWriter(put, wallClock(now, timeZone));
    await zip.add('README.txt', [strings.exports.readme(date)]);
    await zip.add('contacts.csv', contactsCsv(raw, ids, { bom: true }, control));
    await zip.add(
      'interactions.csv',
      slicedCsv(raw, strings.exports.interactionColumns, interactionRows, stages.interactions, control),
    );
    await zip.add('tasks.csv', slicedCsv(raw, strings.exports.taskColumns, taskRows, stages.tasks, control));
    await zip.add('deals.csv', slicedCsv(raw, strings.exports.dealColumns, dealRows, stages.deals, control));
    await zip.finish();
  });
}
