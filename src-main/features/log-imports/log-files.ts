import { createHash } from 'node:crypto';
import { strings } from '@shared/locale/index';
import { safeName } from '../../core/file-name';
import { attachmentsDir, keepSmallBytes, syncStore } from '../../db/attachment-store';
import type { TouchedRow } from '../../db/derive-affected';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import type { MailFile } from '../../formats/log-entry';
import { mediaTypeOf } from '../attachments/attachments.service';
import type { JobContext } from '../context';

/** What of a checked mailbox is set aside beside it; what is beyond is only named. */
const mostSetAside = 2 * 1024 * 1024 * 1024;

/** Tables for the files of mails, which wait with them. */
export const fileSchema = `
CREATE TABLE file (row INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (row, sha256, name)) STRICT, WITHOUT ROWID;
CREATE TABLE file_bytes (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
`;

const waiting = `file f JOIN staged s ON s.row = f.row JOIN file_bytes b ON b.sha256 = f.sha256
  WHERE s.action IN ('log', 'card') AND s.what = 'interaction'`;

/** Sets the files of mails aside, each once, until there are too many. */
export function fileStager(staging: RawConnection): (row: number, files: readonly MailFile[]) => void {
  const isThere = prepared(staging, 'SELECT 1 FROM file_bytes WHERE sha256 = ?');
  const keep = prepared(staging, 'INSERT INTO file_bytes (sha256, size, bytes) VALUES (?, ?, ?)');
  const hang = prepared(staging, 'INSERT OR IGNORE INTO file (row, name, type, sha256) VALUES (?, ?, ?, ?)');
  let total = 0;
  return (row, files) => {
    for (const { name, bytes } of files) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (isThere.get(sha256) === undefined) {
        if (total + bytes.length > mostSetAside) continue;
        total += bytes.length;
        keep.run(sha256, bytes.length, bytes);
      }
      const fileName = safeName(name);
      hang.run(row, fileName, mediaTypeOf(fileName, bytes.subarray(0, 4096)), sha256);
    }
  };
}

/** How many files hang on the mails that are not known yet, and their size. */
export function stagedFiles(staging: RawConnection): { count: number; bytes: number } {
  return staging
    .prepare(
      `SELECT count(*) AS count, coalesce(sum(b.size), 0) AS bytes FROM file f JOIN staged s ON s.row = f.row
       JOIN file_bytes b ON b.sha256 = f.sha256 WHERE s.action IN ('log', 'card', 'left') AND s.what = 'interaction'`,
    )
    .get() as { count: number; bytes: number };
}

/**
 * Lays the files of the mails that will be written beside the data file, before the transaction that names them.
 * @throws AppError `unavailable` when the disk has no room for them
 */
export async function storeFiles(context: JobContext, staging: RawConnection): Promise<void> {
  if (context.file.path === ':memory:') return;
  const wanted = staging.prepare(`SELECT DISTINCT f.sha256 FROM ${waiting}`).pluck().all() as string[];
  if (wanted.length === 0) return;
  const dir = attachmentsDir(context.file.path);
  // One at a time: all of them may be more than memory holds.
  const read = staging.prepare('SELECT bytes FROM file_bytes WHERE sha256 = ?').pluck();
  for (const [index, sha256] of wanted.entries()) {
    context.checkpoint();
    context.progress(strings.logImports.files, index, wanted.length);
    await keepSmallBytes(dir, sha256, read.get(sha256) as Uint8Array, context.clock.now());
  }
  await syncStore(dir, wanted);
}

/** Hangs the files of a mail on its entry of the log; what it touched is for the caller to derive. */
export function fileHanger(write: Write, staging: RawConnection): (row: number, interactionId: string) => TouchedRow[] {
  const filesOf = prepared(
    staging,
    `SELECT f.name, f.type, f.sha256, b.size FROM file f JOIN file_bytes b ON b.sha256 = f.sha256 WHERE f.row = ?`,
  );
  const insert = prepared(
    write.raw,
    `INSERT INTO attachment (id, interaction_id, role, sha256, file_name, media_type, bytes, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, 'file', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (row, interactionId) =>
    (filesOf.all(row) as { name: string; type: string; sha256: string; size: number }[]).map((file) => {
      const id = write.newId();
      insert.run(
        id,
        interactionId,
        file.sha256,
        file.name,
        file.type,
        file.size,
        write.at,
        write.userId,
        write.at,
        write.userId,
      );
      return { tbl: 'attachment', rowId: id, cols: '+' };
    });
}
