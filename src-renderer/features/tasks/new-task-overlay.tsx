import { useNewRecord } from '@renderer/stores/new-record';
import { useEditTask } from './edit-task';
import { TaskDialog } from './task-dialog';

/** A task, new from anywhere or one that is edited. */
export default function NewTaskOverlay() {
  const { kind, seed, close } = useNewRecord();
  const edited = useEditTask();
  if (edited.task !== null)
    return <TaskDialog key={edited.task.id} task={edited.task} seed={{}} onClose={edited.close} />;
  return kind === 'task' ? <TaskDialog task={null} seed={seed} onClose={close} /> : null;
}
