import type { CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { completeTask, createTask, listTasks, trashTask } from './tasks.service';
import { moveOverdue, updateManyTasks, updateTasks, type UpdateParams } from './tasks-update.service';

export const taskReads: ReadHandlers<'tasks.list'> = {
  'tasks.list': async ({ raw }, input) => ({ rows: listTasks(raw, input, input.limit ?? 200) }),
};

export const taskCommands: CommandHandlers<
  'tasks.create' | 'tasks.update' | 'tasks.move_overdue' | 'tasks.complete' | 'tasks.trash'
> = {
  'tasks.create': (context, input) => createTask(context, input),
  'tasks.update': (context, { ids, patch, before }) => updateTasks(context, ids, patch, before),
  'tasks.move_overdue': (context, input) => moveOverdue(context, input),
  'tasks.complete': async (context, { id, done }) => ({ txId: await completeTask(context, id, done) }),
  'tasks.trash': async (context, { id }) => ({ txId: await trashTask(context, id) }),
};

export const taskJobs: Record<'tasks.update', JobHandler> = {
  'tasks.update': (context, params) => updateManyTasks(context, params as UpdateParams),
};
