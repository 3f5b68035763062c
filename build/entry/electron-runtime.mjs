import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { CannotWrite, withLock } from './lock.mjs';
import { at, root } from './paths.mjs';

/**
 * @param {string} platform
 * @returns {string} where the program is inside an unpacked Electron
 */
export function programIn(platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The Electron that is there: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the one that the electron package
 * downloaded, if that download was finished and is of the version that is installed.
 * @param {{ folder?: string, env?: NodeJS.ProcessEnv, platform?: string }} [system]
 * @returns {{ dist: string, program: string, version: string } | null}
 */
export function findElectron({ folder = root, env = process.env, platform = process.platform } = {}) {
  const named = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const dist = named || join(folder, 'node_modules', 'electron', 'dist');
  const program = join(dist, programIn(platform));
  if (!existsSync(program) || !existsSync(join(dist, 'version'))) return null;
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  // The package writes path.txt after it has unpacked everything.
  if (!named && (!existsSync(join(dist, '..', 'path.txt')) || version !== wantedVersion(folder))) return null;
  return { dist, program, version };
}

/** @param {string} folder */
function wantedVersion(folder) {
  const manifest = join(folder, 'node_modules', 'electron', 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : '';
}

/**
 * Finds Electron or downloads it, showing how far it is.
 * @param {string} node the chosen Node
 * @returns {Promise<{ electron: NonNullable<ReturnType<typeof findElectron>> } | { why: string }>} `why`: the reason, to follow "because"
 */
export async function ensureElectron(node) {
  const there = findElectron();
  if (there) return { electron: there };
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) {
    return { why: 'ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron in it' };
  }
  const download = withLock(at('out', 'electron.lock'), async () => {
    const ended = await run(node, [at('build', 'entry', 'download-electron.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const electron = findElectron();
    if (ended.code === 0 && electron) return { electron };
    return notDownloaded(ended.failedToStart || ended.output.trim() || 'it stopped unfinished');
  });
  return download.catch((/** @type {unknown} */ error) => {
    if (error instanceof CannotWrite) return notDownloaded(`nothing can be written in ${error.folder}`);
    throw error;
  });
}

/** @param {string} cause */
function notDownloaded(cause) {
  return { why: `Electron could not be downloaded (${cause})` };
}
