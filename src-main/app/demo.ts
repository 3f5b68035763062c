import type { Clock } from '../core/clock';
import type { Writer } from '../db/writer';
import { strings } from '@shared/locale/index';

/** Fills a new file with the example office, with dates around today. */
export async function beginDemo(
  writer: Writer,
  clock: Clock,
  place: { file: string; spoolDir: string },
): Promise<void> {
  // The office is large, and few starts ask for it.
  const { writeExampleOffice } = await import('../features/demo/demo.service');
  const { keepExampleFiles, writeFiles } = await import('../features/demo/write-files');
  await writer.write({ label: strings.app.setUp, kind: 'system' }, (write) => writeExampleOffice(write, clock.now()));
  // By now the cards have the names that the files hang on.
  const kept = await keepExampleFiles(place.file, place.spoolDir);
  await writer.write({ label: strings.app.setUp, kind: 'system' }, (write) => writeFiles(write, kept));
}
