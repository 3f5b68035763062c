// npm test: everything that can be checked here, from a bare clone. `npm test -- static|unit|e2e` runs a part.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildIfNewer } from './build-if-newer.mjs';
import { run } from './child.mjs';
import { hasDisplay } from './display.mjs';
import { findElectron } from './electron-runtime.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { at, reason, root, say } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { cannotRun, runStep, suiteStep, tell, workStep } from './runner.mjs';
import { staticSteps } from './static-steps.mjs';
import { countPlaywright, countVitest, lastLine, sum } from './tally.mjs';

/** @typedef {import('./tally.mjs').Counts} Counts */

const PARTS = ['static', 'unit', 'e2e'];
const E2E_CONFIG = 'test/e2e/playwright.config.ts';

/** @param {string} path @returns {unknown} what a reporter wrote; undefined when it wrote nothing that can be read */
function readReport(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    say(`${path}: ${reason(error)}`);
    return undefined;
  }
}

/** @param {string} node @param {string} reports @returns {Promise<Counts>} */
async function unitTests(node, reports) {
  const report = join(reports, 'vitest.json');
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'build/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const ended = await run(node, args, { cwd: root });
  return countVitest(readReport(report), ended.code);
}

/**
 * @param {string} node @param {string} reports @param {'browser' | 'electron'} project
 * @param {{ wrap?: string[], env: NodeJS.ProcessEnv, shown: boolean }} how `wrap`: the program that gives it a display;
 *   `shown`: whether its output is shown as it comes, or kept
 * @returns {Promise<{ counts: Counts, output: string }>}
 */
async function endToEnd(node, reports, project, { wrap = [], env, shown }) {
  const report = join(reports, `${project}.json`);
  const command = [
    ...wrap,
    node,
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    E2E_CONFIG,
    '--project',
    project,
    '--reporter=list,json',
  ];
  const ended = await run(/** @type {string} */ (command[0]), command.slice(1), {
    cwd: root,
    capture: !shown,
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  return { counts: countPlaywright(readReport(report), ended.code), output: ended.output };
}

/** @param {string} name */
function isOnPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** @param {string} node @param {string} reports @returns {Promise<Counts>} */
async function inBrowser(node, reports) {
  const name = 'end to end, browser';
  const browser = await ensureBrowser();
  if (!browser) return cannotRun(name, 'no Chrome, Edge or Chromium is installed (CALLDECK_BROWSER can name one)');
  return suiteStep(name, async () => {
    const { counts } = await endToEnd(node, reports, 'browser', { env: { CALLDECK_BROWSER: browser }, shown: true });
    return counts;
  });
}

/**
 * Begins the tests in Electron, whose output is kept until it is asked for: they run beside those in the browser,
 * which wait for their own program more than they work.
 * @param {string} node @param {string} reports
 * @returns {() => Promise<Counts>} shows how they went
 */
function beginInElectron(node, reports) {
  const name = 'end to end, Electron';
  const electron = findElectron();
  if (!electron)
    return () =>
      Promise.resolve(
        cannotRun(name, 'no Electron binary is here (npm start downloads it, ELECTRON_OVERRIDE_DIST_PATH names one)'),
      );
  /** @type {string[]} */
  const wrap = [];
  if (!hasDisplay()) {
    if (!isOnPath('xvfb-run'))
      return () => Promise.resolve(cannotRun(name, 'there is no display, and no Xvfb to make one'));
    wrap.push('xvfb-run', '-a', '--server-args=-screen 0 1600x1000x24');
  }
  const startedAt = Date.now();
  const running = endToEnd(node, reports, 'electron', {
    wrap,
    env: { CALLDECK_ELECTRON: electron.program },
    shown: false,
  });
  const show = async () => {
    const { counts, output } = await running;
    tell(output.trimEnd());
    return counts;
  };
  return () => suiteStep(name, show, startedAt);
}

/** @param {string[]} parts @param {string} reports @returns {Promise<Counts[]>} */
async function everything(parts, reports) {
  const wants = (/** @type {string} */ part) => parts.length === 0 || parts.includes(part);
  /** @type {string} */
  let node;
  try {
    node = await prepare();
  } catch (error) {
    return [await workStep('packages', () => Promise.reject(error))];
  }
  /** @type {Counts[]} */
  const counts = [];
  if (wants('static')) for (const step of staticSteps) counts.push(await runStep(step.name, node, step.args));
  if (!wants('unit') && !wants('e2e')) return counts;
  // Before the unit tests: some of them read the bundles.
  const built = await workStep('build', () => buildIfNewer(node));
  counts.push(built);
  if (wants('unit'))
    counts.push(await suiteStep('unit, integration, contract, architecture, security', () => unitTests(node, reports)));
  if (!wants('e2e')) return counts;
  if (!existsSync(at(E2E_CONFIG))) return [...counts, cannotRun('end to end', `${E2E_CONFIG} is not there`)];
  if (built.failed > 0)
    return [
      ...counts,
      await workStep('end to end', () => Promise.reject(new Error('The build failed, so nothing could be started.'))),
    ];
  const shownLater = beginInElectron(node, reports);
  return [...counts, await inBrowser(node, reports), await shownLater()];
}

const parts = process.argv.slice(2);
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  say(`npm test knows the parts ${PARTS.join(', ')}; not ${unknown.join(', ')}.`);
  process.exitCode = 2;
} else {
  const reports = mkdtempSync(join(tmpdir(), 'calldeck-test-'));
  /** @type {Counts[]} */
  let counts;
  try {
    counts = await everything(parts, reports);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    counts = [{ passed: 0, failed: 1, skipped: 0 }];
  }
  rmSync(reports, { recursive: true, force: true });
  const total = sum(counts);
  if (total.failed > 0) process.exitCode = 1;
  tell(lastLine(total));
}
