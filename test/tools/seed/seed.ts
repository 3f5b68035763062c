import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { initials } from '@shared/domain/name';
import { strings } from '@shared/locale/index';
import { systemClock } from '@main/core/clock';
import { writeBeginnings } from '@main/db/built-in';
import { createLogTriggers, dropLogTriggers } from '@main/db/change-log';
import type { RawConnection } from '@main/db/open';
import { openFile } from '@main/db/open-file';
import { createWriter } from '@main/db/writer';
import { saveSettings, saveUser } from '@main/features/settings/settings.service';
import { writeContacts } from './contacts';
import { writeDeals, writeTasks } from './deals';
import { deriveAll } from './derive';
import { writeImports } from './imports';
import { writeLog } from './log';
import { openSheet } from './sheet';
import { sizes, type SizeName } from './sizes';

/** Grows with what is written into a seeded file; a kept one of another version is not used. */
export const seedVersion = 2;

/**
 * Makes a file of a given size, the same for the same day. It is made beside its place and renamed, so that one that
 * was stopped is never taken for a whole one.
 * @throws Error when there is a file already
 */
export async function seedFile(
  file: string,
  sizeName: SizeName,
  now: Date,
  tell: (line: string) => void,
): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} is there already; it was left as it is.`);
  mkdirSync(dirname(file), { recursive: true });
  const size = sizes[sizeName];
  const making = `${file}.making`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(making + suffix, { force: true });
  const { connection } = openFile(making, { backupDir: join(dirname(file), 'Backups'), now });
  const { raw } = connection;
  try {
    const userIds = await begin(connection);
    // Nobody misses a file that a power cut leaves half made.
    raw.pragma('journal_mode = OFF');
    raw.pragma('synchronous = OFF');
    raw.pragma('foreign_keys = OFF');
    raw.pragma('cache_size = -500000');
    dropLogTriggers(raw);
    const indexes = dropIndexes(raw);
    const sheet = openSheet(raw, now, userIds, tell);
    const inOne = <T>(name: string, work: () => T): T => {
      const started = Date.now();
      raw.exec('BEGIN');
      const result = work();
      raw.exec('COMMIT');
      tell(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
      return result;
    };
    const { companies, people } = inOne('contacts', () => writeContacts(sheet, size.contacts));
    inOne('imports', () => writeImports(sheet, [companies, people.slice(0, people.length / 4)]));
    const deals = inOne('deals', () => writeDeals(sheet, size, people));
    inOne('tasks', () => writeTasks(sheet, size, people, deals));
    writeLog(sheet, size.interactions, people, companies, deals);
    inOne('indexes', () => indexes.forEach((sql) => raw.exec(sql)));
    inOne('derived columns and search', () => deriveAll(raw));
    createLogTriggers(raw);
    raw.exec('ANALYZE');
    raw.pragma('optimize');
    raw.pragma('journal_mode = WAL');
  } finally {
    await connection.close();
  }
  renameSync(making, file);
}

async function begin(connection: ReturnType<typeof openFile>['connection']): Promise<string[]> {
  const writer = createWriter({ connection, clock: systemClock(), acquire: () => Promise.resolve(() => undefined) });
  const { value } = await writer.write({ label: strings.app.setUp, kind: 'system' }, async (write) => {
    const name = 'Mara Lindqvist';
    const beginnings = {
      userName: name,
      locale: 'en-GB',
      region: 'GB',
      currency: 'GBP',
      timeZone: 'Europe/London',
      words: strings.beginnings,
    };
    const first = await writeBeginnings(write, beginnings, initials(name, 'person'));
    await saveSettings(write, { welcomed: true });
    return [first, await saveUser(write, { name: 'Tom Adeyemi' }), await saveUser(write, { name: 'Priya Nair' })];
  });
  return value;
}

/** Takes the indexes away while rows are written, and answers how to make them again. */
function dropIndexes(raw: RawConnection): string[] {
  const rows = raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of rows) raw.exec(`DROP INDEX ${name}`);
  return rows.map((row) => row.sql);
}
