import type { JobKind, JobProgress } from '@shared/contract/index';
import { AppError } from './errors';
import type { EventBus } from './event-bus';
import { newId } from './ids';

/** How a job tells where it is and learns that it shall stop. */
export interface JobControl {
  /** `done` of `total` in the stage's own unit; total null while unknown. */
  progress(stage: string, done: number, total: number | null): void;
  /** Throws `cancelled` once the person has stopped the job. Cheap: call it between short statements. */
  checkpoint(): void;
}

export interface JobRequest {
  kind: JobKind;
  title: string;
  params: unknown;
  userId: string | null;
  cancellable?: boolean;
}

/** Runs a job somewhere: in the job worker, or in this process. */
export type JobRunner = (
  request: JobRequest & { id: string },
  control: JobControl & { cancel: Int32Array },
) => Promise<unknown>;

export interface Jobs {
  /** Puts a job in the queue; one runs at a time. */
  start(request: JobRequest): string;
  cancel(id: string): void;
  list(): JobProgress[];
  /** Answers when a job has ended, with its last state. */
  finished(id: string): Promise<JobProgress>;
  /** Stops what runs, refuses what waits, and answers when all is quiet. */
  close(): Promise<void>;
}

interface Entry {
  request: JobRequest;
  state: JobProgress;
  cancel: Int32Array;
  stageStart: number;
  stageFirst: number;
  done: Promise<JobProgress>;
  finish(state: JobProgress): void;
}

const minEmitMs = 100;
const keptEnded = 20;

/**
 * Keeps the queue of long work and tells windows how it goes.
 * @param run where jobs run
 * @param events where progress is told
 * @param describe what a person is told of an error, which also logs it
 * @param words the sentences for a job that was stopped, and for the app closing
 */
export function createJobs(
  run: JobRunner,
  events: EventBus,
  describe: (error: unknown) => { code: string; message: string },
  words: { stopped: string; closing: string },
): Jobs {
  const entries = new Map<string, Entry>();
  let tail: Promise<void> = Promise.resolve();
  let closed = false;

  function start(request: JobRequest): string {
    if (closed) throw new AppError('unavailable', words.closing);
    const id = newId();
    let finish: (state: JobProgress) => void = () => undefined;
    const done = new Promise<JobProgress>((resolve) => {
      finish = resolve;
    });
    const entry: Entry = {
      request,
      // Shared memory, so that a worker in the middle of a loop sees it at once.
      cancel: new Int32Array(new SharedArrayBuffer(4)),
      stageStart: Date.now(),
      stageFirst: 0,
      done,
      finish,
      state: {
        id,
        kind: request.kind,
        title: request.title,
        state: 'running',
        stage: '',
        done: 0,
        total: null,
        secondsLeft: null,
        cancellable: request.cancellable ?? true,
        result: null,
        error: null,
      },
    };
    entries.set(id, entry);
    events.emit('job.progress', entry.state);
    tail = tail.then(() => runOne(id, entry));
    return id;
  }

  async function runOne(id: string, entry: Entry): Promise<void> {
    let lastEmit = 0;
    const control: JobControl & { cancel: Int32Array } = {
      cancel: entry.cancel,
      checkpoint() {
        if (Atomics.load(entry.cancel, 0) === 1) throw new AppError('cancelled', words.stopped);
      },
      progress(stage, done, total) {
        const now = Date.now();
        const newStage = stage !== entry.state.stage;
        if (newStage) {
          entry.stageStart = now;
          entry.stageFirst = done;
        }
        entry.state = { ...entry.state, stage, done, total, secondsLeft: secondsLeft(entry, now, done, total) };
        if (newStage || now - lastEmit >= minEmitMs) {
          lastEmit = now;
          events.emit('job.progress', entry.state);
        }
      },
    };
    try {
      control.checkpoint();
      const result = await run({ ...entry.request, id }, control);
      entry.state = { ...entry.state, state: 'done', secondsLeft: 0, result };
    } catch (error) {
      const { code, message } = describe(error);
      entry.state = {
        ...entry.state,
        state: code === 'cancelled' ? 'cancelled' : 'failed',
        secondsLeft: null,
        error: { code, message },
      };
    }
    events.emit('job.progress', entry.state);
    entry.finish(entry.state);
    forget();
  }

  function forget(): void {
    const ended = [...entries.values()].filter((entry) => entry.state.state !== 'running');
    for (const entry of ended.slice(0, Math.max(0, ended.length - keptEnded))) entries.delete(entry.state.id);
  }

  return {
    start,
    cancel(id) {
      const entry = entries.get(id);
      if (entry !== undefined && entry.state.cancellable) Atomics.store(entry.cancel, 0, 1);
    },
    list: () => [...entries.values()].map((entry) => entry.state),
    finished(id) {
      const entry = entries.get(id);
      if (entry === undefined) return Promise.reject(new AppError('not_found', words.stopped));
      return entry.done;
    },
    async close() {
      closed = true;
      for (const entry of entries.values()) if (entry.state.cancellable) Atomics.store(entry.cancel, 0, 1);
      await tail;
    },
  };
}

function secondsLeft(entry: Entry, now: number, done: number, total: number | null): number | null {
  const elapsed = (now - entry.stageStart) / 1000;
  const made = done - entry.stageFirst;
  if (total === null || made <= 0 || elapsed < 0.5) return null;
  return Math.max(0, Math.round(((total - done) * elapsed) / made));
}
