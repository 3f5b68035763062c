import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { reload } from './host-runs';

// What only real Electron can show of its own security list. The packaged app's fuses keep this tool out, so it drives
// the built, unpackaged app; the packaged one has --smoke.

const root = resolve(__dirname, '../..');
const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist');
const binary =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';

test.describe('Electron, by its own security list', () => {
  test.skip(!existsSync(join(folder, binary)), 'there is no Electron binary');
  test.describe.configure({ mode: 'serial' });

  let app: ElectronApplication | undefined;
  let page: Page;
  let data = '';
  const requests: string[] = [];
  const violations: string[] = [];

  test.beforeAll(async () => {
    test.skip(test.info().project.name === 'browser', 'for Electron alone');
    data = mkdtempSync(join(tmpdir(), 'calldeck-e2e-'));
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      executablePath: join(folder, binary),
      args: [join(root, 'out/main/electron.js'), '--disable-gpu', ...asRoot],
      env: { ...(process.env as Record<string, string>), CALLDECK_DATA_DIR: data },
    });
    page = await app.firstWindow();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (/content security policy|trusted ?type/i.test(message.text())) violations.push(message.text());
    });
    await page.waitForLoadState('load');
  });

  test.afterAll(async () => {
    await app?.close();
    if (data !== '') rmSync(data, { recursive: true, force: true });
  });

  test('1: everything comes from our own scheme', async () => {
    await reload(page);
    await page.waitForLoadState('networkidle');
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.filter((url) => !/^(app:\/\/calldeck\/|data:|blob:)/.test(url))).toEqual([]);
  });

  test('1: a request to elsewhere does not leave', async () => {
    // One that would answer: without a network nothing leaves anyway.
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const outcome = await page.evaluate(
      (address) =>
        fetch(address, { mode: 'no-cors' }).then(
          () => 'left',
          () => 'stopped',
        ),
      `http://127.0.0.1:${port}/`,
    );
    elsewhere.close();
    expect(outcome).toBe('stopped');
    expect(asked).toBe(0);
  });

  test('2, 3, 20: the page has no Node, and of Electron only invoke and subscribe', async () => {
    const seen = await page.evaluate(() => {
      const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'];
      const bridge = (window as unknown as { calldeck: object }).calldeck;
      return { found: names.filter((name) => name in window), keys: Object.keys(bridge).sort() };
    });
    expect(seen).toEqual({ found: [], keys: ['invoke', 'subscribe'] });
  });

  test('2, 3, 4: the window is made with the safe preferences', async () => {
    const preferences = await app?.evaluate(({ webContents }) => {
      const [contents] = webContents.getAllWebContents().filter((one) => one.getType() === 'window');
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(preferences?.['webSecurity']).not.toBe(false);
    expect(preferences?.['allowRunningInsecureContent']).not.toBe(true);
    expect(preferences?.['experimentalFeatures']).not.toBe(true);
  });

  test('5: permissions are denied', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as const;
      const answers: Record<string, string> = {};
      for (const name of names) {
        try {
          answers[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
        } catch (error) {
          answers[name] = error instanceof TypeError ? 'unknown here' : String(error);
        }
      }
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: Error) => error.name,
      );
      return { answers, media };
    });
    expect(Object.values(states.answers).filter((state) => state === 'granted')).toEqual([]);
    expect(states.media).not.toBe('given');
  });

  test('7: the policy stands, and no script out of text runs', async () => {
    const ran = await page.evaluate(async () => {
      const target = window as unknown as { ran?: string[] };
      target.ran = [];
      const attempts: Record<string, () => void> = {
        inline: () => {
          const script = document.createElement('script');
          script.append('window.ran.push("inline")');
          document.head.append(script);
        },
        handler: () => {
          const image = document.createElement('img');
          image.setAttribute('onerror', 'window.ran.push("handler")');
          image.src = 'data:,x';
          document.body.append(image);
        },
        html: () => {
          document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\'window.ran.push("html")\'>');
        },
        eval: () => {
          // oxlint-disable-next-line no-implied-eval, no-new-func -- that it does not run is what is tried
          new Function('window.ran.push("eval")')();
        },
        remote: () => {
          const script = document.createElement('script');
          script.setAttribute('src', 'https://example.com/x.js');
          document.head.append(script);
        },
      };
      // The test tool's own evaluation is let past the policy; a turn of the page's own is not.
      await new Promise((done) => setTimeout(done, 0));
      const refused: string[] = [];
      for (const [name, attempt] of Object.entries(attempts)) {
        try {
          attempt();
        } catch (error) {
          refused.push(`${name}: ${error instanceof Error ? error.name : 'error'}`);
        }
      }
      await new Promise((done) => setTimeout(done, 300));
      return { ran: target.ran, refused };
    });
    expect(ran.ran).toEqual([]);
    expect(ran.refused.length).toBeGreaterThan(0);
  });

  test('13: the window does not leave its page', async () => {
    for (const address of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://calldeck.evil/',
      'data:text/html,x',
      'about:blank',
    ]) {
      await page.evaluate((url) => {
        location.href = url;
      }, address);
      await page.waitForTimeout(150);
      await expect.poll(() => page.url(), { message: address }).toMatch(/^app:\/\/calldeck\//);
    }
  });

  test('14: no page opens a window', async () => {
    const before = app?.windows().length;
    // An address that the rules refuse, so that trying it opens nothing on the machine that runs this.
    const opened = await page.evaluate(() => window.open('ftp://example.com/') === null);
    expect(opened).toBe(true);
    expect(app?.windows().length).toBe(before);
  });

  test('17: a frame inside the page may not call', async () => {
    const reached = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'about:blank';
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 200));
      const inner = frame.contentWindow as unknown as { calldeck?: unknown } | null;
      const has = inner?.calldeck !== undefined;
      frame.remove();
      return has;
    });
    expect(reached).toBe(false);
  });

  test('17: names of a prototype are no procedures', async () => {
    const codes = await page.evaluate(async () => {
      const { calldeck } = window as unknown as {
        calldeck: { invoke(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }> };
      };
      const answers = [];
      for (const name of ['constructor', '__proto__', 'toString', 'no.such', ''])
        answers.push((await calldeck.invoke(name, {})).error?.code);
      return answers;
    });
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'invalid_input'));
  });

  test('18: files outside the renderer are not served', async () => {
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/../main/electron.js',
        '/%2e%2e/main/electron.js',
        '/..%2fmain%2felectron.js',
        '/%5c..%5cmain',
        '/etc/passwd',
        '/%00',
      ];
      return Promise.all(
        paths.map((path) =>
          fetch(`app://calldeck${path}`).then(
            (answer) => answer.status,
            () => 0,
          ),
        ),
      );
    });
    for (const status of statuses) expect([0, 404]).toContain(status);
  });
});
