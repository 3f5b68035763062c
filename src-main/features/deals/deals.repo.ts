import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { pageByKeys, type Page, type SortKey, type SqlValue } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { holdsAllSql, readQuery, trigramMatch } from '../../db/search-query';

export type Stage = OutputOf<'pipelines.list'>['rows'][number]['stages'][number];
export type DealCard = OutputOf<'deals.column'>['cards'][number];
export type DealRow = OutputOf<'deals.list'>['rows'][number];
export type DealFilter = NonNullable<ParsedInputOf<'deals.column'>['filter']>;
type ListInput = ParsedInputOf<'deals.list'>;

/** Conditions on `deal d` with their values. */
export interface Condition {
  where: string[];
  params: SqlValue[];
}

const stageColumns =
  's.id, s.pipeline_id AS pipelineId, s.name, s.kind, s.probability, s.days_to_rot AS daysToRot, s.position';

/** The stages of a pipeline, or of all of them, in their order. */
export function readStages(raw: RawConnection, pipelineId: string | null): Stage[] {
  return prepared(
    raw,
    `SELECT ${stageColumns} FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
     WHERE s.deleted_at IS NULL AND p.deleted_at IS NULL AND (? IS NULL OR p.id = ?) ORDER BY p.position, p.id, s.position, s.id`,
  ).all(pipelineId, pipelineId) as Stage[];
}

/** The pipelines with their stages, and why deals are won and lost. */
export function readPipelines(raw: RawConnection): OutputOf<'pipelines.list'> {
  const stages = readStages(raw, null);
  const rows = prepared(raw, 'SELECT id, name FROM pipeline WHERE deleted_at IS NULL ORDER BY position, id').all() as {
    id: string;
    name: string;
  }[];
  const reasons = prepared(
    raw,
    'SELECT id, kind, name, position FROM outcome_reason WHERE deleted_at IS NULL ORDER BY kind DESC, position, id',
  ).all();
  return {
    rows: rows.map((row) => ({ ...row, stages: stages.filter((stage) => stage.pipelineId === row.id) })),
    reasons: reasons as OutputOf<'pipelines.list'>['reasons'],
  };
}

/** What a filter asks of a deal. */
export function conditionOf(filter: DealFilter | undefined): Condition {
  const condition: Condition = { where: [], params: [] };
  const add = (sql: string, value: SqlValue) => {
    condition.where.push(sql);
    condition.params.push(value);
  };
  if (filter?.ownerIds !== undefined)
    add('+d.owner_id IN (SELECT value FROM json_each(?))', JSON.stringify(filter.ownerIds));
  if (filter?.closesUntil !== undefined) add('d.expected_close <= ?', filter.closesUntil);
  if (filter?.noNextStep === true) condition.where.push('d.next_task_id IS NULL');
  if (filter?.quietBy !== undefined) {
    const limit = "strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-' || q.days_to_rot || ' days')";
    add(
      `EXISTS (SELECT 1 FROM stage q WHERE q.id = d.stage_id AND q.days_to_rot >= 1 AND d.last_touch_at < ${limit})`,
      filter.quietBy,
    );
  }
  const terms = readQuery(filter?.search ?? '');
  if (terms === null) return condition;
  const match = trigramMatch(terms);
  if (match !== null) add('d.rid IN (SELECT rowid FROM deal_fts WHERE deal_fts MATCH ?)', match);
  const holds = holdsAllSql('d.search_text', terms);
  condition.where.push(...holds.sql);
  condition.params.push(...holds.params);
  return condition;
}

const cardColumns = `d.id, d.title, d.contact_id AS contactId, coalesce(p.display_name, '') AS contactName, d.company_id AS companyId,
  coalesce(c.display_name, p.company_name, '') AS companyName, d.amount, d.currency, d.stage_id AS stageId, d.position, d.stage_since AS stageSince,
  d.last_touch_at AS lastTouchAt, d.expected_close AS expectedClose, d.owner_id AS ownerId, t.id AS taskId, t.kind AS taskKind,
  t.title AS taskTitle, t.due_date AS taskDue, t.due_time AS taskTime`;
const cardJoins = `LEFT JOIN contact p ON p.id = d.contact_id LEFT JOIN contact c ON c.id = d.company_id LEFT JOIN task t ON t.id = d.next_task_id`;
const rowColumns = `${cardColumns}, s.name AS stageName, s.kind AS stageKind, s.probability, d.closed_at AS closedAt`;
const rowJoins = `LEFT JOIN stage s ON s.id = d.stage_id ${cardJoins}`;

interface FlatTask {
  taskId: string | null;
  taskKind: string | null;
  taskTitle: string | null;
  taskDue: string | null;
  taskTime: string | null;
}
type Flat<Row extends DealCard> = Omit<Row, 'nextTask'> & FlatTask;

function unflatten<Row extends DealCard>({ taskId, taskKind, taskTitle, taskDue, taskTime, ...card }: Flat<Row>): Row {
  const nextTask =
    taskId === null
      ? null
      : { id: taskId, kind: taskKind ?? '', title: taskTitle ?? '', dueDate: taskDue, dueTime: taskTime };
  return { ...card, nextTask } as unknown as Row;
}

function unflattenPage<Row extends DealCard>(page: Page<Flat<Row>>): Page<Row> {
  return { ...page, rows: page.rows.map((row) => unflatten<Row>(row)) };
}

const byPosition: readonly SortKey[] = [
  { sql: 'd.position', descending: false },
  { sql: 'd.id', descending: false },
];

/** A page of the cards of one stage, in the order they were put in. An open stage shows open deals alone. */
export function readColumn(
  raw: RawConnection,
  stage: Pick<Stage, 'id' | 'kind'>,
  filter: DealFilter | undefined,
  cursor: string | null | undefined,
  limit: number,
): Page<DealCard> {
  const condition = conditionOf(filter);
  return unflattenPage<DealCard>(
    pageByKeys<Flat<DealCard>>(raw, {
      order: `column ${stage.id}`,
      select: cardColumns,
      from: `deal d INDEXED BY deal_by_stage ${cardJoins}`,
      where: [
        'd.stage_id = ?',
        'd.deleted_at IS NULL',
        ...(stage.kind === 'open' ? ['d.closed_at IS NULL'] : []),
        ...condition.where,
      ],
      params: [stage.id, ...condition.params],
      keys: byPosition,
      nullable: false,
      cursor,
      limit,
    }),
  );
}

/** The orders of the list that one index walks; by stage is a walk a stage. */
const orders = {
  value: { column: 'd.amount', index: 'deal_by_amount', nullable: false },
  close: { column: 'd.expected_close', index: 'deal_by_close', nullable: true },
  title: { column: 'd.title_sort', index: 'deal_by_title', nullable: false },
  updated: { column: 'd.updated_at', index: 'deal_by_updated', nullable: false },
} as const;

function listCondition(input: Pick<ListInput, 'filter' | 'state' | 'pipelineId'>): Condition {
  const condition = conditionOf(input.filter);
  condition.where.push('d.deleted_at IS NULL');
  const state = input.state ?? 'open';
  if (state === 'open') condition.where.push('d.closed_at IS NULL');
  if (state === 'won' || state === 'lost') {
    condition.where.push('d.closed_at IS NOT NULL', '+d.stage_id IN (SELECT id FROM stage WHERE kind = ?)');
    condition.params.push(state);
  }
  if (input.pipelineId !== undefined) {
    condition.where.push('+d.pipeline_id = ?');
    condition.params.push(input.pipelineId);
  }
  return condition;
}

/** How many deals a list holds in all. */
export function countDeals(raw: RawConnection, input: Pick<ListInput, 'filter' | 'state' | 'pipelineId'>): number {
  const { where, params } = listCondition(input);
  const row = prepared(raw, `SELECT count(*) AS found FROM deal d WHERE ${where.join(' AND ')}`).get(...params);
  return (row as { found: number }).found;
}

/** A page of deals in the order that is asked for; by stage it is the order of the board. */
export function readDeals(raw: RawConnection, input: ListInput, limit: number): Page<DealRow> {
  const sort = input.sort ?? 'updated';
  const descending = input.descending ?? false;
  const condition = listCondition(input);
  if (sort === 'stage') return readByStage(raw, input, condition, descending, limit);
  const { column, nullable } = orders[sort];
  return unflattenPage<DealRow>(
    pageByKeys<Flat<DealRow>>(raw, {
      order: `deals ${sort} ${descending}`,
      select: rowColumns,
      from: `deal d ${rowJoins}`,
      ...condition,
      keys: [
        { sql: column, descending },
        { sql: 'd.id', descending },
      ],
      nullable,
      cursor: input.cursor,
      limit,
    }),
  );
}

/**
 * Stage after stage, each by the position of its cards; the cursor names the stage before the place in it. Of a stage that
 * deals end in there are next to no open ones: an index of those finds them without walking past all that ended there.
 */
function readByStage(
  raw: RawConnection,
  input: ListInput,
  condition: Condition,
  descending: boolean,
  limit: number,
): Page<DealRow> {
  const state = input.state ?? 'open';
  const stages = readStages(raw, input.pipelineId ?? null).filter(
    ({ kind }) => (state !== 'won' && state !== 'lost') || kind === state,
  );
  if (descending) stages.reverse();
  const [from = '', inner = ''] = (input.cursor ?? '').split('.');
  let index = Math.max(
    0,
    stages.findIndex((stage) => stage.id === from),
  );
  let cursor: string | null = inner === '' ? null : inner;
  const rows: DealRow[] = [];
  for (; index < stages.length; index += 1) {
    const stage = stages[index]!;
    const page = unflattenPage<DealRow>(
      pageByKeys<Flat<DealRow>>(raw, {
        order: `deals stage ${descending} ${stage.id}`,
        select: rowColumns,
        from: `deal d INDEXED BY ${state === 'open' && stage.kind !== 'open' ? 'deal_sums' : 'deal_by_stage'} ${rowJoins}`,
        where: ['d.stage_id = ?', ...condition.where],
        params: [stage.id, ...condition.params],
        keys: byPosition.map((key) => ({ ...key, descending })),
        nullable: false,
        cursor,
        limit: limit - rows.length,
      }),
    );
    rows.push(...page.rows);
    if (page.nextCursor !== null) return { rows, nextCursor: `${stage.id}.${page.nextCursor}` };
    cursor = null;
    const next = stages[index + 1];
    if (rows.length === limit) return { rows, nextCursor: next === undefined ? null : `${next.id}.` };
  }
  return { rows, nextCursor: null };
}

/** Deals by their ids, in that order, as rows of a list. */
export function readRows(raw: RawConnection, ids: readonly string[]): DealRow[] {
  const statement = prepared(raw, `SELECT ${rowColumns} FROM deal d ${rowJoins} WHERE d.id = ?`);
  return ids
    .map((id) => statement.get(id) as Flat<DealRow> | undefined)
    .filter((row) => row !== undefined)
    .map((row) => unflatten<DealRow>(row));
}
