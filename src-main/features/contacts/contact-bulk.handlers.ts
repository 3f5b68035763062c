import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { CommandContext, CommandHandlers, JobHandler } from '../context';
import { changeManyCards, type BulkParams } from './contact-bulk.job';
import { nameOfMany } from './contact-bulk.service';
import { changeCards, labelOf, prepareChange, type CardChange, type Cards } from './contact-change.service';
import type { ContactFilter } from './contact-list.repo';

/** From this many cards on a change is a job: what 100 ms can write. Taking a card out of the search index costs the most. */
const manyCards: Readonly<Record<CardChange['kind'], number>> = { tags: 500, update: 500, trash: 100, restore: 100 };

interface CardsInput {
  ids?: string[] | undefined;
  filter?: ContactFilter | undefined;
  except?: string[] | undefined;
}

/** Changes of one card or of many: what few are written at once, and a job what takes its time. */
export const contactBulkCommands: CommandHandlers<
  'contacts.set_tags' | 'contacts.bulk_update' | 'contacts.trash' | 'contacts.restore'
> = {
  'contacts.set_tags': (context, { add, addNames = [], remove, ...input }) =>
    change(context, input, { kind: 'tags', add, addNames, remove }),
  'contacts.bulk_update': (context, { patch, ...input }) => change(context, input, { kind: 'update', patch }),
  'contacts.trash': (context, input) => change(context, input, { kind: 'trash' }),
  'contacts.restore': (context, input) => change(context, input, { kind: 'restore' }),
};

async function change(
  context: CommandContext,
  input: CardsInput,
  wanted: CardChange,
): Promise<OutputOf<'contacts.trash'>> {
  const cards = cardsOf(input);
  if ('ids' in cards && cards.ids.length < manyCards[wanted.kind]) {
    const { ids } = cards;
    const { txId } = await context.write(labelOf(wanted, nameOfMany(context.raw, ids)), async (write) =>
      changeCards(write, ids, await prepareChange(write, wanted)),
    );
    return { txId, jobId: null };
  }
  const what = 'ids' in cards ? nameOfMany(context.raw, cards.ids) : strings.contacts.allFound;
  const params: BulkParams = { cards, change: wanted };
  const title = labelOf(wanted, what);
  return { txId: null, jobId: context.jobs.start({ kind: 'contacts.bulk', title, params, userId: context.userId }) };
}

function cardsOf({ ids, filter, except = [] }: CardsInput): Cards {
  if (ids !== undefined) return { ids };
  if (filter !== undefined) return { filter, except };
  throw new AppError('invalid_input', strings.app.badInput);
}

export const contactBulkJobs: Record<'contacts.bulk', JobHandler> = {
  'contacts.bulk': (context, params) => changeManyCards(context, params as BulkParams),
};
