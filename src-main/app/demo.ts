import type { Clock } from '../core/clock';
import type { Writer } from '../db/writer';
import { writeExampleOffice } from '../features/demo/demo.service';
import { strings } from '@shared/locale/index';

/** Fills a new file with the example office, with dates around today. */
export async function beginDemo(writer: Writer, clock: Clock): Promise<void> {
  await writer.write({ label: strings.app.setUp, kind: 'system' }, (write) => writeExampleOffice(write, clock.now()));
}
