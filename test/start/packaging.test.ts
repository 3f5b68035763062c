import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { fuses } from '../../build/fuses.cjs';
import { at } from '../../build/entry/paths.mjs';

const builder = readFileSync(at('electron-builder.yml'), 'utf8');

/** The lines of one top-level key of electron-builder.yml, without comments. */
function section(key: string): string[] {
  const lines = builder.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`${key}:`));
  const rest = lines.slice(start + 1);
  const length = rest.findIndex((line) => /^\S/.test(line) && !line.startsWith('#'));
  return rest
    .slice(0, length < 0 ? undefined : length)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

describe('what is packaged', () => {
  const files = section('files');

  it('is an allow list: nothing is taken whole but the renderer that was built for it', () => {
    const wildcards = files.filter((line) => line.includes('*') && !line.includes('!'));
    expect(wildcards).toEqual(['- chunks/*.js', "- '**/*'"]);
    expect(files.slice(files.indexOf("- '**/*'") - 4, files.indexOf("- '**/*'"))).toContain(
      '- from: out/packaged/renderer',
    );
  });

  it('holds the app’s own bundles and no other host, no tool, no source', () => {
    for (const bundle of ['electron.js', 'reader-worker.js', 'job-worker.js', 'preload.js']) {
      expect(files).toContain(`- ${bundle}`);
    }
    expect(files.join('\n')).not.toMatch(/loopback|cli\.js|tools|src-|migrations|test/);
    expect(files).toContain("- '!**/*.map'");
  });

  it('takes its bundles from a build that leaves the other hosts out', () => {
    const config = readFileSync(at('build', 'electron.vite.config.ts'), 'utf8');
    const unshipped = /const unshipped = \{([^}]*)\}/.exec(config)?.[1] ?? '';
    for (const name of ['loopback', 'cli', 'tools']) expect(unshipped).toContain(`${name}:`);
    expect(config).toContain('...(packaged ? {} : unshipped)');
    for (const from of files.filter((line) => line.startsWith('- from:'))) expect(from).toContain('out/packaged/');
  });

  it('holds one native library, for the target system alone, outside the archive', () => {
    expect(files).toContain("- '!node_modules/!(better-sqlite3){,/**}'");
    expect(files).toContain("- '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)'");
    expect(section('asarUnpack')).toEqual(['- node_modules/better-sqlite3/prebuilds/*.node']);
    expect(section('asar')).toEqual(['smartUnpack: false']);
    expect(builder).toMatch(/^npmRebuild: false$/m);
  });

  it('looks for newer versions nowhere, unless an address is given when it is packaged', () => {
    expect(builder).toMatch(/^publish: null$/m);
    const commands = readFileSync(at('build', 'entry', 'run.mjs'), 'utf8');
    expect(commands).toContain("updateAddress(process.env['CALLDECK_UPDATE_URL'])");
  });

  it('has targets for the three systems, an icon that is there, and opens .calldeck files', () => {
    expect(section('linux')).toEqual(expect.arrayContaining(['- AppImage', '- deb', 'executableName: calldeck']));
    expect(section('mac')).toContain('- dmg');
    expect(section('win')).toContain('- nsis');
    expect(section('fileAssociations')).toContain('- ext: calldeck');
    expect(section('fileAssociations')).toContain('- ext: vcf');
    for (const [, icon] of builder.matchAll(/icon: (\S+)/g)) expect(existsSync(resolve(at(), icon ?? ''))).toBe(true);
    expect(builder).toMatch(/^appId: com\.calldeck\.app$/m);
  });
});

describe('the fuses', () => {
  it('are those of the security list, by names that Electron knows', () => {
    expect(fuses).toEqual({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableCookieEncryption: true,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    });
    for (const name of Object.keys(fuses)) expect(FuseV1Options).toHaveProperty(name);
  });

  it('are set after packing', () => {
    expect(builder).toMatch(/^afterPack: build\/after-pack\.cjs$/m);
    expect(readFileSync(at('build', 'after-pack.cjs'), 'utf8')).toContain("require('./fuses.cjs')");
  });
});
