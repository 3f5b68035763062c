import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { FormatOptions } from '@shared/locale/format';
import type { CommandContext } from '../context';
import { moveDeal, updateDeal } from '../deals/deals.service';
import { updateInteraction } from '../interactions/interactions.service';
import { completeTask } from '../tasks/tasks.service';
import { updateTasks } from '../tasks/tasks-update.service';
import { cellWord, shownValue, unshown } from './entry-changes';

type Row = OutputOf<'history.of_record'>['rows'][number];
export type RecordType = ParsedInputOf<'history.of_record'>['type'];
type Cell = string | number | null;
type Cells = Record<string, Cell>;

interface Stored {
  seq: number;
  tx: number;
  tbl: string;
  rowId: string;
  col: string;
  old: Cell;
  new: Cell;
  at: string;
  userId: string | null;
}

const kept = 500;

/** What follows from another cell of the same record, and would be told twice. */
const follows: Readonly<Record<RecordType, readonly string[]>> = {
  deal: ['pipeline_id', 'closed_at', 'title_sort', 'stage_since'],
  task: ['fulfilled_by'],
  interaction: [],
};

/** The people on a deal came and went; other records have nothing that hangs on them alone. */
const partIds = `SELECT 'deal_contact' AS tbl, id FROM deal_contact WHERE deal_id = @id`;

/** Every edit that stands of a record and the people on it, by the index of changes of a row; a test holds its plan. */
export const recordChangesSql = `
  WITH part(tbl, id) AS (SELECT @tbl, @id UNION ALL ${partIds})
  SELECT c.seq, c.tx, part.tbl, c.row_id AS rowId, c.col, c.old, c.new, t.at, t.user_id AS userId
  FROM part CROSS JOIN change c ON c.row_id = part.id CROSS JOIN tx t ON t.seq = c.tx
  WHERE c.col IS NOT NULL AND c.col <> '*' AND t.undone_by IS NULL AND t.kind IN ('edit', 'import')
  ORDER BY c.seq DESC LIMIT ${kept}`;

function storedChanges(raw: RawConnection, type: RecordType, id: string): Stored[] {
  return prepared(raw, recordChangesSql).all({ tbl: type, id }) as Stored[];
}

function readRow(raw: RawConnection, table: string, id: string): Cells | undefined {
  return prepared(raw, `SELECT * FROM ${table} WHERE id = ?`).get(id) as Cells | undefined;
}

/**
 * What was done to a deal, a task or an entry of the log, newest first; what was undone did not happen.
 * @param format the file's locale and time zone
 * @throws AppError `not_found` when there is no such record
 */
export function recordHistory(raw: RawConnection, type: RecordType, id: string, format: FormatOptions): Row[] {
  const record = readRow(raw, type, id);
  if (record === undefined) throw new AppError('not_found', strings.app.notFound);
  const rows = storedChanges(raw, type, id);
  const currencies = currenciesOf(rows, record.currency ?? '');
  const withAmount = new Set(rows.filter((row) => row.col === 'amount').map((row) => row.tx));
  return rows
    .filter((row) => !unshown.has(row.col) && !(row.tbl === type && follows[type].includes(row.col)))
    .filter((row) => row.col !== 'currency' || !withAmount.has(row.tx))
    .map((row) => toldOf(raw, { type, record, format, currency: currencies.get(row.tx) }, row));
}

type Currencies = { before: Cell; after: Cell };

/** In which currency the amount was before and after each entry of the history. */
function currenciesOf(rows: readonly Stored[], now: Cell): Map<number, Currencies> {
  const of = new Map<number, Currencies>();
  let current = now;
  for (const { tx } of rows) {
    if (of.has(tx)) continue;
    const change = rows.find((row) => row.tx === tx && row.col === 'currency');
    of.set(tx, { before: change?.old ?? current, after: change?.new ?? current });
    current = change?.old ?? current;
  }
  return of;
}

interface Told {
  type: RecordType;
  record: Cells;
  format: FormatOptions;
  currency: Currencies | undefined;
}

function toldOf(raw: RawConnection, { type, record, format, currency }: Told, row: Stored): Row {
  const base = { id: String(row.seq), at: row.at, userId: row.userId, change: null };
  const about = row.tbl === type ? record : readRow(raw, row.tbl, row.rowId);
  const shown = (column: string, value: Cell, money?: Cell) =>
    shownValue(raw, { table: row.tbl, column, row: { ...about, currency: money ?? null }, format }, value);
  if (row.col === 'deleted_at') {
    const isGone = row.new !== null;
    const name = row.tbl === type ? null : shown('contact_id', about?.contact_id ?? null);
    return {
      ...base,
      what: isGone ? 'removed' : 'returned',
      field: strings.entryWords.tables[row.tbl] ?? row.tbl,
      before: isGone ? name : null,
      after: isGone ? null : name,
    };
  }
  return {
    ...base,
    what: 'changed',
    field: cellWord(row.tbl, row.col),
    before: shown(row.col, row.old, currency?.before),
    after: shown(row.col, row.new, currency?.after),
    change: row.tbl === type && canGiveBack(raw, type, record, row) ? row.seq : null,
  };
}

type Restore = (context: CommandContext, id: string, old: Cell, change: Stored) => Promise<string | null>;

const ofDeal =
  (field: 'title' | 'contactId' | 'companyId' | 'expectedClose' | 'ownerId' | 'notes' | 'source'): Restore =>
  (context, id, old) =>
    updateDeal(context, id, { [field]: old });
const ofTask =
  (field: 'kind' | 'title' | 'dueDate' | 'dueTime' | 'priority' | 'assigneeId'): Restore =>
  async (context, id, old) =>
    (await updateTasks(context, [id], { [field]: old })).txId;
const ofEntry =
  (
    field: 'direction' | 'occurredAt' | 'durationSeconds' | 'subject' | 'body' | 'outcomeId' | 'dealId' | 'purpose',
  ): Restore =>
  (context, id, old) =>
    updateInteraction(context, id, { [field]: old });

/** An amount is nothing without its currency: both of that time come back. */
const money: Restore = (context, id, _old, change) => {
  const now = readRow(context.raw, 'deal', id);
  const then: Cells = { amount: now?.amount ?? 0, currency: now?.currency ?? '' };
  for (const row of storedChanges(context.raw, 'deal', id))
    if (row.tx === change.tx && row.tbl === 'deal' && row.col in then) then[row.col] = row.old;
  return updateDeal(context, id, { money: { amount: Number(then.amount), currency: String(then.currency) } });
};

/** How each cell is given back: the way of an edit, with its checks and all that follows from it. */
const restores: Readonly<Record<RecordType, Readonly<Record<string, Restore>>>> = {
  deal: {
    title: ofDeal('title'),
    contact_id: ofDeal('contactId'),
    company_id: ofDeal('companyId'),
    expected_close: ofDeal('expectedClose'),
    owner_id: ofDeal('ownerId'),
    notes: ofDeal('notes'),
    source: ofDeal('source'),
    amount: money,
    currency: money,
    stage_id: (context, id, old) => moveDeal(context, { id, stageId: String(old) }),
  },
  task: {
    kind: ofTask('kind'),
    title: ofTask('title'),
    due_date: ofTask('dueDate'),
    due_time: ofTask('dueTime'),
    priority: ofTask('priority'),
    assignee_id: ofTask('assigneeId'),
    done_at: (context, id, old) => completeTask(context, id, old !== null),
  },
  interaction: {
    direction: ofEntry('direction'),
    occurred_at: ofEntry('occurredAt'),
    duration_seconds: ofEntry('durationSeconds'),
    subject: ofEntry('subject'),
    body: ofEntry('body'),
    outcome_id: ofEntry('outcomeId'),
    deal_id: ofEntry('dealId'),
    purpose: ofEntry('purpose'),
    is_inquiry: (context, id, old) => updateInteraction(context, id, { isInquiry: old === 1 }),
  },
};

/** Whether what a change took can be given back: it is a field, it says something else now, and what it named is there. */
function canGiveBack(raw: RawConnection, type: RecordType, record: Cells, row: Stored): boolean {
  if (restores[type][row.col] === undefined || record.deleted_at !== null || record[row.col] === row.old) return false;
  // A moment when it was done is not given back, only that it was.
  if (row.col === 'done_at') return (record.done_at === null) !== (row.old === null);
  // A task without a date has no time.
  if (row.col === 'due_time') return row.old === null || record.due_date !== null;
  if (row.col !== 'stage_id') return true;
  return readRow(raw, 'stage', String(row.old))?.deleted_at === null;
}

/**
 * Gives a deal, a task or an entry of the log back the value that a field had before a change.
 * @returns the entry of the history
 * @throws AppError `not_found` when there is no such change, `conflict` when there is nothing to give back
 */
export function restoreOfRecord(
  context: CommandContext,
  { type, id, change: seq }: ParsedInputOf<'history.restore_record'>,
): Promise<string | null> {
  const { raw } = context;
  const record = readRow(raw, type, id);
  const change = storedChanges(raw, type, id).find((row) => row.seq === seq && row.tbl === type);
  if (record === undefined || change === undefined) throw new AppError('not_found', strings.cardHistory.notRestorable);
  const restore = restores[type][change.col];
  if (restore === undefined || !canGiveBack(raw, type, record, change))
    throw new AppError('conflict', strings.cardHistory.notRestorable);
  return restore(context, id, change.old, change);
}
