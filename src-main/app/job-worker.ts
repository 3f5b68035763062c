import { parentPort, workerData } from 'node:worker_threads';
import { strings } from '@shared/locale/index';
import { systemClock } from '../core/clock';
import { AppError } from '../core/errors';
import { openWriter } from '../db/open';
import { createWriter, lookOnly } from '../db/writer';
import { createJobBackups } from './job-backups';
import { jobHandler } from './job-registry';
import { toThreadError } from './thread-error';
import type { FromJobWorker, JobWorkerStart, ToJobWorker } from './worker-messages';

// The job worker: long writes on a connection of its own, behind main's gate.
const port = parentPort;
if (port === null) throw new Error('the job worker runs as a worker');
const { file, backupDir, spoolDir, isLookOnly } = workerData as JobWorkerStart;
const connection = openWriter(file);
const clock = systemClock();
const granted = new Map<number, () => void>();
let tickets = 0;

const backups = createJobBackups({ raw: connection.raw, clock, file, backupDir, outDir: __dirname });

const tell = (message: FromJobWorker) => port.postMessage(message);

const writer = createWriter({
  connection,
  clock,
  acquire(holder) {
    if (isLookOnly) return Promise.reject(lookOnly());
    const ticket = (tickets += 1);
    return new Promise((resolve) => {
      granted.set(ticket, () => resolve(() => tell({ type: 'release', ticket })));
      tell({ type: 'acquire', ticket, holder });
    });
  },
  onWritten: (written) => tell({ type: 'written', entities: written.entities, txId: written.txId }),
});

port.on('message', (message: ToJobWorker) => {
  switch (message.type) {
    case 'granted': {
      const go = granted.get(message.ticket);
      granted.delete(message.ticket);
      go?.();
      break;
    }
    case 'run':
      void run(message);
      break;
    case 'close':
      // Ends this thread alone, whatever a job has left open.
      void connection.close().finally(() => process.exit());
      break;
  }
});

async function run(message: Extract<ToJobWorker, { type: 'run' }>): Promise<void> {
  const { id } = message;
  const cancel = new Int32Array(message.cancel);
  let lastTold = 0;
  try {
    const handler = jobHandler(message.kind);
    if (handler === undefined) throw new Error(`no such job: ${message.kind}`);
    const result = await handler(
      {
        db: connection.db,
        raw: connection.raw,
        clock,
        userId: message.userId,
        spoolDir,
        file: { path: file, backupDir },
        backups,
        write: (label, work, options) => writer.write({ userId: message.userId, ...options, label }, work),
        progress(stage, done, total) {
          const now = Date.now();
          if (now - lastTold < 50 && done !== total && done !== 0) return;
          lastTold = now;
          tell({ type: 'progress', id, stage, done, total });
        },
        checkpoint() {
          if (Atomics.load(cancel, 0) === 1) throw new AppError('cancelled', strings.app.stopped);
        },
      },
      message.params,
    );
    tell({ type: 'done', id, result });
  } catch (error) {
    tell({ type: 'failed', id, error: toThreadError(error) });
  }
}
