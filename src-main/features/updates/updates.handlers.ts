import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { Ports, Updates } from '../../ports/index';
import type { CommandHandlers } from '../context';

const words = strings.updates;

function available(ports: Ports): Updates {
  if (ports.updates === null) throw new AppError('unavailable', words.unavailable);
  return ports.updates;
}

export const updateCommands: CommandHandlers<
  'updates.state' | 'updates.look' | 'updates.download' | 'updates.install' | 'updates.set_daily'
> = {
  'updates.state': async ({ ports }) =>
    ports.updates?.state() ?? {
      phase: 'unavailable',
      version: null,
      percent: null,
      message: null,
      lookedAt: null,
      daily: false,
    },
  // Begun, not waited for: quitting waits for the calls under way, and a network may keep silent for minutes.
  async 'updates.look'({ ports }) {
    available(ports).look();
    return { ok: true };
  },
  async 'updates.download'({ ports }) {
    available(ports).download();
    return { ok: true };
  },
  async 'updates.install'({ ports, jobs, call }) {
    const updates = available(ports);
    if (updates.state().phase !== 'ready') throw new AppError('conflict', words.notReady);
    if (jobs.list().some((job) => job.state === 'running')) throw new AppError('conflict', words.busy);
    const { jobId } = await call('backups.create', {});
    const backup = await jobs.finished(jobId);
    if (backup.state !== 'done') throw new AppError('unavailable', words.noBackup(backup.error?.message ?? ''));
    updates.install();
    return { ok: true };
  },
  async 'updates.set_daily'({ ports }, { daily }) {
    available(ports).setDaily(daily);
    return { ok: true };
  },
};
