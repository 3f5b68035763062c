import { silentLogger } from '@main/core/logger';
import type { UpdateState } from '@shared/contract/updates';
import { strings } from '@shared/locale/index';
import { configureRequestOptions, configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type ClientRequest, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUpdater, why, type UpdateEngine, type UpdateMemory } from './updater';

const words = strings.updates.failed;

/** electron-updater's own way to the network, over Node instead of Electron. */
class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (response: never) => void): ClientRequest {
    return request(options, callback as never);
  }
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const requestOptions: RequestOptions = { headers: options.headers ?? undefined };
      configureRequestUrl(url, requestOptions);
      configureRequestOptions(requestOptions);
      this.doDownload(
        requestOptions,
        {
          destination,
          options,
          onCancel,
          callback: (error?: Error | null) => (error ? reject(error) : resolve(destination)),
          responseHandler: null,
        },
        0,
      );
    });
  }
}

let folder = '';
let server: Server;
let asked: string[] = [];
let files: Record<string, string | Buffer> = {};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-updates-'));
  asked = [];
  files = {};
  server = createServer((incoming, response) => {
    const path = (incoming.url ?? '').split('?')[0] ?? '';
    asked.push(path);
    const found = files[path];
    response.writeHead(found === undefined ? 404 : 200, { 'content-length': found?.length ?? 0 });
    response.end(found);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

const bytes = Buffer.alloc(300_000, 'calldeck');

/** Puts a version on the server, as electron-builder does. */
function publish(version: string, content = bytes): void {
  const name = `Calldeck-${version}.AppImage`;
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  files['/latest-linux.yml'] =
    `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${bytes.length}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-20T09:00:00.000Z'\n`;
  files[`/${name}`] = content;
}

/** The real updater of an AppImage, on this machine's Node. */
function realEngine(quit: () => void): UpdateEngine {
  const { port } = server.address() as AddressInfo;
  writeFileSync(
    join(folder, 'app-update.yml'),
    `provider: generic\nurl: http://127.0.0.1:${port}/\nupdaterCacheDirName: calldeck\n`,
  );
  const engine = new AppImageUpdater(null, {
    version: '1.0.0',
    name: 'calldeck',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit,
    onQuit: () => undefined,
  });
  Object.assign(engine, { httpExecutor: new NodeExecutor(), _testOnlyOptions: { platform: 'linux' } });
  engine.autoDownload = false;
  engine.autoInstallOnAppQuit = false;
  engine.disableDifferentialDownload = true;
  engine.logger = null;
  return engine;
}

function setUp(over: { memory?: UpdateMemory; engine?: UpdateEngine; now?: string } = {}) {
  const told: UpdateState[] = [];
  const kept: UpdateMemory[] = [];
  const events: string[] = [];
  let loads = 0;
  let now = over.now ?? '2026-11-20T09:00:00.000Z';
  const updater = createUpdater({
    load() {
      loads += 1;
      return Promise.resolve(over.engine ?? realEngine(() => events.push('quit')));
    },
    memory: over.memory ?? { daily: false, lookedAt: null },
    keep: (memory) => void kept.push(memory),
    now: () => new Date(now),
    tell: (state) => void told.push(state),
    closeFile: () => Promise.resolve(void events.push('file closed')),
    startAgain: () => void events.push('started again'),
    log: silentLogger(),
  });
  const reach = (phase: UpdateState['phase']) => vi.waitFor(() => expect(updater.state().phase).toBe(phase), 5000);
  return { updater, told, kept, events, reach, loads: () => loads, setNow: (next: string) => (now = next) };
}

/** An engine that answers as it is told. */
function fakeEngine(over: Partial<UpdateEngine> = {}): UpdateEngine {
  return {
    on: () => undefined as never,
    checkForUpdates: () => Promise.resolve({ isUpdateAvailable: true, updateInfo: { version: '2.0.0' } } as never),
    downloadUpdate: () => Promise.resolve([]),
    quitAndInstall: () => undefined,
    ...over,
  };
}

describe('looking for a newer version, with the real electron-updater', () => {
  beforeEach(() => vi.stubEnv('APPIMAGE', join(folder, 'Calldeck.AppImage')));

  it('asks nothing until it is asked, however long it runs', async () => {
    publish('2.0.0');
    const { updater, loads } = setUp();
    updater.lookIfDue();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toEqual([]);
    expect(loads()).toBe(0);
    expect(updater.connections()).toBe(0);
    expect(updater.state()).toEqual({
      phase: 'idle',
      version: null,
      percent: null,
      message: null,
      lookedAt: null,
      daily: false,
    });
  });

  it('finds a newer one, and downloads it only when asked', async () => {
    publish('2.0.0');
    const { updater, told, reach } = setUp();
    updater.look();
    await reach('found');
    expect(updater.state()).toMatchObject({ version: '2.0.0', lookedAt: '2026-11-20T09:00:00.000Z' });
    expect(asked).toEqual(['/latest-linux.yml']);
    updater.download();
    await reach('ready');
    expect(asked).toEqual(['/latest-linux.yml', '/Calldeck-2.0.0.AppImage']);
    expect(told.map((state) => state.phase).filter((phase, at, all) => phase !== all[at - 1])).toEqual([
      'looking',
      'found',
      'downloading',
      'ready',
    ]);
    expect(updater.connections()).toBe(2);
  });

  it('installs after the file is closed', async () => {
    publish('2.0.0');
    const program = join(folder, 'Calldeck.AppImage');
    writeFileSync(program, 'old');
    const engine = realEngine(() => undefined);
    // What it starts must not run here.
    Object.assign(engine, { spawnLog: () => Promise.resolve(true) });
    const { updater, reach, events } = setUp({ engine });
    const installed = vi.spyOn(engine, 'quitAndInstall').mockImplementation(() => {
      events.push('installed');
      expect((engine as unknown as { install(silent: boolean, run: boolean): boolean }).install(false, true)).toBe(
        true,
      );
    });
    updater.install();
    expect(updater.state().phase).toBe('idle');
    updater.look();
    await reach('found');
    updater.download();
    await reach('ready');
    updater.install();
    expect(updater.state().phase).toBe('installing');
    await vi.waitFor(() => expect(installed).toHaveBeenCalled());
    expect(events).toEqual(['file closed', 'installed']);
    expect(readFileSync(program)).toEqual(bytes);
  });

  it('says when there is none newer, and never goes back to an older one', async () => {
    for (const version of ['1.0.0', '0.9.0']) {
      publish(version);
      const { updater, reach } = setUp();
      updater.look();
      await reach('current');
      expect(updater.state().version).toBeNull();
    }
  });

  it('throws away what is not what was announced', async () => {
    publish('2.0.0', Buffer.alloc(bytes.length, 'other'));
    const { updater, reach } = setUp();
    updater.look();
    await reach('found');
    updater.download();
    await reach('failed');
    expect(updater.state().message).toBe(words.damaged);
    expect(existsSync(join(folder, 'cache/calldeck/pending/Calldeck-2.0.0.AppImage'))).toBe(false);
  });

  it('says in plain words that there is no network', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const engine = fakeEngine({ checkForUpdates: () => Promise.reject(refused) });
    const offline = setUp({ engine });
    offline.updater.look();
    await offline.reach('failed');
    expect(offline.updater.state().message).toBe(words.offline);
  });
});

describe('the daily look', () => {
  const memory = { daily: true, lookedAt: '2026-11-19T10:00:00.000Z' };

  it('comes a day after the last, once it was turned on', async () => {
    const { updater, loads, reach, setNow } = setUp({ memory, engine: fakeEngine() });
    updater.lookIfDue();
    expect(loads()).toBe(0);
    setNow('2026-11-20T10:00:00.000Z');
    updater.setDaily(false);
    updater.lookIfDue();
    expect(loads()).toBe(0);
    updater.setDaily(true);
    updater.lookIfDue();
    await reach('found');
  });

  it('is not put off by a clock that was set back', async () => {
    expect.hasAssertions();
    const { updater, reach } = setUp({ memory, engine: fakeEngine(), now: '2019-01-01T00:00:00.000Z' });
    updater.lookIfDue();
    await reach('found');
  });

  it('says nothing when it fails, since nobody asked', async () => {
    const engine = fakeEngine({ checkForUpdates: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')) });
    const { updater, told } = setUp({ memory: { daily: true, lookedAt: null }, engine });
    updater.lookIfDue();
    await vi.waitFor(() => expect(told.map(({ phase }) => phase)).toEqual(['looking', 'idle']));
  });

  it('is kept', () => {
    const { updater, kept } = setUp({ engine: fakeEngine() });
    updater.setDaily(true);
    expect(kept).toEqual([{ daily: true, lookedAt: null }]);
    expect(updater.state().daily).toBe(true);
  });
});

describe('what cannot be installed', () => {
  it.each([
    ['by throwing', true],
    ['by an event', false],
  ])('starts the app again, told %s', async (_name, throws) => {
    let fail: (error: Error) => void = () => undefined;
    const engine = fakeEngine({
      on: ((name: string, listener: (error: Error) => void) => {
        if (name === 'error') fail = listener;
      }) as never,
      quitAndInstall() {
        if (throws) throw new Error('no');
        fail(new Error('no'));
      },
    });
    const { updater, reach, events } = setUp({ engine });
    updater.look();
    await reach('found');
    updater.download();
    await reach('ready');
    updater.install();
    await reach('failed');
    expect(updater.state().message).toBe(words.install);
    expect(events).toEqual(['file closed', 'started again']);
  });
});

describe('why', () => {
  it.each([
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), words.full],
    [Object.assign(new Error('x'), { code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' }), words.missing],
    [new Error('Cannot download "…", status 404: Not Found'), words.missing],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), words.offline],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), words.other],
    ['a text', words.other],
  ])('%s', (error, sentence) => {
    expect(why(error)).toBe(sentence);
  });
});
