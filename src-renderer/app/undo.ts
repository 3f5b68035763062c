import { strings } from '@shared/locale';
import { useToasts } from '@renderer/stores/toasts';
import { notify } from '@renderer/ui/toast';
import { ask, tellFailure } from './ask';

/**
 * Undoes the last thing done, or one entry of the history, and says what it was.
 * @param txId the entry; without one the last
 */
export async function undo(txId?: string | null): Promise<void> {
  try {
    const result = await ask('history.undo', txId ? { txId } : {});
    if (!txId) useToasts.getState().dropUndo();
    tell(result, 'undo');
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Does again what was last undone. */
export async function redo(): Promise<void> {
  try {
    tell(await ask('history.redo', {}), 'redo');
  } catch (failure) {
    tellFailure(failure);
  }
}

function tell(result: { label: string | null; left: number; jobId: string | null }, way: 'undo' | 'redo'): void {
  // A large one became a job; the dock shows it.
  if (result.jobId !== null) return;
  if (result.label === null) {
    notify.info(way === 'undo' ? strings.shell.nothingToUndo : strings.shell.nothingToRedo);
    return;
  }
  const said = way === 'undo' ? strings.shell.undone(result.label) : strings.shell.redone(result.label);
  notify.done(result.left === 0 ? said : `${said}. ${strings.shell.leftAlone(String(result.left))}`);
}
