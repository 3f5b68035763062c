import { run } from './child.mjs';
import { root } from './paths.mjs';

/** @typedef {import('./tally.mjs').Counts} Counts */

/** @param {number} startedAt */
function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** @param {string} line */
export function tell(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * A step that either holds or not: one test.
 * @param {string} name
 * @param {string} node @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
export async function runStep(name, node, args) {
  const startedAt = Date.now();
  const ended = await run(node, args, { cwd: root, capture: true });
  return told(name, startedAt, ended.code === 0, ended.failedToStart ?? ended.output);
}

/**
 * @param {string} name @param {() => Promise<unknown>} work what throws when it does not hold
 * @returns {Promise<Counts>}
 */
export async function workStep(name, work) {
  const startedAt = Date.now();
  try {
    await work();
    return told(name, startedAt, true, '');
  } catch (error) {
    return told(name, startedAt, false, error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} name @param {number} startedAt @param {boolean} holds @param {string} output @returns {Counts} */
function told(name, startedAt, holds, output) {
  tell(`${holds ? 'ok    ' : 'FAILED'} ${name} (${seconds(startedAt)})`);
  if (!holds) tell(output.trimEnd());
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 };
}

/**
 * A runner with many tests, whose own output is shown as it comes.
 * @param {string} name
 * @param {() => Promise<Counts>} work
 * @param {number} [startedAt] when it began, in milliseconds, where that was before it is shown
 * @returns {Promise<Counts>}
 */
export async function suiteStep(name, work, startedAt = Date.now()) {
  tell(`run    ${name}`);
  const counts = await work();
  const { passed, failed, skipped } = counts;
  tell(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds(startedAt)})`,
  );
  return counts;
}

/**
 * What this machine cannot run, named in one line. On CI nothing may be left out unseen.
 * @param {string} name @param {string} why @param {NodeJS.ProcessEnv} [env]
 * @returns {Counts}
 */
export function cannotRun(name, why, env = process.env) {
  const ci = env['CI'] === 'true' || env['CI'] === '1';
  tell(`${ci ? 'FAILED' : 'skip  '} ${name}: not run, because ${why}`);
  return { passed: 0, failed: ci ? 1 : 0, skipped: ci ? 0 : 1 };
}
