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

/**
 * Starts the reader worker.
 * @param outDir the folder of the built workers
 */
export function startReaderThread(outDir: string, start: ReaderStart): ReaderPort {
  const worker = new Worker(join(outDir, 'reader-worker.js'), { workerData: start });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  let broken: Error | null = null;

  function fail(error: Error): void {
    broken = error;
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  }

  worker.on('message', (answer: ReaderAnswer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (call === undefined) return;
    if ('error' in answer) call.reject(fromThreadError(answer.error));
    else call.resolve(answer.value);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new AppError('unavailable', strings.app.closing)));

  return {
    send(name, input, caller) {
      if (broken !== null) return Promise.reject(broken);
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, name, input, userId: caller.userId });
      });
    },
    async close() {
      const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage('close');
      await exited;
    },
  };
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
    for (const release of releases.values()) release();
    releases.clear();
    for (const job of running.values()) job.reject(error);
    running.clear();
    worker = null;
  }

  function take(message: FromJobWorker): void {
    switch (message.type) {
      case 'acquire':
        void gate.acquire(message.holder).then((release) => {
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
      case 'closed':
        break;
    }
  }

  // Started with the first job: most sessions that only look something up never need it.
  function ensure(): void {
    if (worker !== null) return;
    worker = new Worker(join(outDir, 'job-worker.js'), { workerData: start });
    worker.on('message', take);
    worker.on('error', lost);
    worker.on('exit', () => lost(new AppError('unavailable', strings.app.jobCrashed)));
  }

  return {
    run: (request, control) =>
      new Promise((resolve, reject) => {
        ensure();
        running.set(request.id, { resolve, reject, progress: control.progress });
        send({
          type: 'run',
          id: request.id,
          kind: request.kind,
          params: request.params,
          userId: request.userId,
          cancel: control.cancel.buffer as SharedArrayBuffer,
        });
      }),
    async close() {
      if (worker === null) return;
      const exited = new Promise<void>((resolve) => worker?.once('exit', () => resolve()));
      send({ type: 'close' });
      await exited;
    },
  };
}
