import { create } from 'zustand';
import { ask } from '@renderer/app/ask';

interface InHand {
  arrivedId: string | null;
  fileId: string | null;
}

/** Which file of the watched folder is in hand, by the copy of it that is being read. */
const useInHand = create<InHand>()(() => ({ arrivedId: null, fileId: null }));

export function holdArrived(arrivedId: string, fileId: string): void {
  useInHand.setState({ arrivedId, fileId });
}

/** Says that a file was imported: one of the watched folder then moves to its `done`. */
export async function finishArrived(fileId: string | null, batchId: string | null): Promise<void> {
  const held = useInHand.getState();
  if (held.arrivedId === null || held.fileId !== fileId || batchId === null) return;
  useInHand.setState({ arrivedId: null, fileId: null });
  await ask('watch.finish', { id: held.arrivedId, batchId });
}
