import type { InputOf, JobProgress, OutputOf, ProcedureName } from '@shared/contract/index';
import { encodeWire } from '@shared/contract/wire';
import { ended, startLoopback, type LoopbackProcess } from './programs';

/** The loopback host without a browser: for tests that are about its file. */
export interface Client {
  process: LoopbackProcess;
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Hands a file over, as the page does. */
  upload(name: string, text: string): Promise<string>;
  /** Answers when a job tells what is asked of it; with how it stands then. */
  job(jobId: string, fits?: (job: JobProgress) => boolean): Promise<JobProgress>;
  /** Ends it by a signal. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts a loopback host and signs in. */
export async function startClient(data: string, args: readonly string[] = []): Promise<Client> {
  const running = await startLoopback(data, args);
  const address = new URL(running.address);
  const token = new URLSearchParams(address.hash.slice(1)).get('token');
  const headers = { 'content-type': 'application/json', origin: address.origin };
  const session = await fetch(`${address.origin}/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';

  async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const response = await fetch(`${address.origin}/invoke`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: encodeWire({ name, input }),
    });
    const answer = (await response.json()) as { ok: boolean; value: OutputOf<N>; error?: { message: string } };
    if (!answer.ok) throw new Error(answer.error?.message ?? `${name} was refused`);
    return answer.value;
  }

  return {
    process: running,
    call,
    async upload(name, text) {
      const chunk = new TextEncoder().encode(text);
      const { fileId } = await call('files.begin', { name, bytes: chunk.length });
      await call('files.append', { fileId, offset: 0, chunk });
      await call('files.end', { fileId });
      return fileId;
    },
    async job(jobId, fits = (job) => job.state !== 'running') {
      for (;;) {
        const { rows } = (await call('jobs.list', {})) as { rows: JobProgress[] };
        const job = rows.find((one) => one.id === jobId);
        if (job !== undefined && fits(job)) return job;
      }
    },
    async end(signal) {
      running.child.kill(signal);
      return ended(running.child);
    },
  };
}
