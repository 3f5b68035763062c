import type { Logger } from '@main/core/logger';
import { app } from 'electron';

export interface Quit {
  /** Whether the windows are gone and the file is being closed. */
  isClosing(): boolean;
  /** Starts the app again once it has ended: who opens it while it closes would else see a window that goes at once. */
  startAgain(args: readonly string[]): void;
}

/**
 * Holds the process until the file is closed and backed up, after the windows are gone.
 * @param close closes the file
 */
export function drainOnQuit(close: () => Promise<void>, log: Logger): Quit {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    close()
      .catch((error: unknown) => log.error('closing failed', error))
      .finally(() => {
        state = 'closed';
        app.quit();
      });
  });
  return {
    isClosing: () => state !== 'open',
    startAgain: (args) => app.relaunch({ args: [...args] }),
  };
}
