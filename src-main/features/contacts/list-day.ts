import { today } from '@shared/domain/dates';
import type { Clock } from '../../core/clock';
import type { Db } from '../../db/open';
import { loadSettings } from '../settings/settings.service';

/** The day from which "in the last 30 days" is counted. */
export interface ListDay {
  date: string;
  timeZone: string;
}

/** Today in the file's own time zone. */
export async function listDay({ clock, db }: { clock: Clock; db: Db }): Promise<ListDay> {
  const { timeZone } = await loadSettings(db);
  return { date: today(clock.now(), timeZone), timeZone };
}
