import { expect, test, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// The loopback host with a real browser: what the policy lets run, who is let in, and that nothing goes elsewhere.

const root = resolve(__dirname, '../..');
const host = join(root, 'out/main/loopback.js');

interface Started {
  child: ChildProcess;
  address: string;
}

function start(data: string): Promise<Started> {
  const child = spawn(process.execPath, [host], {
    env: { ...process.env, CALLDECK_DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((done, fail) => {
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
      const address = /Calldeck: (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) done({ child, address });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => fail(new Error(`the host ended with ${code}: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode === null) child.on('exit', (code) => done(code));
    else done(child.exitCode);
  });
}

/** A page of the host that runs nothing of ours: the app's own leaves its document when another file is opened under it. */
async function quietPage(page: Page): Promise<Page> {
  const quiet = await page.context().newPage();
  await quiet.goto(`${new URL(page.url()).origin}/no-such-page`);
  return quiet;
}

/** Signs the browser in with an address as it is printed: the app takes the token out of it, and is let in from then on. */
async function signIn(page: Page, address: string): Promise<void> {
  const exchanged = page.waitForResponse((response) => response.url().endsWith('/session'));
  await page.goto(address);
  expect((await exchanged).status()).toBe(200);
}

/** Calls from inside a page, as its bridge does. */
function call(page: Page, name: string): Promise<number> {
  return page.evaluate(async (procedure) => {
    const answer = await fetch('/invoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: procedure, input: {} }),
    });
    return answer.status;
  }, name);
}

test.describe('the loopback host in a browser', () => {
  test.skip(!existsSync(host), 'the app is not built');
  test.describe.configure({ mode: 'serial' });

  let data = '';
  let running: Started | undefined;

  test.beforeAll(async () => {
    test.skip(test.info().project.name === 'electron', 'for the browser alone');
    data = mkdtempSync(join(tmpdir(), 'calldeck-loopback-'));
    running = await start(data);
  });

  test.afterAll(async () => {
    if (running !== undefined) {
      running.child.kill('SIGTERM');
      expect(await ended(running.child)).toBe(0);
    }
    if (data !== '') rmSync(data, { recursive: true, force: true });
  });

  test('lets in whoever has the token, once, and by cookie from then on', async ({ page, browser }) => {
    const requests: string[] = [];
    const refusals: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    page.on('console', (message) => {
      if (message.text().startsWith('policy:')) refusals.push(message.text());
    });
    const address = running?.address ?? '';
    await page.goto(address);
    await page.waitForLoadState('load');
    await expect.poll(() => page.url()).not.toContain('token');
    await expect.poll(() => call(page, 'app.info')).toBe(200);

    await page.reload();
    expect(await call(page, 'app.info')).toBe(200);
    const { origin } = new URL(address);
    expect(requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))).toEqual([]);
    expect(refusals).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');

    const stranger = await browser.newContext();
    const other = await stranger.newPage();
    await other.goto(address);
    expect(await call(other, 'app.info')).toBe(401);
    await stranger.close();
  });

  test('runs no script out of text', async ({ page }) => {
    await page.goto(new URL(running?.address ?? '').origin);
    const ran = await page.evaluate(async () => {
      const target = window as unknown as { ran: string[] };
      target.ran = [];
      // The test tool's own evaluation is let past the policy; a turn of the page's own is not.
      await new Promise((done) => setTimeout(done, 0));
      const attempts = [
        () => {
          const script = document.createElement('script');
          script.append('window.ran.push("inline")');
          document.head.append(script);
        },
        () => {
          const image = document.createElement('img');
          image.setAttribute('onerror', 'window.ran.push("handler")');
          image.src = 'data:,x';
          document.body.append(image);
        },
        () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\'window.ran.push("html")\'>'),
        // oxlint-disable-next-line no-implied-eval, no-new-func -- that it does not run is what is tried
        () => new Function('window.ran.push("eval")')() as unknown,
      ];
      let refused = 0;
      for (const attempt of attempts) {
        try {
          attempt();
        } catch (error) {
          if (error instanceof Error) refused += 1;
        }
      }
      await new Promise((done) => setTimeout(done, 300));
      return { ran: target.ran, refused };
    });
    expect(ran.ran).toEqual([]);
    expect(ran.refused).toBeGreaterThan(0);
  });

  test('answers no other site’s page', async ({ page }) => {
    const { origin } = new URL(running?.address ?? '');
    await page.goto('about:blank');
    const outcome = await page.evaluate(async (address) => {
      const options = {
        method: 'POST',
        mode: 'no-cors' as const,
        credentials: 'include' as const,
        body: '{"name":"app.info","input":{}}',
      };
      const sent = await fetch(`${address}/invoke`, options).then(
        (answer) => answer.type,
        () => 'failed',
      );
      const read = await fetch(`${address}/`).then(
        () => 'read',
        () => 'failed',
      );
      return { sent, read };
    }, origin);
    // What is sent blind is refused by the host (its own tests say with what); nothing of ours is ever read.
    expect(outcome.read).toBe('failed');
    expect(['failed', 'opaque']).toContain(outcome.sent);
  });

  test('a second start says where the first is, and ends', async ({ browser }) => {
    const second = await start(data);
    expect(await ended(second.child)).toBe(0);
    expect(new URL(second.address).origin).toBe(new URL(running?.address ?? '').origin);
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, second.address);
    expect(await call(await quietPage(page), 'app.info')).toBe(200);
    await context.close();
  });

  // Last: from here on the host has another file open.
  test('tells every page of a write, and changes files without losing its pages', async ({ page }) => {
    const second = await start(data);
    await ended(second.child);
    await signIn(page, second.address);
    const quiet = await quietPage(page);
    expect(await call(quiet, 'app.info')).toBe(200);
    const heard = await quiet.evaluate(async () => {
      const ask = async (name: string, input: unknown) => {
        const answer = await fetch('/invoke', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name, input }),
        });
        return (await answer.json()) as { ok: boolean; value?: { file?: { isDemo: boolean } } };
      };
      const events = new EventSource('/events');
      const next = (topic: string, fits: (text: string) => boolean) =>
        new Promise<string>((done) => {
          events.addEventListener(topic, (event: MessageEvent<string>) => {
            if (fits(event.data)) done(event.data);
          });
        });
      await new Promise((done) => events.addEventListener('open', done));
      const written = next('data.changed', (text) => text.includes('setting'));
      await ask('settings.update', { rowHeight: 'roomy' });
      await written;
      const opened = next('app.state', (text) => text.includes('ready'));
      await ask('app.load_example', {});
      const info = await ask('app.info', {});
      await opened;
      events.close();
      return info.value?.file?.isDemo;
    });
    expect(heard).toBe(true);
  });
});
