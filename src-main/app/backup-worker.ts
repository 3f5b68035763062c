import { workerData } from 'node:worker_threads';
import { systemClock } from '../core/clock';
import { ensureBackup } from '../db/backup';
import { openToCopy } from '../db/open';
import type { BackupWorkerStart } from './worker-messages';

// Makes one backup and ends: while a job reads and compares, the file is written out beside it.
const { file, backupDir } = workerData as BackupWorkerStart;
const raw = openToCopy(file);
try {
  ensureBackup(raw, { file, dir: backupDir, now: systemClock().now() });
} finally {
  raw.close();
}
