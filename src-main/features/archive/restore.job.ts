import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { strings } from '@shared/locale/index';
import { diskErrorInWords } from '../../core/disk-error';
import { AppError } from '../../core/errors';
import { attachmentsDir, keepBytes } from '../../db/attachment-store';
import { setIndexesAside } from '../../db/bulk';
import { createLogTriggers, dropLogTriggers } from '../../db/change-log';
import { loggedTables } from '../../db/logged-tables';
import { currentVersion } from '../../db/migrate';
import { openFile } from '../../db/open-file';
import type { RawConnection } from '../../db/open';
import { sqliteCode } from '../../db/open';
import { isSharedPlace } from '../../db/place';
import { prepared } from '../../db/prepared';
import type { JobContext } from '../context';
import { attachedFile, filesPlace } from './archive-manifest';
import { jsonLines, openArchive, type ArchiveSource } from './archive-source';
import { archiveTables, placeOfTable } from './archive-tables';
import { beginHalfMade, type HalfMade } from './half-made';

const words = strings.archive;
/** Space that is left to everything else. */
const reserve = 64 * 1024 * 1024;
/** Rows indexed at once. */
const slice = 5000;

export interface RestoreParams {
  /** The zip or the folder. */
  path: string;
  /** Where the data file is made; nothing may be there. */
  target: string;
}

type Control = Pick<JobContext, 'progress' | 'checkpoint' | 'clock' | 'file'>;

/**
 * Makes a data file of an archive, equal to the one that it was written from: every row, the trash, the history and the
 * attachments. It gets its name when it is whole; until then, and when it is stopped, there is nothing.
 * @returns the rows and attachments that it holds
 * @throws AppError `validation` when the archive was changed, is damaged or does not fit together; `conflict` when a
 * file of that name is there; `unavailable` when the disk has no room for it
 */
export async function restoreArchive(
  context: Control,
  { path, target }: RestoreParams,
): Promise<{ rows: number; attachments: number; name: string }> {
  const source = await openArchive(path);
  if (source === null) throw new AppError('validation', words.notOurs);
  let making: HalfMade | null = null;
  try {
    if (source.manifest.schema > currentVersion) throw new AppError('validation', words.newer);
    if (isSharedPlace(target)) throw new AppError('forbidden', words.shared);
    if (existsSync(target) || existsSync(attachmentsDir(target)))
      throw new AppError('conflict', words.taken(basename(target)));
    await mkdir(dirname(target), { recursive: true });
    const { bavail, bsize } = await statfs(dirname(target));
    if (bavail * bsize < source.bytes + reserve) throw new AppError('unavailable', words.diskFull);
    making = await beginHalfMade(target);
    if (making === null) throw new AppError('conflict', words.taken(basename(target)));
    const partial = making.path;
    const rows = await makeFile(context, source, partial);
    const attachments = await keepAttachments(context, source, attachmentsDir(partial));
    await making.finish();
    return { rows, attachments, name: basename(target) };
  } catch (error) {
    throw diskErrorInWords(error, { full: words.diskFull, readOnly: words.readOnly });
  } finally {
    await source.close();
    await making?.clear();
  }
}

async function makeFile(context: Control, source: ArchiveSource, partial: string): Promise<number> {
  const { connection } = openFile(partial, { backupDir: context.file.backupDir, now: context.clock.now() });
  const { raw } = connection;
  let rows = 0;
  try {
    // Nobody reads it before it is whole, so it needs no journal; whether its links lead anywhere is asked at the end.
    raw.pragma('journal_mode = OFF');
    raw.pragma('synchronous = OFF');
    raw.pragma('foreign_keys = OFF');
    dropLogTriggers(raw);
    const remake = setIndexesAside(
      raw,
      loggedTables.map(({ name }) => name),
      () => false,
    );
    const total = Object.values(source.manifest.parts).reduce((sum, part) => sum + part.rows, 0);
    raw.exec('BEGIN');
    for (const { name } of archiveTables) {
      rows += await fillTable(raw, source, name, (read) => {
        context.checkpoint();
        context.progress(words.stages.rows, rows + read, total);
      });
    }
    raw.exec('COMMIT');
    context.progress(words.stages.checking, 0, null);
    remake();
    createLogTriggers(raw);
    for (const index of searchIndexes) fillIndex(raw, index, context);
    context.progress(words.stages.checking, 0, null);
    if (
      raw.prepare('PRAGMA foreign_key_check').get() !== undefined ||
      raw.pragma('quick_check(1)', { simple: true }) !== 'ok'
    )
      throw new AppError('validation', words.unsound);
    raw.pragma('optimize');
  } catch (error) {
    // A value that its column does not take: the archive was made by something else.
    if (sqliteCode(error).startsWith('SQLITE_CONSTRAINT'))
      throw new AppError('validation', words.unsound, undefined, error);
    throw error;
  } finally {
    await connection.close();
  }
  const handle = await open(partial, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return rows;
}

type Cell = string | number | null;

/** The columns that hold fractions, each as "table.column". */
const fractionColumns = `SELECT m.name || '.' || x.name FROM sqlite_schema m, pragma_table_xinfo(m.name) x
  WHERE m.type = 'table' AND x.type = 'REAL'`;

/** The change log takes values of any type, and a plain number would stay a fraction there: "1.0" where "1" was. */
function ofChange(cell: Cell, column: string, fractions: ReadonlySet<string>): Cell | bigint {
  return typeof cell === 'number' && Number.isSafeInteger(cell) && !fractions.has(column) ? BigInt(cell) : cell;
}

async function fillTable(
  raw: RawConnection,
  source: ArchiveSource,
  table: string,
  told: (read: number) => void,
): Promise<number> {
  const path = placeOfTable(table);
  const part = source.manifest.parts[path];
  // A table that came after the archive was written begins empty.
  if (part === undefined && source.manifest.schema < currentVersion) return 0;
  if (part === undefined) throw new AppError('validation', words.changed(path));
  const known = new Set(
    (raw.prepare(`SELECT name FROM pragma_table_xinfo('${table}') WHERE hidden = 0`).pluck().all() as string[]).filter(
      (column) => column !== 'rid',
    ),
  );
  const fractions = new Set(raw.prepare(fractionColumns).pluck().all() as string[]);
  const hash = createHash('sha256');
  let rows = 0;
  const shapes = new Set<string>();
  for await (const row of jsonLines(source.read(path), path, (chunk) => hash.update(chunk))) {
    const columns = Object.keys(row);
    // Names go into the statement, so only the table's own do.
    const shape = columns.join(', ');
    shapes.add(shape);
    if (columns.length === 0 || shapes.size > 8 || !columns.every((column) => known.has(column)))
      throw new AppError('validation', words.changed(path));
    const cells = Object.values(row);
    if (!cells.every((cell): cell is Cell => cell === null || typeof cell === 'string' || typeof cell === 'number'))
      throw new AppError('validation', words.changed(path));
    const column = table === 'change' ? `${String(row['tbl'])}.${String(row['col'])}` : null;
    const kept = column === null ? cells : cells.map((cell) => ofChange(cell, column, fractions));
    prepared(raw, `INSERT INTO ${table} (${shape}) VALUES (${columns.map(() => '?').join(', ')})`).run(...kept);
    rows += 1;
    if (rows % 1000 === 0) told(rows);
  }
  if (rows !== part.rows || hash.digest('hex') !== part.sha256) throw new AppError('validation', words.changed(path));
  return rows;
}

/** What is searched, and by which text; the columns that are derived came with the rows. */
const searchIndexes = [
  { index: 'contact_fts', table: 'contact', text: 'search_text', where: 'deleted_at IS NULL' },
  { index: 'deal_fts', table: 'deal', text: 'search_text', where: 'deleted_at IS NULL' },
  { index: 'task_fts', table: 'task', text: 'cd_fold(title)', where: 'deleted_at IS NULL' },
  {
    index: 'interaction_fts',
    table: 'interaction',
    text: "cd_fold(subject || ' ' || body)",
    where: "deleted_at IS NULL AND cd_fold(subject || ' ' || body) <> ''",
  },
  {
    index: 'attachment_fts',
    table: 'attachment',
    text: "cd_fold(file_name || ' ' || note)",
    where: "deleted_at IS NULL AND role <> 'picture'",
  },
] as const;

function fillIndex(
  raw: RawConnection,
  { index, table, text, where }: (typeof searchIndexes)[number],
  context: Control,
): void {
  const last = (raw.prepare(`SELECT coalesce(max(rid), 0) AS rid FROM ${table}`).get() as { rid: number }).rid;
  const fill = prepared(
    raw,
    `INSERT INTO ${index} (rowid, text) SELECT rid, ${text} FROM ${table} WHERE rid > ? AND rid <= ? AND ${where}`,
  );
  raw.exec('BEGIN');
  for (let from = 0; from < last; from += slice) {
    context.checkpoint();
    context.progress(words.stages.index, from, last);
    fill.run(from, from + slice);
  }
  raw.exec('COMMIT');
}

/** Brings the bytes of attachments beside the file, each under the hash that they really have. */
async function keepAttachments(context: Control, source: ArchiveSource, dir: string): Promise<number> {
  const part = source.manifest.parts[filesPlace];
  if (part === undefined) throw new AppError('validation', words.changed(filesPlace));
  const hash = createHash('sha256');
  let done = 0;
  for await (const row of jsonLines(source.read(filesPlace), filesPlace, (chunk) => hash.update(chunk))) {
    const file = attachedFile.safeParse(row);
    if (!file.success) throw new AppError('validation', words.changed(filesPlace));
    context.checkpoint();
    context.progress(words.stages.attachments, done, part.rows);
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const temporary = join(dir, '.incoming-archive');
    const handle = await open(temporary, 'w', 0o600);
    try {
      for await (const chunk of source.read(file.data.path)) await handle.writeFile(chunk);
    } finally {
      await handle.close();
    }
    const kept = await keepBytes(dir, temporary);
    await rm(temporary, { force: true });
    if (kept.sha256 !== file.data.sha256) throw new AppError('validation', words.changed(file.data.path));
    done += 1;
  }
  if (done !== part.rows || hash.digest('hex') !== part.sha256)
    throw new AppError('validation', words.changed(filesPlace));
  return done;
}
