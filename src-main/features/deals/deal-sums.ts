import type { OutputOf } from '@shared/contract/index';
import { addDays, addMonths, dayBounds, localDateOf, type LocalDate } from '@shared/domain/dates';
import { quietState } from '@shared/domain/deal';
import { weighted } from '@shared/domain/money';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { conditionOf, readRows, readStages, type DealFilter, type DealRow, type Stage } from './deals.repo';

export type MoneySum = OutputOf<'deals.board'>['totals']['open'][number];

/** The day it is, where the user is. */
export interface LocalDay {
  date: LocalDate;
  timeZone: string;
}

/** What an open stage holds. */
export interface StageSums {
  stage: Stage;
  count: number;
  sums: MoneySum[];
  quiet: number;
  noNextStep: number;
}

/** A deal whose last touch lies before this is quiet; empty, which nothing lies before, for a stage in which none is. */
function quietBefore(stage: Stage, day: LocalDay): string {
  if (stage.daysToRot === null || stage.daysToRot < 1) return '';
  return dayBounds(addDays(day.date, -stage.daysToRot), day.timeZone).to;
}

/**
 * Counts and sums of each open stage, a sum a currency: one walk of an index that holds all that is added.
 * @param pipelineId one pipeline, or null for all
 */
export function sumStages(
  raw: RawConnection,
  pipelineId: string | null,
  filter: DealFilter | undefined,
  day: LocalDay,
): StageSums[] {
  const condition = conditionOf(filter);
  const index = condition.where.length === 0 ? 'deal_sums' : 'deal_by_stage';
  const statement = prepared(
    raw,
    `SELECT d.currency, count(*) AS count, sum(d.amount) AS amount, sum(d.last_touch_at < ?) AS quiet, sum(d.next_task_id IS NULL) AS noNextStep
     FROM deal d INDEXED BY ${index}
     WHERE ${['d.stage_id = ?', 'd.deleted_at IS NULL', 'd.closed_at IS NULL', ...condition.where].join(' AND ')} GROUP BY d.currency`,
  );
  return readStages(raw, pipelineId)
    .filter((stage) => stage.kind === 'open')
    .map((stage) => {
      const rows = statement.all(quietBefore(stage, day), stage.id, ...condition.params) as {
        currency: string;
        count: number;
        amount: number;
        quiet: number;
        noNextStep: number;
      }[];
      const total = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
      return {
        stage,
        count: total((row) => row.count),
        sums: rows.map(({ currency, count, amount }) => ({
          currency,
          amount,
          weighted: weighted(amount, stage.probability),
          count,
        })),
        quiet: total((row) => row.quiet),
        noNextStep: total((row) => row.noNextStep),
      };
    });
}

/** Adds sums up, each currency by itself, the one with the most deals first. */
export function addSums(lists: readonly (readonly MoneySum[])[]): MoneySum[] {
  const sums = new Map<string, MoneySum>();
  for (const sum of lists.flat()) {
    const known = sums.get(sum.currency) ?? { currency: sum.currency, amount: 0, weighted: 0, count: 0 };
    sums.set(sum.currency, {
      currency: sum.currency,
      amount: known.amount + sum.amount,
      weighted: known.weighted + sum.weighted,
      count: known.count + sum.count,
    });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}

/** What was won in the month of a day, by the days of its time zone. */
export function wonInMonth(
  raw: RawConnection,
  pipelineId: string | null,
  filter: DealFilter | undefined,
  day: LocalDay,
): MoneySum[] {
  const first = `${day.date.slice(0, 8)}01`;
  const condition = conditionOf(filter);
  const where = [
    'd.deleted_at IS NULL',
    'd.closed_at IS NOT NULL',
    'd.closed_at >= ?',
    'd.closed_at < ?',
    "d.stage_id IN (SELECT id FROM stage WHERE kind = 'won' AND (? IS NULL OR pipeline_id = ?))",
    ...condition.where,
  ];
  const rows = prepared(
    raw,
    `SELECT d.currency, count(*) AS count, sum(d.amount) AS amount FROM deal d INDEXED BY deal_by_closed WHERE ${where.join(' AND ')} GROUP BY d.currency`,
  ).all(
    dayBounds(first, day.timeZone).from,
    dayBounds(addMonths(first, 1), day.timeZone).from,
    pipelineId,
    pipelineId,
    ...condition.params,
  ) as Omit<MoneySum, 'weighted'>[];
  return addSums([rows.map((row) => ({ ...row, weighted: row.amount }))]);
}

export type QuietDeal = DealRow & { daysQuiet: number; state: 'quiet' | 'bad' };

/** The deals that have been quiet longest, measured by the limit of their stage, worst first. */
export function worstQuiet(
  raw: RawConnection,
  filter: DealFilter | undefined,
  day: LocalDay,
  limit: number,
): QuietDeal[] {
  const condition = conditionOf(filter);
  const index = condition.where.length === 0 ? 'deal_sums' : 'deal_by_stage';
  const statement = prepared(
    raw,
    `SELECT d.rid, d.last_touch_at AS at FROM deal d INDEXED BY ${index}
     WHERE ${['d.stage_id = ?', 'd.deleted_at IS NULL', 'd.closed_at IS NULL', 'd.last_touch_at < ?', ...condition.where].join(' AND ')}
     ORDER BY d.last_touch_at, d.rid LIMIT ?`,
  );
  const found = readStages(raw, null)
    .filter((stage) => stage.kind === 'open' && stage.daysToRot !== null)
    .flatMap((stage) => {
      const rows = statement.all(stage.id, quietBefore(stage, day), ...condition.params, limit) as {
        rid: number;
        at: string;
      }[];
      return rows.map((row) => ({
        ...row,
        ...quietState(localDateOf(row.at, day.timeZone), stage.daysToRot, day.date),
        limitDays: stage.daysToRot ?? 1,
      }));
    })
    .sort((a, b) => b.days / b.limitDays - a.days / a.limitDays || (a.at < b.at ? -1 : 1))
    .slice(0, limit);
  return found.flatMap(({ rid, days, state }) =>
    state === 'ok' ? [] : readRows(raw, [idOf(raw, rid)]).map((row) => ({ ...row, daysQuiet: days, state })),
  );
}

/** Open deals without a next step, those longest without a touch first. */
export function withoutNextStep(raw: RawConnection, filter: DealFilter | undefined, limit: number): DealRow[] {
  const condition = conditionOf(filter);
  const index = condition.where.length === 0 ? 'deal_sums' : 'deal_by_stage';
  const statement = prepared(
    raw,
    `SELECT d.rid, d.last_touch_at AS at FROM deal d INDEXED BY ${index}
     WHERE ${['d.stage_id = ?', 'd.deleted_at IS NULL', 'd.closed_at IS NULL', 'd.next_task_id IS NULL', ...condition.where].join(' AND ')}
     ORDER BY d.last_touch_at, d.rid LIMIT ?`,
  );
  const found = readStages(raw, null)
    .filter((stage) => stage.kind === 'open')
    .flatMap((stage) => statement.all(stage.id, ...condition.params, limit) as { rid: number; at: string }[])
    .sort((a, b) => (a.at === b.at ? a.rid - b.rid : a.at < b.at ? -1 : 1))
    .slice(0, limit);
  return readRows(
    raw,
    found.map(({ rid }) => idOf(raw, rid)),
  );
}

function idOf(raw: RawConnection, rid: number): string {
  return (prepared(raw, 'SELECT id FROM deal WHERE rid = ?').get(rid) as { id: string }).id;
}
