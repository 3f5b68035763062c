import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { strings } from '@shared/locale/index';
import { takeGiven } from './given-files';
import { createSpool } from './node-spool';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-given-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes each file by itself, and says of the others why not', async () => {
  const spool = await createSpool(join(folder, 'spool'), 100);
  const given = (name: string, text = 'x'): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const paths = [
    join(folder, 'gone.vcf'),
    folder,
    given('a.exe'),
    given('large.csv', 'x'.repeat(101)),
    given('Ana.vcf'),
  ];
  const { files, refused } = await takeGiven(spool, paths);
  expect(files).toMatchObject([{ fileName: 'Ana.vcf' }]);
  const { missing, folder: isFolder, unknown } = strings.hosts.given;
  expect(refused).toEqual([
    missing('gone.vcf'),
    isFolder(folder.slice(tmpdir().length + 1)),
    unknown('a.exe'),
    expect.stringMatching(/^This file is larger/),
  ]);
});

// For root there is nothing that may not be read.
it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says so of one that may not be read', async () => {
  const spool = await createSpool(join(folder, 'spool'));
  const path = join(folder, 'secret.csv');
  writeFileSync(path, 'x');
  chmodSync(path, 0);
  expect(await takeGiven(spool, [path])).toEqual({
    files: [],
    refused: [strings.hosts.given.unreadable('secret.csv')],
  });
});
