import { createHash } from 'node:crypto';
import type { ContactDraft, DraftKeptPicture, DraftPicture, RowProblem } from '@shared/domain/contact-draft';
import { isPictureType } from '@shared/domain/file-types';
import { strings } from '@shared/locale/index';
import { attachmentsDir, keepSmallBytes, syncStore } from '../../db/attachment-store';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { mostCardPictureBytes } from '../attachments/attachments.service';
import type { JobContext } from '../context';

const words = strings.vcard;

/** A picture as it came in a card: what the draft says of it, and its bytes. */
export interface FoundPicture {
  kept: DraftKeptPicture;
  bytes: Uint8Array;
}

/**
 * The picture that a card brings: its photo, and of a company its logo where it has no photo. A link is none.
 * @returns neither where it brings none; a problem, not fatal, where what it brings cannot be kept
 */
export function findPicture(draft: ContactDraft): { picture?: FoundPicture; problem?: RowProblem } {
  const inline = (draft.extras?.pictures ?? []).filter(({ data }) => data !== '');
  const photos = inline.filter(({ isLogo }) => isLogo !== true);
  const eligible = draft.kind === 'company' && photos.length === 0 ? inline : photos;
  let message = '';
  for (const found of eligible) {
    message = unkept(found);
    if (message !== '') continue;
    const bytes = Buffer.from(found.data, 'base64');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { picture: { kept: { sha256, type: found.type, bytes: bytes.length }, bytes } };
  }
  if (message === '') return {};
  return { problem: { code: 'bad_picture', index: null, value: '', message, fatal: false } };
}

function unkept({ type, data }: DraftPicture): string {
  if (!isPictureType(type)) return words.problem.unshownPicture;
  return Math.floor((data.length * 3) / 4) > mostCardPictureBytes ? words.problem.largePicture : '';
}

/**
 * Lays the pictures of the rows that will be written beside the data file, before the transaction that names them: what
 * is stopped or fails then leaves bytes that no row names, which are swept away later.
 * @throws AppError `unavailable` when the disk has no room for them
 */
export async function storePictures(context: JobContext, staging: RawConnection): Promise<void> {
  if (context.file.path === ':memory:' || staging.prepare('SELECT 1 FROM picture').get() === undefined) return;
  const wanted = staging
    .prepare(
      `SELECT sha256 FROM picture WHERE sha256 IN (SELECT json_extract(draft, '$.picture.sha256') FROM staged
       WHERE action IN ('add', 'update') AND draft IS NOT NULL)`,
    )
    .pluck()
    .all() as string[];
  if (wanted.length === 0) return;
  const dir = attachmentsDir(context.file.path);
  // One at a time: all of them may be more than memory holds.
  const read = staging.prepare('SELECT bytes FROM picture WHERE sha256 = ?').pluck();
  for (const [index, sha256] of wanted.entries()) {
    context.checkpoint();
    context.progress(strings.imports.pictures, index, wanted.length);
    await keepSmallBytes(dir, sha256, read.get(sha256) as Uint8Array, context.clock.now());
  }
  await syncStore(dir, wanted);
}

/** Writes the pictures of cards that have none, with the cards' own derived column: for use inside `withBulkLog`. */
export function createPictureWriter({
  raw,
  at,
  userId,
  newId,
}: Write): (contactId: string, picture: DraftKeptPicture) => void {
  const insert = prepared(
    raw,
    `INSERT INTO attachment (id, contact_id, role, sha256, file_name, media_type, bytes, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, 'picture', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const show = prepared(raw, 'UPDATE contact SET picture_id = ? WHERE id = ? AND picture_id IS NULL');
  return (contactId, { sha256, type, bytes }) => {
    const id = newId();
    if (show.run(id, contactId).changes === 0) return;
    const name = `${words.pictureWord}.${type.replace('image/', '').replace('jpeg', 'jpg')}`;
    insert.run(id, contactId, sha256, name, type, bytes, at, userId, at, userId);
  };
}
