import type { CommandHandlers } from '../context';

/** Long work: what runs, and stopping it. */
export const jobCommands: CommandHandlers<'jobs.list' | 'jobs.cancel'> = {
  'jobs.list': async ({ jobs }) => ({ rows: jobs.list() }),
  async 'jobs.cancel'({ jobs }, input) {
    jobs.cancel(input.jobId);
    return { ok: true };
  },
};
