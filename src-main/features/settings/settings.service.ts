import { settings as settingsSchema } from '@shared/contract/system';
import { fold } from '@shared/domain/fold';
import { initials } from '@shared/domain/name';
import { strings } from '@shared/locale/index';
import type { z } from 'zod';
import { AppError } from '../../core/errors';
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
 * @throws AppError `validation` for a name that another has, or that shows nothing; `conflict` for one that was renamed
 * since; `not_found` for one that is no longer there
 */
export async function saveUser(
  write: Write,
  user: { id?: string | undefined; name: string; before?: { name?: string | undefined } | undefined },
): Promise<string> {
  const name = user.name.trim();
  const users = await readUsers(write.db);
  const row = users.find(({ id }) => id === user.id);
  if (user.id !== undefined && row === undefined) throw new AppError('not_found', strings.app.notFound);
  if (row !== undefined) refuseStaleCells(write.raw, { table: 'user', row }, { name }, user.before ?? {});
  refuseName(name, users.find((one) => one !== row && fold(one.name) === fold(name))?.name);
  const cells = { name, initials: initials(name, 'person') };
  if (row !== undefined) {
    await write.db.updateTable('user').set(cells).where('id', '=', row.id).execute();
    return row.id;
  }
  const added = stamped(write, cells);
  await write.db.insertInto('user').values(added).execute();
  return added.id;
}

/** @param twin the name of another that is the same but for case and accents */
function refuseName(name: string, twin: string | undefined): void {
  const wrong = fold(name) === '' ? strings.contacts.emptyValue : twin && strings.people.taken(twin);
  if (wrong !== undefined && wrong !== '') throw new AppError('validation', wrong, { name: wrong });
}

/** What saving a user does, for a line of the history. */
export async function labelOfUser(db: Db, user: { id?: string | undefined; name: string }): Promise<string> {
  const name = user.name.trim();
  const { did } = strings.people;
  if (user.id === undefined) return did.added(name);
  const row = (await readUsers(db)).find(({ id }) => id === user.id);
  return did.renamed(row?.name ?? '', name);
}
