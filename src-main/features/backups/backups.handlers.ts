import { basename, join } from 'node:path';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { attachmentsDir, mirrorDir, sweepAttachments } from '../../db/attachment-store';
import { createBackup, describeBackup, listBackups, type Backup } from '../../db/backup';
import { backupOfOpen, backupsBeside, lookingPlace, saveCopy } from '../../db/data-file';
import { lookOnly } from '../../db/writer';
import type { CommandContext, CommandHandlers, JobHandler, ReadHandlers } from '../context';

/** The data file that backups are of: while one is looked at, the one that it was made of. */
function homeOf({ file }: CommandContext): string {
  return file.lookingAt?.of ?? file.path;
}

function backupsOf(context: CommandContext): Backup[] {
  const home = homeOf(context);
  return listBackups(backupsBeside(home), basename(home));
}

/** Only a name of the list becomes a path. */
function pathOf(context: CommandContext, name: string): string {
  const backup = backupsOf(context).find((one) => one.name === name);
  if (backup === undefined) throw new AppError('not_found', strings.recovery.noBackup);
  return join(backupsBeside(homeOf(context)), backup.name);
}

export const backupReads: ReadHandlers<'backups.describe'> = {
  'backups.describe': async ({ raw }, { name }) => describeBackup(backupOfOpen(raw.name, name)),
};

export const backupCommands: CommandHandlers<
  | 'backups.list'
  | 'backups.create'
  | 'backups.look'
  | 'backups.leave'
  | 'backups.restore'
  | 'app.move_file'
  | 'app.save_copy'
> = {
  'backups.list': async (context) => ({ rows: backupsOf(context) }),
  async 'backups.create'({ jobs, userId, file }) {
    if (file.lookingAt !== null) throw lookOnly();
    return {
      jobId: jobs.start({ kind: 'backup', title: strings.file.backupTitle, params: {}, userId, cancellable: false }),
    };
  },
  async 'backups.look'(context, { name }) {
    const [of, backup] = [homeOf(context), pathOf(context, name)];
    context.ports.dataFiles.reopen({ file: lookingPlace(of, backup), prepare: { way: 'look', backup, of } });
    return { ok: true };
  },
  async 'backups.leave'({ file, ports }) {
    if (file.lookingAt === null) throw new AppError('conflict', strings.dataFile.notLooking);
    ports.dataFiles.reopen({ file: file.lookingAt.of, wasChosen: true });
    return { ok: true };
  },
  async 'backups.restore'(context, { name }) {
    const { lookingAt } = context.file;
    if (name === undefined && lookingAt === null) throw new AppError('conflict', strings.dataFile.notLooking);
    const backup = pathOf(context, name ?? basename(lookingAt?.backup ?? ''));
    context.ports.dataFiles.reopen({ file: homeOf(context), prepare: { way: 'restore', backup } });
    return { ok: true };
  },
  async 'app.move_file'({ file, ports }) {
    if (file.lookingAt !== null) throw lookOnly();
    const place = await ports.dataFiles.choose(true, basename(file.path));
    if (place === null || place === file.path) return { begun: false };
    ports.dataFiles.reopen({ file: place, prepare: { way: 'move', from: file.path } });
    return { begun: true };
  },
  async 'app.save_copy'({ file, ports, jobs, userId }) {
    const place = await ports.dataFiles.choose(true, basename(file.path));
    if (place === null) return { jobId: null };
    return {
      jobId: jobs.start({ kind: 'file.copy', title: strings.dataFile.copyTitle, params: { to: place }, userId }),
    };
  },
};

export const backupJobs: Record<'backup' | 'file.copy', JobHandler> = {
  async backup({ raw, file, clock, progress }) {
    progress(strings.file.backupTitle, 0, null);
    const now = clock.now();
    const backup = createBackup(raw, { file: file.path, dir: file.backupDir, now });
    sweepAttachments(raw, attachmentsDir(file.path), mirrorDir(file.path, file.backupDir), now);
    return backup;
  },
  async 'file.copy'({ raw, file, progress, checkpoint }, params) {
    const { to } = params as { to: string };
    progress(strings.dataFile.copyTitle, 0, null);
    await saveCopy(raw, file.path, to, (done, total) => {
      checkpoint();
      progress(strings.dataFile.copying, done, total);
    });
    return { name: basename(to) };
  },
};
