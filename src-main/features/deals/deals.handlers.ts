import { today } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { CommandHandlers, ReadContext, ReadHandlers } from '../context';
import { readDealPage } from './deal-page';
import { removePerson, setPerson } from './deal-people';
import { addSums, sumStages, wonInMonth, type LocalDay } from './deal-sums';
import { readColumn, countDeals, readDeals, readPipelines, readStages } from './deals.repo';
import { closeDeal, createDeal, moveDeal, reopenDeal, trashDeal, updateDeal } from './deals.service';

function localDay({ clock }: ReadContext): LocalDay {
  const timeZone = clock.timeZone();
  return { date: today(clock.now(), timeZone), timeZone };
}

export const dealReads: ReadHandlers<
  'pipelines.list' | 'deals.board' | 'deals.column' | 'deals.list' | 'deals.count' | 'deals.get'
> = {
  'pipelines.list': async ({ raw }) => readPipelines(raw),
  async 'deals.board'(context, { pipelineId, filter, perStage }) {
    const { raw } = context;
    const day = localDay(context);
    const stages = sumStages(raw, pipelineId, filter, day);
    return {
      columns: stages.map(({ stage, count, sums }) => {
        const { rows, nextCursor } =
          count === 0 ? { rows: [], nextCursor: null } : readColumn(raw, stage, filter, null, perStage ?? 30);
        return { stage, count, sums, cards: rows, nextCursor };
      }),
      totals: {
        open: addSums(stages.map((stage) => stage.sums)),
        // What is asked of open deals alone says nothing about won ones.
        wonThisMonth: wonInMonth(raw, pipelineId, { search: filter?.search, ownerIds: filter?.ownerIds }, day),
        quiet: stages.reduce((sum, stage) => sum + stage.quiet, 0),
        noNextStep: stages.reduce((sum, stage) => sum + stage.noNextStep, 0),
      },
    };
  },
  async 'deals.column'({ raw }, { stageId, filter, cursor, limit }) {
    const stage = readStages(raw, null).find((candidate) => candidate.id === stageId);
    if (stage === undefined) throw new AppError('not_found', strings.deals.stageGone);
    const { rows, nextCursor } = readColumn(raw, stage, filter, cursor, limit ?? 50);
    return { cards: rows, nextCursor };
  },
  'deals.list': async ({ raw }, input) => readDeals(raw, input, input.limit ?? 100),
  'deals.count': async ({ raw }, { of }) => ({ found: of.map((question) => countDeals(raw, question)) }),
  'deals.get': async (context, { id }) => readDealPage(context.raw, id, localDay(context)),
};

export const dealCommands: CommandHandlers<
  | 'deals.create'
  | 'deals.update'
  | 'deals.move'
  | 'deals.close'
  | 'deals.reopen'
  | 'deals.set_person'
  | 'deals.remove_person'
  | 'deals.trash'
> = {
  'deals.create': (context, input) => createDeal(context, input),
  'deals.update': async (context, { id, patch, before }) => ({
    txId: await updateDeal(context, id, patch, before),
  }),
  'deals.move': async (context, input) => ({ txId: await moveDeal(context, input) }),
  'deals.close': async (context, input) => ({ txId: await closeDeal(context, input) }),
  'deals.reopen': async (context, { id, stageId }) => ({ txId: await reopenDeal(context, id, stageId) }),
  'deals.set_person': async (context, input) => ({ txId: await setPerson(context, input) }),
  'deals.remove_person': async (context, { id, contactId }) => ({ txId: await removePerson(context, id, contactId) }),
  'deals.trash': async (context, { id }) => ({ txId: await trashDeal(context, id) }),
};
