import { today } from '@shared/domain/dates';
import type { Clock } from '../../core/clock';
import type { Db } from '../../db/open';
import { loadSettings } from '../settings/settings.service';

/** What a filter is meant by: the day from which "in the last 30 days" is counted, and where numbers without a country are at home. */
export interface ListDay {
  date: string;
  timeZone: string;
  region: string;
}

/** Today in the file's own time zone, and its country. */
export async function listDay({ clock, db }: { clock: Clock; db: Db }): Promise<ListDay> {
  const { timeZone, region } = await loadSettings(db);
  return { date: today(clock.now(), timeZone), timeZone, region };
}
