import { writeFile } from 'node:fs/promises';
import { mostPrinted } from '@shared/contract/giving';
import { attachmentsDir, readBytes } from '../../db/attachment-store';
import { mostCardPictureBytes, pictureOf } from '../attachments/attachments.service';
import { contactIds, listDay } from '../contacts/contact-list.service';
import type { CommandHandlers, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';

/** It brings the writers of cards and the maker of codes along, which a start does without. */
const giving = () => import('./giving.service');

export const givingReads: ReadHandlers<'giving.cards' | 'giving.code'> = {
  async 'giving.cards'(context, { ids, filter, except }) {
    const wanted = ids ?? contactIds(context.raw, filter ?? {}, await listDay(context), except);
    const settings = await loadSettings(context.db);
    const { printedCards } = await giving();
    return { rows: printedCards(context.raw, wanted.slice(0, mostPrinted), settings), total: wanted.length };
  },
  'giving.code': async ({ raw }, { id }) => (await giving()).codeOf(raw, id),
};

export const givingCommands: CommandHandlers<'giving.vcard' | 'app.print'> = {
  async 'giving.vcard'({ raw, file, ports }, { id }) {
    const row = pictureOf(raw, id);
    const bytes =
      row === undefined ? null : await readBytes(attachmentsDir(file.path), row.sha256, mostCardPictureBytes);
    const picture =
      row === undefined || bytes === null
        ? null
        : { type: row.mediaType, data: Buffer.from(bytes).toString('base64'), url: '' };
    const { cardFile } = await giving();
    const { fileName, text } = cardFile(raw, id, picture);
    const place = ports.spool.reserve(fileName);
    await writeFile(place.path, text, { mode: 0o600 });
    return { fileId: place.id, fileName };
  },
  async 'app.print'({ ports, clientId }, { paper }) {
    return { result: await ports.printer.print(clientId, paper) };
  },
};
