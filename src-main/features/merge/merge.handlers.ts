import { strings } from '@shared/locale/index';
import type { CommandHandlers, JobContext, JobHandler, ReadHandlers } from '../context';
import { previewMerge } from './merge-preview';
import { cardsToMerge, mergeCards, mergeLabel, type Merge } from './merge.service';

/** From this many entries and links on a merge is a job: what 100 ms can write. */
const manyLinks = 150;

export const mergeReads: ReadHandlers<'merge.preview'> = {
  'merge.preview': async ({ raw }, input) => previewMerge(raw, input.ids, input.keeperId),
};

export const mergeCommands: CommandHandlers<'merge.run'> = {
  async 'merge.run'({ raw, write, jobs, userId }, { keeperId, ids, choose = {} }) {
    const losers = [...new Set(ids)].filter((id) => id !== keeperId);
    const cards = cardsToMerge(raw, [keeperId, ...losers]);
    const label = mergeLabel(cards, keeperId);
    const merge: Merge = { keeperId, losers, choose };
    const links = cards.reduce((sum, card) => sum + card.links, 0);
    if (links >= manyLinks)
      return { txId: null, jobId: jobs.start({ kind: 'contacts.merge', title: label, params: merge, userId }) };
    const { txId } = await write(label, (tx) => mergeCards(tx, merge));
    return { txId, jobId: null };
  },
};

async function mergeAsJob(context: JobContext, merge: Merge): Promise<{ txId: string | null }> {
  const label = mergeLabel(cardsToMerge(context.raw, [merge.keeperId, ...merge.losers]), merge.keeperId);
  const { txId } = await context.write(label, (write) =>
    mergeCards(write, merge, (done) => {
      context.checkpoint();
      context.progress(strings.merge.stages.writing, done, merge.losers.length);
    }),
  );
  return { txId };
}

export const mergeJobs: Record<'contacts.merge', JobHandler> = {
  'contacts.merge': (context, params) => mergeAsJob(context, params as Merge),
};
