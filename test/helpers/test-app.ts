import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf, JobProgress, OutputOf, ProcedureName, TopicName, Topics } from '@shared/contract/index';
import { initials } from '@shared/domain/name';
import { strings } from '@shared/locale/index';
import { createApp, type App } from '@main/app/app';
import { wireError } from '@main/app/dispatch';
import { createReader, type ReaderPort } from '@main/app/reader';
import { readHandler } from '@main/app/reads';
import { jobHandler } from '@main/app/job-registry';
import type { Clock } from '@main/core/clock';
import { createEventBus } from '@main/core/event-bus';
import { createJobs } from '@main/core/jobs';
import { createLogger } from '@main/core/logger';
import { writeBeginnings } from '@main/db/built-in';
import { createGate } from '@main/db/gate';
import { openFile } from '@main/db/open-file';
import type { Connection } from '@main/db/open';
import { ensureBackup } from '@main/db/backup';
import { createWriter, type Writer } from '@main/db/writer';
import { createFolderWatch, type FolderWatch } from '@main/features/watch/watch.service';
import { createSpool } from '@main/hosts/node-spool';
import type { Ports, Updates } from '@main/ports/index';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(instant: string): void;
  advance(ms: number): void;
}

/** The whole app on a real SQLite in this process: same handlers, same schemas, no threads. */
export interface TestApp {
  app: App;
  connection: Connection;
  writer: Writer;
  clock: TestClock;
  folder: string;
  events: { topic: TopicName; payload: Topics[TopicName] }[];
  opened: string[];
  spool: Ports['spool'];
  watch: FolderWatch;
  /** Data files that the host was told to open. */
  reopened: string[];
  /** Calls a procedure and answers its value; throws with the error's message. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Hands a file over and answers its id. */
  upload(name: string, bytes: Uint8Array | string): Promise<string>;
  /** Waits for a job to end. */
  job(id: string): Promise<JobProgress>;
  /** Waits for what a command writes at once or as a job, and answers its entry of the history; throws where the job fails. */
  written(answer: Promise<{ txId: string | null; jobId: string | null }>): Promise<string | null>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** A file on disk instead of memory. */
  onDisk?: boolean;
  now?: string;
  timeZone?: string;
  /** Newer versions, as a host would supply them. */
  updates?: Updates;
  /** The folder that the host answers when it is to ask for one. */
  folder?: string;
  /** The place that the host answers when it is to ask where a file is made. */
  place?: string;
  /** In which its own folder is made; else where the system has such things. */
  within?: string;
  /** Told each time a job is about to see whether it shall stop. */
  onCheckpoint?: () => void;
}

function testClock(start: string, timeZone: string): TestClock {
  let now = new Date(start);
  return {
    now: () => now,
    timeZone: () => timeZone,
    set(instant) {
      now = new Date(instant);
    },
    advance(ms) {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** An error that a procedure answered. */
export class CallError extends Error {
  readonly code: string;
  readonly fields: Record<string, string> | undefined;

  constructor(name: string, error: { code: string; message: string; fields?: Record<string, string> }) {
    super(`${name}: ${error.code}: ${error.message} ${JSON.stringify(error.fields ?? {})}`);
    this.code = error.code;
    this.fields = error.fields;
  }
}

export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(options.within ?? tmpdir(), 'calldeck-'));
  const spoolDir = join(folder, 'spool');
  const file = options.onDisk === true ? join(folder, 'test.calldeck') : ':memory:';
  const clock = testClock(options.now ?? '2026-11-20T09:00:00.000Z', options.timeZone ?? 'Europe/London');
  const { connection } = openFile(file, { backupDir: join(folder, 'Backups'), now: clock.now() });
  const errors: string[] = [];
  const log = createLogger((text) => errors.push(text));
  const bus = createEventBus((error) => log.error('listener', error));
  const gate = createGate();
  const writer = createWriter({
    connection,
    clock,
    acquire: (holder) => gate.acquire(holder),
    onWritten: (written) => bus.emit('data.changed', { entities: written.entities, txId: written.txId }),
  });
  const { value: userId } = await writer.write({ label: 'Set up', kind: 'system' }, (write) =>
    writeBeginnings(
      write,
      {
        userName: 'Mara Lindqvist',
        locale: 'en-GB',
        region: 'GB',
        currency: 'GBP',
        timeZone: clock.timeZone(),
        words: strings.beginnings,
      },
      initials('Mara Lindqvist', 'person'),
    ),
  );
  const opened: string[] = [];
  const reopened: string[] = [];
  const spool = await createSpool(spoolDir);
  const ports: Ports = {
    host: 'test',
    version: '0.0.0',
    spool,
    dataFiles: {
      choose: () => Promise.resolve(options.place ?? null),
      asksFolder: options.folder !== undefined,
      chooseFolder: () => Promise.resolve(options.folder ?? null),
      reopen: (choice) => {
        if ('file' in choice) reopened.push(choice.file);
      },
      reveal: () => Promise.resolve(true),
    },
    opener: {
      open(url) {
        opened.push(url);
        return Promise.resolve('opened');
      },
      openFile(_path, name) {
        opened.push(name);
        return Promise.resolve('opened');
      },
    },
    notifier: { notify: () => Promise.resolve(true) },
    printer: { print: () => Promise.resolve('printed') },
    secrets: {
      available: () => Promise.resolve(false),
      seal: (plain) => Promise.resolve(Buffer.from(plain)),
      unseal: (sealed) => Promise.resolve(Buffer.from(sealed).toString()),
    },
    updates: options.updates ?? null,
  };
  const port: ReaderPort = {
    send: async (name, input, caller) => {
      const handler = await readHandler(name);
      if (handler === undefined) throw new Error(`${name} does not read`);
      return handler(
        { db: connection.db, raw: connection.raw, clock, userId: caller.userId, spoolDir },
        input as never,
      );
    },
    close: () => Promise.resolve(),
  };
  const reader = createReader(port, port);
  const jobs = createJobs(
    async (request, control) => {
      const handler = jobHandler(request.kind);
      if (handler === undefined) throw new Error(`no such job: ${request.kind}`);
      return handler(
        {
          ...control,
          checkpoint() {
            options.onCheckpoint?.();
            control.checkpoint();
          },
          db: connection.db,
          raw: connection.raw,
          clock,
          userId: request.userId,
          spoolDir,
          file: { path: file, backupDir: join(folder, 'Backups') },
          backups: {
            ahead: () => undefined,
            ensure: () => {
              if (options.onDisk === true)
                ensureBackup(connection.raw, { file, dir: join(folder, 'Backups'), now: clock.now() });
              return Promise.resolve();
            },
          },
          write: (label, work, extra) => writer.write({ userId: request.userId, ...extra, label }, work),
        },
        request.params,
      );
    },
    bus,
    (error) => wireError(error, log).error,
    { stopped: strings.app.stopped, closing: strings.app.closing },
  );
  const watch = createFolderWatch(
    () => bus.emit('data.changed', { entities: ['import'], txId: null }),
    (error) => log.error('watch', error),
  );
  const app = createApp({
    watch,
    connection,
    writer,
    reader,
    jobs,
    events: bus,
    clock,
    log,
    ports,
    file: { path: file, isDemo: false, backupDir: join(folder, 'Backups'), lookingAt: null },
    spoolDir,
    defaultUserId: userId,
    checkOutput: true,
    async onClose() {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  const events: TestApp['events'] = [];
  app.subscribe((topic, payload) => events.push({ topic, payload }));

  async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const answer = await app.dispatch(name, input, { clientId: 'test' });
    if (!answer.ok) {
      if (answer.error.code === 'internal') throw new Error(`${name}: ${errors.join('')}`);
      throw new CallError(name, answer.error);
    }
    return answer.value as OutputOf<N>;
  }

  return {
    app,
    connection,
    writer,
    clock,
    folder,
    events,
    opened,
    reopened,
    spool,
    watch,
    call,
    async upload(name, bytes) {
      const chunk = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
      const { fileId } = await call('files.begin', { name, bytes: chunk.length });
      for (let offset = 0; offset < chunk.length; offset += 1_000_000) {
        await call('files.append', { fileId, offset, chunk: chunk.subarray(offset, offset + 1_000_000) });
      }
      await call('files.end', { fileId });
      return fileId;
    },
    job: (id) => jobs.finished(id),
    async written(answer) {
      const { txId, jobId } = await answer;
      if (jobId === null) return txId;
      const job = await jobs.finished(jobId);
      if (job.error !== null) throw new CallError(job.title, job.error);
      return (job.result as { txId: string | null }).txId;
    },
    close: () => app.close(),
  };
}
