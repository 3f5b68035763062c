import { mediaTypeOfName, endingOf, isPictureType, mayOpenOutside } from '@shared/domain/file-types';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { safeName } from '../../core/file-name';
import { attachmentsDir, copyBytes, hashOf, isThere, keepBytes, mirrorDir } from '../../db/attachment-store';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { magicKind } from '../../formats/binary';
import type { SpoolFile } from '../../ports/index';
import type { CommandContext } from '../context';
import { attachmentById, picturesOf, type AttachmentRow, type Owner } from './attachments.repo';

export { fileHits } from './attachments.repo';

const words = strings.attachments;

/** A picture of a card comes scaled down; what is larger is none. */
const mostPictureBytes = 2 * 1024 * 1024;

/** What comes in with a card of another program is kept as it is, up to here. */
export const mostCardPictureBytes = 5 * 1024 * 1024;

/** A file whose bytes are kept and whose row is to be written. */
export interface Attachable {
  role: AttachmentRow['role'];
  sha256: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  note: string;
}

/** Kinds whose first bytes say more than the name does. */
const byMagic: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  program: 'application/octet-stream',
};

/** What a file is: by its first bytes where they tell, else by its name. */
export function mediaTypeOf(fileName: string, head: Uint8Array): string {
  const kind = magicKind(head);
  return (kind === null ? undefined : byMagic[kind]) ?? mediaTypeOfName(fileName);
}

/**
 * Keeps the bytes of a file from the spool, and tells whether they were kept already.
 * @throws AppError `validation` for what is to be a picture and is none; `unavailable` where the disk is full
 */
export async function keepFile(
  context: CommandContext,
  file: SpoolFile,
  role: AttachmentRow['role'],
  note: string,
): Promise<Attachable & { wasThere: boolean }> {
  if (role === 'picture' && file.size > mostPictureBytes) throw new AppError('validation', words.pictureTooLarge);
  const { sha256, bytes, head, wasThere } = await keepBytes(attachmentsDir(context.file.path), file.path);
  const fileName = safeName(file.name);
  const mediaType = mediaTypeOf(fileName, head);
  if (role === 'picture' && (!isPictureType(mediaType) || magicKind(head) === null))
    throw new AppError('validation', words.notAPicture);
  return { role, sha256, fileName, mediaType, bytes, note, wasThere };
}

/**
 * Hangs kept bytes on something. The same file hangs on one thing once; a new picture takes the place of the old one.
 * @returns the id of the attachment
 */
export async function attach(write: Write, owner: Owner, file: Attachable): Promise<string> {
  const column =
    owner.contactId !== undefined ? 'contact_id' : owner.dealId !== undefined ? 'deal_id' : 'interaction_id';
  const id = owner.contactId ?? owner.dealId ?? owner.interactionId ?? '';
  const live = await write.db
    .selectFrom('attachment')
    .select(['id', 'sha256', 'role', 'file_name'])
    .where(column, '=', id)
    .where('role', '=', file.role)
    .where('deleted_at', 'is', null)
    .execute();
  const same = live.find(
    (one) => one.sha256 === file.sha256 && (file.role === 'picture' || one.file_name === file.fileName),
  );
  if (same !== undefined) return same.id;
  if (file.role === 'picture')
    for (const old of live)
      await write.db.updateTable('attachment').set({ deleted_at: write.at }).where('id', '=', old.id).execute();
  const row = stamped(write, {
    contact_id: owner.contactId ?? null,
    deal_id: owner.dealId ?? null,
    interaction_id: owner.interactionId ?? null,
    role: file.role,
    sha256: file.sha256,
    file_name: file.fileName,
    media_type: file.mediaType,
    bytes: file.bytes,
    note: file.note,
  });
  await write.db.insertInto('attachment').values(row).execute();
  return row.id;
}

/** @throws AppError `not_found` for what is no longer attached */
export function attached(raw: RawConnection, id: string): AttachmentRow {
  const row = attachmentById(raw, id);
  if (row === undefined) throw new AppError('not_found', words.notFound);
  return row;
}

/** The picture of a card; undefined where it has none. */
export function pictureOf(raw: RawConnection, contactId: string): AttachmentRow | undefined {
  const [found] = picturesOf(raw, [contactId]);
  return found === undefined ? undefined : attachmentById(raw, found.pictureId);
}

/** A new name as a file may have it. Its ending stays: it says in which program the file opens. */
export function renamed(row: AttachmentRow, typed: string): string {
  if (typed.trim() === '') throw new AppError('validation', words.noName, { fileName: words.noName });
  const ending = endingOf(row.fileName);
  const name = safeName(typed);
  return ending === '' || endingOf(name) === ending ? name : safeName(`${name}.${ending}`);
}

/**
 * Lays a copy of an attachment into the spool, its hash checked. What is gone beside the data file is looked for in
 * the backups first, and comes back from there.
 * @throws AppError `not_found` when it is gone; `unavailable` when its bytes are no longer what was attached
 */
export async function layOut(
  { file, ports }: CommandContext,
  row: AttachmentRow,
): Promise<{ id: string; path: string; head: Uint8Array }> {
  const dir = attachmentsDir(file.path);
  const mirror = mirrorDir(file.path, file.backupDir);
  const { id, path } = ports.spool.reserve(row.fileName);
  if (!(await isThere(dir, row.sha256, row.bytes)) && (await isThere(mirror, row.sha256, row.bytes))) {
    const head = await copyBytes(mirror, row.sha256, path);
    await keepBytes(dir, path);
    return { id, path, head };
  }
  return { id, path, head: await copyBytes(dir, row.sha256, path) };
}

/** Opens a copy in the system's program for it, unless its name or its bytes say that it may run something. */
export async function openOutside(context: CommandContext, row: AttachmentRow): Promise<'opened' | 'refused' | 'page'> {
  if (!mayOpenOutside(row.fileName)) return 'refused';
  if (context.ports.host === 'loopback' || context.ports.host === 'cli') return 'page';
  const { id, path, head } = await layOut(context, row);
  if (magicKind(head) === 'program') {
    await context.ports.spool.remove(id);
    return 'refused';
  }
  return context.ports.opener.openFile(path, safeName(row.fileName));
}

/**
 * Keeps the bytes of a file that was gone, once more.
 * @throws AppError `validation` for another file than the one that was attached
 */
export async function giveAgain(context: CommandContext, row: AttachmentRow, file: SpoolFile): Promise<void> {
  if (file.size !== row.bytes || (await hashOf(file.path)) !== row.sha256)
    throw new AppError('validation', words.otherFile(row.fileName));
  await keepBytes(attachmentsDir(context.file.path), file.path);
  await context.ports.spool.remove(file.id);
}
