import { settingId } from '../../db/built-in';
import type { Write } from '../../db/writer';

/** Writes the example office. */
export async function writeExampleOffice(write: Write, _now: Date): Promise<void> {
  await write.db.updateTable('setting').set({ value: 'true' }).where('id', '=', settingId('welcomed')).execute();
}
