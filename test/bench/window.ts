import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePlaces } from '@main/hosts/places';
import { connectDevTools } from './devtools';
import { percentile, type Row } from './measure';

/** An app of Electron's that does nothing: one window with the same settings, and one word in it. */
const EMPTY_APP = `const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.env.BENCH_PROFILE);
app.whenReady().then(() => {
  const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false };
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences });
  window.once('ready-to-show', () => window.show());
  window.loadFile(require('node:path').join(__dirname, 'empty.html'));
});
app.on('window-all-closed', () => app.quit());`;
const EMPTY_PAGE = '<!doctype html><title>Empty</title><main><li><button>Empty</button></li></main>';

/** In milliseconds since the epoch. */
interface Seen {
  first: number;
  named: number;
}

/**
 * Runs in the page: waits until something was painted, and for what a selector names.
 * @returns when, in milliseconds since the epoch, so that the program's start, in another process, is on the same clock
 */
function watchPage(selector: string): Promise<Seen> {
  const page = globalThis as unknown as {
    benchWatch?: Record<string, Promise<Seen>>;
    document: { querySelector(selector: string): unknown };
    requestAnimationFrame(run: () => void): void;
    MutationObserver: new (run: () => void) => { observe(target: unknown, what: object): void; disconnect(): void };
  };
  const firstPaint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  page.benchWatch ??= {};
  return (page.benchWatch[selector] ??= new Promise((resolve) => {
    const painted = () => {
      const first = firstPaint();
      if (first === undefined) page.requestAnimationFrame(painted);
      else resolve({ first: performance.timeOrigin + first, named: performance.timeOrigin + performance.now() });
    };
    const observer = new page.MutationObserver(look);
    function look(): void {
      if (page.document.querySelector(selector) === null) return;
      observer.disconnect();
      // The next task after a frame's callbacks: that frame is painted.
      page.requestAnimationFrame(() => setTimeout(painted, 0));
    }
    observer.observe(page.document, { childList: true, subtree: true });
    look();
  }));
}

/** Milliseconds from the start of the process. */
interface Marks {
  /** Something was painted: the shell of the app. */
  shell: number;
  /** The first rows were painted, or the ways to start of an empty file. */
  rows: number;
  /** What a key opens was painted; the key is pressed when the rows are there. */
  answer: number | null;
}

interface Program {
  args: string[];
  env: NodeJS.ProcessEnv;
  profile: string;
  /** Whether it answers a key. */
  answers: boolean;
}

const ROWS = 'main li button';
const DIALOG = '[role="dialog"]';
const CTRL_K = { type: 'keyDown', key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 };
/** A first start may have to bring the large file up to date, with a backup before. */
const LIMIT_MS = 60_000;

async function startOnce(binary: string, program: Program): Promise<Marks> {
  rmSync(join(program.profile, 'DevToolsActivePort'), { force: true });
  const began = Date.now();
  const args = ['--remote-debugging-port=0', '--disable-gpu', ...program.args];
  const child = spawn(binary, args, { env: program.env, stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const tooLong = setTimeout(() => stop(child), LIMIT_MS);
  try {
    const devTools = await connectDevTools(program.profile);
    const session = await devTools.page();
    const seen = async (selector: string) =>
      (await devTools.evaluate(`(${watchPage.toString()})(${JSON.stringify(selector)})`, session)) as Seen;
    const rows = await seen(ROWS);
    let answered: number | null = null;
    if (program.answers) {
      const asked = devTools.send('Input.dispatchKeyEvent', CTRL_K, session);
      answered = (await seen(DIALOG)).named;
      await asked;
    }
    devTools.send('Browser.close').catch(() => undefined);
    await exited;
    return { shell: rows.first - began, rows: rows.named - began, answer: answered === null ? null : answered - began };
  } finally {
    clearTimeout(tooLong);
    stop(child);
  }
}

function stop(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}

/** The app on a file of its own. */
function ours(folder: string, args: string[], file: string | null): Program {
  mkdirSync(folder, { recursive: true });
  if (file !== null) copyFileSync(file, join(folder, 'Calldeck.calldeck'), constants.COPYFILE_FICLONE);
  const env = { ...process.env, CALLDECK_DATA_DIR: folder };
  const demo = args.includes('--demo');
  const { platform, pid } = process;
  const { window } = choosePlaces({ demo, file: null }, { platform, env, home: folder, cwd: folder, pid });
  // The welcome of an empty file has nothing that a key opens and that could be opened again.
  return { args, env, profile: window, answers: demo || file !== null };
}

const RUNS = 7;

/**
 * Measures the start of the real app, from the start of its process, against an Electron app with an empty window, in
 * turns.
 * @param file the large file; a copy is opened
 * @param outDir the folder of the built main bundle
 * @returns no rows where there is no Electron or no display
 */
export async function measureWindow(file: string, outDir: string, tell: (line: string) => void): Promise<Row[]> {
  const binary = electronProgram(outDir);
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
    writeFileSync(join(folder, 'empty.cjs'), EMPTY_APP);
    writeFileSync(join(folder, 'empty.html'), EMPTY_PAGE);
    const profile = join(folder, 'profile');
    const empty: Program = {
      args: [join(folder, 'empty.cjs'), ...asRoot],
      env: { ...process.env, BENCH_PROFILE: profile },
      profile,
      answers: false,
    };
    const main = [join(outDir, 'electron.js'), ...asRoot];
    const programs: Record<string, Program> = {
      'an empty file': ours(join(folder, 'none'), main, null),
      'the example office': ours(join(folder, 'demo'), [...main, '--demo'], null),
      'the large file': ours(join(folder, 'large'), main, file),
    };
    // Once before, so that what is measured has its file, as new as the app, and Chromium's caches.
    for (const program of [empty, ...Object.values(programs)]) await startOnce(binary, program);
    const emptyMarks: Marks[] = [];
    const marks: Record<string, Marks[]> = {};
    for (let run = 0; run < RUNS; run += 1) {
      for (const [name, program] of Object.entries(programs)) {
        (marks[name] ??= []).push(await startOnce(binary, program));
      }
      emptyMarks.push(await startOnce(binary, empty));
    }
    return startRows(emptyMarks, marks);
  } catch (error) {
    tell(`Electron: not measured: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function electronProgram(outDir: string): string {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(outDir, '../../node_modules/electron/dist');
  if (process.platform === 'darwin') return join(dist, 'Electron.app/Contents/MacOS/Electron');
  return join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

function startRows(empty: readonly Marks[], ours: Readonly<Record<string, readonly Marks[]>>): Row[] {
  const row = (name: string, runs: readonly Marks[], mark: keyof Marks, aim: string, note?: string): Row => {
    const values = runs.map((marks) => marks[mark] ?? Number.NaN);
    const noted = note === undefined ? {} : { note };
    return {
      name,
      p50: percentile(values, 0.5),
      p95: percentile(values, 0.95),
      unit: 'ms',
      aim,
      runs: runs.length,
      ...noted,
    };
  };
  const base = row(
    'start of an empty Electron window',
    empty,
    'rows',
    '',
    'from the start of the process to its page painted',
  );
  const aim = `≤ ${Math.round((base.p50 ?? 0) + 300)} ms`;
  return [
    base,
    ...Object.entries(ours).flatMap(([name, runs]) => [
      row(`start on ${name}: shell painted`, runs, 'shell', ''),
      row(`start on ${name}: first rows painted`, runs, 'rows', aim),
      ...(runs.some((marks) => marks.answer === null)
        ? []
        : [row(`start on ${name}: a key answered`, runs, 'answer', '', 'Ctrl K, pressed when the rows are there')]),
    ]),
  ];
}
