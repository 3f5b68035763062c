import type { Logger } from '@main/core/logger';
import type { DataFileChoice } from '@main/ports/index';
import type { AppHolder } from './app-holder';
import { keepChosen, type Places } from './places';

/**
 * Opens another file and keeps for the next start that it was chosen; a backup that is only looked at is no choice. A
 * file that was moved leaves its old place once the new one is what a start opens.
 */
export function reopenAndKeep(holder: AppHolder, places: Places, choice: DataFileChoice, log: Logger): void {
  async function reopen(): Promise<void> {
    if (!(await holder.reopen(choice)) || !('file' in choice) || choice.prepare?.way === 'look') return;
    if (places.chosen !== null) keepChosen(places.chosen, choice.file);
    if (choice.prepare?.way !== 'move') return;
    const { leaveMoved } = await import('@main/app/prepare-file');
    await leaveMoved(choice.prepare.from, choice.file);
  }
  reopen().catch((error: unknown) => log.error('the choice of file was not kept', error));
}
