import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyBytes, keepBytes } from './attachment-store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A disk of its own and of few bytes, where this system lets us have one. */
function smallDisk(place: string): (() => void) | null {
  mkdirSync(place);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', place], { stdio: 'ignore' });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
  return () => {
    execFileSync('umount', [place]);
  };
}

it('says before and while it writes that the disk is full, and leaves nothing', async (context) => {
  const disk = join(folder, 'disk');
  const unmount = smallDisk(disk);
  if (unmount === null) return context.skip();
  try {
    const source = join(folder, 'large');
    writeFileSync(source, new Uint8Array(30 * 1024 * 1024));
    await expect(keepBytes(disk, source)).rejects.toThrow(/too little room/);
    await expect(keepBytes(disk, join(folder, 'none'))).rejects.toThrow(/ENOENT/);
    writeFileSync(join(folder, 'small'), 'small');
    const { sha256 } = await keepBytes(disk, join(folder, 'small'));
    writeFileSync(join(disk, 'filler'), new Uint8Array(79 * 1024 * 1024));
    await expect(copyBytes(join(disk), sha256, join(disk, 'copy'))).resolves.toBeDefined();
    expect(readdirSync(disk).filter((name) => name.startsWith('.incoming'))).toEqual([]);
  } finally {
    unmount();
  }
});

it('takes nothing but a hash for a name', async () => {
  await expect(copyBytes(folder, '../../etc/passwd', join(folder, 'x'))).rejects.toThrow();
  await expect(copyBytes(folder, '', join(folder, 'x'))).rejects.toThrow();
});
