// npm run dev: the app from its sources, built again and reloaded on save.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfNewer, fingerprint } from './build-if-newer.mjs';
import { exitCode, forwardSignals, ownGroup } from './child.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { at, reason, root, say } from './paths.mjs';
import { main, prepare } from './prepare.mjs';

const VITE = ['node_modules/electron-vite/bin/electron-vite.js'];
const WATCH_MS = 700;
const CONFIG = ['--config', 'build/electron.vite.config.ts'];

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function end(child) {
  const signals = forwardSignals(child);
  return new Promise((done) => {
    child.on('error', (error) => {
      say(`It could not be started: ${error.message}`);
      done(1);
    });
    child.on('close', (code, signal) => {
      signals.stop();
      done(exitCode({ code, signal }, signals.asked()));
    });
  });
}

/** @param {string} node @param {{ program: string, version: string }} electron @param {string[]} args */
function inWindow(node, electron, args) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const env = {
    ...process.env,
    ELECTRON_EXEC_PATH: electron.program,
    ELECTRON_MAJOR_VER: electron.version.split('.')[0],
  };
  const vite = [...VITE, 'dev', '--watch', ...CONFIG, ...(asRoot ? ['--noSandbox'] : []), '--', ...args];
  return end(spawn(node, vite, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], ...ownGroup }));
}

/**
 * Without Electron the sources are watched here, and the loopback host starts anew after each build: at the same address,
 * and with the same session, so that the page that is open goes on.
 * @param {string} node @param {string[]} args
 * @returns {Promise<number>}
 */
async function inBrowser(node, args) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let running;
  const env = { ...process.env, CALLDECK_DEV_SESSION: randomBytes(32).toString('base64url') };
  let port = '0';
  let asked = false;
  const stop = () => {
    asked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  while (!asked) {
    const outcome = await buildIfNewer(node).catch((/** @type {unknown} */ error) => {
      say(`${reason(error)}\nThe last build that succeeded stays open. Building again when something is saved.`);
      return 'failed';
    });
    if (!asked && (outcome === 'built' || (outcome === 'kept' && !running))) {
      await ended(running);
      running = spawn(node, [at('out', 'main', 'loopback.js'), '--port', port, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env,
        ...ownGroup,
      });
      running.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        process.stdout.write(text);
        port = /\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1] ?? port;
      });
    }
    const before = sources();
    while (!asked && sources() === before) await sleep(WATCH_MS);
  }
  await ended(running);
  return 0;
}

/** What the sources say; a file that vanishes while it is read is a change too. */
function sources() {
  try {
    return fingerprint(root);
  } catch (error) {
    return reason(error);
  }
}

/**
 * @param {import('node:child_process').ChildProcess | undefined} child
 * @returns {Promise<void>} when it has ended, which it is asked to
 */
async function ended(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill('SIGTERM');
  await gone;
}

await main(async () => {
  const args = process.argv.slice(2);
  const node = await prepare();
  const found = hasDisplay() ? await ensureElectron(node) : { why: 'this machine has no display to open a window on' };
  if ('electron' in found) return inWindow(node, found.electron, args);
  say(
    `Calldeck is served to a browser, because ${found.why}. It starts anew after each build: load the page again then.`,
  );
  return inBrowser(node, args);
});
