import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { manifestPlace } from '@shared/domain/whole-folders';
import { strings } from '@shared/locale/index';
import type { JobControl } from '../../core/jobs';
import { safeName } from '../../core/file-name';
import { attachmentsDir, bytesPath, isThere } from '../../db/attachment-store';
import { currentVersion } from '../../db/migrate';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { filesPlace, type Manifest } from './archive-manifest';
import type { ArchiveSink } from './archive-sink';
import { archiveTables, countRows, placeOfTable, tableLines } from './archive-tables';

export { intoFolder, intoZip, type ArchiveSink } from './archive-sink';
export { inPart } from './in-part';

const words = strings.archive;

interface AttachedRow {
  sha256: string;
  bytes: number;
  name: string;
  owner: string;
}

/** Bytes are read once for each hash, by the name under which they were attached first. */
const attachedRows = `
  SELECT a.sha256, a.bytes, a.file_name AS name, coalesce(c.display_name, d.title, i.subject, '') AS owner
  FROM attachment a LEFT JOIN contact c ON c.id = a.contact_id LEFT JOIN deal d ON d.id = a.deal_id
    LEFT JOIN interaction i ON i.id = a.interaction_id
  WHERE a.rid IN (SELECT min(rid) FROM attachment GROUP BY sha256) ORDER BY a.rid`;

/**
 * Writes what a file is put together from again: every row of every table, what is in the trash and the history too, and
 * the bytes of every attachment by name.
 * @param file the data file, beside which its attachments lie
 * @param name what the person knows the file by
 */
export async function writeRows(
  raw: RawConnection,
  sink: ArchiveSink,
  { file, name, at }: { file: string; name: string; at: string },
  control: JobControl,
): Promise<void> {
  const parts: Manifest['parts'] = {};
  const counted = async (path: string, pieces: Iterable<{ text: string; rows: number }>) => {
    const hash = createHash('sha256');
    let rows = 0;
    function* through(): Generator<string> {
      for (const piece of pieces) {
        hash.update(piece.text);
        rows += piece.rows;
        yield piece.text;
      }
    }
    await sink.add(path, through(), true);
    parts[path] = { rows, sha256: hash.digest('hex') };
  };

  const total = countRows(raw);
  let done = 0;
  for (const table of archiveTables) {
    await counted(
      placeOfTable(table.name),
      (function* () {
        for (const piece of tableLines(raw, table)) {
          control.checkpoint();
          control.progress(words.stages.rows, (done += piece.rows), total);
          yield piece;
        }
      })(),
    );
  }

  const dir = attachmentsDir(file);
  const placed: string[] = [];
  const taken = new Set<string>();
  let missing = 0;
  const attached = prepared(raw, attachedRows).all() as AttachedRow[];
  for (const [index, row] of attached.entries()) {
    control.checkpoint();
    control.progress(words.stages.attachments, index, attached.length);
    if (!(await isThere(dir, row.sha256, row.bytes))) {
      missing += 1;
      continue;
    }
    const path = freePath(row, taken);
    await sink.add(path, createReadStream(bytesPath(dir, row.sha256)) as AsyncIterable<Uint8Array>, false);
    placed.push(`${JSON.stringify({ sha256: row.sha256, bytes: row.bytes, path })}\n`);
  }
  await counted(
    filesPlace,
    placed.map((text) => ({ text, rows: 1 })),
  );

  const live = (table: string) =>
    (prepared(raw, `SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`).get() as { n: number }).n;
  const manifest: Manifest = {
    format: 'calldeck-everything',
    version: 1,
    schema: currentVersion,
    at,
    name,
    counts: {
      contacts: live('contact'),
      interactions: live('interaction'),
      deals: live('deal'),
      tasks: live('task'),
      attachments: live('attachment'),
    },
    parts,
    missing,
  };
  await sink.add(manifestPlace, [`${JSON.stringify(manifest, null, 2)}\n`], true);
}

/** `attachments/Zoë Åström/offer.pdf`, numbered where two are called the same; case does not tell files apart everywhere. */
function freePath({ owner, name }: AttachedRow, taken: Set<string>): string {
  const file = safeName(name);
  const folder = `attachments/${owner === '' ? words.unnamedOwner : safeName(owner)}`;
  const ending = /\.\w{1,10}$/.exec(file)?.[0] ?? '';
  for (let number = 1; ; number += 1) {
    const path =
      number === 1
        ? `${folder}/${file}`
        : `${folder}/${file.slice(0, file.length - ending.length)} (${number})${ending}`;
    if (taken.has(path.toLowerCase())) continue;
    taken.add(path.toLowerCase());
    return path;
  }
}
