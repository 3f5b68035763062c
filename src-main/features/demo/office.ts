import { addDays, toInstant, today, weekday } from '@shared/domain/dates';
import { derivedId } from '../../core/ids';
import { prepared } from '../../db/prepared';
import type { Database } from '../../db/schema';
import type { Write } from '../../db/writer';
import { createRandom, type Random } from './random';

type Cell = string | number | null;

/** What every part of the example needs: where to write, what day it is, and how to draw. */
export interface Office {
  random: Random;
  /** The day it is where the office is. */
  today: string;
  users: Readonly<Record<'ML' | 'TA' | 'PN', string>>;
  /** The day so many days before today; negative lies ahead. */
  day(daysAgo: number): string;
  /** The same number of days, or where that is a weekend, one or two more: back to Friday, or on to Monday. */
  workday(daysAgo: number): number;
  /** The instant of a time of day so many days ago. */
  at(daysAgo: number, time: string): string;
  /** A number that was not given before. */
  count(): number;
  /** An id that is the same every time. */
  id(kind: string, key: string): string;
  /** Writes a row whose stamps are those of the day it tells of, never later than now. */
  insert(table: keyof Database, row: Readonly<Record<string, Cell>>, at: string, by?: string): void;
}

/**
 * Opens the example office.
 * @param now which day is today
 * @param timeZone an IANA name
 */
export function openOffice(write: Write, now: Date, timeZone: string, users: Office['users']): Office {
  const date = today(now, timeZone);
  const instant = now.toISOString();
  let counted = 0;
  return {
    random: createRandom(1187),
    today: date,
    users,
    workday(daysAgo) {
      const day = weekday(addDays(date, -daysAgo));
      if (day < 6) return daysAgo;
      return daysAgo > 0 ? daysAgo + day - 5 : daysAgo + day - 8;
    },
    day: (daysAgo) => addDays(date, -daysAgo),
    at: (daysAgo, time) => toInstant(addDays(date, -daysAgo), time, timeZone),
    count: () => (counted += 1),
    id: (kind, key) => derivedId('example', kind, key),
    insert(table, row, at, by = users.ML) {
      const made = at > instant ? instant : at;
      const values: Record<string, Cell> = {
        ...row,
        created_at: made,
        created_by: by,
        updated_at: made,
        updated_by: by,
      };
      const columns = Object.keys(values);
      prepared(
        write.raw,
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ).run(...Object.values(values));
    },
  };
}
