import type { InputOf, JobProgress, OutputOf, ProcedureName } from '@shared/contract/index';
import { decodeWire, encodeWire } from '@shared/contract/wire';
import { ended, startLoopback, type LoopbackProcess } from './programs';

/** The loopback host without a browser: for tests that are about its file. */
export interface Client {
  process: LoopbackProcess;
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Hands a file over, as the page does. */
  upload(name: string, content: string | Uint8Array): Promise<string>;
  /** All of a file that was made for saving. */
  download(fileId: string): Promise<Uint8Array>;
  /** Answers when a job tells what is asked of it; with how it stands then. */
  job(jobId: string, fits?: (job: JobProgress) => boolean): Promise<JobProgress>;
  /** Ends it by a signal. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const CHUNK = 1_000_000;

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
    const answer = decodeWire(await response.text()) as {
      ok: boolean;
      value: OutputOf<N>;
      error?: { message: string };
    };
    if (!answer.ok) throw new Error(answer.error?.message ?? `${name} was refused`);
    return answer.value;
  }

  return {
    process: running,
    call,
    async upload(name, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const { fileId } = await call('files.begin', { name, bytes: bytes.length });
      for (let offset = 0; offset < bytes.length; offset += CHUNK)
        await call('files.append', { fileId, offset, chunk: bytes.slice(offset, offset + CHUNK) });
      await call('files.end', { fileId });
      return fileId;
    },
    async download(fileId) {
      const pieces: Uint8Array[] = [];
      for (let offset = 0; ;) {
        const { chunk, done } = await call('files.read', { fileId, offset, length: CHUNK });
        pieces.push(chunk);
        offset += chunk.length;
        if (done) return Buffer.concat(pieces);
      }
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
