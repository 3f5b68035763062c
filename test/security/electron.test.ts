import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';
import type { AppHolder } from '@main/hosts/app-holder';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const fake = vi.hoisted(() => ({
  handlers: new Map<string, (...parts: unknown[]) => unknown>(),
  exposed: new Map<string, Record<string, (...parts: unknown[]) => unknown>>(),
  sent: [] as unknown[][],
  invoked: [] as unknown[][],
  rendererListeners: new Map<string, (...parts: unknown[]) => void>(),
  opened: [] as string[],
  asked: [] as unknown[],
  answer: 1,
}));

vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: (...parts: unknown[]) => unknown) => fake.handlers.set(channel, handler),
    on: (channel: string, handler: (...parts: unknown[]) => unknown) => fake.handlers.set(channel, handler),
  },
  ipcRenderer: {
    on: (channel: string, listener: (...parts: unknown[]) => void) => fake.rendererListeners.set(channel, listener),
    send: (...parts: unknown[]) => fake.sent.push(parts),
    invoke: (...parts: unknown[]) => {
      fake.invoked.push(parts);
      return Promise.resolve({ ok: true, value: null });
    },
  },
  contextBridge: {
    exposeInMainWorld: (name: string, value: Record<string, (...parts: unknown[]) => unknown>) =>
      fake.exposed.set(name, value),
  },
  shell: {
    openExternal: (url: string) => Promise.resolve(void fake.opened.push(url)),
    showItemInFolder: () => undefined,
  },
  dialog: {
    showMessageBox: (options: unknown) => {
      fake.asked.push(options);
      return Promise.resolve({ response: fake.answer });
    },
  },
  protocol: { handle: () => undefined, registerSchemesAsPrivileged: () => undefined },
  app: { getVersion: () => '0' },
  BrowserWindow: class {},
  Notification: class {},
  safeStorage: {},
}));

const ORIGIN = 'app://calldeck';

beforeEach(() => {
  fake.handlers.clear();
  fake.exposed.clear();
  fake.rendererListeners.clear();
  for (const list of [fake.sent, fake.invoked, fake.opened, fake.asked]) list.length = 0;
  vi.resetModules();
});
afterEach(() => {
  fake.answer = 1;
});

function frame(url: string, over: Record<string, unknown> = {}): Record<string, unknown> {
  return { url, processId: 7, routingId: 1, parent: null, ...over };
}

function contents(id: number): EventEmitter & {
  id: number;
  sent: unknown[][];
  send(...parts: unknown[]): void;
  isDestroyed(): boolean;
  mainFrame: unknown;
} {
  const sent: unknown[][] = [];
  return Object.assign(new EventEmitter(), {
    id,
    sent,
    send: (...parts: unknown[]) => void sent.push(parts),
    isDestroyed: () => false,
    mainFrame: frame(`${ORIGIN}/`),
  });
}

async function connected() {
  const { connectIpc } = await import('@main/hosts/electron/ipc');
  const dispatched: unknown[][] = [];
  let tell: (topic: never, payload: unknown) => void = () => undefined;
  const holder = {
    dispatch: (...parts: unknown[]) => {
      dispatched.push(parts);
      return Promise.resolve({ ok: true, value: 'answer' });
    },
    subscribe: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as AppHolder;
  const windows = connectIpc(holder, ORIGIN);
  const window = contents(3);
  windows.add(window as unknown as WebContents);
  const invoke = (event: unknown) => fake.handlers.get('calldeck:invoke')?.(event, 'app.info', {});
  const subscribe = (event: unknown, topic: unknown, on: unknown) =>
    fake.handlers.get('calldeck:subscribe')?.(event, topic, on);
  return {
    dispatched,
    window,
    windows,
    invoke,
    subscribe,
    tell: (topic: string, payload: unknown) => tell(topic as never, payload),
  };
}

describe('what the icon beside the clock asks of a window', () => {
  it('waits for a page that has only just been made, and is told once', async () => {
    const { window, windows, subscribe } = await connected();
    const event = { sender: window, senderFrame: window.mainFrame };
    windows.tellSoon('app.navigate', { to: '/settings' });
    expect(window.sent).toEqual([]);
    subscribe(event, 'app.navigate', true);
    expect(window.sent).toEqual([['calldeck:event', 'app.navigate', { to: '/settings' }]]);
    subscribe(event, 'app.navigate', false);
    subscribe(event, 'app.navigate', true);
    windows.tellSoon('app.navigate', { to: '/today' });
    expect(window.sent).toHaveLength(2);
  });
});

describe('17: who may call', () => {
  it('has three channels and no more', async () => {
    await connected();
    expect([...fake.handlers.keys()].sort()).toEqual(['calldeck:invoke', 'calldeck:subscribe']);
  });

  it('answers the main frame of our own window', async () => {
    const { window, invoke, dispatched } = await connected();
    await expect(invoke({ sender: window, senderFrame: frame(`${ORIGIN}/#/today`) })).resolves.toEqual({
      ok: true,
      value: 'answer',
    });
    expect(dispatched).toEqual([['app.info', {}, { clientId: 'window-3' }]]);
  });

  it('fails closed for every other sender', async () => {
    const { window, invoke, dispatched, subscribe, tell } = await connected();
    const strange = [
      { sender: window, senderFrame: null },
      { sender: window, senderFrame: undefined },
      { sender: window, senderFrame: frame(`${ORIGIN}/`, { parent: {} }) },
      { sender: window, senderFrame: frame(`${ORIGIN}/`, { routingId: 2 }) },
      { sender: window, senderFrame: frame(`${ORIGIN}/`, { processId: 8 }) },
      { sender: { ...window, id: 4, mainFrame: frame(`${ORIGIN}/`) }, senderFrame: frame(`${ORIGIN}/`) },
      ...[
        'about:blank',
        '',
        'app://calldeck.evil/',
        'https://calldeck/',
        'file:///x',
        'app://a@calldeck/',
        'data:text/html,x',
      ].map((url) => ({
        sender: window,
        senderFrame: frame(url),
      })),
    ];
    for (const event of strange) {
      expect(await invoke(event)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
      subscribe(event, 'data.changed', true);
    }
    tell('data.changed', {});
    expect(dispatched).toEqual([]);
    expect(window.sent).toEqual([]);
  });

  it('sends a window only the topics it asked for, and none after it let go or was loaded anew', async () => {
    const { window, subscribe, tell } = await connected();
    const event = { sender: window, senderFrame: frame(`${ORIGIN}/`) };
    for (const topic of ['data.changed', 'no.such', '__proto__', 5]) subscribe(event, topic, true);
    tell('data.changed', { n: 1 });
    tell('job.progress', { n: 2 });
    expect(window.sent).toEqual([['calldeck:event', 'data.changed', { n: 1 }]]);
    subscribe(event, 'data.changed', false);
    tell('data.changed', { n: 3 });
    subscribe(event, 'data.changed', true);
    window.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    tell('data.changed', { n: 4 });
    expect(window.sent).toHaveLength(1);
  });
});

describe('20: what the preload gives to the page', () => {
  async function page() {
    await import('@main/hosts/preload/preload');
    const calldeck = fake.exposed.get('calldeck');
    if (calldeck === undefined) throw new Error('nothing was exposed');
    return calldeck;
  }

  it('is invoke and subscribe, and nothing else', async () => {
    const calldeck = await page();
    expect([...fake.exposed.keys()]).toEqual(['calldeck']);
    expect(Object.keys(calldeck).sort()).toEqual(['invoke', 'subscribe']);
  });

  it('forwards a name and an input, and drops what comes after', async () => {
    const calldeck = await page();
    await calldeck['invoke']?.('app.info', { a: 1 }, 'more', { and: 'more' });
    expect(fake.invoked).toEqual([['calldeck:invoke', 'app.info', { a: 1 }]]);
  });

  it('hands a listener the payload only, never the event', async () => {
    const calldeck = await page();
    const heard: unknown[][] = [];
    const stop = calldeck['subscribe']?.('data.changed', (...parts: unknown[]) => heard.push(parts)) as () => void;
    fake.rendererListeners.get('calldeck:event')?.({ sender: 'ipc' }, 'data.changed', { n: 1 }, 'extra');
    expect(heard).toEqual([[{ n: 1 }]]);
    stop();
    stop();
    fake.rendererListeners.get('calldeck:event')?.({ sender: 'ipc' }, 'data.changed', { n: 2 });
    expect(heard).toHaveLength(1);
    expect(fake.sent).toEqual([
      ['calldeck:subscribe', 'data.changed', true],
      ['calldeck:subscribe', 'data.changed', false],
    ]);
  });

  it('takes no listener that is not a function', async () => {
    const calldeck = await page();
    expect(() => calldeck['subscribe']?.('data.changed', {})).toThrow(TypeError);
    expect(() => calldeck['subscribe']?.({}, () => undefined)).toThrow(TypeError);
  });
});

describe('5, 11 to 14: every web contents is held', () => {
  it('denies permissions, devices and foreign requests of the session', async () => {
    const { secureSession } = await import('@main/hosts/electron/security');
    const set: Record<string, (...parts: never[]) => unknown> = {};
    const keep = (name: string) => (handler: (...parts: never[]) => unknown) => {
      set[name] = handler;
    };
    secureSession(
      {
        setPermissionRequestHandler: keep('request'),
        setPermissionCheckHandler: keep('check'),
        setDevicePermissionHandler: keep('device'),
        webRequest: { onBeforeRequest: keep('before') },
      } as unknown as Session,
      ORIGIN,
    );
    const call = (name: string, ...parts: unknown[]) => (set[name] as (...parts: unknown[]) => unknown)(...parts);
    const granted: boolean[] = [];
    call('request', null, 'media', (yes: boolean) => granted.push(yes), { requestingUrl: `${ORIGIN}/` });
    call('request', null, 'clipboard-sanitized-write', (yes: boolean) => granted.push(yes), {
      requestingUrl: `${ORIGIN}/`,
    });
    call('request', null, 'clipboard-sanitized-write', (yes: boolean) => granted.push(yes), {
      requestingUrl: 'https://evil/',
    });
    expect(granted).toEqual([false, true, false]);
    expect(call('check', null, 'geolocation', ORIGIN)).toBe(false);
    expect(call('check', null, 'clipboard-sanitized-write', `${ORIGIN}/`)).toBe(true);
    expect(call('device', {})).toBe(false);
    const cancelled: unknown[] = [];
    for (const url of ['https://example.com/', `${ORIGIN}/x.js`])
      call('before', { url }, (verdict: unknown) => cancelled.push(verdict));
    expect(cancelled).toEqual([{ cancel: true }, { cancel: false }]);
  });

  it('stops navigation, webviews and new windows in whatever is created', async () => {
    const { secureApp } = await import('@main/hosts/electron/security');
    const app = new EventEmitter();
    const outside: string[] = [];
    const home: unknown[] = [];
    secureApp(app as unknown as App, {
      origin: ORIGIN,
      openOutside: (url) => outside.push(url),
      goHome: (contents) => home.push(contents),
    });
    let openHandler: (details: { url: string }) => unknown = () => undefined;
    const made = Object.assign(new EventEmitter(), {
      getType: () => 'window',
      setWindowOpenHandler: (handler: typeof openHandler) => (openHandler = handler),
    });
    app.emit('web-contents-created', {}, made);
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      for (const [url, stopped] of [
        ['https://evil/', 1],
        ['app://calldeck.evil/', 1],
        [`${ORIGIN}/`, 0],
      ] as const) {
        const preventDefault = vi.fn();
        made.emit(name, { url, preventDefault });
        expect(preventDefault, `${name} ${url}`).toHaveBeenCalledTimes(stopped);
      }
    }
    made.emit('did-navigate', {}, `${ORIGIN}/`);
    expect(home).toEqual([]);
    made.emit('did-navigate', {}, 'about:blank');
    expect(home).toEqual([made]);
    const preventDefault = vi.fn();
    made.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(openHandler({ url: 'https://kestrel.example/' })).toEqual({ action: 'deny' });
    expect(outside).toEqual(['https://kestrel.example/']);
  });
});

describe('15: the one way out', () => {
  it('opens, asks or refuses', async () => {
    const { openExternal } = await import('@main/hosts/electron/opener');
    expect(await openExternal('https://kestrel.example/')).toBe('opened');
    expect(await openExternal('file:///etc/passwd')).toBe('refused');
    expect(await openExternal('http://kestrel.example/')).toBe('refused');
    expect(fake.asked).toHaveLength(1);
    fake.answer = 0;
    expect(await openExternal('http://kestrel.example/')).toBe('opened');
    expect(fake.opened).toEqual(['https://kestrel.example/', 'http://kestrel.example/']);
  });
});

describe('beyond the list: secrets', () => {
  it('counts a store that does not protect as none', async () => {
    const { protects } = await import('@main/hosts/electron/ports');
    expect(protects(true, null)).toBe(true);
    expect(protects(true, 'gnome_libsecret')).toBe(true);
    expect(protects(true, 'basic_text')).toBe(false);
    expect(protects(true, 'unknown')).toBe(false);
    expect(protects(false, null)).toBe(false);
  });
});
