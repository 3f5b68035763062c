import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { safeName } from '../../core/file-name';
import { attachmentsDir } from '../../db/attachment-store';
import type { CommandContext, CommandHandlers, JobHandler } from '../context';
import { openArchive, type ArchiveSource } from './archive-source';
import type { RestoreParams } from './restore.job';

const words = strings.archive;

async function withArchive<T>(path: string, work: (archive: ArchiveSource) => T): Promise<T | null> {
  const archive = await openArchive(path);
  if (archive === null) return null;
  try {
    return work(archive);
  } finally {
    await archive.close();
  }
}

/** Beside the open file, under a name that nothing has yet; where the host can ask, the person says the place. */
async function placeFor(context: CommandContext, name: string): Promise<string | null> {
  const { ports, file } = context;
  if (ports.host === 'electron' || ports.host === 'cli') return ports.dataFiles.choose(true, safeName(name));
  const stem = join(dirname(file.lookingAt?.of ?? file.path), safeName(name));
  for (let number = 1; ; number += 1) {
    const place = `${stem}${number === 1 ? '' : ` ${number}`}.calldeck`;
    if (!existsSync(place) && !existsSync(attachmentsDir(place))) return place;
  }
}

async function begin(
  context: CommandContext,
  path: string,
  shown: string,
): Promise<{ jobId: string | null; name: string }> {
  const { jobs, ports } = context;
  const name = await withArchive(path, ({ manifest }) => manifest.name);
  if (name === null) throw new AppError('validation', words.notOurs);
  const target = await placeFor(context, name);
  if (target === null) return { jobId: null, name };
  const params: RestoreParams = { path, target };
  const jobId = jobs.start({
    kind: 'archive.restore',
    title: words.restoreTitle(shown),
    params,
    userId: context.userId,
  });
  void jobs.finished(jobId).then((job) => {
    if (job.state === 'done') ports.dataFiles.reopen({ file: target });
  });
  return { jobId, name: basename(target) };
}

export const archiveCommands: CommandHandlers<'archive.recognise' | 'archive.restore' | 'archive.restore_folder'> = {
  async 'archive.recognise'({ ports }, { fileId }) {
    const { path } = await ports.spool.get(fileId);
    const archive = await withArchive(path, ({ manifest: { name, at, counts } }) => ({ name, at, ...counts }));
    return { archive };
  },
  async 'archive.restore'(context, { fileId }) {
    const { path, name } = await context.ports.spool.get(fileId);
    return begin(context, path, name);
  },
  async 'archive.restore_folder'(context) {
    const folder = await context.ports.dataFiles.chooseFolder();
    return folder === null ? { jobId: null, name: '' } : begin(context, folder, basename(folder));
  },
};

export const archiveJobs: Record<'archive.restore', JobHandler> = {
  'archive.restore': async (context, params) => {
    // Seldom needed: a start does without it.
    const { restoreArchive } = await import('./restore.job');
    return restoreArchive(context, params as RestoreParams);
  },
};
