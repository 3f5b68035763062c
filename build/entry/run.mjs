// npm run check | seed | bench | screenshots | package | cli
import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { buildIfNewer } from './build-if-newer.mjs';
import { exitCode, forwardSignals, run } from './child.mjs';
import { findElectron } from './electron-runtime.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { at, root, say } from './paths.mjs';
import { main, prepare, prepareBuilt } from './prepare.mjs';
import { runStep } from './runner.mjs';
import { staticSteps } from './static-steps.mjs';

/**
 * Runs one of our bundles in the foreground: what it reads and writes is the terminal's.
 * @param {string} node @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
function foreground(node, args, env = process.env) {
  const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' });
  const signals = forwardSignals(child);
  return new Promise((done) => {
    child.on('error', (error) => {
      say(`It could not be started: ${error.message}`);
      done(127);
    });
    child.on('close', (code, signal) => {
      signals.stop();
      done(exitCode({ code, signal }, signals.asked()));
    });
  });
}

/** @param {string[]} args `--fix`: what can be put right without a person is */
async function check(args) {
  const node = await prepare();
  let failed = 0;
  for (const step of staticSteps) {
    if (args.includes('--fix') && step.fix) await run(node, step.fix, { cwd: root, capture: true });
    failed += (await runStep(step.name, node, step.args)).failed;
  }
  return failed > 0 ? 1 : 0;
}

/** @param {string} bundle @param {string[]} args */
async function bundled(bundle, args) {
  const node = await prepareBuilt();
  return foreground(node, [at('out', 'main', bundle), ...args]);
}

/** @param {string[]} args */
async function screenshots(args) {
  const node = await prepareBuilt();
  const browser = await ensureBrowser();
  if (!browser)
    throw new Error('Screenshots need an installed Chrome, Edge or Chromium; CALLDECK_BROWSER can name one.');
  const playwright = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'test/e2e/playwright.config.ts',
    '--project',
    'screenshots',
  ];
  return foreground(node, [...playwright, ...args], { ...process.env, CALLDECK_BROWSER: browser });
}

/**
 * Where the packaged app looks for newer versions when it is asked to. Without an address it has no way to look, and says so.
 * @param {string | undefined} address the folder of latest.yml and the installers, from CALLDECK_UPDATE_URL
 * @returns {string[]} arguments for electron-builder, which writes the address beside the app
 */
function updateAddress(address) {
  if (!address) return [];
  const { protocol, hostname } = new URL(address);
  // What comes from there is run: nobody on the way may be able to change it.
  if (protocol !== 'https:' && hostname !== '127.0.0.1')
    throw new Error(`CALLDECK_UPDATE_URL must begin with https://, not ${protocol}//`);
  return ['-c.publish.provider=generic', `-c.publish.url=${address}`];
}

/**
 * The unpacked app for this system, in release/. Around the Electron that is here, when there is one; otherwise
 * electron-builder downloads the version that package.json names.
 * @param {string[]} args further arguments for electron-builder
 */
async function packageApp(args) {
  const node = await prepare();
  await buildIfNewer(node, { variant: 'packaged' });
  const electron = findElectron();
  const around = electron
    ? [`-c.electronDist=${electron.dist}`, `-c.electronVersion=${electron.version}`]
    : [`-c.electronVersion=${JSON.parse(readFileSync(at('package.json'), 'utf8')).devDependencies.electron}`];
  const updates = updateAddress(process.env['CALLDECK_UPDATE_URL']);
  const env = { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...process.env };
  const target = args.some((arg) => /^--(dir|linux|mac|win)/.test(arg)) ? [] : ['--dir'];
  const builder = [
    'node_modules/electron-builder/cli.js',
    ...target,
    '--publish',
    'never',
    '--config',
    'electron-builder.yml',
  ];
  return foreground(node, [...builder, ...around, ...updates, ...args], env);
}

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  check,
  seed: (args) => bundled('tools.js', ['seed', ...args]),
  bench: (args) => bundled('tools.js', ['bench', ...args]),
  screenshots,
  package: packageApp,
  cli: (args) => bundled('cli.js', args),
};

await main(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Error(`There is no such command; there are ${Object.keys(commands).join(', ')}.`);
  return command(args);
});
