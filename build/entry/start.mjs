// npm start: installs, builds, opens the app; where it cannot have a window it serves the same app on 127.0.0.1.
import { spawn } from 'node:child_process';
import { exitCode, forwardSignals, ownGroup } from './child.mjs';
import { browserCommand, hasDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { at, root } from './paths.mjs';
import { main, prepareBuilt } from './prepare.mjs';

// An Electron that ends with an error this soon has not shown a window: a library or the sandbox is missing.
const AT_ONCE_MS = 10_000;
// Chromium's own log, which says nothing to the people who read this: [1234:1121/210000.123:ERROR:bus.cc(399)] …
const CHROMIUM_LOG = /^\[\d+:\d{4}\/\d+\.\d+:/;

/** @param {string} line */
function tell(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Whether Electron's sandbox has to be left out: it refuses to run as root with it.
 * @returns {string[]}
 */
function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * @param {{ program: string, version: string }} electron @param {string[]} args
 * @returns {Promise<{ code: number } | { why: string }>} `why` when it ended before it could show anything
 */
function openWindow(electron, args) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(electron.program, [...sandboxArguments(), '.', ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe'],
      ...ownGroup,
    });
    const signals = forwardSignals(child);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      said = (said + text).slice(-4_000);
      const lines = text.split('\n').filter((line) => line !== '' && !CHROMIUM_LOG.test(line));
      if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
    });
    child.on('error', (error) => {
      signals.stop();
      done({ why: `Electron does not start here (${error.message})` });
    });
    child.on('close', (code, signal) => {
      signals.stop();
      const failed = code !== 0 && !signals.asked();
      if (failed && Date.now() - started < AT_ONCE_MS) {
        done({ why: `Electron does not start here (${lastWords(said) || `it ended with ${code ?? signal}`})` });
      } else {
        done({ code: exitCode({ code, signal }, signals.asked()) });
      }
    });
  });
}

/**
 * @param {string} said
 * @returns {string} the line of a program's errors that names the cause, without Chromium's prefix
 */
function lastWords(said) {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const cause =
    lines.find((line) => /:FATAL:|error while loading|cannot open display|Missing X server/i.test(line)) ??
    lines.at(0) ??
    '';
  return cause
    .replace(/^\[[^\]]*\]\s*/, '')
    .trim()
    .slice(0, 200);
}

/**
 * @param {string} node @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
function serve(node, args) {
  return new Promise((done) => {
    const child = spawn(node, [at('out', 'main', 'loopback.js'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...ownGroup,
    });
    const signals = forwardSignals(child);
    let line = '';
    let opened = false;
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      process.stdout.write(text);
      if (opened) return;
      line += text;
      const url = /(http:\/\/127\.0\.0\.1:\d+\/\S*)\s/.exec(line)?.[1];
      if (!url) return;
      opened = true;
      if (hasDisplay()) openBrowser(url);
    });
    child.on('error', (error) => {
      signals.stop();
      process.stderr.write(`Calldeck could not be started: ${error.message}\n`);
      done(1);
    });
    child.on('close', (code, signal) => {
      signals.stop();
      done(exitCode({ code, signal }, signals.asked()));
    });
  });
}

/** @param {string} url */
function openBrowser(url) {
  const { file, args } = browserCommand(url);
  const child = spawn(file, args, { stdio: 'ignore', detached: true });
  const none = () => tell('No browser could be opened from here: open the address above in one.');
  child.on('error', none);
  // The opener is there on most desktops, and ends with a code where it finds no browser.
  child.on('exit', (code) => code !== 0 && none());
  child.unref();
}

await main(async () => {
  const args = process.argv.slice(2);
  const node = await prepareBuilt();
  /** @type {string} */
  let why;
  if (hasDisplay()) {
    const found = await ensureElectron(node);
    if ('electron' in found) {
      tell('Calldeck opens in a window of its own, because Electron and a display are both here.');
      const ended = await openWindow(found.electron, args);
      if ('code' in ended) return ended.code;
      ({ why } = ended);
    } else ({ why } = found);
  } else {
    why = 'this machine has no display to open a window on';
  }
  tell(`Calldeck is served to a browser on this machine alone, at the address below, because ${why}.`);
  return serve(node, args);
});
