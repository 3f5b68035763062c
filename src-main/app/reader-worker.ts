import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../core/clock';
import { openReader } from '../db/open';
import { readHandler } from './reads';
import { toThreadError } from './thread-error';
import type { ReaderAnswer, ReaderCall, ReaderStart } from './worker-messages';

// A reader: a read-only connection in a thread of its own, so that a long read leaves the window and the writer free.
const port = parentPort;
if (port === null) throw new Error('the reader runs as a worker');
const { file, spoolDir } = workerData as ReaderStart;
const connection = openReader(file);
const clock = systemClock();
// What the first page asks is loaded while the window is made. Where it cannot be, the first question says so.
readHandler('today.get').catch(() => undefined);

port.on('message', (call: ReaderCall | 'close') => {
  if (call === 'close') {
    // Ends this thread alone, whatever a read has left open: a handle of a file must not keep the app from quitting.
    void connection.close().finally(() => process.exit());
    return;
  }
  void answer(call).then((message) => port.postMessage(message));
});

async function answer(call: ReaderCall): Promise<ReaderAnswer> {
  try {
    const handler = await readHandler(call.name);
    if (handler === undefined) throw new Error(`${call.name} does not run in the reader`);
    const value = await handler(
      { db: connection.db, raw: connection.raw, clock, userId: call.userId, spoolDir },
      call.input as never,
    );
    return { id: call.id, value };
  } catch (error) {
    return { id: call.id, error: toThreadError(error) };
  }
}
