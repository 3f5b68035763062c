import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../core/clock';
import { backUpOnQuit, createBackup, ensureBackup, isBackedUp, isBackupOverdue, listBackups } from './backup';
import { openToCopy } from './open';
import { openFile } from './open-file';
import { createWriter, stamped } from './writer';

let folder: string;
let dir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-backup-'));
  dir = join(folder, 'Backups');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('backups of a file whose name begins alike are neither listed nor rotated away', async () => {
  const file = join(folder, 'office.calldeck');
  const { connection } = openFile(file, { backupDir: dir, now: new Date('2026-01-01T00:00:00.000Z') });
  createBackup(connection.raw, { file, dir, now: new Date('2026-01-01T10:00:00.000Z') });
  const others = Array.from({ length: 6 }, (_, index) => `office.calldeck.old.20200101-10000${index}.backup`);
  for (const name of others) writeFileSync(join(dir, name), 'of another file');
  for (let day = 2; day < 12; day += 1)
    createBackup(connection.raw, { file, dir, now: new Date(Date.UTC(2026, 0, day, 10)) });
  expect(listBackups(dir, 'office.calldeck').every(({ name }) => !others.includes(name))).toBe(true);
  expect(readdirSync(dir)).toEqual(expect.arrayContaining(others));
  await connection.close();
});

test('a backup is overdue a day after the last one, when something was changed since', async () => {
  const file = join(folder, 'office.calldeck');
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
  const overdue = (hour: number, changed: number) =>
    isBackupOverdue(dir, 'office.calldeck', at(hour), at(changed).toISOString());
  expect(overdue(0, 0)).toBe(true);
  const { connection } = openFile(file, { backupDir: dir, now: at(0) });
  createBackup(connection.raw, { file, dir, now: at(1) });
  expect(overdue(24, 2)).toBe(false);
  expect(overdue(26, 2)).toBe(true);
  expect(overdue(26, 0)).toBe(false);
  await connection.close();
});

test('a backup is made again only when something was done since, also by a connection that cannot write', async () => {
  const file = join(folder, 'office.calldeck');
  const at = (minute: number) => ({ file, dir, now: new Date(Date.UTC(2026, 0, 1, 9, minute)) });
  const { connection } = openFile(file, { backupDir: dir, now: at(0).now });
  const writer = createWriter({ connection, clock: systemClock(), acquire: () => Promise.resolve(() => undefined) });
  const addTag = (name: string) =>
    writer.write({ label: name }, (write) =>
      write.db
        .insertInto('tag')
        .values(stamped(write, { name, colour: 0 }))
        .execute(),
    );
  const copier = openToCopy(file);
  await addTag('first');
  expect(isBackedUp(connection.raw, at(1))).toBe(false);
  ensureBackup(copier, at(1));
  ensureBackup(connection.raw, at(2));
  expect(listBackups(dir, 'office.calldeck')).toHaveLength(1);
  await addTag('second');
  ensureBackup(connection.raw, at(3));
  expect(listBackups(dir, 'office.calldeck')).toHaveLength(2);
  // One that cannot be read says nothing.
  writeFileSync(join(dir, listBackups(dir, 'office.calldeck')[0]?.name ?? ''), 'damaged');
  expect(isBackedUp(connection.raw, at(4))).toBe(false);
  copier.close();
  await connection.close();
});

test('what a backup that was ended by force left is taken away, but no backup in the making', async () => {
  const file = join(folder, 'office.calldeck');
  const now = new Date('2026-01-01T10:00:00.000Z');
  const { connection } = openFile(file, { backupDir: dir, now });
  const left = 'office.calldeck.20260101-080000.backup.part';
  const making = 'office.calldeck.20260101-095900.backup.part';
  const another = 'office.calldeck.old.20260101-080000.backup.part';
  mkdirSync(dir, { recursive: true });
  for (const [name, hour] of [
    [left, 8],
    [making, 9.99],
    [another, 8],
  ] as const) {
    writeFileSync(join(dir, name), 'half');
    const at = Date.UTC(2026, 0, 1) / 1000 + hour * 3600;
    utimesSync(join(dir, name), at, at);
  }
  createBackup(connection.raw, { file, dir, now });
  expect(readdirSync(dir).sort()).toEqual(['office.calldeck.20260101-100000.backup', making, another].sort());
  await connection.close();
});

test('quitting backs up what was done since the backup of the same day, and nothing twice', async () => {
  const file = join(folder, 'office.calldeck');
  const at = (hour: number) => ({ file, dir, now: new Date(Date.UTC(2026, 0, 1, hour)) });
  const { connection } = openFile(file, { backupDir: dir, now: at(8).now });
  const writer = createWriter({ connection, clock: systemClock(), acquire: () => Promise.resolve(() => undefined) });
  createBackup(connection.raw, at(9));
  await writer.write({ label: 'first' }, (write) =>
    write.db
      .insertInto('tag')
      .values(stamped(write, { name: 'first', colour: 0 }))
      .execute(),
  );
  backUpOnQuit(connection.raw, { ...at(10), daily: true });
  expect(isBackedUp(connection.raw, at(10))).toBe(false);
  backUpOnQuit(connection.raw, { ...at(10), daily: false });
  expect(isBackedUp(connection.raw, at(10))).toBe(true);
  backUpOnQuit(connection.raw, { ...at(11), daily: false });
  expect(listBackups(dir, 'office.calldeck')).toHaveLength(2);
  await connection.close();
});

test('two backups of one second are two, and one that is about to be brought back stays', async () => {
  const file = join(folder, 'office.calldeck');
  const at = (hour: number) => ({ file, dir, now: new Date(Date.UTC(2026, 0, 1, hour)) });
  const { connection } = openFile(file, { backupDir: dir, now: at(8).now });
  const first = createBackup(connection.raw, at(9));
  const second = createBackup(connection.raw, at(9));
  expect(listBackups(dir, 'office.calldeck').map(({ name }) => name)).toEqual([second.name, first.name]);
  createBackup(connection.raw, at(10));
  createBackup(connection.raw, { ...at(11), spare: join(dir, first.name) });
  expect(listBackups(dir, 'office.calldeck').map(({ name }) => name)).toContain(first.name);
  createBackup(connection.raw, at(12));
  expect(listBackups(dir, 'office.calldeck').map(({ name }) => name)).not.toContain(first.name);
  await connection.close();
});
