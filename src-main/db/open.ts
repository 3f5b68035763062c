import Sqlite from 'better-sqlite3';
import { fold } from '@shared/domain/fold';
import { Kysely, SqliteDialect } from 'kysely';
import type { Database } from './schema';

/** A connection as bulk work uses it: prepared statements. Only `db/` imports the library itself. */
export type RawConnection = Sqlite.Database;
/** A connection as ordinary queries use it. Repositories take one as their first argument. */
export type Db = Kysely<Database>;

export interface Connection {
  raw: RawConnection;
  db: Db;
  close(): Promise<void>;
}

/**
 * Opens the connection that writes.
 * @param file path of the data file, or ':memory:'
 * @param look reads the file before anything of it is changed, and throws when it is not to be opened
 * @throws the library's own error, with its SQLite code; nothing is moved or deleted
 */
export function openWriter(file: string, look?: (raw: RawConnection) => void): Connection {
  const raw = new Sqlite(file, { timeout: 0 });
  try {
    look?.(raw);
    // The gate decides who writes; waiting synchronously would freeze the event loop, so the busy timeout is 0.
    raw.pragma('busy_timeout = 0');
    if (file !== ':memory:') raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('temp_store = MEMORY');
    raw.pragma('cache_size = -32000');
    raw.pragma('wal_autocheckpoint = 2000');
  } catch (error) {
    raw.close();
    throw error;
  }
  return wrap(raw);
}

/**
 * Opens a connection that cannot write, for lists, search, counts and reports.
 * @param file path of the data file
 */
export function openReader(file: string): Connection {
  const raw = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 2000 });
  raw.pragma('trusted_schema = OFF');
  raw.pragma('temp_store = MEMORY');
  // The file is not mapped: reads gain nothing by it, while each reader's mapped pages stand in the books as memory of the
  // process (800 MB in all), and a disk that fails under them would end it instead of giving an error.
  raw.pragma('cache_size = -40000');
  raw.pragma('query_only = ON');
  return wrap(raw);
}

/**
 * Opens a connection for writing the file out to another: it changes nothing, but `query_only` would refuse it that too.
 * @param file path of the data file
 */
export function openToCopy(file: string): RawConnection {
  const raw = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 2000 });
  raw.pragma('trusted_schema = OFF');
  raw.pragma('temp_store = MEMORY');
  return raw;
}

/**
 * Opens a working file of a job, whose loss harms nobody: no journal, no syncing.
 * @param file path of the working file
 */
export function openScratch(file: string): RawConnection {
  const raw = new Sqlite(file);
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  raw.pragma('temp_store = MEMORY');
  return raw;
}

/**
 * Opens a working file of a job to read only, from another thread.
 * @param file path of the working file
 */
export function openScratchReader(file: string): RawConnection {
  return new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 2000 });
}

/** The SQLite code of an error of the library, such as SQLITE_FULL; empty for any other error. */
export function sqliteCode(error: unknown): string {
  return error instanceof Sqlite.SqliteError ? error.code : '';
}

/** Folds texts; a city of a thousand cards once. */
function foldedOnce(): (text: unknown) => string | null {
  const known = new Map<string, string>();
  return (text) => {
    if (typeof text !== 'string') return null;
    let folded = known.get(text);
    if (folded === undefined) {
      if (known.size >= 2000) known.clear();
      folded = fold(text);
      if (text.length <= 60) known.set(text, folded);
    }
    return folded;
  };
}

function wrap(raw: RawConnection): Connection {
  // The one folding of text, for filters over what is not kept folded. Never for what is in the schema.
  raw.function('cd_fold', { deterministic: true, directOnly: true }, foldedOnce());
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: raw }) });
  return {
    raw,
    db,
    async close() {
      await db.destroy();
      if (raw.open) raw.close();
    },
  };
}
