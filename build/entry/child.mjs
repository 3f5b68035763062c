import { spawn } from 'node:child_process';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string, failedToStart?: string }} Ended */
/** @typedef {import('node:child_process').SpawnOptions & { capture?: boolean }} RunOptions */

/**
 * Runs a program to its end. It never throws: a program that cannot be started ends with code 127 and says why.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options] `capture` keeps stdout and stderr instead of showing them
 * @returns {Promise<Ended>}
 */
export function run(file, args, { capture = false, ...options } = {}) {
  return new Promise((done) => {
    const child = spawn(file, args, {
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...options,
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.on('error', (error) => done({ code: 127, signal: null, output: output(), failedToStart: error.message }));
    child.on('close', (code, signal) => done({ code, signal, output: output() }));
  });
}

/**
 * Stands between a running program and the signals that this one gets.
 * In a terminal Ctrl+C reaches every process of the group, and npm sends it once more; the program is therefore
 * started in a group of its own (see `ownGroup`) and gets the first signal from here, once.
 * A second Ctrl+C, by someone who does not want to wait, ends it at once.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ asked: () => boolean, stop: () => void }} `asked`: whether somebody asked it to end
 */
export function forwardSignals(child) {
  let askedAt = 0;
  /** @param {NodeJS.Signals} signal */
  const onSignal = (signal) => {
    if (askedAt === 0) {
      askedAt = Date.now();
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    } else if (Date.now() - askedAt > 1_000) {
      child.kill('SIGKILL');
    }
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, onSignal);
  return {
    asked: () => askedAt > 0,
    stop: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/** Options that put a program into a process group of its own. On Windows that would open a second console. */
export const ownGroup = { detached: process.platform !== 'win32' };

/**
 * The exit code to leave with after a program has ended.
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} ended
 * @param {boolean} asked whether somebody asked it to end: then its end is no failure
 * @returns {number}
 */
export function exitCode(ended, asked) {
  if (asked && (ended.code === null || ended.code === 0 || ended.code === 130 || ended.code === 143)) return 0;
  return ended.code ?? 1;
}
