import { basename } from 'node:path';
import { strings } from '@shared/locale/index';
import { attachmentsDir, mirrorDir, sweepAttachments } from '../../db/attachment-store';
import { createBackup, listBackups } from '../../db/backup';
import type { CommandHandlers, JobHandler } from '../context';

export const backupCommands: CommandHandlers<'backups.list' | 'backups.create'> = {
  'backups.list': async ({ file }) => ({ rows: listBackups(file.backupDir, basename(file.path)) }),
  async 'backups.create'({ jobs, userId }) {
    return {
      jobId: jobs.start({ kind: 'backup', title: strings.file.backupTitle, params: {}, userId, cancellable: false }),
    };
  },
};

export const backupJobs: Record<'backup', JobHandler> = {
  async backup({ raw, file, clock, progress }) {
    progress(strings.file.backupTitle, 0, null);
    const now = clock.now();
    const backup = createBackup(raw, { file: file.path, dir: file.backupDir, now });
    sweepAttachments(raw, attachmentsDir(file.path), mirrorDir(file.path, file.backupDir), now);
    return backup;
  },
};
