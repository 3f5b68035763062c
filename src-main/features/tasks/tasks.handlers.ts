import type { CommandHandlers, ReadHandlers } from '../context';
import { completeTask, createTask, listTasks, trashTask, updateTasks } from './tasks.service';

export const taskReads: ReadHandlers<'tasks.list'> = {
  'tasks.list': async ({ raw }, input) => ({ rows: listTasks(raw, input, input.limit ?? 200) }),
};

export const taskCommands: CommandHandlers<'tasks.create' | 'tasks.update' | 'tasks.complete' | 'tasks.trash'> = {
  'tasks.create': (context, input) => createTask(context, input),
  'tasks.update': async (context, { ids, patch }) => ({ txId: await updateTasks(context, ids, patch) }),
  'tasks.complete': async (context, { id, done }) => ({ txId: await completeTask(context, id, done) }),
  'tasks.trash': async (context, { id }) => ({ txId: await trashTask(context, id) }),
};
