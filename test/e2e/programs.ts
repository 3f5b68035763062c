import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the built app is; a folder of one's own can stand in while others build. */
export const root = resolve(__dirname, '../..');
export const out = resolve(process.env['CALLDECK_OUT'] ?? join(root, 'out'));

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];

/** The browser to drive: the one that `npm test` found, else one in its usual place. */
export function browserProgram(): string {
  const program = process.env['CALLDECK_BROWSER'] ?? BROWSERS.find((path) => existsSync(path));
  if (program === undefined) throw new Error('CALLDECK_BROWSER names no browser');
  return program;
}

/** The Electron to drive: the one that `npm test` found, else the one that the package holds. */
export function electronProgram(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist');
  const name =
    process.platform === 'win32'
      ? 'electron.exe'
      : process.platform === 'darwin'
        ? 'Electron.app/Contents/MacOS/Electron'
        : 'electron';
  const program = process.env['CALLDECK_ELECTRON'] ?? join(folder, name);
  if (!existsSync(program)) throw new Error(`there is no Electron at ${program}`);
  return program;
}

/** Chromium's own sandbox does not run as root. */
export const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The surroundings of a host: its data in a folder of the test's, and dates and numbers the same on every machine. */
export function surroundings(data: string): Record<string, string> {
  const env = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(env),
    CALLDECK_DATA_DIR: data,
    TZ: 'Europe/London',
    LANG: 'en_GB.UTF-8',
    LC_ALL: 'en_GB.UTF-8',
    LANGUAGE: 'en_GB',
  };
}

export interface LoopbackProcess {
  child: ChildProcess;
  /** With its one-time token. */
  address: string;
  /** Everything it wrote to its error output so far. */
  said(): string;
}

/** Waits for the end of a process; its exit code, or null when a signal ended it. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once('exit', (code) => done(code));
  });
}

/** Starts the terminal's host with a command; `exit` answers its exit code, or null when a signal ended it. */
export function startCli(data: string, args: readonly string[]): { child: ChildProcess; exit: Promise<number | null> } {
  const child = spawn(process.execPath, [join(out, 'main/cli.js'), ...args], {
    env: surroundings(data),
    stdio: 'ignore',
  });
  return { child, exit: ended(child) };
}

/** Starts the loopback host; rejects with what it said when it ends before it has an address. */
export function startLoopback(
  data: string,
  args: readonly string[] = [],
  wrap: readonly string[] = [],
): Promise<LoopbackProcess> {
  const [program = '', ...rest] = [...wrap, process.execPath, join(out, 'main/loopback.js'), ...args];
  const child = spawn(program, rest, { env: surroundings(data), stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((done, fail) => {
    let told = '';
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.stdout.on('data', (part: Buffer) => {
      told += part.toString();
      const address = /Calldeck: (http:\S+)/.exec(told)?.[1];
      if (address !== undefined) done({ child, address, said: () => said });
    });
    child.on('error', fail);
    child.on('close', (code) => fail(new Error(`the host ended with ${code}: ${said}${told}`)));
  });
}
