/** A part of the source, by what it may know. */
export type Layer =
  | 'shared'
  | 'core'
  | 'formats'
  | 'db'
  | 'features'
  | 'ports'
  | 'app'
  | 'hosts'
  | 'renderer'
  | 'migrations'
  | 'test'
  | 'asset';

const FOLDERS: readonly (readonly [string, Layer])[] = [
  ['src-shared/', 'shared'],
  ['src-main/core/', 'core'],
  ['src-main/formats/', 'formats'],
  ['src-main/db/', 'db'],
  ['src-main/features/', 'features'],
  ['src-main/ports/', 'ports'],
  ['src-main/app/', 'app'],
  ['src-main/hosts/', 'hosts'],
  ['src-renderer/', 'renderer'],
  ['migrations/', 'migrations'],
  ['test/', 'test'],
];

/** The layer of a path from the project's folder, or null for a package. */
export function layerOf(path: string): Layer | null {
  if (path === 'package.json') return 'asset';
  return FOLDERS.find(([folder]) => path.startsWith(folder))?.[1] ?? null;
}

const MAY_KNOW: Record<Layer, readonly Layer[]> = {
  shared: [],
  core: ['shared'],
  formats: ['shared', 'core'],
  ports: ['shared'],
  migrations: ['db', 'shared', 'core'],
  db: ['core', 'shared', 'migrations'],
  features: ['db', 'formats', 'core', 'ports', 'shared'],
  app: ['features', 'db', 'core', 'ports', 'shared', 'formats'],
  hosts: ['app', 'ports', 'core', 'shared', 'asset'],
  renderer: ['shared'],
  test: [],
  asset: [],
};

const SHARED_PACKAGES = ['zod', 'libphonenumber-js', 'fractional-indexing'];

/**
 * Why a file may not import what it imports, or null when it may.
 * @param from the importing file, from the project's folder
 * @param target where the import leads, from the project's folder, or a package's name
 */
export function whyNot(from: string, target: string): string | null {
  const mine = layerOf(from);
  const theirs = layerOf(target);
  if (mine === null) return 'is in no layer';
  if (theirs === null) return packageRule(from, mine, target);
  if (mine === 'features' && theirs === 'features') {
    const [, , other, inside] = target.split('/');
    // What lies beside the features' folders, such as their context, is for all of them.
    if (inside === undefined) return null;
    if (from.split('/')[2] !== other && !target.endsWith('.service'))
      return 'reaches into another feature past its service';
    return null;
  }
  if (mine === theirs || MAY_KNOW[mine].includes(theirs)) return null;
  return `${mine} may not know ${theirs}`;
}

function packageRule(from: string, mine: Layer, target: string): string | null {
  const isNode = target.startsWith('node:');
  if (target === 'electron' && !/^src-main\/hosts\/(electron|preload)\//.test(from))
    return 'only hosts/electron and hosts/preload know electron';
  if (target.startsWith('better-sqlite3') && mine !== 'db') return 'only db knows the SQLite library';
  if (isNode && (mine === 'shared' || mine === 'renderer')) return `${mine} runs where there is no Node`;
  if (mine === 'shared' && !SHARED_PACKAGES.some((name) => target === name || target.startsWith(`${name}/`)))
    return 'shared knows no such package';
  if (/^(react|@mantine|@tanstack)/.test(target) && mine !== 'renderer')
    return 'only the renderer knows how things look';
  return null;
}
