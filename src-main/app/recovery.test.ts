import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { strings } from '@shared/locale/index';
import type { DataFileChoice } from '../ports/index';
import { createRecovery } from './recovery';

let folder: string;
let file: string;
const backup = 'a.calldeck.20261119-090000.backup';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-recovery-'));
  file = join(folder, 'a.calldeck');
  mkdirSync(join(folder, 'Backups'));
  writeFileSync(join(folder, 'Backups', backup), 'backed up');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function recovery(host: 'electron' | 'loopback', chosen: string | null = null) {
  return createRecovery(
    {
      host,
      dataFiles: {
        choose: () => Promise.resolve(chosen),
        asksFolder: true,
        chooseFolder: () => Promise.resolve(null),
        reopen: () => undefined,
        reveal: () => Promise.resolve(false),
      },
    },
    (choice: DataFileChoice) => ('demo' in choice ? join(folder, 'Example office.calldeck') : choice.file),
  );
}

describe('the ways on from a file that was not opened', () => {
  it('bring a backup back where the file was set aside, or show it before', async () => {
    const { ways, prepare } = recovery('loopback');
    expect(ways({ file })).toEqual({
      isGone: true,
      canChoose: false,
      backups: [{ name: backup, at: '2026-11-19T09:00:00.000Z', bytes: 9 }],
    });
    const path = join(folder, 'Backups', backup);
    expect(await prepare({ file }, { way: 'backup', name: backup })).toEqual({
      file,
      prepare: { way: 'restore', backup: path },
    });
    expect(await prepare({ file }, { way: 'look', name: backup })).toEqual({
      file: join(folder, 'Backups', 'Looking', 'a 20261119-090000.calldeck'),
      prepare: { way: 'look', backup: path, of: file },
    });
    expect(readdirSync(folder)).toEqual(['Backups']);
  });

  it('never put a backup over a file that is there, nor anything that is no backup', async () => {
    const { ways, prepare } = recovery('loopback');
    for (const name of ['../secret', 'b.calldeck.20261119-090000.backup', join('..', 'Backups', backup)])
      await expect(prepare({ file }, { way: 'backup', name })).rejects.toThrow(strings.recovery.noBackup);
    writeFileSync(file, 'of a newer version');
    expect(ways({ file })).toEqual({ isGone: false, canChoose: false, backups: [] });
    await expect(prepare({ file }, { way: 'backup', name: backup })).rejects.toThrow(strings.recovery.noBackup);
    expect(readFileSync(file, 'utf8')).toBe('of a newer version');
  });

  it('begin a new file beside it, under a name that nothing has: no file, no attachments, no backups', async () => {
    const { prepare } = recovery('loopback');
    const made = (number: number) => ({ file: join(folder, `a ${number}.calldeck`), prepare: { way: 'new' } });
    expect(await prepare({ file }, { way: 'new' })).toEqual(made(2));
    writeFileSync(join(folder, 'a 2.calldeck'), '');
    mkdirSync(join(folder, 'a 3.calldeck.attachments'));
    writeFileSync(join(folder, 'a 4.calldeck.damaged-20261119090000'), '');
    expect(await prepare({ file }, { way: 'new' })).toEqual(made(5));
  });

  it('ask for a file where the host can, and stay where the person decides against it', async () => {
    expect(recovery('electron').ways({ file }).canChoose).toBe(true);
    for (const way of ['new', 'choose'] as const) {
      expect(await recovery('electron').prepare({ file }, { way })).toBeNull();
      const place = join(folder, 'b.calldeck');
      expect(await recovery('electron', place).prepare({ file }, { way })).toMatchObject({ file: place });
    }
  });

  it('try again, or open the example', async () => {
    const { prepare } = recovery('loopback');
    expect(await prepare({ file }, { way: 'again' })).toEqual({ file });
    expect(await prepare({ file }, { way: 'example' })).toEqual({ demo: true });
  });
});
