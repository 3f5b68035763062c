import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { attachmentsDir, isThere, readBytes } from '../../db/attachment-store';
import type { CommandHandlers, ReadHandlers } from '../context';
import { refuseStaleCells } from '../history/stale-cells.service';
import { attachmentsOf, ownerName, picturesOf, type Owner } from './attachments.repo';
import {
  attach,
  attached,
  giveAgain,
  keepFile,
  layOut,
  mostCardPictureBytes,
  openOutside,
  renamed,
} from './attachments.service';

const words = strings.attachments;
/** A scan or a photograph that is looked at inside the app. */
const mostShownBytes = 40 * 1024 * 1024;

export const attachmentReads: ReadHandlers<'attachments.pictures'> = {
  'attachments.pictures': async ({ raw }, { contactIds }) => ({ rows: picturesOf(raw, contactIds) }),
};

export const attachmentCommands: CommandHandlers<
  | 'attachments.list'
  | 'attachments.add'
  | 'attachments.update'
  | 'attachments.remove'
  | 'attachments.give_again'
  | 'attachments.open'
  | 'attachments.save'
  | 'attachments.picture'
> = {
  async 'attachments.list'({ raw, file }, owner) {
    const dir = attachmentsDir(file.path);
    const rows = [];
    for (const { sha256, ...row } of attachmentsOf(raw, owner))
      rows.push({ ...row, isGone: !(await isThere(dir, sha256, row.bytes)) });
    return { rows };
  },
  async 'attachments.add'(context, { fileId, role = 'file', note = '', ...owner }) {
    const to = (): string => {
      const name = ownerName(context.raw, owner);
      if (name === undefined) throw new AppError('not_found', words.noOwner);
      return name || words.entry;
    };
    to();
    const spooled = await context.ports.spool.get(fileId);
    const file = await keepFile(context, spooled, role, note);
    const label = role === 'picture' ? words.setPicture(to()) : words.attach(file.fileName, to());
    const { value, txId } = await context.write(label, (write) => attach(write, owner, file));
    await context.ports.spool.remove(fileId);
    const isBack = txId === null && !file.wasThere;
    if (isBack) context.events.emit('data.changed', { entities: ['attachment'], txId: null });
    return { id: value, txId, isBack };
  },
  async 'attachments.update'({ raw, write }, { id, fileName, note, before }) {
    const row = attached(raw, id);
    const name = fileName === undefined ? row.fileName : renamed(row, fileName);
    const label = name === row.fileName ? words.note(row.fileName) : words.rename(row.fileName);
    const { txId } = await write(label, (tx) => {
      const now = attached(tx.raw, id);
      const cells = { file_name: fileName === undefined ? undefined : name, note };
      const read = { file_name: before?.fileName, note: before?.note };
      refuseStaleCells(tx.raw, { table: 'attachment', row: { file_name: now.fileName, note: now.note } }, cells, read);
      return tx.db
        .updateTable('attachment')
        .set({ file_name: cells.file_name ?? now.fileName, note: note ?? now.note })
        .where('id', '=', id)
        .execute();
    });
    return { txId };
  },
  async 'attachments.remove'({ raw, write }, { id }) {
    const row = attached(raw, id);
    const owner: Owner =
      row.contactId !== null
        ? { contactId: row.contactId }
        : row.dealId !== null
          ? { dealId: row.dealId }
          : { interactionId: row.interactionId ?? '' };
    const of = ownerName(raw, owner) || words.entry;
    const label = row.role === 'picture' ? words.removePicture(of) : words.remove(row.fileName, of);
    const { txId } = await write(label, (tx) =>
      tx.db.updateTable('attachment').set({ deleted_at: tx.at }).where('id', '=', id).execute(),
    );
    return { txId };
  },
  async 'attachments.give_again'(context, { id, fileId }) {
    await giveAgain(context, attached(context.raw, id), await context.ports.spool.get(fileId));
    context.events.emit('data.changed', { entities: ['attachment'], txId: null });
    return { ok: true };
  },
  async 'attachments.open'(context, { id }) {
    return { result: await openOutside(context, attached(context.raw, id)) };
  },
  async 'attachments.save'(context, { id }) {
    const row = attached(context.raw, id);
    return { fileId: (await layOut(context, row)).id, fileName: row.fileName };
  },
  async 'attachments.picture'({ raw, file }, { id }) {
    const row = attached(raw, id);
    const most = row.role === 'picture' ? mostCardPictureBytes : mostShownBytes;
    return { mediaType: row.mediaType, picture: await readBytes(attachmentsDir(file.path), row.sha256, most) };
  },
};
