import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { strings } from '@shared/locale/index';
import { intoFolder } from './archive-sink';
import { inPart } from './in-part';
import { sweepHalfMade } from './half-made';

const words = strings.archive;
let folder: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-part-'));
  target = join(folder, 'Office');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What an export leaves whose process is killed, or still runs. */
function leave(pid: number): void {
  mkdirSync(`${target}.part`);
  writeFileSync(join(`${target}.part`, 'half.csv'), 'half');
  writeFileSync(`${target}.part.lock`, JSON.stringify({ pid, host: hostname(), address: null }));
}
const killed = 2 ** 22 + 7;
const write = () => intoFolder(target, (sink) => sink.add('whole.csv', ['whole'], true));
const inFolder = () => readdirSync(folder).sort();

describe('an export in the making', () => {
  it('takes away what one that was killed has left, and is written', async () => {
    leave(killed);
    await write();
    expect(inFolder()).toEqual(['Office']);
    expect(readdirSync(target)).toEqual(['whole.csv']);
  });

  it('leaves one alone that is being written', async () => {
    leave(process.pid);
    await expect(write()).rejects.toMatchObject({ code: 'conflict', message: words.beingWritten(target) });
    expect(existsSync(join(`${target}.part`, 'half.csv'))).toBe(true);
  });

  it('leaves alone what is not ours, and names it', async () => {
    writeFileSync(`${target}.part`, 'a download');
    const put = inPart(target, async (part) => writeFileSync(part, 'x'));
    await expect(put).rejects.toMatchObject({ code: 'conflict', message: words.inTheWay(`${target}.part`) });
    expect(readFileSync(`${target}.part`, 'utf8')).toBe('a download');
    expect(inFolder()).toEqual(['Office.part']);
  });

  it('leaves nothing where it fails, and no folder that is there is written over', async () => {
    await expect(inPart(target, () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
    expect(inFolder()).toEqual([]);
    mkdirSync(target);
    await expect(write()).rejects.toMatchObject({ code: 'conflict', message: words.folderTaken(target) });
    expect(inFolder()).toEqual(['Office']);
  });

  it('is taken away with a start, beside the data file', async () => {
    leave(killed);
    await sweepHalfMade(folder);
    expect(inFolder()).toEqual([]);
  });
});
