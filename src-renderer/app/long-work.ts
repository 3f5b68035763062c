import type { JobProgress } from '@shared/contract/index';
import { useJobs } from '@renderer/stores/jobs';

/** A job that did not come to its end: it was stopped, or failed, which the feed of jobs has said. */
export class JobEnded extends Error {
  override readonly name = 'JobEnded';
}

/** Answers when main tells that a job has ended, which may have been before its id was known here. */
function finished(jobId: string): Promise<JobProgress> {
  return new Promise((resolve) => {
    const look = (job: JobProgress | undefined) => {
      if (job === undefined || job.state === 'running') return false;
      resolve(job);
      return true;
    };
    if (look(useJobs.getState().jobs[jobId])) return;
    const stop = useJobs.subscribe(({ jobs }) => {
      if (look(jobs[jobId])) stop();
    });
  });
}

function txIdOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null || !('txId' in result)) return null;
  return typeof result.txId === 'string' ? result.txId : null;
}

/**
 * Waits for what a command wrote, at once or as a job.
 * @returns the entry of the history, or null when nothing changed
 * @throws JobEnded when the job was stopped or failed; then nothing of it stays
 */
export async function written(answer: { txId: string | null; jobId?: string | null }): Promise<string | null> {
  if (answer.jobId === null || answer.jobId === undefined) return answer.txId;
  const job = await finished(answer.jobId);
  if (job.state !== 'done') throw new JobEnded(job.error?.message ?? job.state);
  return txIdOf(job.result);
}
