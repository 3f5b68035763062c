import type { SenderLike } from '@main/hosts/electron/trust';
import type { AppHolder } from '@main/hosts/app-holder';
import { holdApp } from '@main/hosts/app-holder';
import { runProcedure } from '@main/hosts/cli/cli';
import { serveLoopback } from '@main/hosts/loopback/server';
import { decodeWire, encodeWire } from '@shared/contract/wire';
import { projectRoot } from '@test/helpers/source-files';
import { createTestApp } from '@test/helpers/test-app';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

const fake = vi.hoisted(() => ({ handlers: new Map<string, (...parts: unknown[]) => unknown>() }));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: (...parts: unknown[]) => unknown) => fake.handlers.set(channel, handler),
    on: (channel: string, handler: (...parts: unknown[]) => unknown) => fake.handlers.set(channel, handler),
  },
}));

type Call = (name: string, input: unknown) => Promise<unknown>;

interface Host {
  call: Call;
  close(): Promise<void>;
}

async function heldApp(): Promise<{ app: AppHolder; folder: string; close(): Promise<void> }> {
  const test = await createTestApp();
  const app = holdApp(
    () => Promise.resolve(test.app),
    () => ({}) as never,
    { demo: true },
    () => undefined,
  );
  return { app, folder: test.folder, close: () => app.close() };
}

/** Through the real handler of the real channel; what crosses is cloned, as Electron does. */
async function ipcHost(): Promise<Host> {
  const { app, close } = await heldApp();
  const { connectIpc } = await import('@main/hosts/electron/ipc');
  const windows = connectIpc(app, 'app://calldeck');
  const frame = { url: 'app://calldeck/', processId: 1, routingId: 1, parent: null };
  const contents = {
    id: 1,
    mainFrame: frame,
    once: () => undefined,
    on: () => undefined,
    isDestroyed: () => false,
    send: () => undefined,
  };
  windows.add(contents as never);
  const event: SenderLike = { sender: contents, senderFrame: frame };
  return {
    call: async (name, input) =>
      structuredClone(
        await fake.handlers.get('calldeck:invoke')?.(event, structuredClone(name), structuredClone(input)),
      ),
    close,
  };
}

/** Through a real server on 127.0.0.1. */
async function httpHost(): Promise<Host> {
  const { app, close } = await heldApp();
  const server = await serveLoopback({ app, root: projectRoot, port: 0 });
  const headers = { 'content-type': 'application/json', origin: server.origin };
  const token = server.address().split('=')[1];
  const session = await fetch(`${server.origin}/session`, { method: 'POST', headers, body: encodeWire({ token }) });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    async call(name, input) {
      const answer = await fetch(`${server.origin}/invoke`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body: encodeWire({ name, input }),
      });
      return decodeWire(await answer.text());
    },
    async close() {
      await server.close();
      await close();
    },
  };
}

/** Through the command line's own reading and printing. */
async function cliHost(): Promise<Host> {
  const { app, close } = await heldApp();
  return {
    async call(name, input) {
      let out = '';
      let err = '';
      const terminal = {
        out: (text: string) => void (out += text),
        err: (text: string) => void (err += text),
        readInput: () => Promise.resolve(encodeWire(input)),
      };
      const code = await runProcedure(app, [name, '-'], terminal);
      return code === 0 ? { ok: true, value: decodeWire(out) } : { ok: false, error: decodeWire(err) };
    },
    close,
  };
}

/** What differs from run to run by its nature, named by the order in which it comes. */
function settled(answers: unknown): unknown {
  const seen = new Map<string, string>();
  const text = encodeWire(answers)
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, (id) => {
      const known = seen.get(id) ?? `id ${seen.size}`;
      seen.set(id, known);
      return known;
    })
    .replace(/"[^"]*calldeck-[^"/]*\/?[^"]*"/g, '"a folder"');
  return decodeWire(text);
}

/** The same questions to any host, later ones with what earlier ones answered. */
async function samples(call: Call): Promise<unknown[]> {
  const answers: unknown[] = [];
  const ask = async (name: string, input: unknown): Promise<Record<string, never>> => {
    const answer = (await call(name, input)) as { value?: Record<string, never> };
    answers.push({ name, answer });
    return answer.value ?? {};
  };
  await ask('app.info', {});
  await ask('app.info', { extra: 1 });
  for (const name of ['constructor', '__proto__', 'toString', 'no.such', '']) await ask(name, {});
  for (const input of [null, [], 'text', 5, true]) await ask('app.info', input);
  await ask('settings.update', { colorScheme: 'dark' });
  await ask('settings.update', { colorScheme: 'mauve' });
  await ask('users.save', { name: 'Ünïcode “quoted” \u2028 \u0000 😀' });
  await ask('users.list', {});
  const { fileId } = await ask('files.begin', { name: '../people.csv', bytes: 6 });
  await ask('files.append', { fileId, offset: 0, chunk: Uint8Array.of(0, 127, 128) });
  await ask('files.append', { fileId, offset: 9, chunk: Uint8Array.of(1) });
  await ask('files.append', { fileId, offset: 3, chunk: 'not bytes' });
  await ask('files.append', { fileId, offset: 3, chunk: Uint8Array.of(253, 254, 255) });
  await ask('files.end', { fileId });
  await ask('files.read', { fileId, offset: 2, length: 100 });
  await ask('files.read', { fileId, offset: 2, length: 0 });
  await ask('files.release', { fileId });
  await ask('files.read', { fileId, offset: 0, length: 1 });
  await ask('history.list', { limit: 5, cursor: undefined });
  await ask('app.open_link', { url: 'https://kestrel.example/' });
  return answers;
}

const open: Host[] = [];
afterEach(async () => {
  for (const host of open.splice(0)) await host.close();
});

async function answersOf(make: () => Promise<Host>): Promise<unknown> {
  const host = await make();
  open.push(host);
  return settled(await samples(host.call));
}

describe('the same answers through every host', () => {
  it('IPC, HTTP and the command line agree', async () => {
    const ipc = await answersOf(ipcHost);
    expect(ipc).toContainEqual({
      name: 'files.read',
      answer: { ok: true, value: { chunk: Uint8Array.of(128, 253, 254, 255), done: true } },
    });
    expect(await answersOf(httpHost)).toEqual(ipc);
    expect(await answersOf(cliHost)).toEqual(ipc);
  });

  it('answers a name that is no procedure, a prototype’s too, with invalid_input', async () => {
    for (const make of [ipcHost, httpHost, cliHost]) {
      const host = await make();
      open.push(host);
      for (const name of ['constructor', '__proto__', 'hasOwnProperty', 'no.such']) {
        expect(await host.call(name, {})).toMatchObject({
          ok: false,
          error: { code: 'invalid_input', traceId: expect.any(String) },
        });
      }
    }
  });
});

const built = join(projectRoot, 'out/main/cli.js');

describe.skipIf(!existsSync(built))('the built command line', () => {
  const run = (argv: string[], folder: string) =>
    new Promise<{ code: number; out: string; err: string }>((done) => {
      const child = execFile(
        process.execPath,
        [built, ...argv],
        { env: { ...process.env, CALLDECK_DATA_DIR: folder } },
        (error, out, err) => {
          done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
        },
      );
      child.stdin?.end('{}');
    });

  it('answers a value, an error, a wrong question, and help', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'calldeck-cli-'));
    try {
      const info = await run(['app.info', '-'], folder);
      expect(info).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(info.out)).toMatchObject({ host: 'cli', file: { path: join(folder, 'Calldeck.calldeck') } });
      const wrong = await run(['app.info', '{"extra":1}'], folder);
      expect(wrong).toMatchObject({ code: 1, out: '' });
      expect(JSON.parse(wrong.err)).toMatchObject({ code: 'invalid_input' });
      expect(await run(['no.such'], folder)).toMatchObject({ code: 2, out: '' });
      expect(await run(['app.info', '{'], folder)).toMatchObject({ code: 2, out: '' });
      const help = await run(['--help'], folder);
      expect(help.code).toBe(0);
      expect(help.out).toContain('contacts.create');
      expect((await run(['contacts.create', '--help'], folder)).out).toContain('"additionalProperties": false');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('waits for a job and prints how it ended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'calldeck-cli-'));
    try {
      const backup = await run(['backups.create'], folder);
      expect(backup.code).toBe(0);
      expect(JSON.parse(backup.out)).toMatchObject({ job: { kind: 'backup', state: 'done' } });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
