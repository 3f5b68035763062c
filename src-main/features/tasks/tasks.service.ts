import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import type { CommandContext } from '../context';
import { isLive, lastConversation, shortText, type Conversation } from '../interactions/interactions.service';
import { countDue, countOfDay, readDue, readTasks, type DueRange, type StoredTask } from './tasks.repo';

export type TaskRow = OutputOf<'tasks.list'>['rows'][number];
type ListInput = ParsedInputOf<'tasks.list'>;
type CreateInput = ParsedInputOf<'tasks.create'>;

export { countDue, countOfDay, type DueRange };

/** Open tasks by due date, or those ticked off; each with what was last said. */
export function listTasks(raw: RawConnection, input: ListInput, limit: number): TaskRow[] {
  return withLastSaid(raw, readTasks(raw, input, limit));
}

/** The open tasks of a range of days, each with what was last said. */
export function dueTasks(raw: RawConnection, due: DueRange, limit: number): TaskRow[] {
  return withLastSaid(raw, readDue(raw, due, limit));
}

function withLastSaid(raw: RawConnection, tasks: readonly StoredTask[]): TaskRow[] {
  const known = new Map<string, Conversation | null>();
  return tasks.map((task) => {
    if (task.contactId === null) return { ...task, lastSaid: null, lastSaidAt: null };
    let said = known.get(task.contactId);
    if (said === undefined) {
      said = lastConversation(raw, { id: task.contactId, kind: task.contactKind ?? 'person' });
      known.set(task.contactId, said);
    }
    return { ...task, lastSaid: said === null ? null : shortText(said), lastSaidAt: said?.occurredAt ?? null };
  });
}

/**
 * Makes a task. One of a deal that names no contact is with the deal's own.
 * @throws AppError `not_found` when something that it names is gone, `validation` for a time without a date
 */
export async function createTask(
  context: CommandContext,
  input: CreateInput,
): Promise<{ id: string; txId: string | null }> {
  const { value: id, txId } = await context.write(strings.tasks.create(input.title), async (write) => {
    requireLive(write, 'deal', input.dealId, strings.tasks.dealGone);
    requireLive(write, 'user', input.assigneeId, strings.tasks.userGone);
    const contactId = input.contactId === undefined ? await contactOfDeal(write, input.dealId) : input.contactId;
    if (input.contactId !== undefined) requireLive(write, 'contact', contactId, strings.tasks.contactGone);
    const dueDate = input.dueDate ?? null;
    const dueTime = input.dueTime ?? null;
    if (dueTime !== null && dueDate === null)
      throw new AppError('validation', strings.tasks.timeWithoutDate, { dueDate: strings.tasks.timeWithoutDate });
    const row = stamped(write, {
      kind: input.kind,
      title: input.title,
      due_date: dueDate,
      due_time: dueTime,
      priority: input.priority ?? 'normal',
      contact_id: contactId,
      deal_id: input.dealId ?? null,
      assignee_id: input.assigneeId === undefined ? write.userId : input.assigneeId,
      recurrence: null,
      done_at: null,
      fulfilled_by: null,
    });
    await write.db.insertInto('task').values(row).execute();
    return row.id;
  });
  return { id, txId };
}

/** @throws AppError `not_found` with a message where what is named is gone */
export function requireLive(
  { raw }: Pick<Write, 'raw'>,
  table: Parameters<typeof isLive>[1],
  id: string | null | undefined,
  message: string,
): void {
  if (id !== null && id !== undefined && !isLive(raw, table, id)) throw new AppError('not_found', message);
}

async function contactOfDeal(write: Write, dealId: string | null | undefined): Promise<string | null> {
  if (dealId === null || dealId === undefined) return null;
  const deal = await write.db.selectFrom('deal').select('contact_id').where('id', '=', dealId).executeTakeFirst();
  return deal?.contact_id ?? null;
}

/** A task that is there. */
export async function readLive(context: CommandContext, id: string): Promise<{ title: string } | undefined> {
  return context.db
    .selectFrom('task')
    .select('title')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/**
 * Ticks a task off, or takes the tick back; then no entry of the log fulfils it any more.
 * @throws AppError `not_found` when it is not there
 */
export async function completeTask(context: CommandContext, id: string, done: boolean): Promise<string | null> {
  const known = await readLive(context, id);
  if (known === undefined) throw new AppError('not_found', strings.tasks.gone);
  const label = done ? strings.tasks.done(known.title) : strings.tasks.notDone(known.title);
  const { txId } = await context.write(label, (write) =>
    write.db
      .updateTable('task')
      .set(done ? { done_at: write.at } : { done_at: null, fulfilled_by: null })
      .where('id', '=', id)
      .where('done_at', done ? 'is' : 'is not', null)
      .execute(),
  );
  return txId;
}

/**
 * Moves a task to the trash.
 * @throws AppError `not_found` when it is not there
 */
export async function trashTask(context: CommandContext, id: string): Promise<string | null> {
  const known = await readLive(context, id);
  if (known === undefined) throw new AppError('not_found', strings.tasks.gone);
  const { txId } = await context.write(strings.tasks.trash(known.title), (write) =>
    write.db
      .updateTable('task')
      .set({ deleted_at: write.at })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .execute(),
  );
  return txId;
}
