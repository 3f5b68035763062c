import type { BrowserContext, Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asRoot, browserProgram, electronProgram, ended, startLoopback, surroundings } from '../e2e/programs';
import { traceFrames } from './frame-trace';
import { percentile, type Row } from './measure';

/** The app in a window of 1440 × 900. */
interface Window {
  page: Page;
  context: BrowserContext;
  close(): Promise<void>;
}

interface Seen {
  /** Milliseconds from frame to frame. */
  gaps: number[];
  /** The longest time for which bars, or nothing, stood where rows belong, in milliseconds. */
  longestBlank: number;
}

/** What of a page is used here; the rest of the bench knows no page. */
interface Part {
  scrollTop: number;
  getBoundingClientRect(): { top: number; bottom: number; left: number };
  closest(selector: string): Part | null;
}
type PageWorld = typeof globalThis & {
  document: { querySelector(selector: string): Part | null; elementFromPoint(x: number, y: number): Part | null };
  requestAnimationFrame(onFrame: (now: number) => void): void;
  location: { hash: string };
  seen?: Seen & { watching: boolean };
};

/** How long one gesture's next step waits: that of a wheel, a mouse and a held key. */
const stepMs = 16;
const heldKeyMs = 33;

async function inBrowser(file: string, data: string): Promise<Window> {
  const { chromium } = await import('@playwright/test');
  const host = await startLoopback(data, ['--file', file]);
  const browser = await chromium.launch({
    executablePath: browserProgram(),
    args: asRoot,
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(host.address);
  return {
    page,
    context,
    async close() {
      await browser.close();
      host.child.kill('SIGTERM');
      await ended(host.child);
    },
  };
}

async function inElectron(file: string, data: string, outDir: string): Promise<Window> {
  const { _electron } = await import('@playwright/test');
  const app = await _electron.launch({
    executablePath: electronProgram(),
    args: [join(outDir, 'electron.js'), '--disable-gpu', ...asRoot, '--file', file],
    env: surroundings(data),
  });
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  return { page, context: app.context(), close: () => app.close() };
}

/** Notes each frame, and whether rows stand at the upper and the lower end of the list, until `seen.watching` is false. */
function watch(): void {
  const world = globalThis as PageWorld;
  const seen = { watching: true, gaps: [] as number[], longestBlank: 0 };
  world.seen = seen;
  const box = world.document.querySelector('[role="grid"]')?.getBoundingClientRect();
  const points = box === undefined ? [] : [box.top + 60, box.bottom - 90].map((y) => [box.left + 200, y] as const);
  let last = performance.now();
  let blank = 0;
  const onFrame = (now: number): void => {
    const gap = now - last;
    last = now;
    seen.gaps.push(gap);
    const isDrawn = points.every(([x, y]) => world.document.elementFromPoint(x, y)?.closest('[role="row"]') != null);
    blank = isDrawn ? 0 : blank + gap;
    seen.longestBlank = Math.max(seen.longestBlank, blank);
    if (seen.watching) world.requestAnimationFrame(onFrame);
  };
  world.requestAnimationFrame(onFrame);
}

function stopWatching(): Seen {
  const { seen } = globalThis as PageWorld;
  if (seen === undefined) throw new Error('nothing was watched');
  seen.watching = false;
  return { gaps: seen.gaps.slice(1), longestBlank: seen.longestBlank };
}

function toTop(): void {
  const grid = (globalThis as PageWorld).document.querySelector('[role="grid"]');
  if (grid !== null) grid.scrollTop = 0;
}

/** What a person does with a long list: flings on from where the wheel left it, and the rest from its top. */
function gestures(page: Page, box: { x: number; y: number; width: number; height: number }) {
  const pause = (ms: number) => page.waitForTimeout(ms);
  const wheel = async (by: number, times: number): Promise<void> => {
    await page.mouse.move(box.x + 300, box.y + 300);
    for (let step = 0; step < times; step += 1) {
      await page.mouse.wheel(0, by);
      await pause(stepMs);
    }
  };
  const hold = async (key: string, times: number): Promise<void> => {
    await page.locator('[role="grid"]').focus();
    for (let press = 0; press < times; press += 1) {
      await page.keyboard.down(key);
      await pause(heldKeyMs);
    }
    await page.keyboard.up(key);
  };
  const bar = box.x + box.width - 6;
  return {
    'the wheel': () => wheel(240, 120),
    'a fling': () => wheel(2400, 80),
    'a fling back': () => wheel(-2400, 80),
    'the scroll bar': async () => {
      await page.evaluate(toTop);
      // Where the thumb is drawn before it is taken.
      await pause(300);
      // Of a long list the thumb is as short as it gets; where there is an arrow it begins below it.
      await page.mouse.move(bar, box.y + 12);
      await page.mouse.down();
      for (let step = 0; step < 100; step += 1) {
        await page.mouse.move(bar, box.y + 12 + (step * (box.height - 40)) / 100);
        await pause(stepMs);
      }
      await page.mouse.up();
    },
    'Page Down held': () => hold('PageDown', 90),
    'J held': () => hold('j', 90),
  };
}

/**
 * Measures the frames of the list of contacts while it is scrolled in every way, in Electron where `electron` says so and
 * else in the browser.
 * @returns no rows where neither is there
 */
export async function measureFrames(
  file: string,
  outDir: string,
  tell: (line: string) => void,
  electron: boolean,
): Promise<Row[]> {
  const data = mkdtempSync(join(tmpdir(), 'calldeck-bench-frames-'));
  const rows: Row[] = [];
  try {
    const { page, context, close } = await (electron ? inElectron(file, data, outDir) : inBrowser(file, data));
    try {
      const grid = page.locator('[role="grid"]');
      await page.getByRole('main').waitFor();
      await page.evaluate(() => {
        (globalThis as PageWorld).location.hash = '#/contacts';
      });
      await grid.locator('[role="row"][id]').first().waitFor();
      // Counts and letters come after the rows.
      await page.waitForTimeout(3000);
      const session = await context.newCDPSession(page);
      const box = await grid.boundingBox();
      if (box === null) throw new Error('the list is not shown');
      for (const [name, gesture] of Object.entries(gestures(page, box))) {
        let seen: Seen = { gaps: [], longestBlank: 0 };
        const computed = await traceFrames(session, async () => {
          await page.evaluate(watch);
          await gesture();
          await page.waitForTimeout(400);
          seen = await page.evaluate(stopWatching);
        });
        const worst = (samples: readonly number[]) => Math.round(Math.max(0, ...samples));
        const blank = Math.round(seen.longestBlank);
        rows.push(
          frames(`${name}: from frame to frame`, '', seen.gaps, `worst ${worst(seen.gaps)}, blank ${blank} ms at most`),
          frames(`${name}: computed for a frame`, '≤ 16.7 ms', computed, `worst ${worst(computed)}`),
        );
        tell(
          rows
            .slice(-2)
            .map((row) => `${row.name}: ${row.p50?.toFixed(1)}, ${row.p95?.toFixed(1)}, ${row.note}`)
            .join('\n'),
        );
      }
    } finally {
      await close();
    }
  } catch (error) {
    tell(`frames: not measured: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return rows;
}

function frames(name: string, aim: string, samples: readonly number[], note: string): Row {
  const [p50, p95] = [percentile(samples, 0.5), percentile(samples, 0.95)];
  return { name: `scroll 100,000 rows by ${name}`, p50, p95, unit: 'ms', aim, runs: samples.length, note };
}
