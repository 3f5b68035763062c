import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { CommandHandlers, ReadHandlers } from '../context';
import { readInteraction, readLog, readOutcomes } from './interactions.repo';
import { logInteraction, trashInteraction, updateInteraction } from './interactions.service';
import { lastSaid } from './last-said';

export const interactionReads: ReadHandlers<
  'interactions.list' | 'interactions.get' | 'interactions.last_said' | 'interactions.outcomes'
> = {
  'interactions.list': async ({ raw }, input) => readLog(raw, input, input.limit ?? 100),
  async 'interactions.get'({ raw }, { id }) {
    const row = readInteraction(raw, id);
    if (row === undefined) throw new AppError('not_found', strings.interactions.entryGone);
    return row;
  },
  async 'interactions.last_said'({ db, raw }, { contactId }) {
    // Also of a card in the trash: what was said is what one looks for there.
    const contact = await db
      .selectFrom('contact')
      .select(['id', 'kind'])
      .where('id', '=', contactId)
      .executeTakeFirst();
    if (contact === undefined) throw new AppError('not_found', strings.app.notFound);
    return lastSaid(raw, contact);
  },
  'interactions.outcomes': async ({ raw }) => ({ rows: readOutcomes(raw) }),
};

export const interactionCommands: CommandHandlers<'interactions.log' | 'interactions.update' | 'interactions.trash'> = {
  'interactions.log': (context, input) => logInteraction(context, input),
  'interactions.update': async (context, { id, patch, before }) => ({
    txId: await updateInteraction(context, id, patch, before),
  }),
  'interactions.trash': async (context, { id }) => ({ txId: await trashInteraction(context, id) }),
};
