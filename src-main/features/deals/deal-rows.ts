import type { Selectable } from 'kysely';
import { between } from '@shared/domain/position';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { Db, RawConnection } from '../../db/open';
import type { DealTable, StageTable } from '../../db/schema';
import { stamped, type Write } from '../../db/writer';

export type Deal = Selectable<DealTable>;
export type StageRow = Selectable<StageTable>;

/**
 * A deal that is not in the trash.
 * @throws AppError `not_found`
 */
export async function liveDeal(db: Db, id: string): Promise<Deal> {
  const deal = await db
    .selectFrom('deal')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (deal === undefined) throw new AppError('not_found', strings.deals.gone);
  return deal;
}

/**
 * A stage that is still in use.
 * @throws AppError `not_found`
 */
export async function liveStage(db: Db, id: string): Promise<StageRow> {
  const stage = await db
    .selectFrom('stage')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (stage === undefined) throw new AppError('not_found', strings.deals.stageGone);
  return stage;
}

/**
 * The first stage of a kind.
 * @throws AppError `validation` when the pipeline has none
 */
export async function firstStage(db: Db, pipelineId: string, kind: StageRow['kind']): Promise<StageRow> {
  const stage = await db
    .selectFrom('stage')
    .selectAll()
    .where('pipeline_id', '=', pipelineId)
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (stage === undefined) throw new AppError('validation', strings.deals.noStage[kind]);
  return stage;
}

/** The place after the last card of a stage, a given deal apart. */
export function lastPosition(raw: RawConnection, stageId: string, exceptId = ''): string {
  const last = raw
    .prepare(
      'SELECT position FROM deal WHERE stage_id = ? AND deleted_at IS NULL AND id <> ? ORDER BY position DESC, id DESC LIMIT 1',
    )
    .get(stageId, exceptId) as { position: string } | undefined;
  return between(last?.position ?? null, null);
}

/**
 * Puts a deal into a stage, with whatever else changes by it. The stage's own history gets its line.
 * @param cells what else is written; only what differs should be given
 */
export async function enterStage(
  write: Write,
  deal: Deal,
  stage: StageRow,
  cells: Partial<Pick<Deal, 'position' | 'closed_at' | 'outcome_reason_id' | 'outcome_note'>>,
): Promise<void> {
  const moved = deal.stage_id !== stage.id;
  await write.db
    .updateTable('deal')
    .set({ ...cells, ...(moved ? { stage_id: stage.id, pipeline_id: stage.pipeline_id } : {}) })
    .where('id', '=', deal.id)
    .execute();
  if (moved) await writeStageChange(write, deal.id, deal.stage_id, stage.id);
}

/** A line of the history of a deal's stages. */
export async function writeStageChange(write: Write, dealId: string, from: string | null, to: string): Promise<void> {
  await write.db
    .insertInto('stage_change')
    .values(stamped(write, { deal_id: dealId, from_stage_id: from, to_stage_id: to, at: write.at }))
    .execute();
}
