import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { isTouch } from '@shared/domain/channels';
import { normalisePhone } from '@shared/domain/phone';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { derivedId } from '../../core/ids';
import { differing } from '../../db/differing';
import type { InteractionTable, TaskTable } from '../../db/schema';
import { stamped, type Write } from '../../db/writer';
import type { CommandContext } from '../context';
import { refuseStaleCells } from '../history/stale-cells.service';
import { loadSettings } from '../settings/settings.service';
import { isLive, readContact, txThatMade } from './interactions.repo';

export { lastConversation, shortText, type Conversation } from './last-said';
export { isLive, readContact, readOfDeal, type InteractionRow } from './interactions.repo';

type LogInput = ParsedInputOf<'interactions.log'>;
type Logged = OutputOf<'interactions.log'>;
type Patch = ParsedInputOf<'interactions.update'>['patch'];

/** The task that an entry's next step becomes: there is one, so its id comes from the entry's. */
export function nextStepId(interactionId: string): string {
  return derivedId('task', 'next_step', interactionId);
}

/**
 * Logs a call or any other contact in one transaction: the entry, whom it was with, the contact's first touch, the next
 * step as a task, and the task that it fulfils. An id that was logged already is answered and nothing is written; one
 * whose entry is in the trash (an undo, say) is taken out of it and written anew.
 * @throws AppError `not_found` when something that it names is gone; nothing is then written
 */
export async function logInteraction(context: CommandContext, input: LogInput): Promise<Logged> {
  const name = input.contactId === null ? null : (readContact(context.raw, input.contactId)?.name ?? null);
  const { region } = await loadSettings(context.db);
  const { value, txId } = await context.write(strings.interactions.log(input.channel, name), (write) =>
    writeEntry(write, input, region),
  );
  if (txId !== null) return { ...value, txId };
  const first = await context.db
    .selectFrom('interaction')
    .select('created_at')
    .where('id', '=', value.id)
    .executeTakeFirst();
  return { ...value, txId: first === undefined ? null : txThatMade(context.raw, value.id, first.created_at) };
}

async function writeEntry(write: Write, input: LogInput, region: string): Promise<Omit<Logged, 'txId'>> {
  const { db, raw } = write;
  const id = input.id ?? write.newId();
  const old = await db.selectFrom('interaction').select('deleted_at').where('id', '=', id).executeTakeFirst();
  if (old !== undefined && old.deleted_at === null) {
    const taskId = nextStepId(id);
    return { id, taskId: isLive(raw, 'task', taskId) ? taskId : null };
  }
  const contact = input.contactId === null ? null : readContact(raw, input.contactId);
  if (contact === undefined) throw new AppError('not_found', strings.interactions.contactGone);
  requireLive(write, 'deal', input.dealId, strings.interactions.dealGone);
  requireLive(write, 'call_outcome', input.outcomeId, strings.interactions.outcomeGone);
  requireLive(write, 'task', input.fulfilsTaskId, strings.interactions.taskGone);

  const number = input.number?.trim() || null;
  const values = {
    channel: input.channel,
    direction: input.direction,
    occurred_at: input.occurredAt ?? write.at,
    subject: input.subject?.trim() || strings.interactions.subject(input.channel),
    body: input.body ?? '',
    outcome_id: input.outcomeId ?? null,
    duration_seconds: input.durationSeconds ?? null,
    number,
    number_e164: number === null ? null : normalisePhone(number, region).e164,
    deal_id: input.dealId ?? null,
    user_id: write.userId,
    is_inquiry: input.isInquiry === true ? 1 : 0,
    purpose: input.purpose ?? 'sales',
    awaiting_reply_until: null,
  };
  if (old === undefined) {
    await db
      .insertInto('interaction')
      .values({ ...stamped(write, values), id })
      .execute();
  } else {
    await db
      .updateTable('interaction')
      .set({ ...values, deleted_at: null })
      .where('id', '=', id)
      .execute();
    await db
      .updateTable('interaction_contact')
      .set({ deleted_at: write.at })
      .where('interaction_id', '=', id)
      .where('deleted_at', 'is', null)
      .execute();
  }
  if (contact !== null) {
    await linkContact(write, id, contact.id);
    if (contact.firstTouch === null && isTouch(input.channel)) {
      await db
        .updateTable('contact')
        .set({ first_touch_channel: input.channel })
        .where('id', '=', contact.id)
        .execute();
    }
  }
  const taskId = await writeNextStep(write, id, input);
  if (input.fulfilsTaskId !== null && input.fulfilsTaskId !== undefined) {
    // A task that is ticked off already stays as it was ticked off.
    await db
      .updateTable('task')
      .set({ done_at: write.at, fulfilled_by: id })
      .where('id', '=', input.fulfilsTaskId)
      .where('done_at', 'is', null)
      .execute();
  }
  return { id, taskId };
}

function requireLive(
  write: Write,
  table: Parameters<typeof isLive>[1],
  id: string | null | undefined,
  message: string,
): void {
  if (id !== null && id !== undefined && !isLive(write.raw, table, id)) throw new AppError('not_found', message);
}

async function linkContact(write: Write, interactionId: string, contactId: string): Promise<void> {
  const id = derivedId('interaction_contact', interactionId, contactId);
  const known = await write.db
    .updateTable('interaction_contact')
    .set({ deleted_at: null })
    .where('id', '=', id)
    .executeTakeFirst();
  if (known.numUpdatedRows > 0n) return;
  await write.db
    .insertInto('interaction_contact')
    .values({ ...stamped(write, { interaction_id: interactionId, contact_id: contactId }), id })
    .execute();
}

async function writeNextStep(write: Write, interactionId: string, input: LogInput): Promise<string | null> {
  const step = input.nextStep;
  if (step === null || step === undefined) return null;
  const id = nextStepId(interactionId);
  const values = {
    kind: step.kind,
    title: step.title,
    due_date: step.dueDate,
    due_time: step.dueTime ?? null,
    contact_id: input.contactId,
    deal_id: input.dealId ?? null,
    assignee_id: write.userId,
    recurrence: null,
    done_at: null,
    fulfilled_by: null,
  } satisfies Partial<Record<keyof TaskTable, unknown>>;
  const known = await write.db
    .updateTable('task')
    .set({ ...values, deleted_at: null })
    .where('id', '=', id)
    .executeTakeFirst();
  if (known.numUpdatedRows === 0n)
    await write.db
      .insertInto('task')
      .values({ ...stamped(write, values), id })
      .execute();
  return id;
}

function cellsOf(patch: Patch) {
  return {
    direction: patch.direction,
    occurred_at: patch.occurredAt,
    duration_seconds: patch.durationSeconds,
    subject: patch.subject,
    body: patch.body,
    outcome_id: patch.outcomeId,
    deal_id: patch.dealId,
    is_inquiry: patch.isInquiry === undefined ? undefined : patch.isInquiry ? 1 : 0,
    purpose: patch.purpose,
  } satisfies Partial<Record<keyof InteractionTable, unknown>>;
}

/**
 * Changes the cells of an entry that differ.
 * @param before its fields as they were read
 * @throws AppError `not_found` when the entry, or what the patch names, is gone; `conflict` for a field changed since
 */
export async function updateInteraction(
  context: CommandContext,
  id: string,
  patch: Patch,
  before?: Patch,
): Promise<string | null> {
  const known = await context.db
    .selectFrom('interaction')
    .select('subject')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (known === undefined) throw new AppError('not_found', strings.interactions.entryGone);
  const format = await loadSettings(context.db);
  const { txId } = await context.write(strings.interactions.update(known.subject), async (write) => {
    const old = await write.db
      .selectFrom('interaction')
      .selectAll()
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (old === undefined) throw new AppError('not_found', strings.interactions.entryGone);
    refuseStaleCells(write.raw, { table: 'interaction', row: old, format }, cellsOf(patch), cellsOf(before ?? {}));
    requireLive(write, 'deal', patch.dealId, strings.interactions.dealGone);
    requireLive(write, 'call_outcome', patch.outcomeId, strings.interactions.outcomeGone);
    const cells = differing(old, cellsOf(patch));
    if (cells !== null) await write.db.updateTable('interaction').set(cells).where('id', '=', id).execute();
  });
  return txId;
}

/**
 * Moves an entry to the trash. What it brought about stays: its next step, and the task that it fulfilled.
 * @throws AppError `not_found` when it is not there
 */
export async function trashInteraction(context: CommandContext, id: string): Promise<string | null> {
  const known = await context.db
    .selectFrom('interaction')
    .select('subject')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (known === undefined) throw new AppError('not_found', strings.interactions.entryGone);
  const { txId } = await context.write(strings.interactions.trash(known.subject), (write) =>
    write.db
      .updateTable('interaction')
      .set({ deleted_at: write.at })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .execute(),
  );
  return txId;
}
