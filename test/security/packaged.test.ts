import { projectRoot } from '@test/helpers/source-files';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  main: string;
};

/** Electron keeps its three newest majors supported, a new one every eight weeks. This list is looked after by hand. */
const supported = { majors: [43, 44, 45, 46], lookAgainBy: '2027-06-01' };

describe('16: a current Electron', () => {
  it('is pinned to one version of a supported line', () => {
    const version = manifest.devDependencies['electron'] ?? '';
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(supported.majors).toContain(Number(version.split('.')[0]));
  });
  it('is looked at again before the list is too old', () => {
    expect(
      new Date().toISOString() < supported.lookAgainBy,
      'see which majors Electron supports, then move this date',
    ).toBe(true);
  });
  it('pins everything else that runs', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([name, version]) => name !== '@types/node' && !/^(npm:[^@]+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

const unpacked = join(projectRoot, 'release/linux-unpacked');
const resources = join(unpacked, 'resources');

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

describe.skipIf(!existsSync(join(resources, 'app.asar')))('19 and beyond: the packed app', () => {
  it('has its fuses set', async () => {
    const { getCurrentFuseWire, FuseState, FuseV1Options } = await import('@electron/fuses');
    const wire = await getCurrentFuseWire(join(unpacked, 'calldeck'));
    const wanted: [keyof typeof FuseV1Options, boolean][] = [
      ['RunAsNode', false],
      ['EnableNodeOptionsEnvironmentVariable', false],
      ['EnableNodeCliInspectArguments', false],
      ['EnableCookieEncryption', true],
      ['EnableEmbeddedAsarIntegrityValidation', true],
      ['OnlyLoadAppFromAsar', true],
      ['GrantFileProtocolExtraPrivileges', false],
    ];
    for (const [name, on] of wanted) {
      const state = wire[FuseV1Options[name]];
      // An older Electron, as the app is tried with, lacks the newest fuses.
      if (state === undefined) continue;
      expect(state, name).toBe(on ? FuseState.ENABLE : FuseState.DISABLE);
    }
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  });

  it('holds the Electron host alone: no browser or terminal host, no tools, no tests, no sources', async () => {
    const { listPackage, extractFile } = await import('@electron/asar');
    const archive = join(resources, 'app.asar');
    const files = listPackage(archive, { isPack: false }).map((path) => path.replace(/\\/g, '/').replace(/^\//, ''));
    expect(
      files.filter(
        (path) => /(^|\/)(loopback|cli|tools)(-[\w-]+)?\.js$/.test(path) || /\.(tsx?|map|test\.js)$/.test(path),
      ),
    ).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'out/main/electron.js',
        'out/main/reader-worker.js',
        'out/main/job-worker.js',
        'out/main/backup-worker.js',
        'out/preload/preload.js',
        'out/renderer/index.html',
      ]),
    );
    const code = files
      .filter((path) => path.startsWith('out/main/') && path.endsWith('.js'))
      .map((path) => extractFile(archive, path).toString('utf8'));
    // What the loopback host alone says.
    expect(code.filter((text) => text.includes('SameSite=Strict') || text.includes('sec-fetch-site'))).toEqual([]);
  });

  it('has one native file outside the archive, of this system', () => {
    const outside = join(resources, 'app.asar.unpacked');
    expect(
      walk(outside)
        .map((path) => relative(outside, path))
        .filter((path) => path.endsWith('.node')),
    ).toHaveLength(1);
  });
});
