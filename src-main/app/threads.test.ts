import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEventBus } from '../core/event-bus';
import { createGate, type Gate } from '../db/gate';
import { startJobThread, startReaderThread, type JobThread } from './threads';

let folder: string;
let gate: Gate;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-threads-'));
  gate = createGate();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A reader that dies when it is asked for a count, and answers everything else by its name. */
const reader = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (call) => {
  if (call === 'close') parentPort.close();
  else if (call.name === 'contacts.count') throw new Error('out of memory, say');
  else parentPort.postMessage({ id: call.id, value: call.name });
});`;

/** A job worker that dies holding the gate, dies waiting for it, or does what it is told. */
const jobWorker = `
const { parentPort } = require('node:worker_threads');
let current;
parentPort.on('message', (message) => {
  if (message.type === 'close') parentPort.close();
  if (message.type === 'granted') {
    if (current.params === 'die holding') throw new Error('died');
    parentPort.postMessage({ type: 'release', ticket: message.ticket });
    parentPort.postMessage({ type: 'done', id: current.id, result: 'written' });
  }
  if (message.type === 'run') {
    current = message;
    parentPort.postMessage({ type: 'acquire', ticket: 1, holder: 'a job' });
    if (message.params === 'die waiting') setTimeout(() => { throw new Error('died'); }, 20);
  }
});`;

const paths = { file: 'none', backupDir: 'none', isLookOnly: false, spoolDir: 'none' };

function run(thread: JobThread, params: string): Promise<unknown> {
  return thread.run(
    { id: params, kind: 'backup', title: '', params, userId: null },
    {
      cancel: new Int32Array(new SharedArrayBuffer(4)),
      progress: () => undefined,
      checkpoint: () => undefined,
    },
  );
}

const soon = () => new Promise((resolve) => setTimeout(() => resolve('still shut'), 2000));

test('a reader that dies fails its call alone, and closing does not wait for it', async () => {
  writeFileSync(join(folder, 'reader-worker.js'), reader);
  const port = startReaderThread(folder, paths);
  const caller = { userId: '' };
  expect(await port.send('contacts.list', {}, caller)).toBe('contacts.list');
  await expect(port.send('contacts.count', {}, caller)).rejects.toThrow('out of memory');
  expect(await port.send('tags.list', {}, caller)).toBe('tags.list');
  await expect(port.send('contacts.count', {}, caller)).rejects.toThrow('out of memory');
  await port.close();
  await expect(port.send('tags.list', {}, caller)).rejects.toMatchObject({ code: 'unavailable' });
});

test.each(['die holding', 'die waiting'])(
  'a job worker that dies (%s) leaves the gate open and the next job whole',
  async (how) => {
    writeFileSync(join(folder, 'job-worker.js'), jobWorker);
    const thread = startJobThread(
      folder,
      paths,
      gate,
      createEventBus(() => undefined),
    );
    const release = how === 'die waiting' ? await gate.acquire('a write') : () => undefined;
    const lost = run(thread, how);
    await expect(lost).rejects.toThrow('died');
    release();
    const after = gate.acquire('the next write');
    expect(await Promise.race([after, soon()])).not.toBe('still shut');
    (await after)();
    expect(await run(thread, 'write')).toBe('written');
    await thread.close();
    await thread.close();
  },
);
