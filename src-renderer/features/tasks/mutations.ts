import { useMutation } from '@tanstack/react-query';
import type { InputOf } from '@shared/contract/index';
import { addDays } from '@shared/domain/dates';
import { strings } from '@shared/locale';
import { formatCount, formatDay } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { JobEnded, written } from '@renderer/app/long-work';
import { undo } from '@renderer/app/undo';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { notify } from '@renderer/ui';
import type { TaskRow } from './queries';

const words = strings.tasksPage;
type TaskPatch = InputOf<'tasks.update'>['patch'];
const patchFields = ['kind', 'title', 'dueDate', 'dueTime', 'priority', 'assigneeId'] as const;

function told(label: string, { txId }: { txId: string | null }): void {
  notify.done(label, { undo: () => void undo(txId) });
}

/** A job that ended says so itself. */
function tellUnlessEnded(failure: unknown): void {
  if (!(failure instanceof JobEnded)) tellFailure(failure);
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
    onError: tellUnlessEnded,
  });
}

/** Puts off to a day all that was due before one, however much of it is shown. */
export function useMoveOverdue() {
  return useMutation({
    mutationFn: async ({ before, dueDate }: { count: number; before: string; dueDate: string }) => ({
      txId: await written(await ask('tasks.move_overdue', { until: addDays(before, -1), dueDate })),
    }),
    onSuccess: (answer, { count, dueDate }) => told(words.moved(formatCount(count), formatDay(dueDate)), answer),
    onError: tellUnlessEnded,
  });
}

/** Makes a task; the dialog shows a failure itself, for it keeps the text. */
export function useAddTask() {
  return useMutation({
    mutationFn: async (fields: InputOf<'tasks.create'>): Promise<void> =>
      told(words.added(fields.title), await ask('tasks.create', fields)),
  });
}

/**
 * Changes what differs of a task as it was read; where the same was changed elsewhere meanwhile, both are shown.
 * @returns what is wrong, for the dialog to show
 */
export async function changeTask(task: TaskRow, fields: Required<TaskPatch>): Promise<string | void> {
  const changed = Object.fromEntries(
    patchFields.filter((field) => fields[field] !== task[field]).map((field) => [field, fields[field]]),
  ) as TaskPatch;
  if (Object.keys(changed).length === 0) return undefined;
  const said = ({ title = fields.title }: Readonly<Record<string, string>>) => words.changed(title);
  return writeFieldsUnlessStale(said, changed, async (patch, force) => {
    const before = Object.fromEntries(Object.keys(patch).map((field) => [field, task[field as keyof TaskPatch]]));
    return {
      txId: await written(await ask('tasks.update', { ids: [task.id], patch, ...(force ? {} : { before }) })),
    };
  });
}

export function useTrashTask() {
  return useMutation({
    mutationFn: (task: Pick<TaskRow, 'id' | 'title'>) => ask('tasks.trash', { id: task.id }),
    onSuccess: (answer, task) => told(words.trashed(task.title), answer),
    onError: (failure) => tellFailure(failure),
  });
}
