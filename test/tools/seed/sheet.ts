import { addDays, today } from '@shared/domain/dates';
import type { RawConnection } from '@main/db/open';
import { createRandom, type Random } from '@main/features/demo/random';

type Cell = string | number | null;

/** What every part of a seed needs. */
export interface Sheet {
  raw: RawConnection;
  random: Random;
  /** The day it is, in UTC. */
  date: string;
  userIds: readonly string[];
  /** An id that grows and is the same every time: a UUIDv7 whose random part is a counter. */
  newId(): string;
  /** The day so many days ago; negative lies ahead. */
  day(daysAgo: number): string;
  /** An instant on a day so many days ago; no two of one file are alike. */
  instant(daysAgo: number): string;
  tell(line: string): void;
}

const firstMs = Date.UTC(2024, 0, 1);

export function openSheet(
  raw: RawConnection,
  now: Date,
  userIds: readonly string[],
  tell: (line: string) => void,
): Sheet {
  const date = today(now, 'UTC');
  const random = createRandom(20_240_101);
  const dayNames = new Map<number, string>();
  let ids = 0;
  let instants = 0;
  const day = (daysAgo: number) => {
    let name = dayNames.get(daysAgo);
    if (name === undefined) {
      name = addDays(date, -daysAgo);
      dayNames.set(daysAgo, name);
    }
    return name;
  };
  return {
    raw,
    random,
    date,
    userIds,
    tell,
    day,
    newId() {
      ids += 1;
      const time = (firstMs + Math.floor(ids / 4096)).toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${(ids % 4096).toString(16).padStart(3, '0')}-8000-${ids.toString(16).padStart(12, '0')}`;
    },
    instant(daysAgo) {
      instants += 1;
      const two = (value: number) => String(value).padStart(2, '0');
      return `${day(daysAgo)}T${two(8 + random.below(9))}:${two(random.below(60))}:${two(random.below(60))}.${String(instants % 1000).padStart(3, '0')}Z`;
    },
  };
}

/**
 * A function that inserts rows of one table, its columns in this order; those of the stamps come last, from one instant.
 * Prepared once, for it is called a million times.
 */
export function inserter(
  sheet: Sheet,
  table: string,
  columns: readonly string[],
): (at: string, ...cells: Cell[]) => number {
  const all = [...columns, 'created_at', 'updated_at', 'created_by', 'updated_by'];
  const by = `'${sheet.userIds[0] ?? ''}'`;
  const statement = sheet.raw.prepare<unknown[]>(
    `INSERT INTO ${table} (${all.join(', ')}) VALUES (${'?, '.repeat(columns.length + 2)}${by}, ${by})`,
  );
  return (at, ...cells) => Number(statement.run(...cells, at, at).lastInsertRowid);
}
