import { create } from 'zustand';
import type { TaskRow } from './queries';

interface EditTask {
  task: TaskRow | null;
  open: (task: TaskRow) => void;
  close: () => void;
}

/** Which task is being edited; the overlay of new-task draws it. */
export const useEditTask = create<EditTask>()((set) => ({
  task: null,
  open: (task) => set({ task }),
  close: () => set({ task: null }),
}));
