import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from './bench-app';
import { single, type Row } from './measure';
import { mappedBytes } from './memory';

/** Measures how soon the app answers after its start, and what it takes at rest. Run it in a process of its own. */
export async function measureStart(file: string, outDir: string): Promise<Row[]> {
  const began = performance.now();
  const bench = await openApp(file, outDir);
  await bench.call('contacts.list', { limit: 100 });
  const answered = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { rss } = process.memoryUsage();
  await bench.close();
  return [
    single(
      'start until the first page of contacts',
      'ms',
      answered,
      '',
      'without Electron and the loading of the bundle',
    ),
    single(
      'memory at rest, whole process',
      'MB',
      rss / 1e6,
      '≤ 300 MB',
      `${Math.round((rss - mappedBytes()) / 1e6)} MB without mapped pages`,
    ),
  ];
}

const emptyApp = `const { app, BrowserWindow } = require('electron');
const { writeFileSync } = require('node:fs');
app.whenReady().then(() => {
  const began = performance.now();
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => {
    window.show();
    writeFileSync(process.env.BENCH_REPORT, String(performance.now() - began));
    app.exit(0);
  });
  window.loadURL('data:text/html,<p>Empty</p>');
});`;

/**
 * Measures the real app's window against an empty one, by its built-in check.
 * @param outDir the folder of the built main bundle
 * @returns no rows where there is no Electron or no display
 */
export function measureElectron(file: string, outDir: string, tell: (line: string) => void): Row[] {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(outDir, '../../node_modules/electron/dist');
  const binary = join(
    dist,
    process.platform === 'win32'
      ? 'electron.exe'
      : process.platform === 'darwin'
        ? 'Electron.app/Contents/MacOS/Electron'
        : 'electron',
  );
  const hasDisplay =
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined;
  if (!existsSync(binary) || !existsSync(join(outDir, 'electron.js')) || !hasDisplay) {
    tell('Electron: not measured, because there is no Electron, no built app or no display here.');
    return [];
  }
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const folder = mkdtempSync(join(tmpdir(), 'calldeck-bench-electron-'));
  try {
    const empty = join(folder, 'empty.cjs');
    writeFileSync(empty, emptyApp);
    const emptyReport = join(folder, 'empty.txt');
    const report = join(folder, 'smoke.json');
    const env = { ...process.env, CALLDECK_DATA_DIR: join(folder, 'data'), BENCH_REPORT: emptyReport };
    const emptyMs: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      spawnSync(binary, [empty, '--disable-gpu', ...asRoot], { env, timeout: 60_000 });
      emptyMs.push(Number(readFileSync(emptyReport, 'utf8')));
    }
    const appMs: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const args = [join(outDir, 'electron.js'), '--disable-gpu', ...asRoot, '--file', file, '--smoke', report];
      spawnSync(binary, args, { env, timeout: 120_000 });
      const smoke = JSON.parse(readFileSync(report, 'utf8')) as { steps: { name: string; ms: number }[] };
      appMs.push(smoke.steps.find((step) => step.name === 'window shown')?.ms ?? Number.NaN);
    }
    const shown = Math.min(...appMs);
    const emptyBest = Math.min(...emptyMs);
    return [
      single('an empty Electron window', 'ms', emptyBest, '', 'the best of three, from the moment Electron is ready'),
      single(
        'the app’s window with its page',
        'ms',
        shown,
        `≤ ${Math.round(emptyBest + 300)} ms`,
        'the best of three; at most 300 ms more',
      ),
    ];
  } catch (error) {
    tell(`Electron: not measured: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
