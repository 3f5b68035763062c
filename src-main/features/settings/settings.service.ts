import { settings as settingsSchema } from '@shared/contract/system';
import { initials } from '@shared/domain/name';
import { strings } from '@shared/locale/index';
import type { z } from 'zod';
import { settingId } from '../../db/built-in';
import type { Db } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { refuseStaleCells } from '../history/stale-cells.service';
import { readSettings, readUsers } from './settings.repo';

export type Settings = z.output<typeof settingsSchema>;

/**
 * The settings of a file. What is missing or of an older shape falls back, one by one.
 * @param db any executor
 */
export async function loadSettings(db: Db): Promise<Settings> {
  const stored = await readSettings(db);
  const fallback: Settings = {
    welcomed: false,
    locale: 'en-GB',
    region: 'GB',
    currency: 'GBP',
    timeZone: 'UTC',
    colorScheme: 'auto',
    rowHeight: 'normal',
    hiddenSections: { person: [], company: [] },
    ownEmails: [],
    map: 'osm',
  };
  const known = Object.keys(fallback) as (keyof Settings)[];
  const merged: Record<string, unknown> = { ...fallback };
  for (const key of known) {
    const parsed = settingsSchema.shape[key].safeParse(stored[key]);
    if (parsed.success) merged[key] = parsed.data;
  }
  return settingsSchema.parse(merged);
}

/** The id of the user whose file this is until someone else signs in; null before the file has one. */
export async function firstUserId(db: Db): Promise<string | null> {
  const { userId } = await readSettings(db);
  return typeof userId === 'string' ? userId : null;
}

/** Writes the settings that differ. */
export async function saveSettings(write: Write, patch: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(patch)) {
    const id = settingId(key);
    const updated = await write.db
      .updateTable('setting')
      .set({ value: JSON.stringify(value) })
      .where('id', '=', id)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) {
      await write.db
        .insertInto('setting')
        .values({ ...stamped(write, { key, value: JSON.stringify(value) }), id })
        .execute();
    }
  }
}

/**
 * Adds a user, or renames one.
 * @param user with the name as it was read
 * @throws AppError `conflict` for one that was renamed since
 */
export async function saveUser(
  write: Write,
  user: { id?: string | undefined; name: string; before?: { name: string } | undefined },
): Promise<string> {
  const name = user.name.trim() || strings.app.me;
  const short = initials(name, 'person');
  if (user.id !== undefined) {
    const row = (await readUsers(write.db)).find(({ id }) => id === user.id);
    if (row !== undefined) refuseStaleCells(write.raw, { table: 'user', row }, { name }, user.before ?? {});
    await write.db.updateTable('user').set({ name, initials: short }).where('id', '=', user.id).execute();
    return user.id;
  }
  const row = stamped(write, { name, initials: short });
  await write.db.insertInto('user').values(row).execute();
  return row.id;
}
