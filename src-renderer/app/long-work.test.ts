import { expect, it } from 'vitest';
import type { JobProgress } from '@shared/contract/index';
import { useJobs } from '@renderer/stores/jobs';
import { JobEnded, written } from './long-work';

function job(id: string, part: Partial<JobProgress>): JobProgress {
  const running = { id, kind: 'contacts.bulk', title: '', state: 'running', stage: '', done: 0, total: 1 } as const;
  return { ...running, secondsLeft: null, cancellable: true, result: null, error: null, ...part };
}
const { put } = useJobs.getState();

it('answers what was written at once', async () => {
  expect(await written({ txId: 'tx', jobId: null })).toBe('tx');
  expect(await written({ txId: null, jobId: null })).toBeNull();
});

it('waits for the end of a job, whether it came before or comes after', async () => {
  put(job('early', { state: 'done', result: { txId: 'tx-early' } }));
  expect(await written({ txId: null, jobId: 'early' })).toBe('tx-early');
  const late = written({ txId: null, jobId: 'late' });
  put(job('late', {}));
  put(job('other', { state: 'done', result: { txId: 'tx-other' } }));
  put(job('late', { state: 'done', result: { txId: 'tx-late' } }));
  expect(await late).toBe('tx-late');
});

it('says that a job was stopped or failed, so that nothing is called done', async () => {
  put(job('stopped', { state: 'cancelled', error: { code: 'cancelled', message: 'Stopped' } }));
  await expect(written({ txId: null, jobId: 'stopped' })).rejects.toThrow(JobEnded);
  put(job('failed', { state: 'failed', error: { code: 'not_found', message: 'That tag is gone' } }));
  await expect(written({ txId: null, jobId: 'failed' })).rejects.toThrow('That tag is gone');
});
