import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildIfNewer, fingerprint, needsBuild } from '../../build/entry/build-if-newer.mjs';
import { folderWith, write } from './folder';
import { keepSaid } from './said';

const said = keepSaid();

const PRODUCTS = ['main/electron.js', 'main/loopback.js', 'main/cli.js', 'preload/preload.js', 'renderer/index.html'];

function project(): string {
  return folderWith({
    'package.json': '{}',
    'package-lock.json': '{}',
    'src-main/a.ts': 'export const a = 1;',
    'src-main/a.test.ts': 'test',
    'src-shared/b/c.ts': 'export const c = 1;',
  });
}

function builder(folder: string) {
  const builds: number[] = [];
  const work = async () => {
    builds.push(Date.now());
    for (const product of PRODUCTS) write(join(folder, 'out'), product, '');
    return { code: 0, signal: null, output: '' };
  };
  return { builds, build: () => buildIfNewer('node', { folder, work }) };
}

describe('building where the sources are newer', () => {
  it('builds once, and again after a source was changed, added, renamed or deleted', async () => {
    const folder = project();
    const { builds, build } = builder(folder);
    expect(await build()).toBe('built');
    expect(await build()).toBe('kept');
    writeFileSync(join(folder, 'src-main/a.ts'), 'export const a = 2;');
    expect(await build()).toBe('built');
    write(folder, 'migrations/0010.ts', '');
    expect(await build()).toBe('built');
    rmSync(join(folder, 'migrations/0010.ts'));
    write(folder, 'migrations/0020.ts', '');
    expect(await build()).toBe('built');
    rmSync(join(folder, 'src-shared/b/c.ts'));
    expect(await build()).toBe('built');
    expect(builds).toHaveLength(5);
    expect(said().match(/Building/g)).toHaveLength(5);
  });

  it('asks what a source says, not when it was written', async () => {
    const folder = project();
    const { build } = builder(folder);
    await build();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(folder, 'src-main/a.ts'), later, later);
    expect(needsBuild(folder)).toBe(false);
    writeFileSync(join(folder, 'src-main/a.ts'), 'export const a = 3;');
    const past = new Date(0);
    utimesSync(join(folder, 'src-main/a.ts'), past, past);
    expect(needsBuild(folder)).toBe(true);
  });

  it('does not build for a test', async () => {
    const folder = project();
    const before = fingerprint(folder);
    writeFileSync(join(folder, 'src-main/a.test.ts'), 'another');
    expect(fingerprint(folder)).toBe(before);
  });

  it('builds what somebody deleted', async () => {
    const folder = project();
    const { build } = builder(folder);
    await build();
    rmSync(join(folder, 'out', 'main', 'loopback.js'));
    expect(await build()).toBe('built');
  });

  it('counts a source saved during the build as newer', async () => {
    const folder = project();
    const work = async () => {
      for (const product of PRODUCTS) write(join(folder, 'out'), product, '');
      writeFileSync(join(folder, 'src-main/a.ts'), 'export const a = 4;');
      return { code: 0, signal: null, output: '' };
    };
    await buildIfNewer('node', { folder, work });
    expect(needsBuild(folder)).toBe(true);
  });

  it('tells what the builder said when it fails, and leaves nothing that looks built', async () => {
    const folder = project();
    const work = () => Promise.resolve({ code: 1, signal: null, output: 'a.ts: unexpected token' });
    await expect(buildIfNewer('node', { folder, work })).rejects.toThrow(/failed.*\n.*unexpected token/);
    expect(needsBuild(folder)).toBe(true);
  });
});
