import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { type SqlValue } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

type TaskRow = OutputOf<'tasks.list'>['rows'][number];
type ListInput = ParsedInputOf<'tasks.list'>;

/** A task as the table has it, without what was last said. */
export type StoredTask = Omit<TaskRow, 'lastSaid' | 'lastSaidAt'>;

type Wish = 'doNotCall' | 'doNotMail';

const columns = `t.id, t.kind, t.title, t.due_date AS dueDate, t.due_time AS dueTime, t.priority, t.contact_id AS contactId, c.kind AS contactKind,
  coalesce(c.display_name, '') AS contactName, coalesce(c.company_name, '') AS companyName, c.primary_phone AS phone,
  c.primary_phone_e164 AS phoneE164, coalesce(c.do_not_call, 0) AS doNotCall,
  coalesce(c.do_not_mail, 0) AS doNotMail, t.deal_id AS dealId, d.title AS dealTitle,
  t.assignee_id AS assigneeId, t.done_at AS doneAt`;
const joins = 'LEFT JOIN contact c ON c.id = t.contact_id LEFT JOIN deal d ON d.id = t.deal_id';
/** What is planned with a card or a deal in the trash waits there with it. */
const notOfTrash = 'c.deleted_at IS NULL AND d.deleted_at IS NULL';
const byDue = 't.due_date, t.due_time IS NULL, t.due_time, t.id';

function read(raw: RawConnection, sql: string, params: readonly SqlValue[]): StoredTask[] {
  const rows = prepared(raw, sql).all(...params) as (Omit<StoredTask, Wish> & Record<Wish, number>)[];
  return rows.map((row) => ({ ...row, doNotCall: row.doNotCall === 1, doNotMail: row.doNotMail === 1 }));
}

/**
 * Open tasks by due date, those without one last; or with `done` the ones ticked off, newest first.
 * @param limit the most rows
 */
export function readTasks(raw: RawConnection, input: ListInput, limit: number): StoredTask[] {
  const where = ['t.deleted_at IS NULL'];
  const params: SqlValue[] = [];
  const add = (sql: string, value: SqlValue) => {
    where.push(sql);
    params.push(value);
  };
  if (input.contactId !== undefined) add('t.contact_id = ?', input.contactId);
  if (input.dealId !== undefined) add('t.deal_id = ?', input.dealId);
  if (input.contactId === undefined && input.dealId === undefined) where.push(notOfTrash);
  if (input.assigneeId !== undefined) add('+t.assignee_id = ?', input.assigneeId);
  if (input.kind !== undefined) add('t.kind = ?', input.kind);
  if (input.dueUntil !== undefined) add('t.due_date <= ?', input.dueUntil);
  if (input.done === true) {
    const filter = [...where, 't.done_at IS NOT NULL'].join(' AND ');
    return read(
      raw,
      `SELECT ${columns} FROM task t ${joins} WHERE ${filter} ORDER BY t.done_at DESC, t.id DESC LIMIT ?`,
      [...params, limit],
    );
  }
  where.push('t.done_at IS NULL');
  const phase = (due: string) =>
    `SELECT ${columns} FROM task t ${joins} WHERE ${[...where, due].join(' AND ')} ORDER BY ${byDue} LIMIT ?`;
  const dated = read(raw, phase('t.due_date IS NOT NULL'), [...params, limit]);
  if (dated.length === limit || input.dueUntil !== undefined) return dated;
  return [...dated, ...read(raw, phase('t.due_date IS NULL'), [...params, limit - dated.length])];
}

/** Open tasks whose due date lies in a range; either end may be left open by null. */
export interface DueRange {
  from: string | null;
  /** The last day, itself included. */
  until: string;
  assigneeId: string | undefined;
}

const range = 't.done_at IS NULL AND t.deleted_at IS NULL AND t.due_date >= ? AND t.due_date <= ?';

function rangeParams(due: DueRange): SqlValue[] {
  return [due.from ?? '', due.until, ...(due.assigneeId === undefined ? [] : [due.assigneeId])];
}

function rangeFilter(due: DueRange): string {
  return `${range} AND ${notOfTrash}${due.assigneeId === undefined ? '' : ' AND +t.assignee_id = ?'}`;
}

/** The open tasks of a range of days, by when they are due; those for the whole day after those with a time. */
export function readDue(raw: RawConnection, due: DueRange, limit: number): StoredTask[] {
  return read(
    raw,
    `SELECT ${columns} FROM task t INDEXED BY task_due ${joins} WHERE ${rangeFilter(due)} ORDER BY ${byDue} LIMIT ?`,
    [...rangeParams(due), limit],
  );
}

/** The ids of the open tasks of a range of days, at most so many. */
export function dueIds(raw: RawConnection, due: DueRange, limit: number): string[] {
  const sql = `SELECT t.id FROM task t INDEXED BY task_due ${joins} WHERE ${rangeFilter(due)} LIMIT ?`;
  return (prepared(raw, sql).all(...rangeParams(due), limit) as { id: string }[]).map(({ id }) => id);
}

/** How many open tasks were due before a day, are calls of that day, or something else on it. */
export function countOfDay(raw: RawConnection, date: string): { overdue: number; calls: number; todos: number } {
  const sql = `SELECT CASE WHEN t.due_date < ? THEN 'overdue' WHEN t.kind = 'call' THEN 'calls' ELSE 'todos' END AS part, count(*) AS count
    FROM task t INDEXED BY task_due ${joins} WHERE ${rangeFilter({ from: null, until: date, assigneeId: undefined })} GROUP BY part`;
  const rows = prepared(raw, sql).all(date, '', date) as { part: 'overdue' | 'calls' | 'todos'; count: number }[];
  return rows.reduce((counts, { part, count }) => ({ ...counts, [part]: count }), { overdue: 0, calls: 0, todos: 0 });
}

/** How many open tasks are due on each day of a range; days without one are left out. */
export function countDue(raw: RawConnection, due: DueRange): { date: string; count: number }[] {
  const sql = `SELECT t.due_date AS date, count(*) AS count FROM task t INDEXED BY task_due ${joins} WHERE ${rangeFilter(due)} GROUP BY t.due_date`;
  return prepared(raw, sql).all(...rangeParams(due)) as { date: string; count: number }[];
}
