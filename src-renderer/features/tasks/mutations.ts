import { useMutation } from '@tanstack/react-query';
import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatCount, formatDay } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { JobEnded, written } from '@renderer/app/long-work';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui';
import type { TaskRow } from './queries';

const words = strings.tasksPage;

function told(label: string, { txId }: { txId: string | null }): void {
  notify.done(label, { undo: () => void undo(txId) });
}

/** Ticks a task off, or takes the tick back. */
export function useCompleteTask() {
  return useMutation({
    mutationFn: ({ task, done = true }: { task: Pick<TaskRow, 'id' | 'title'>; done?: boolean }) =>
      ask('tasks.complete', { id: task.id, done }),
    onSuccess: (answer, { task, done = true }) =>
      told(done ? words.done(task.title) : words.undone(task.title), answer),
    onError: (failure) => tellFailure(failure),
  });
}

/** Puts tasks off to a day. */
export function useSnoozeTasks() {
  return useMutation({
    mutationFn: async ({
      tasks,
      dueDate,
    }: {
      tasks: ReadonlyArray<Pick<TaskRow, 'id' | 'title'>>;
      dueDate: string;
    }) => ({
      txId: await written(await ask('tasks.update', { ids: tasks.map((task) => task.id), patch: { dueDate } })),
    }),
    onSuccess: (answer, { tasks, dueDate }) => {
      const only = tasks.length === 1 ? tasks[0] : undefined;
      told(
        only
          ? words.snoozed(only.title, formatDay(dueDate))
          : words.moved(formatCount(tasks.length), formatDay(dueDate)),
        answer,
      );
    },
    onError(failure) {
      if (!(failure instanceof JobEnded)) tellFailure(failure);
    },
  });
}

/** Makes a task or changes one; the dialog shows a failure itself, for it keeps the text. */
export function useSaveTask() {
  return useMutation({
    mutationFn: ({
      id,
      fields,
    }: {
      id: string | null;
      fields: InputOf<'tasks.create'>;
    }): Promise<{
      txId: string | null;
    }> => {
      if (id === null) return ask('tasks.create', fields);
      const { kind, title, dueDate, dueTime, priority, assigneeId } = fields;
      return ask('tasks.update', { ids: [id], patch: { kind, title, dueDate, dueTime, priority, assigneeId } });
    },
    onSuccess: (answer, { id, fields }) =>
      told(id === null ? words.added(fields.title) : words.changed(fields.title), answer),
  });
}

export function useTrashTask() {
  return useMutation({
    mutationFn: (task: Pick<TaskRow, 'id' | 'title'>) => ask('tasks.trash', { id: task.id }),
    onSuccess: (answer, task) => told(words.trashed(task.title), answer),
    onError: (failure) => tellFailure(failure),
  });
}
