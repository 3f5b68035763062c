import { strings } from '@shared/locale/index';
import type { CommandHandlers, JobContext, JobHandler, ReadHandlers } from '../context';
import { purgeTrash, type PurgeParams } from './purge.job';
import { countTrash } from './trash.repo';
import { nameOfThings, restoreThings, trashPage, type TrashItem } from './trash.service';

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

/** From this many things on their way back is a job: a card that enters the search index costs the most. */
const manyThings = 100;
/** Things between two reports of a job. */
const stride = 20;

interface RestoreParams {
  items: readonly TrashItem[];
  alone: boolean;
}

export const trashCommands: CommandHandlers<'trash.restore' | 'trash.purge'> = {
  async 'trash.restore'(context, { items, alone }) {
    const label = strings.trash.restored(nameOfThings(context.raw, items));
    if (items.length >= manyThings) {
      const params: RestoreParams = { items, alone: alone === true };
      return {
        txId: null,
        jobId: context.jobs.start({ kind: 'trash.restore', title: label, params, userId: context.userId }),
      };
    }
    const { txId } = await context.write(label, (write) => restoreThings(write, items, alone === true));
    return { txId, jobId: null };
  },
  'trash.purge': async ({ jobs, userId }, params) => ({
    jobId: jobs.start({ kind: 'trash.purge', title: strings.trash.emptying, params, userId }),
  }),
};

export const trashJobs: Record<'trash.purge' | 'trash.restore', JobHandler> = {
  'trash.restore': restoreMany,
  'trash.purge': (context, params) => purgeTrash(context, params as PurgeParams),
};

/** Takes many things out of the trash in one transaction: all of them, or, when it is stopped, none. */
async function restoreMany(context: JobContext, params: unknown): Promise<{ txId: string | null }> {
  const { items, alone } = params as RestoreParams;
  const { txId } = await context.write(strings.trash.restored(nameOfThings(context.raw, items)), (write) =>
    restoreThings(write, items, alone, (done) => {
      if (done % stride !== 0) return;
      context.checkpoint();
      context.progress(strings.trash.restoring, done, items.length);
    }),
  );
  return { txId };
}
