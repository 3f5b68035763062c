// npm run dev: the app from its sources, built again and reloaded on save.
import { spawn } from 'node:child_process';
import { existsSync, statSync, unwatchFile, watchFile } from 'node:fs';
import { exitCode, forwardSignals, ownGroup } from './child.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { at, root, say } from './paths.mjs';
import { main, prepare } from './prepare.mjs';

const VITE = ['node_modules/electron-vite/bin/electron-vite.js'];
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
 * Without Electron the builder watches, and the loopback host starts anew after each build.
 * @param {string} node @param {string[]} args
 */
async function inBrowser(node, args) {
  const env = { ...process.env, NODE_ENV: 'development' };
  const builder = spawn(node, [...VITE, 'build', '--watch', ...CONFIG], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...ownGroup,
  });
  const host = at('out', 'main', 'loopback.js');
  const page = at('out', 'renderer', 'index.html');
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let running;
  const restart = () => {
    if (!existsSync(host) || !existsSync(page) || statSync(host).size === 0) return;
    const next = () => {
      running = spawn(node, [host, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
    };
    if (running && running.exitCode === null) running.once('close', next).kill('SIGTERM');
    else next();
  };
  for (const file of [host, page]) watchFile(file, { interval: 500 }, restart);
  const code = await end(builder);
  for (const file of [host, page]) unwatchFile(file, restart);
  running?.kill('SIGTERM');
  return code;
}

await main(async () => {
  const args = process.argv.slice(2);
  const node = await prepare();
  const found = hasDisplay() ? await ensureElectron(node) : { why: 'this machine has no display to open a window on' };
  if ('electron' in found) return inWindow(node, found.electron, args);
  say(
    `Calldeck is served to a browser, because ${found.why}. It starts anew after each build: open the newest address.`,
  );
  return inBrowser(node, args);
});
