import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentsDir } from '@main/db/attachment-store';
import { beginHalfMade, sweepHalfMade } from './half-made';

let folder: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-half-'));
  target = join(folder, 'Made.calldeck');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = () => readdirSync(folder).sort();

function put(file: string, attachments: string): void {
  writeFileSync(file, 'rows');
  mkdirSync(attachmentsDir(attachments));
  writeFileSync(join(attachmentsDir(attachments), 'face.png'), 'bytes');
}

/** The lock of a process that is gone. */
function leaveLock(): void {
  writeFileSync(`${target}.part.lock`, JSON.stringify({ pid: 2 ** 22 + 7, host: hostname(), address: null }));
}

describe('a data file in the making', () => {
  it('gets its name with its attachments, when it is whole', async () => {
    const making = await beginHalfMade(target);
    put(`${target}.part`, `${target}.part`);
    await making?.finish();
    await making?.clear();
    expect(inFolder()).toEqual(['Made.calldeck', 'Made.calldeck.attachments']);
  });

  it('keeps nothing, not its attachments either, where it cannot get its name', async () => {
    const making = await beginHalfMade(target);
    put(`${target}.part`, `${target}.part`);
    mkdirSync(target);
    await expect(making?.finish()).rejects.toThrow(/EISDIR|EEXIST|ENOTDIR|ENOTEMPTY|EPERM/);
    await making?.clear();
    expect(inFolder()).toEqual(['Made.calldeck']);
  });

  it('whose process was ended before it was whole is taken away by the next start', async () => {
    put(`${target}.part`, `${target}.part`);
    leaveLock();
    await sweepHalfMade(folder);
    expect(inFolder()).toEqual([]);
  });

  it('whose process was ended when its attachments had their name and it had not gets its own', async () => {
    put(`${target}.part`, target);
    leaveLock();
    await sweepHalfMade(folder);
    expect(inFolder()).toEqual(['Made.calldeck', 'Made.calldeck.attachments']);
    expect(readFileSync(target, 'utf8')).toBe('rows');
  });

  it('does not take the place of a file that came there meanwhile', async () => {
    put(`${target}.part`, target);
    writeFileSync(target, 'another');
    leaveLock();
    await sweepHalfMade(folder);
    expect(inFolder()).toEqual(['Made.calldeck', 'Made.calldeck.attachments']);
    expect(readFileSync(target, 'utf8')).toBe('another');
  });
});
