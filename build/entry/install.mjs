import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './child.mjs';
import { withLock } from './lock.mjs';
import { reason, root, say } from './paths.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }} LockEntry */

/** @param {string} path @returns {string | null} */
function hashOf(path) {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
}

/**
 * What an install is good for: this lock file on this system, as npm left it. Of the Node nothing in it is made: what is
 * native is Node-API.
 * @param {string} folder
 * @param {{ platform?: string, arch?: string }} [system]
 * @returns {string}
 */
export function stampFor(folder, { platform = process.platform, arch = process.arch } = {}) {
  const lock = hashOf(join(folder, 'package-lock.json'));
  // Whatever npm does to the folder later it writes down there.
  const record = hashOf(recordPath(folder));
  return `${JSON.stringify({ lock, record, platform, arch })}\n`;
}

/** @param {string} folder */
function stampPath(folder) {
  return join(folder, 'node_modules', '.calldeck-stamp');
}

/** @param {string} folder @returns {string} where npm writes down what it installed */
function recordPath(folder) {
  return join(folder, 'node_modules', '.package-lock.json');
}

/**
 * @param {string} path
 * @returns {{ packages?: Record<string, LockEntry>, version?: string } | null} null when it is missing or cannot be read
 */
function readJson(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    say(`${path} cannot be read (${reason(error)}); installing anew.`);
    return null;
  }
}

/** @param {string} path @returns {Record<string, LockEntry> | null} null when it is missing or not a lock file */
function readLockFile(path) {
  return readJson(path)?.packages ?? null;
}

/** @param {string | string[] | undefined} list @param {string} value */
function allows(list, value) {
  if (list === undefined) return true;
  const names = Array.isArray(list) ? list : [list];
  return names.some((name) => !name.startsWith('!')) ? names.includes(value) : !names.includes(`!${value}`);
}

/**
 * Whether node_modules holds what the lock file names, by npm's own record of what it installed, which npm writes
 * last, and by what lies there: it writes the record for a lock file alone too. So whoever ran `npm install` or `npm ci` by hand does not wait for the same once more.
 * @param {string} folder
 * @param {{ platform?: string, arch?: string }} [system]
 * @returns {boolean}
 */
export function isInstalled(folder, { platform = process.platform, arch = process.arch } = {}) {
  const wanted = readLockFile(join(folder, 'package-lock.json'));
  const found = readLockFile(recordPath(folder));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !allows(entry.os, platform) || !allows(entry.cpu, arch)) return true;
    const installed = found[path];
    // An optional package is for one C library, or of use to another optional one only: which, npm knows.
    if (entry.optional && !installed && (entry.libc || !entry.os || !entry.cpu)) return true;
    return (
      installed?.version === entry.version &&
      installed?.integrity === entry.integrity &&
      readJson(join(folder, path, 'package.json'))?.version === entry.version
    );
  });
}

/**
 * @param {string} folder
 * @returns {boolean} whether the stamp is that of this lock file and system, and nothing was deleted since
 */
export function isStamped(folder) {
  if (!existsSync(stampPath(folder)) || readFileSync(stampPath(folder), 'utf8') !== stampFor(folder)) return false;
  return Object.keys(readLockFile(recordPath(folder)) ?? {}).every((path) => existsSync(join(folder, path)));
}

/**
 * The npm that started this script, else the one beside this Node.
 * @param {{ env?: NodeJS.ProcessEnv, node?: string }} [system]
 * @returns {string} a JavaScript file: on Windows `npm` itself is a .cmd, which cannot be spawned without a shell
 */
export function findNpm({ env = process.env, node = process.execPath } = {}) {
  const beside = dirname(node);
  const candidates = [
    // pnpm and yarn set it too, and do not know `ci`.
    ...(env['npm_execpath'] && env['npm_execpath'].endsWith('npm-cli.js') ? [env['npm_execpath']] : []),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = candidates.find((path) => existsSync(path));
  if (!found)
    throw new Error('npm was not found beside this Node. Run `npm ci --include=dev` in this folder, then start again.');
  return found;
}

/** @param {string} folder */
async function install(folder) {
  say('Installing what package-lock.json names. The first time this takes a minute or two.');
  const env = { ...process.env };
  // Under NODE_ENV=production npm leaves out all that builds the app.
  delete env['NODE_ENV'];
  // No package's own scripts: nothing of ours needs one, and better-sqlite3's would compile what it already carries.
  const kinds = ['--include=dev', '--include=optional', '--ignore-scripts'];
  const args = [findNpm(), 'ci', ...kinds, '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
  const ended = await run(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (ended.code !== 0) {
    throw new Error(
      'The packages could not be installed; what npm said stands above. Nothing of your data was touched. ' +
        'Check the network connection and start again.',
    );
  }
}

/**
 * npm puts the packaged Node before the system's for every script it runs. Where that one does not start nothing
 * would any more, and Windows does not let a running program be replaced: which Node runs what is chosen by path.
 * @param {string} folder
 */
function leaveNodeToTheSystem(folder) {
  for (const name of ['node', 'node.cmd', 'node.ps1']) {
    rmSync(join(folder, 'node_modules', '.bin', name), { force: true });
  }
}

/**
 * Brings node_modules to what the lock file names, where it is missing or stale. Safe to call from two processes.
 * @param {string} [folder]
 * @param {(folder: string) => Promise<void>} [work] what installs, for tests
 * @returns {Promise<'kept' | 'adopted' | 'installed'>}
 */
export async function ensureInstalled(folder = root, work = install) {
  if (isStamped(folder)) return 'kept';
  return withLock(
    join(folder, 'out', 'install.lock'),
    async () => {
      if (isStamped(folder)) return 'kept';
      const there = isInstalled(folder);
      if (!there) await work(folder);
      leaveNodeToTheSystem(folder);
      writeFileSync(stampPath(folder), stampFor(folder));
      return there ? 'adopted' : 'installed';
    },
    { onWait: () => say('Another start is installing the packages; waiting for it.') },
  );
}
