import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { smallDisk } from '@test/helpers/small-disk';
import { copyBytes, keepBytes } from './attachment-store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('says before and while it writes that the disk is full, and leaves nothing', async (context) => {
  const disk = join(folder, 'disk');
  const small = smallDisk(disk, 80);
  if (small === null) return context.skip();
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
    small.unmount();
  }
});

it('takes nothing but a hash for a name', async () => {
  await expect(copyBytes(folder, '../../etc/passwd', join(folder, 'x'))).rejects.toThrow();
  await expect(copyBytes(folder, '', join(folder, 'x'))).rejects.toThrow();
});
