import { app, type BrowserWindow } from 'electron';
import { writeFileSync } from 'node:fs';
import { pageChecks } from './smoke-page';

interface SmokeOptions {
  window: BrowserWindow;
  /** When the start began, by `performance.now()`. */
  began: number;
  /** Where the report goes. */
  report: string;
  isPackaged: boolean;
}

/** One thing tried: whether it stood, how long it took in milliseconds, and what was seen. */
interface SmokeStep {
  name: string;
  ok: boolean;
  ms: number;
  detail: string;
}

const LIMIT_MS = 60_000;

/**
 * The built-in check of a packaged app, which no test tool can reach into: it waits for the window to paint, then has the
 * page itself call through the preload: opens the file, imports, logs a call. It writes its report and quits.
 */
export async function runSmoke({ window, began, report, isPackaged }: SmokeOptions): Promise<void> {
  const steps: SmokeStep[] = [];
  const painted = new Promise<number>((resolve) => {
    if (window.isVisible()) resolve(performance.now() - began);
    else window.once('show', () => resolve(performance.now() - began));
  });
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`not done after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    const paintedMs = Math.round(await Promise.race([painted, timeout]));
    steps.push({ name: 'window shown', ok: true, ms: paintedMs, detail: window.getTitle() });
    const inPage = (await Promise.race([
      window.webContents.executeJavaScript(`(${pageChecks.toString()})()`),
      timeout,
    ])) as SmokeStep[];
    steps.push(...inPage);
  } catch (error) {
    steps.push({ name: 'smoke', ok: false, ms: 0, detail: error instanceof Error ? error.message : String(error) });
  }
  const ok = steps.every((step) => step.ok);
  const { electron, chrome, node } = process.versions;
  const memory = app
    .getAppMetrics()
    .map((one) => ({ type: one.type, sandboxed: one.sandboxed ?? null, workingSetKb: one.memory.workingSetSize }));
  writeFileSync(
    report,
    `${JSON.stringify({ ok, version: app.getVersion(), isPackaged, electron, chrome, node, steps, memory }, null, 2)}\n`,
  );
  process.exitCode = ok ? 0 : 1;
  app.quit();
}
