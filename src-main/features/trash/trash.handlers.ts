import { strings } from '@shared/locale/index';
import type { CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { purgeTrash, type PurgeParams } from './purge.job';
import { countTrash } from './trash.repo';
import { nameOfThings, restoreThings, trashPage } from './trash.service';

export const trashReads: ReadHandlers<'trash.list' | 'trash.counts'> = {
  'trash.list': async ({ raw }, input) => trashPage(raw, input),
  'trash.counts': async ({ raw }) => ({
    contact: countTrash(raw, 'contact'),
    deal: countTrash(raw, 'deal'),
    interaction: countTrash(raw, 'interaction'),
    task: countTrash(raw, 'task'),
    attachment: countTrash(raw, 'attachment'),
  }),
};

export const trashCommands: CommandHandlers<'trash.restore' | 'trash.purge'> = {
  async 'trash.restore'(context, { items, alone }) {
    const label = strings.trash.restored(nameOfThings(context.raw, items));
    const { txId } = await context.write(label, (write) => restoreThings(write, items, alone === true));
    return { txId };
  },
  'trash.purge': async ({ jobs, userId }, params) => ({
    jobId: jobs.start({ kind: 'trash.purge', title: strings.trash.emptying, params, userId }),
  }),
};

export const trashJobs: Record<'trash.purge', JobHandler> = {
  'trash.purge': (context, params) => purgeTrash(context, params as PurgeParams),
};
