import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../core/clock';
import { ensureBackup, isBackedUp, quicklyBackedUp } from '../db/backup';
import type { RawConnection } from '../db/open';
import type { JobBackups } from '../features/context';
import type { BackupWorkerStart } from './worker-messages';

/**
 * Makes the backups of the job worker. One that is begun ahead is made by a thread of its own, for a large file takes seconds
 * that the one who imports need not wait for.
 * @param deps the job's own connection, and where backup-worker.js lies
 */
export function createJobBackups(
  deps: BackupWorkerStart & { raw: RawConnection; clock: Clock; outDir: string },
): JobBackups {
  const { raw, clock, file, backupDir, outDir } = deps;
  let begun: Promise<void> | null = null;

  function begin(): Promise<void> {
    const start: BackupWorkerStart = { file, backupDir };
    return new Promise((resolve) => {
      const worker = new Worker(join(outDir, 'backup-worker.js'), { workerData: start });
      // Whatever kept it from its work is met again, and told, by the one who asks for the backup.
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
    });
  }

  return {
    ahead() {
      if (begun !== null || statSync(file).size < quicklyBackedUp || isBackedUp(raw, { file, dir: backupDir })) return;
      begun = begin().finally(() => {
        begun = null;
      });
    },
    async ensure() {
      await begun;
      ensureBackup(raw, { file, dir: backupDir, now: clock.now() });
    },
  };
}
