import { z } from 'zod';
import { CHANNELS } from '../domain/channels';
import {
  created,
  cursor,
  id,
  idOnly,
  instant,
  limit,
  line,
  localDate,
  localTime,
  text,
  written,
  writtenOrJob,
} from './common';
import { command, query } from './procedure';

export const channel = z.enum(CHANNELS);
export const purpose = z.enum(['sales', 'service']);
export const direction = z.enum(['in', 'out']);
export const taskKind = z.enum(['call', 'email', 'letter', 'meeting', 'todo']);

/** The next step agreed at the end of a conversation; it becomes a task. */
export const nextStep = z.strictObject({
  kind: taskKind,
  title: line.min(1),
  dueDate: localDate,
  dueTime: localTime.nullable().optional(),
});

export const interactionRow = z.strictObject({
  id,
  channel,
  direction,
  occurredAt: instant,
  subject: z.string(),
  body: z.string(),
  outcomeId: id.nullable(),
  /** The built-in outcome's key, or null for one of the user's own. */
  outcome: z.string().nullable(),
  outcomeName: z.string().nullable(),
  durationSeconds: z.int().nullable(),
  number: z.string().nullable(),
  contactId: id.nullable(),
  contactName: z.string(),
  companyName: z.string(),
  dealId: id.nullable(),
  dealTitle: z.string().nullable(),
  userId: id.nullable(),
});

const entryPatch = z
  .strictObject({
    direction,
    occurredAt: instant,
    durationSeconds: z.int().min(0).max(86_400).nullable(),
    subject: line,
    body: text,
    outcomeId: id.nullable(),
    dealId: id.nullable(),
    isInquiry: z.boolean(),
    purpose,
  })
  .partial();

export const interactionProcedures = {
  'interactions.list': query({
    summary: 'A page of the log, newest first',
    superseded: true,
    input: z.strictObject({
      channels: z.array(channel).optional(),
      direction: direction.optional(),
      outcomeIds: z.array(id).optional(),
      userIds: z.array(id).optional(),
      from: instant.optional(),
      to: instant.optional(),
      search: line.optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ rows: z.array(interactionRow), nextCursor: cursor.nullable() }),
  }),
  'interactions.get': query({ summary: 'One entry of the log', input: idOnly, output: interactionRow }),
  'interactions.last_said': query({
    summary: 'The last conversation with a contact, and what came after it',
    input: z.strictObject({ contactId: id }),
    output: z.strictObject({
      last: interactionRow.nullable(),
      since: z.array(z.strictObject({ id, channel, direction, occurredAt: instant, subject: z.string() })),
    }),
  }),
  'interactions.outcomes': query({
    summary: 'The outcomes a call may have, in the order of their digit keys',
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          key: z.string().nullable(),
          name: z.string(),
          isConnected: z.boolean(),
          position: z.string(),
        }),
      ),
    }),
  }),
  'interactions.log': command({
    summary:
      'Log a call or any other contact, with its next step, and fulfil the task it answers, in one entry of the history',
    input: z.strictObject({
      /** Made by the caller, so that a draft saved twice is one entry. */
      id: id.optional(),
      channel,
      direction,
      contactId: id.nullable(),
      dealId: id.nullable().optional(),
      occurredAt: instant.optional(),
      durationSeconds: z.int().min(0).max(86_400).nullable().optional(),
      number: line.nullable().optional(),
      subject: line.optional(),
      body: text.optional(),
      outcomeId: id.nullable().optional(),
      /** They asked for something: it counts as an inquiry. */
      isInquiry: z.boolean().optional(),
      purpose: purpose.optional(),
      nextStep: nextStep.nullable().optional(),
      fulfilsTaskId: id.nullable().optional(),
    }),
    output: z.strictObject({ id, taskId: id.nullable(), txId: id.nullable() }),
  }),
  'interactions.update': command({
    summary: 'Change an entry of the log',
    input: z.strictObject({
      id,
      patch: entryPatch,
      /** The same fields as they were read: anything else there by now is a conflict instead of a loss. */
      before: entryPatch.optional(),
    }),
    output: written,
  }),
  'interactions.trash': command({ summary: 'Move an entry of the log to the trash', input: idOnly, output: written }),
} as const;

const taskPatch = z
  .strictObject({
    kind: taskKind,
    title: line.min(1),
    dueDate: localDate.nullable(),
    dueTime: localTime.nullable(),
    priority: z.enum(['low', 'normal', 'high']),
    assigneeId: id.nullable(),
  })
  .partial();

export const taskRow = z.strictObject({
  id,
  kind: taskKind,
  title: z.string(),
  dueDate: localDate.nullable(),
  dueTime: z.string().nullable(),
  priority: z.enum(['low', 'normal', 'high']),
  contactId: id.nullable(),
  contactKind: z.enum(['person', 'company']).nullable(),
  contactName: z.string(),
  companyName: z.string(),
  phone: z.string().nullable(),
  phoneE164: z.string().nullable(),
  doNotCall: z.boolean(),
  doNotMail: z.boolean(),
  dealId: id.nullable(),
  dealTitle: z.string().nullable(),
  assigneeId: id.nullable(),
  doneAt: instant.nullable(),
  /** The last thing said with this contact, shortened. */
  lastSaid: z.string().nullable(),
  lastSaidAt: instant.nullable(),
});

export const taskProcedures = {
  'tasks.list': query({
    summary: 'Open tasks by due date, of one contact, one deal or everyone',
    input: z.strictObject({
      contactId: id.optional(),
      dealId: id.optional(),
      assigneeId: id.optional(),
      kind: taskKind.optional(),
      dueUntil: localDate.optional(),
      done: z.boolean().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ rows: z.array(taskRow) }),
  }),
  'tasks.create': command({
    summary: 'Make a task',
    input: z.strictObject({
      kind: taskKind,
      title: line.min(1),
      dueDate: localDate.nullable().optional(),
      dueTime: localTime.nullable().optional(),
      priority: z.enum(['low', 'normal', 'high']).optional(),
      contactId: id.nullable().optional(),
      dealId: id.nullable().optional(),
      assigneeId: id.nullable().optional(),
    }),
    output: created,
  }),
  'tasks.update': command({
    summary: 'Change tasks: title, due date, kind, priority, who does it; many are a job',
    input: z.strictObject({
      ids: z.array(id).min(1).max(10_000),
      patch: taskPatch,
      /** Of one task, the same fields as they were read: anything else there by now is a conflict instead of a loss. */
      before: taskPatch.optional(),
    }),
    output: writtenOrJob,
  }),
  'tasks.move_overdue': command({
    summary: 'Put off to a day what was due by another and is not done, all of it; much is a job',
    input: z.strictObject({ until: localDate, dueDate: localDate }),
    output: writtenOrJob,
  }),
  'tasks.complete': command({
    summary: 'Tick a task off, or take the tick back',
    input: z.strictObject({ id, done: z.boolean() }),
    output: written,
  }),
  'tasks.trash': command({ summary: 'Move a task to the trash', input: idOnly, output: written }),
} as const;
