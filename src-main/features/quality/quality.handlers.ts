import { strings } from '@shared/locale/index';
import type { CommandHandlers, ReadHandlers } from '../context';
import { requireContact } from '../contacts/contact-edit.service';
import { ignore, rowsOf, summary } from './quality.service';

export const qualityReads: ReadHandlers<'quality.summary' | 'quality.rows'> = {
  'quality.summary': async ({ raw, clock }, { quietDays }) => summary(raw, clock.now(), quietDays),
  'quality.rows': async ({ raw, clock }, input) => rowsOf(raw, clock.now(), input),
};

export const qualityCommands: CommandHandlers<'quality.ignore'> = {
  async 'quality.ignore'({ raw, write }, input) {
    const card = requireContact(raw, input.id);
    const name = card.display_name || strings.contacts.unnamed;
    const { txId } = await write(strings.quality.ignored(name), (tx) => ignore(tx, input));
    return { txId };
  },
};
