import { sql } from 'kysely';
import type { Db } from '../../db/open';

/** Every setting as it stands, parsed. */
export async function readSettings(db: Db): Promise<Record<string, unknown>> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).where('deleted_at', 'is', null).execute();
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
}

/** The people who use this file, by name. */
export async function readUsers(db: Db): Promise<{ id: string; name: string; initials: string }[]> {
  return db
    .selectFrom('user')
    .select(['id', 'name', 'initials'])
    .where('deleted_at', 'is', null)
    .orderBy(sql`cd_fold(name)`)
    .execute();
}

/** How many rows of a table are not in the trash. */
export async function countLive(db: Db, table: 'contact' | 'interaction' | 'deal'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Whether the file holds anything that somebody wrote or brought in, also when it is in the trash. */
export async function holdsRecords(db: Db): Promise<boolean> {
  for (const table of ['contact', 'interaction', 'deal', 'task'] as const) {
    if ((await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) !== undefined) return true;
  }
  return false;
}
