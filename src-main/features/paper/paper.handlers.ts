import { today } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { keepFile, type Attachable } from '../attachments/attachments.service';
import { nameOfNew } from '../contacts/contact-create.service';
import type { CommandContext, CommandHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { addLabel, addTo, takeIn } from './paper.service';

const words = strings.paper;

/** The bytes are kept before the transaction, so that nothing is waited for inside it. */
async function keepScan(context: CommandContext, fileId: string | undefined): Promise<Attachable | null> {
  if (fileId === undefined) return null;
  return keepFile(context, await context.ports.spool.get(fileId), 'scan', '');
}

async function release({ ports }: CommandContext, fileId: string | undefined): Promise<void> {
  if (fileId !== undefined) await ports.spool.remove(fileId);
}

export const paperCommands: CommandHandlers<'paper.take_in' | 'paper.add_to'> = {
  async 'paper.take_in'(context, { card, tag, scanFileId }) {
    const { region } = await loadSettings(context.db);
    const scan = await keepScan(context, scanFileId);
    const { value, txId } = await context.write(words.tookIn(nameOfNew(card)), (tx) =>
      takeIn(tx, card, { tag, scan }, region),
    );
    await release(context, scanFileId);
    return { id: value, txId };
  },
  async 'paper.add_to'(context, input) {
    const { region, timeZone } = await loadSettings(context.db);
    const label = addLabel(context.raw, input.id);
    const scan = await keepScan(context, input.scanFileId);
    const day = today(context.clock.now(), timeZone);
    const { value, txId } = await context.write(label, (tx) =>
      addTo(tx, input, { tag: input.tag, scan }, { region, today: day }),
    );
    await release(context, input.scanFileId);
    return { id: input.id, txId, added: value };
  },
};
