import {
  _electron,
  chromium,
  expect,
  type BrowserContext,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFaults, type Faults } from './faults';
import { asRoot, browserProgram, electronProgram, ended, out, startLoopback, surroundings } from './programs';

export interface SavedFile {
  name: string;
  bytes: Buffer;
}

export interface HostOptions {
  /** Open the example office. */
  demo?: boolean;
  /** Answer the welcome beforehand, for tests that are not about it. */
  welcomed?: boolean;
  /** False where no test needs what another did. */
  serial?: boolean;
  /** A folder that stays afterwards; else one of the host's own. */
  data?: string;
  size?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
}

/** One run of a program: what starting it anew replaces. */
export interface Run {
  page: Page;
  context: BrowserContext;
  faults: Faults;
  save(trigger: () => Promise<unknown>): Promise<SavedFile>;
  opened(): Promise<string[]>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

const SIZE = { width: 1440, height: 900 };

/** Calldeck in a browser, on a data folder. */
export async function runBrowser(data: string, options: HostOptions): Promise<Run> {
  const host = await startLoopback(data, options.demo === true ? ['--demo'] : []);
  const browser = await chromium.launch({ executablePath: browserProgram(), args: asRoot });
  const context = await browser.newContext({
    viewport: options.size ?? SIZE,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: options.colorScheme ?? 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const faults = await watchFaults(context);
  // What would leave the page for another program or site is written down instead, so that a test starts none.
  await context.addInitScript(() => {
    const kept = window as unknown as { openedLinks: string[] };
    kept.openedLinks = [];
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null || link.hasAttribute('download') || !/^(?:https?|mailto|tel):/.test(link.href)) return;
      if (link.origin === location.origin) return;
      kept.openedLinks.push(link.href);
      event.preventDefault();
    });
  });
  const page = await context.newPage();
  // The page trades its token for the cookie only after it has loaded; calls made past its bridge do not wait for that.
  const signedIn = page.waitForResponse((response) => new URL(response.url()).pathname === '/session');
  await page.goto(host.address);
  await (await signedIn).finished();
  return {
    page,
    context,
    faults,
    async save(trigger) {
      const [download] = await Promise.all([page.waitForEvent('download'), trigger()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    opened: () => page.evaluate(() => (window as unknown as { openedLinks: string[] }).openedLinks),
    async close() {
      faults.stop();
      await browser.close();
      host.child.kill('SIGTERM');
      const code = await ended(host.child);
      if (code !== 0) throw new Error(`the host ended with ${code}: ${host.said()}`);
    },
    async kill() {
      faults.stop();
      host.child.kill('SIGKILL');
      await ended(host.child);
      await browser.close();
    },
  };
}

/** What the main process keeps for the tests, in Electron. */
interface Kept {
  links: string[];
  files: { name: string; path: string; state: string }[];
}

/** Waits for a document that is not marked as the old one: the events of a load are not always heard of Electron's windows. */
async function begunAnew(page: Page): Promise<void> {
  await page.waitForFunction(() => !('isOld' in window) && document.readyState === 'complete', null, { polling: 50 });
}

/** Does what makes a page begin anew, and answers when it has. */
export async function beginAnew(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    (window as Window & { isOld?: boolean }).isOld = true;
  });
  await act();
  await begunAnew(page);
}

/** Loads the page of an Electron window again; marked in the same turn, since its first document may just be giving way. */
export async function reload(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as Window & { isOld?: boolean }).isOld = true;
    setTimeout(() => location.reload(), 0);
  });
  await begunAnew(page);
}

/** Calldeck in Electron, on a data folder. */
export async function runElectron(data: string, options: HostOptions): Promise<Run> {
  const app: ElectronApplication = await _electron.launch({
    executablePath: electronProgram(),
    args: [
      join(out, 'main/electron.js'),
      '--disable-gpu',
      '--lang=en-GB',
      ...asRoot,
      ...(options.demo === true ? ['--demo'] : []),
    ],
    env: surroundings(data),
  });
  const context = app.context();
  const faults = await watchFaults(context);
  const page = await app.firstWindow();
  const downloads = mkdtempSync(join(tmpdir(), 'calldeck-saved-'));
  await app.evaluate(({ shell, session }, folder) => {
    const kept: Kept = { links: [], files: [] };
    (globalThis as unknown as { kept: Kept }).kept = kept;
    shell.openExternal = (url: string) => {
      kept.links.push(url);
      return Promise.resolve();
    };
    session.defaultSession.on('will-download', (_event, item) => {
      const name = item.getFilename();
      const path = `${folder}/${kept.files.length}`;
      item.setSavePath(path);
      item.once('done', (_done, state) => kept.files.push({ name, path, state }));
    });
  }, downloads);
  const size = options.size ?? SIZE;
  await app.evaluate(
    ({ BrowserWindow, nativeTheme }, { width, height, scheme }) => {
      nativeTheme.themeSource = scheme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    },
    { ...size, scheme: options.colorScheme ?? ('light' as const) },
  );
  // The first load may have been before the watching began.
  await reload(page);
  // The watch's own script is not always there in a window that was there before it.
  await faults.reached(page);
  const kept = () => app.evaluate(() => (globalThis as unknown as { kept: Kept }).kept);
  return {
    page,
    context,
    faults,
    async save(trigger) {
      const before = (await kept()).files.length;
      await trigger();
      await expect.poll(async () => (await kept()).files.length).toBeGreaterThan(before);
      const file = (await kept()).files[before];
      if (file === undefined || file.state !== 'completed') throw new Error(`the file was not saved: ${file?.state}`);
      return { name: file.name, bytes: readFileSync(file.path) };
    },
    opened: async () => (await kept()).links,
    async close() {
      faults.stop();
      await app.close();
      rmSync(downloads, { recursive: true, force: true });
    },
    async kill() {
      faults.stop();
      const child = app.process();
      child.kill('SIGKILL');
      await ended(child);
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}
