import type { ParsedInputOf } from '@shared/contract/index';
import { between } from '@shared/domain/position';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { differing } from '../../db/differing';
import type { Db } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import type { CommandContext } from '../context';
import { refuseStaleCells } from '../history/stale-cells.service';
import { isLive, readContact } from '../interactions/interactions.service';
import { loadSettings } from '../settings/settings.service';
import {
  enterStage,
  firstStage,
  lastPosition,
  liveDeal,
  liveStage,
  writeStageChange,
  type Deal,
  type StageRow,
} from './deal-rows';

export { addSums, sumStages, withoutNextStep, wonInMonth, worstQuiet, type LocalDay } from './deal-sums';

type Patch = ParsedInputOf<'deals.update'>['patch'];
type MoveInput = ParsedInputOf<'deals.move'>;

/**
 * Makes a deal: in the first open stage of the first pipeline and in the file's currency, where nothing else is said, as
 * the last card. A person's deal is their company's too; a company given as the contact is the deal's company.
 * @throws AppError `not_found` when something that it names is gone, `validation` when the pipeline has no open stage
 */
export async function createDeal(
  context: CommandContext,
  input: ParsedInputOf<'deals.create'>,
): Promise<{ id: string; txId: string | null }> {
  const { currency } = await loadSettings(context.db);
  const { value: id, txId } = await context.write(strings.deals.create(input.title), async (write) => {
    const stage = await stageFor(write.db, input);
    const parties = await partiesOf(write, input);
    const row = stamped(write, {
      title: input.title,
      pipeline_id: stage.pipeline_id,
      stage_id: stage.id,
      amount: input.amount ?? 0,
      currency: input.currency ?? currency,
      ...parties,
      expected_close: input.expectedClose ?? null,
      owner_id: write.userId,
      notes: input.notes ?? '',
      position: lastPosition(write.raw, stage.id),
      closed_at: stage.kind === 'open' ? null : write.at,
      outcome_reason_id: null,
    });
    await write.db.insertInto('deal').values(row).execute();
    await writeStageChange(write, row.id, null, stage.id);
    return row.id;
  });
  return { id, txId };
}

async function stageFor(
  db: Db,
  input: { pipelineId?: string | undefined; stageId?: string | undefined },
): Promise<StageRow> {
  if (input.stageId !== undefined) {
    const stage = await liveStage(db, input.stageId);
    if (input.pipelineId !== undefined && stage.pipeline_id !== input.pipelineId)
      throw new AppError('not_found', strings.deals.stageGone);
    return stage;
  }
  let pipelines = db.selectFrom('pipeline').select('id').where('deleted_at', 'is', null);
  if (input.pipelineId !== undefined) pipelines = pipelines.where('id', '=', input.pipelineId);
  const pipeline = await pipelines.orderBy('position').orderBy('id').limit(1).executeTakeFirst();
  if (pipeline === undefined) throw new AppError('not_found', strings.deals.pipelineGone);
  return firstStage(db, pipeline.id, 'open');
}

async function partiesOf(
  write: Write,
  input: ParsedInputOf<'deals.create'>,
): Promise<{ contact_id: string | null; company_id: string | null }> {
  requireContact(write, input.companyId, strings.deals.companyGone);
  if (input.contactId === null || input.contactId === undefined)
    return { contact_id: null, company_id: input.companyId ?? null };
  const contact = readContact(write.raw, input.contactId);
  if (contact === undefined) throw new AppError('not_found', strings.deals.contactGone);
  if (input.companyId !== undefined) return { contact_id: contact.id, company_id: input.companyId };
  if (contact.kind === 'company') return { contact_id: null, company_id: contact.id };
  const employer = await write.db
    .selectFrom('contact')
    .select('company_id')
    .where('id', '=', contact.id)
    .executeTakeFirst();
  return { contact_id: contact.id, company_id: employer?.company_id ?? null };
}

function requireContact(write: Write, id: string | null | undefined, message: string): void {
  if (id !== null && id !== undefined && !isLive(write.raw, 'contact', id)) throw new AppError('not_found', message);
}

function cellsOf(patch: Patch) {
  return {
    title: patch.title,
    amount: patch.money?.amount,
    currency: patch.money?.currency,
    contact_id: patch.contactId,
    company_id: patch.companyId,
    expected_close: patch.expectedClose,
    owner_id: patch.ownerId,
    notes: patch.notes,
    source: patch.source,
  };
}

/**
 * Changes the cells of a deal that differ; amount and currency go together.
 * @param before its fields as they were read
 * @throws AppError `not_found` when the deal, or what the patch names, is gone; `conflict` for a field changed since
 */
export async function updateDeal(
  context: CommandContext,
  id: string,
  patch: Patch,
  before?: Patch,
): Promise<string | null> {
  const { title } = await liveDeal(context.db, id);
  const format = await loadSettings(context.db);
  const { txId } = await context.write(strings.deals.update(title), async (write) => {
    const deal = await liveDeal(write.db, id);
    refuseStaleCells(write.raw, { table: 'deal', row: deal, format }, cellsOf(patch), cellsOf(before ?? {}));
    requireContact(write, patch.contactId, strings.deals.contactGone);
    requireContact(write, patch.companyId, strings.deals.companyGone);
    if (typeof patch.ownerId === 'string' && !isLive(write.raw, 'user', patch.ownerId))
      throw new AppError('not_found', strings.deals.userGone);
    const cells = differing(deal, cellsOf(patch));
    if (cells !== null) await write.db.updateTable('deal').set(cells).where('id', '=', id).execute();
  });
  return txId;
}

/**
 * Puts a card where it was dropped. Into a won or lost stage it is closed, out of one it is opened again.
 * @returns null when it lies there already
 * @throws AppError `not_found` when the deal or the stage is gone; `conflict` when it is in another stage than it was read in
 */
export async function moveDeal(context: CommandContext, input: MoveInput): Promise<string | null> {
  const deal = await liveDeal(context.db, input.id);
  const stage = await liveStage(context.db, input.stageId);
  const format = await loadSettings(context.db);
  const { txId } = await context.write(moveLabel(deal, stage), async (write) => {
    const now = await liveDeal(write.db, input.id);
    refuseStaleCells(
      write.raw,
      { table: 'deal', row: now, format },
      { stage_id: input.stageId },
      { stage_id: input.fromStageId },
    );
    const position = placeFor(write, now, input);
    const isClosed = now.closed_at !== null;
    const from = now.stage_id === stage.id;
    if (stage.kind === 'open' && isClosed) {
      await enterStage(write, now, stage, {
        position: position ?? now.position,
        closed_at: null,
        outcome_reason_id: null,
        outcome_note: '',
      });
    } else if (stage.kind !== 'open' && (!isClosed || !from)) {
      await enterStage(write, now, stage, {
        position: position ?? now.position,
        closed_at: write.at,
        outcome_reason_id: null,
        outcome_note: '',
      });
    } else if (position !== null) {
      await enterStage(write, now, stage, { position });
    }
  });
  return txId;
}

function moveLabel(deal: Deal, stage: StageRow): string {
  if (deal.stage_id === stage.id) return strings.deals.moveWithin(deal.title);
  if (stage.kind !== 'open') return strings.deals.close[stage.kind](deal.title);
  return deal.closed_at === null
    ? strings.deals.move(deal.title, stage.name)
    : strings.deals.reopen(deal.title, stage.name);
}

interface Card {
  id: string;
  position: string;
}

/** The position between the two cards it lands between; null when it lies between them already. */
function placeFor(write: Write, deal: Deal, input: MoveInput): string | null {
  const { raw } = write;
  const inStage = 'SELECT id, position FROM deal WHERE stage_id = ? AND deleted_at IS NULL AND id <> ?';
  const card = (id: string) => raw.prepare(`${inStage} AND id = ?`).get(input.stageId, deal.id, id) as Card | undefined;
  const beside = (to: Card, way: 'above' | 'below') =>
    raw
      .prepare(
        `${inStage} AND (position, id) ${way === 'above' ? '<' : '>'} (?, ?) ORDER BY position ${way === 'above' ? 'DESC' : ''}, id ${way === 'above' ? 'DESC' : ''} LIMIT 1`,
      )
      .get(input.stageId, deal.id, to.position, to.id) as Card | undefined;
  const end = (way: 'first' | 'last') =>
    raw
      .prepare(
        `${inStage} ORDER BY position ${way === 'last' ? 'DESC' : ''}, id ${way === 'last' ? 'DESC' : ''} LIMIT 1`,
      )
      .get(input.stageId, deal.id) as Card | undefined;

  let above: Card | undefined;
  let below: Card | undefined;
  // A card that another window moved meanwhile is no place to land: then it lands last.
  const before = typeof input.beforeId === 'string' ? card(input.beforeId) : undefined;
  const after = input.beforeId === undefined && typeof input.afterId === 'string' ? card(input.afterId) : undefined;
  if (before !== undefined) [above, below] = [beside(before, 'above'), before];
  else if (after !== undefined) [above, below] = [after, beside(after, 'below')];
  else if (input.beforeId === undefined && input.afterId === null) below = end('first');
  else above = end('last');

  const isAfter = (a: Card, b: Card) => a.position > b.position || (a.position === b.position && a.id > b.id);
  const lies =
    deal.stage_id === input.stageId &&
    (above === undefined || isAfter(deal, above)) &&
    (below === undefined || isAfter(below, deal));
  return lies ? null : between(above?.position ?? null, below?.position ?? null);
}

/**
 * Closes a deal in its pipeline's won or lost stage, with the reason. One that is closed so already keeps its day and gets
 * the new reason.
 * @throws AppError `not_found` when the deal or the reason is gone, `validation` when the pipeline has no such stage,
 * `conflict` when it was moved or closed otherwise since it was read
 */
export async function closeDeal(context: CommandContext, input: ParsedInputOf<'deals.close'>): Promise<string | null> {
  const { title } = await liveDeal(context.db, input.id);
  const format = await loadSettings(context.db);
  const { txId } = await context.write(strings.deals.close[input.as](title), async (write) => {
    const deal = await liveDeal(write.db, input.id);
    const reasonId = input.reasonId ?? null;
    if (reasonId !== null) {
      const reason = await write.db
        .selectFrom('outcome_reason')
        .select('kind')
        .where('id', '=', reasonId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (reason?.kind !== input.as)
        throw new AppError('not_found', strings.deals.reasonGone, { reasonId: strings.deals.reasonGone });
    }
    const current = await write.db.selectFrom('stage').selectAll().where('id', '=', deal.stage_id).executeTakeFirst();
    const isThere = current !== undefined && current.kind === input.as && deal.closed_at !== null;
    const stage = isThere ? current : await firstStage(write.db, deal.pipeline_id, input.as);
    refuseStaleCells(
      write.raw,
      { table: 'deal', row: deal, format },
      { stage_id: stage.id, outcome_reason_id: reasonId, outcome_note: input.note ?? '' },
      {
        stage_id: input.before?.stageId,
        outcome_reason_id: input.before?.reasonId,
        outcome_note: input.before?.note,
      },
    );
    const cells = differing(deal, {
      closed_at: isThere ? undefined : write.at,
      position: isThere ? undefined : lastPosition(write.raw, stage.id, deal.id),
      outcome_reason_id: reasonId,
      outcome_note: input.note ?? '',
    });
    if (cells !== null) await enterStage(write, deal, stage, cells);
  });
  return txId;
}

/**
 * Opens a closed deal again, in the open stage that it was in last or in the one given; its reason goes.
 * @throws AppError `validation` when it is open, or the stage is not
 */
export async function reopenDeal(
  context: CommandContext,
  id: string,
  stageId: string | undefined,
): Promise<string | null> {
  const { title, closed_at: closedAt } = await liveDeal(context.db, id);
  if (closedAt === null) throw new AppError('validation', strings.deals.notClosed);
  const stage = await stageToReopen(context.db, id, stageId);
  if (stage.kind !== 'open')
    throw new AppError('validation', strings.deals.notOpenStage, { stageId: strings.deals.notOpenStage });
  const { txId } = await context.write(strings.deals.reopen(title, stage.name), async (write) => {
    const deal = await liveDeal(write.db, id);
    if (deal.closed_at === null) throw new AppError('validation', strings.deals.notClosed);
    await enterStage(write, deal, stage, {
      position: lastPosition(write.raw, stage.id, id),
      closed_at: null,
      outcome_reason_id: null,
      outcome_note: '',
    });
  });
  return txId;
}

async function stageToReopen(db: Db, id: string, stageId: string | undefined): Promise<StageRow> {
  if (stageId !== undefined) return liveStage(db, stageId);
  const last = await db
    .selectFrom('stage_change')
    .innerJoin('stage', 'stage.id', 'stage_change.from_stage_id')
    .selectAll('stage')
    .where('stage_change.deal_id', '=', id)
    .where('stage_change.deleted_at', 'is', null)
    .where('stage.kind', '=', 'open')
    .where('stage.deleted_at', 'is', null)
    .orderBy('stage_change.at', 'desc')
    .orderBy('stage_change.rid', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? firstStage(db, (await liveDeal(db, id)).pipeline_id, 'open');
}

/**
 * Moves a deal to the trash.
 * @throws AppError `not_found` when it is not there
 */
export async function trashDeal(context: CommandContext, id: string): Promise<string | null> {
  const { title } = await liveDeal(context.db, id);
  const { txId } = await context.write(strings.deals.trash(title), (write) =>
    write.db
      .updateTable('deal')
      .set({ deleted_at: write.at })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .execute(),
  );
  return txId;
}
