import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { migrations } from '@migrations/index';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackup, listBackups } from './backup';
import { lockFile } from './file-lock';
import { currentVersion, migrate } from './migrate';
import { openFile } from './open-file';
import { openWriter } from './open';
import { isSharedPlace } from './place';

let folder: string;
const now = new Date('2026-11-20T09:00:00.000Z');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-open-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (name = 'a.calldeck') => openFile(join(folder, name), { backupDir: join(folder, 'Backups'), now });

describe('opening a data file', () => {
  it('makes a new one at the current version', async () => {
    const { connection, isNew } = open();
    expect(isNew).toBe(true);
    expect(connection.raw.pragma('user_version', { simple: true })).toBe(currentVersion);
    expect(connection.raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(connection.raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(connection.raw.pragma('trusted_schema', { simple: true })).toBe(0);
    await connection.close();
    const again = open();
    expect(again.isNew).toBe(false);
    await again.connection.close();
  });

  it('refuses a file of a newer version and leaves it as it is', async () => {
    const { connection } = open();
    connection.raw.pragma(`user_version = ${currentVersion + 10}`);
    await connection.close();
    const before = readFileSync(join(folder, 'a.calldeck'));
    expect(() => open()).toThrow(/newer Calldeck/);
    expect(readFileSync(join(folder, 'a.calldeck'))).toEqual(before);
  });

  it('sets a damaged file aside under a new name and deletes nothing', async () => {
    const { connection } = open();
    await connection.close();
    const bytes = readFileSync(join(folder, 'a.calldeck'));
    bytes.fill(0xff, 4096, bytes.length);
    writeFileSync(join(folder, 'a.calldeck'), bytes);
    expect(() => open()).toThrow(/damaged/);
    const aside = readdirSync(folder).find((name) => name.includes('.damaged-'));
    expect(aside).toBeDefined();
    expect(readFileSync(join(folder, aside ?? ''))).toEqual(bytes);
  });

  it('does not touch what is no plain database: it may be locked with a passphrase', () => {
    writeFileSync(join(folder, 'a.calldeck'), Buffer.alloc(8192, 7));
    expect(() => open()).toThrow(/not a Calldeck file/);
    expect(existsSync(join(folder, 'a.calldeck'))).toBe(true);
  });

  it('does not touch the database of another program', () => {
    const other = new Sqlite(join(folder, 'a.calldeck'));
    other.exec('CREATE TABLE t (a)');
    other.close();
    expect(() => open()).toThrow(/another program/);
  });

  // Root may write everywhere, so the system has to be asked as somebody else.
  it.skipIf(process.getuid?.() === 0)('says that a folder is read-only', () => {
    mkdirSync(join(folder, 'ro'));
    chmodSync(join(folder, 'ro'), 0o500);
    expect(() => open('ro/a.calldeck')).toThrow(/read-only/);
  });

  it('backs up before it upgrades, and a failed upgrade leaves no table behind', async () => {
    const { connection } = open();
    connection.raw.pragma('user_version = 5');
    await connection.close();
    expect(() => open()).toThrow();
    expect(listBackups(join(folder, 'Backups'), 'a.calldeck')).toHaveLength(1);
    const raw = openWriter(':memory:').raw;
    const broken = [
      {
        version: 10,
        name: 'broken',
        up: (target: { exec(sql: string): void }) => (target.exec('CREATE TABLE half (a)'), target.exec('nonsense')),
      },
    ];
    expect(() => migrate(raw, broken)).toThrow();
    expect(raw.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
    raw.close();
  });

  it.each(migrations.slice(0, -1).map(({ version }) => version))(
    'brings a large file of version %i up to date: it is probed for the tables it has',
    async (version) => {
      const old = new Sqlite(join(folder, 'a.calldeck'));
      for (const migration of migrations) if (migration.version <= version) migration.up(old);
      old.pragma(`user_version = ${version}`);
      old.pragma('application_id = 0x43646b31');
      old.prepare("INSERT INTO meta (key, value) VALUES ('filler', printf('%.*c', 33 * 1024 * 1024, 'x'))").run();
      old.close();
      const { connection } = open();
      expect(connection.raw.pragma('user_version', { simple: true })).toBe(currentVersion);
      await connection.close();
    },
  );
});

describe('a backup', () => {
  it('is verified, private, and rotated', async () => {
    const { connection } = open();
    const plan = (day: number) => ({
      file: join(folder, 'a.calldeck'),
      dir: join(folder, 'Backups'),
      now: new Date(Date.UTC(2026, 0, day, 9)),
    });
    for (let day = 1; day <= 60; day += 1) createBackup(connection.raw, plan(day));
    const kept = listBackups(join(folder, 'Backups'), 'a.calldeck');
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(kept.length).toBeLessThan(20);
    expect(kept[0]?.at.slice(0, 10)).toBe('2026-03-01');
    await connection.close();
  });
});

describe('the lock', () => {
  it('is held by one, tells who, and is taken over from the dead', () => {
    const file = join(folder, 'a.calldeck');
    const first = lockFile(file);
    expect(first.held).toBe(true);
    const second = lockFile(file);
    expect(second).toMatchObject({ held: false, holder: { pid: process.pid } });
    if (first.held) first.lock.announce('http://127.0.0.1:1');
    expect(lockFile(file)).toMatchObject({ held: false, holder: { address: 'http://127.0.0.1:1' } });
    expect(readdirSync(folder)).toEqual(['a.calldeck.lock']);
    if (first.held) first.lock.release();
    for (const left of [JSON.stringify({ pid: 2_000_000_000, host: hostname(), address: null }), '{"pid":']) {
      writeFileSync(`${file}.lock`, left);
      const taken = lockFile(file);
      expect(taken.held).toBe(true);
      if (taken.held) taken.lock.release();
    }
    writeFileSync(`${file}.lock`, JSON.stringify({ pid: 2_000_000_000, host: 'another-machine', address: null }));
    expect(lockFile(file).held).toBe(false);
  });
});

describe('a shared place', () => {
  it('is known by its name', () => {
    expect(isSharedPlace('/home/mara/Dropbox/Calldeck/a.calldeck')).toBe(true);
    expect(isSharedPlace('/Users/mara/Library/Mobile Documents/com~apple~CloudDocs/a.calldeck')).toBe(true);
    expect(isSharedPlace('\\\\server\\share\\a.calldeck')).toBe(true);
    expect(isSharedPlace(join(folder, 'a.calldeck'))).toBe(false);
    expect(isSharedPlace('/home/mara/Boxes/a.calldeck')).toBe(false);
  });
});
