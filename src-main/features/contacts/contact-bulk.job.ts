import { strings } from '@shared/locale/index';
import { deriveCustomTexts } from '../../db/custom-texts';
import { deriveDeal } from '../../db/derive';
import { deriveContacts, type DeriveOptions } from '../../db/derive-contact';
import { cardsAround, staleAmong } from '../../db/derive-stale';
import { reindexContacts } from '../../db/reindex';
import type { JobContext } from '../context';
import { contactIds, listDay } from './contact-list.service';
import { nameOfMany, restoreContacts, trashContacts } from './contact-bulk.service';
import { changeCards, labelOf, prepareChange, type CardChange, type Cards } from './contact-change.service';

/** What a change of many cards is started with. */
export interface BulkParams {
  cards: Cards;
  change: CardChange;
}

/** What it made. */
export interface BulkResult {
  txId: string | null;
  cards: number;
}

/** Cards between two looks at whether to stop: some 30 ms of writing. */
const stride = 1000;

/**
 * Changes many cards in one transaction, which is one entry of the history: all of it, or, when it is stopped or fails,
 * nothing. Which cards a filter finds is asked before the gate is taken.
 */
export async function changeManyCards(context: JobContext, { cards, change }: BulkParams): Promise<BulkResult> {
  const ids = await idsOf(context, cards);
  context.checkpoint();
  const { txId } = await context.write(
    labelOf(change, nameOfMany(context.raw, ids)),
    async (write) => {
      const prepared = await prepareChange(write, change);
      const completed = new Set<string>();
      const around = new Set<string>();
      inSlices(context, ids, strings.contacts.stages.writing, (slice) => {
        switch (prepared.kind) {
          case 'trash':
            trashContacts(write, slice);
            break;
          case 'restore':
            for (const id of restoreContacts(write, slice)) completed.add(id);
            break;
          default:
            changeCards(write, slice, prepared);
        }
      });
      if (change.kind === 'update' && change.patch.own !== undefined) {
        const found = deriveCustomTexts(write.raw, ids);
        if (found.length > 0) reindexContacts(write.raw, found, found.length);
      }
      if (change.kind === 'update' && change.patch.keepInTouchDays !== undefined) deriveInSlices(context, new Set(ids));
      // Tags, stages and owners feed nothing that is derived.
      if (change.kind !== 'trash' && change.kind !== 'restore') return;
      inSlices(context, ids, strings.contacts.stages.deriving, (slice) => {
        for (const id of cardsAround(write.raw, slice)) around.add(id);
        if (change.kind === 'restore') for (const id of staleAmong(write.raw, slice)) completed.add(id);
      });
      // Those in the trash are made anew when they come out of it.
      for (const id of ids) if (!completed.has(id)) around.delete(id);
      const derived = new Set([...completed, ...around]);
      deriveInSlices(context, derived, { indexed: false });
      context.checkpoint();
      const indexed = new Set([...ids, ...derived]);
      reindexContacts(write.raw, indexed, indexed.size);
    },
    { bulk: ['contact', 'tag', 'deal'] },
  );
  return { txId, cards: ids.length };
}

async function idsOf(context: JobContext, cards: Cards): Promise<readonly string[]> {
  return 'ids' in cards ? cards.ids : contactIds(context.raw, cards.filter, await listDay(context), cards.except);
}

function inSlices(
  context: JobContext,
  ids: readonly string[],
  stage: string,
  work: (slice: readonly string[]) => void,
): void {
  for (let from = 0; from < ids.length; from += stride) {
    context.checkpoint();
    context.progress(stage, from, ids.length);
    work(ids.slice(from, from + stride));
  }
}

function deriveInSlices(context: JobContext, cards: ReadonlySet<string>, options: DeriveOptions = {}): void {
  function* watched(): Generator<string> {
    let done = 0;
    for (const id of cards) {
      if (done % stride === 0) {
        context.checkpoint();
        context.progress(strings.contacts.stages.deriving, done, cards.size);
      }
      yield id;
      done += 1;
    }
  }
  for (const deal of deriveContacts(context.raw, watched(), options)) deriveDeal(context.raw, deal);
}
