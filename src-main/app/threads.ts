import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { strings } from '@shared/locale/index';
import { AppError } from '../core/errors';
import type { EventBus } from '../core/event-bus';
import type { JobRunner } from '../core/jobs';
import type { Gate } from '../db/gate';
import type { ReaderPort } from './reader';
import { fromThreadError } from './thread-error';
import type { FromJobWorker, JobWorkerStart, ReaderAnswer, ReaderStart, ToJobWorker } from './worker-messages';

// V8 lets a heap that may grow to gigabytes grow fourfold before it tidies up, and gives each thread a nursery to match.
// What a thread holds at one time is far below these: a job over a million rows some 200 MB.
const readerLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };
const jobLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 };

/**
 * The reader worker, started by its first call at the latest. One that dies fails the calls it had; the next call starts another.
 * @param outDir the folder of the built workers
 */
export function startReaderThread(outDir: string, start: ReaderStart): ReaderPort {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  let closing = false;
  // Not started with the file: while the window's own process starts, it would take the time of a core from it, and the
  // window would come a third later.
  let worker: Worker | null = null;

  function ensure(): Worker {
    const made = new Worker(join(outDir, 'reader-worker.js'), { workerData: start, resourceLimits: readerLimits });
    made.on('message', take);
    whenGone(made, (error) => {
      worker = null;
      for (const call of waiting.values())
        call.reject(error ?? new AppError('unavailable', closing ? strings.app.closing : strings.app.readerCrashed));
      waiting.clear();
    });
    return made;
  }

  function take(answer: ReaderAnswer): void {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (call === undefined) return;
    if ('error' in answer) call.reject(fromThreadError(answer.error));
    else call.resolve(answer.value);
  }

  return {
    send: (name, input, caller) =>
      new Promise((resolve, reject) => {
        if (closing) throw new AppError('unavailable', strings.app.closing);
        worker ??= ensure();
        calls += 1;
        worker.postMessage({ id: calls, name, input, userId: caller.userId });
        waiting.set(calls, { resolve, reject });
      }),
    start() {
      if (!closing) worker ??= ensure();
    },
    isStarted: () => worker !== null,
    async close() {
      closing = true;
      if (worker === null) return;
      const exited = exitOf(worker);
      worker.postMessage('close');
      await exited;
    },
  };
}

/** Tells once that a thread has ended, and of what: by then its connection is closed and what it had begun is rolled back. */
function whenGone(worker: Worker, gone: (error: Error | null) => void): void {
  let died: Error | null = null;
  worker.on('error', (error: Error) => {
    died = error;
  });
  worker.on('exit', () => gone(died));
}

function exitOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.once('exit', () => resolve()));
}

export interface JobThread {
  run: JobRunner;
  close(): Promise<void>;
}

/**
 * Starts the job worker, whose writes pass main's gate.
 * @param outDir the folder of the built workers
 */
export function startJobThread(outDir: string, start: JobWorkerStart, gate: Gate, events: EventBus): JobThread {
  let worker: Worker | null = null;
  const releases = new Map<number, () => void>();
  const running = new Map<
    string,
    {
      resolve(value: unknown): void;
      reject(error: Error): void;
      progress(stage: string, done: number, total: number | null): void;
    }
  >();

  function send(message: ToJobWorker): void {
    worker?.postMessage(message);
  }

  /** A worker that dies leaves its transaction to SQLite's rollback; the gate must not stay shut behind it. */
  function lost(error: Error): void {
    worker = null;
    for (const release of releases.values()) release();
    releases.clear();
    for (const job of running.values()) job.reject(error);
    running.clear();
  }

  function take(from: Worker, message: FromJobWorker): void {
    switch (message.type) {
      case 'acquire':
        void gate.acquire(message.holder).then((release) => {
          // It died while it waited: whoever comes next must not wait for it.
          if (worker !== from) {
            release();
            return;
          }
          releases.set(message.ticket, release);
          send({ type: 'granted', ticket: message.ticket });
        });
        break;
      case 'release':
        releases.get(message.ticket)?.();
        releases.delete(message.ticket);
        break;
      case 'progress':
        running.get(message.id)?.progress(message.stage, message.done, message.total);
        break;
      case 'written':
        events.emit('data.changed', { entities: message.entities, txId: message.txId });
        break;
      case 'done':
        running.get(message.id)?.resolve(message.result);
        running.delete(message.id);
        break;
      case 'failed':
        running.get(message.id)?.reject(fromThreadError(message.error));
        running.delete(message.id);
        break;
    }
  }

  // Started with the first job: most sessions that only look something up never need it.
  function ensure(): void {
    if (worker !== null) return;
    const made = new Worker(join(outDir, 'job-worker.js'), { workerData: start, resourceLimits: jobLimits });
    worker = made;
    made.on('message', (message: FromJobWorker) => take(made, message));
    whenGone(made, (error) => lost(error ?? new AppError('unavailable', strings.app.jobCrashed)));
  }

  return {
    run: (request, control) =>
      new Promise((resolve, reject) => {
        ensure();
        send({
          type: 'run',
          id: request.id,
          kind: request.kind,
          params: request.params,
          userId: request.userId,
          cancel: control.cancel.buffer as SharedArrayBuffer,
        });
        running.set(request.id, { resolve, reject, progress: control.progress });
      }),
    async close() {
      if (worker === null) return;
      const exited = exitOf(worker);
      send({ type: 'close' });
      await exited;
    },
  };
}
