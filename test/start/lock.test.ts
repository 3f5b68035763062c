import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { smallDisk } from '@test/helpers/small-disk';
import { describe, expect, it } from 'vitest';
import { CannotWrite, isAlive, isStale, withLock } from '../../build/entry/lock.mjs';
import { folderWith } from './folder';

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the lock of an install or a build', () => {
  it('lets one in at a time, and says once that it waits', async () => {
    const lock = join(folderWith(), 'out', 'x.lock');
    let inside = 0;
    let most = 0;
    const waits: unknown[] = [];
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((done) => setTimeout(done, 120));
      inside -= 1;
    };
    const onWait = (holder: unknown) => void waits.push(holder);
    await Promise.all([1, 2, 3].map(() => withLock(lock, work, { pollMs: 10, onWait })));
    expect(most).toBe(1);
    expect(waits).toEqual([
      { pid: process.pid, host: hostname() },
      { pid: process.pid, host: hostname() },
    ]);
    expect(existsSync(lock)).toBe(false);
  });

  it('is given back when the work fails', async () => {
    const lock = join(folderWith(), 'x.lock');
    await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(lock)).toBe(false);
  });

  it('is taken over from a process that has died', async () => {
    const lock = join(folderWith(), 'x.lock');
    writeFileSync(lock, `${deadPid()}\n${hostname()}\n`);
    expect(await withLock(lock, () => Promise.resolve(readFileSync(lock, 'utf8')))).toBe(
      `${process.pid}\n${hostname()}\n`,
    );
  });

  it('is not taken over from a living one, nor from another machine whose heart beats', () => {
    expect(isStale(`${process.pid}\n${hostname()}\n`, 1_000)).toBe(false);
    expect(isStale(`${deadPid()}\nanother-machine\n`, 1_000)).toBe(false);
    expect(isStale(`${deadPid()}\nanother-machine\n`, 600_000)).toBe(true);
  });

  it('is taken over when it was never filled, once that is long ago', async () => {
    const lock = join(folderWith(), 'x.lock');
    writeFileSync(lock, '');
    expect(isStale('', 1_000)).toBe(false);
    const long = new Date(Date.now() - 600_000);
    utimesSync(lock, long, long);
    expect(await withLock(lock, () => Promise.resolve('in'))).toBe('in');
  });

  it('says where nothing can be written, and does nothing', async ({ skip }) => {
    const folder = join(folderWith(), 'protected');
    const disk = smallDisk(folder, 1);
    // Root writes wherever the medium lets it.
    skip(disk === null && process.getuid?.() === 0, 'no disk of its own here');
    if (disk === null) chmodSync(folder, 0o555);
    else disk.protect();
    try {
      const refused: unknown = await withLock(join(folder, 'out', 'x.lock'), () => Promise.resolve('in')).catch(
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(CannotWrite);
      expect(String(refused)).toContain(`Nothing can be written in ${join(folder, 'out')}`);
    } finally {
      disk?.unmount();
    }
  });

  it('knows who is alive', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(deadPid())).toBe(false);
  });
});
