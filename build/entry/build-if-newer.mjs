import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from './child.mjs';
import { withLock } from './lock.mjs';
import { root, say } from './paths.mjs';

/** What the bundles are made of. */
const SOURCES = [
  'src-shared',
  'src-main',
  'src-renderer',
  'migrations',
  'test/tools',
  'build/electron.vite.config.ts',
  'build/aliases.ts',
  'package.json',
  'package-lock.json',
];

/** @typedef {'app' | 'packaged'} Variant `packaged` leaves out the hosts that are not shipped */

/** What must be there for a build to be whole: a deleted bundle is built again. */
const PRODUCTS = {
  app: ['main/electron.js', 'main/loopback.js', 'main/cli.js', 'preload/preload.js', 'renderer/index.html'],
  packaged: ['main/electron.js', 'preload/preload.js', 'renderer/index.html'],
};

/** @param {string} path @returns {string[]} the files at or below a path, in a fixed order */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

/**
 * What the sources say, as one hash. Times of change are not asked: an unpacked archive or a copied folder may carry
 * older ones than the build that it replaces.
 * @param {string} folder
 * @returns {string}
 */
export function fingerprint(folder) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(join(folder, source))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      const bytes = readFileSync(file);
      hash.update(`${relative(folder, file).replaceAll('\\', '/')}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/** @param {string} folder @param {Variant} variant */
function outOf(folder, variant) {
  return variant === 'app' ? join(folder, 'out') : join(folder, 'out', 'packaged');
}

/**
 * @param {string} folder @param {Variant} [variant]
 * @returns {boolean} whether the sources differ from what was built, or a product is missing
 */
export function needsBuild(folder, variant = 'app') {
  const out = outOf(folder, variant);
  const stamp = join(out, '.built');
  if (!existsSync(stamp) || PRODUCTS[variant].some((product) => !existsSync(join(out, product)))) return true;
  return readFileSync(stamp, 'utf8').trim() !== fingerprint(folder);
}

/**
 * Builds the bundles where the sources are newer. Safe to call from two processes.
 * @param {string} node the chosen Node
 * @param {{ variant?: Variant, folder?: string, work?: () => Promise<import('./child.mjs').Ended> }} [options] `work` is what builds, for tests
 * @returns {Promise<'kept' | 'built'>} throws with the builder's own words when it fails
 */
export async function buildIfNewer(node, { variant = 'app', folder = root, work } = {}) {
  if (!needsBuild(folder, variant)) return 'kept';
  return withLock(
    join(folder, 'out', 'build.lock'),
    async () => {
      if (!needsBuild(folder, variant)) return 'kept';
      say('Building Calldeck…');
      // Taken before the build: a source saved while it runs must count as newer.
      const built = fingerprint(folder);
      const ended = await (work ?? (() => electronVite(node, folder, variant)))();
      if (ended.code !== 0) throw new Error(`The build failed.\n${ended.failedToStart ?? ended.output}`);
      writeFileSync(join(outOf(folder, variant), '.built'), `${built}\n`);
      return 'built';
    },
    { onWait: () => say('Another start is building; waiting for it.') },
  );
}

/** @param {string} node @param {string} folder @param {Variant} variant */
function electronVite(node, folder, variant) {
  const args = [
    'node_modules/electron-vite/bin/electron-vite.js',
    'build',
    '--config',
    'build/electron.vite.config.ts',
  ];
  const env = { ...process.env, CALLDECK_BUILD: variant, NODE_ENV: 'production' };
  return run(node, args, { cwd: folder, env, capture: true });
}
