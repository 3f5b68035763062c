import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, keepSmallBytes, mirrorDir } from './attachment-store';
import { createBackup, listBackups } from './backup';
import {
  backupOfOpen,
  copyToLookAt,
  forgetLooked,
  freeNameBeside,
  leaveMoved,
  lookingPlace,
  putAtNewPlace,
  restoreBackup,
  saveCopy,
  whyGone,
} from './data-file';
import { lockFile } from './file-lock';
import { openFile } from './open-file';
import { openReader } from './open';

let folder: string;
let file: string;
const now = new Date('2026-11-20T09:00:00.000Z');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-life-'));
  mkdirSync(join(folder, 'office'));
  file = join(folder, 'office', 'a.calldeck');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const backupDir = (of = file) => join(of, '..', 'Backups');

/** A data file whose every mark is one text, with that text attached; backed up where asked. */
async function make(texts: readonly string[], backedUp: boolean, path = file): Promise<string | null> {
  const { connection } = openFile(path, { backupDir: backupDir(path), now });
  for (const text of texts) {
    connection.raw.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('mark', ?)").run(text);
    await attach(text, path);
  }
  const backup = backedUp ? createBackup(connection.raw, { file: path, dir: backupDir(path), now }).name : null;
  await connection.close();
  return backup === null ? null : join(backupDir(path), backup);
}

async function attach(text: string, path = file): Promise<void> {
  const source = join(folder, 'source');
  writeFileSync(source, text);
  await keepSmallBytes(`${path}.attachments`, await hashOf(source), Buffer.from(text), now);
  rmSync(source);
}

function markOf(path: string): unknown {
  const { raw } = openReader(path);
  try {
    return raw.prepare("SELECT value FROM meta WHERE key = 'mark'").pluck().get();
  } finally {
    raw.close();
  }
}

/** Every file under a folder with its bytes, but for what SQLite makes while a file is read. */
function all(under: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(under, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && !/-(?:wal|shm)$/.test(path)) found[path.slice(under.length)] = readFileSync(path, 'latin1');
  }
  return found;
}

/** The texts that are attached. */
const attached = (path: string) =>
  existsSync(`${path}.attachments`) ? Object.values(all(`${path}.attachments`)).sort() : [];

describe('moving a data file', () => {
  it('takes along what is attached and its backups, and leaves nothing behind', async () => {
    await make(['first', 'second'], true);
    const to = join(folder, 'elsewhere', 'b.calldeck');
    await putAtNewPlace(file, to);
    expect(markOf(file), 'until the new one is open the old one is whole').toBe('second');
    expect(attached(file)).toEqual(['first', 'second']);
    await leaveMoved(file, to);
    expect(all(join(folder, 'office'))).toEqual({});
    expect(markOf(to)).toBe('second');
    expect(attached(to)).toEqual(['first', 'second']);
    const [backup] = listBackups(backupDir(to), 'b.calldeck');
    expect(markOf(join(backupDir(to), backup?.name ?? ''))).toBe('second');
    expect(Object.values(all(mirrorDir(to, backupDir(to)))).sort()).toEqual(['first', 'second']);
  });

  it('brings along what still waits in the write-ahead log', async () => {
    const { connection } = openFile(file, { backupDir: backupDir(), now });
    connection.raw.prepare("INSERT INTO meta (key, value) VALUES ('mark', 'in the log')").run();
    // As a process leaves it that was killed.
    const killed = join(folder, 'killed', 'a.calldeck');
    mkdirSync(join(folder, 'killed'));
    for (const suffix of ['', '-wal']) cpSync(file + suffix, killed + suffix);
    await connection.close();
    const to = join(folder, 'b.calldeck');
    await putAtNewPlace(killed, to);
    await leaveMoved(killed, to);
    expect(markOf(to)).toBe('in the log');
    expect(readdirSync(join(folder, 'killed'))).toEqual([]);
  });

  it('changes nothing where something of a file is already there, or somebody has it open', async () => {
    await make(['first'], true);
    const before = all(folder);
    const to = join(folder, 'b.calldeck');
    for (const taken of [to, `${to}.attachments`]) {
      mkdirSync(taken);
      await expect(putAtNewPlace(file, to)).rejects.toThrow(/already/);
      expect(readdirSync(taken)).toEqual([]);
      rmSync(taken, { recursive: true });
    }
    await expect(putAtNewPlace(file, join(folder, 'Dropbox', 'b.calldeck'))).rejects.toThrow(/synced folder/);
    const held = lockFile(file);
    await expect(putAtNewPlace(file, to)).rejects.toThrow(/another Calldeck/);
    if (held.held) held.lock.release();
    expect(all(folder)).toEqual(before);
  });

  it('leaves the old file to whoever has opened it meanwhile', async () => {
    await make(['first'], false);
    const to = join(folder, 'b.calldeck');
    await putAtNewPlace(file, to);
    const held = lockFile(file);
    await leaveMoved(file, to);
    expect(markOf(file)).toBe('first');
    expect(attached(file)).toEqual(['first']);
    if (held.held) held.lock.release();
  });
});

describe('bringing a backup back', () => {
  it('keeps the file that was there whole under another name, with what was attached since', async () => {
    const backup = (await make(['then'], true)) ?? '';
    await make(['now'], false);
    await restoreBackup(file, backup, now);
    expect(markOf(file)).toBe('then');
    expect(attached(file)).toEqual(expect.arrayContaining(['then']));
    const kept = join(folder, 'office', 'a before 2026-11-20 09.00.calldeck');
    expect(markOf(kept)).toBe('now');
    expect(attached(kept)).toEqual(['now', 'then']);
    expect(existsSync(backup)).toBe(true);
  });

  it('is taken back whole, where what was brought back cannot be opened', async () => {
    const backup = (await make(['then'], true)) ?? '';
    await make(['now'], false);
    const before = all(folder);
    await (
      await restoreBackup(file, backup, now)
    )();
    expect(all(folder)).toEqual(before);
  });

  it('changes nothing where the backup is damaged or gone', async () => {
    const backup = (await make(['then'], true)) ?? '';
    await make(['now'], false);
    const bytes = readFileSync(backup);
    bytes.fill(0x5a, 4096, 20_000);
    writeFileSync(backup, bytes);
    const before = all(folder);
    await expect(restoreBackup(file, backup, now)).rejects.toThrow(/could not be copied back/);
    await expect(restoreBackup(file, `${backup}x`, now)).rejects.toThrow(/no longer here/);
    expect(all(folder)).toEqual(before);
  });
});

describe('a file that was set aside as damaged', () => {
  async function damaged(): Promise<string> {
    const backup = (await make(['then'], true)) ?? '';
    await make(['now'], false);
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096);
    writeFileSync(file, bytes);
    expect(() => openFile(file, { backupDir: backupDir(), now })).toThrow(/damaged/);
    return backup;
  }

  it('has what is attached with it, and is not begun anew without asking', async () => {
    expect(whyGone(file, false)).toBeNull();
    await damaged();
    const aside = readdirSync(join(folder, 'office')).find((name) => /\.damaged-\d+$/.test(name)) ?? '';
    expect(attached(join(folder, 'office', aside))).toEqual(['now', 'then']);
    expect(whyGone(file, false)).toContain(`set aside as ${aside}`);
    expect(freeNameBeside(file)).toBe(join(folder, 'office', 'a 2.calldeck'));
  });

  it('comes back from its backup with all that was attached, and stays beside it', async () => {
    const backup = await damaged();
    const before = all(folder);
    await restoreBackup(file, backup, now);
    expect(markOf(file)).toBe('then');
    expect(attached(file)).toEqual(['now', 'then']);
    expect(all(folder)).toMatchObject(before);
  });

  it('is told from one that is gone but for its backups, from one on another disk, and from one that never was', async () => {
    await make(['then'], true);
    rmSync(file);
    expect(whyGone(file, false)).toContain('its backups are');
    const other = join(folder, 'stick', 'b.calldeck');
    expect(whyGone(other, true)).toContain('another disk');
    expect(whyGone(other, false)).toBeNull();
  });
});

describe('looking at a backup', () => {
  it('opens a copy with what is attached, and changes nothing of the file or of the backup', async () => {
    const backup = (await make(['then'], true)) ?? '';
    await make(['now'], false);
    const before = all(folder);
    const place = lookingPlace(file, backup);
    for (let twice = 0; twice < 2; twice += 1) await copyToLookAt(file, backup, place);
    expect(markOf(place)).toBe('then');
    expect(attached(place)).toEqual(['then']);
    for (const open of [file, place]) expect(backupOfOpen(open, basename(backup))).toBe(backup);
    for (const name of ['../a.calldeck', 'a.calldeck', `x${basename(backup)}`])
      expect(() => backupOfOpen(file, name)).toThrow(/no longer here/);
    expect(all(folder)).toMatchObject(before);
    await expect(copyToLookAt(file, `${backup}x`, place)).rejects.toThrow(/no longer here/);
  });

  it('leaves no copy behind, not even where it was killed, but for one that another looks at', async () => {
    const backup = (await make(['then'], true)) ?? '';
    const before = all(folder);
    const [left, open] = [lookingPlace(file, backup), lookingPlace(file, backup.replace('2026', '2025'))];
    await copyToLookAt(file, backup, left);
    const held = lockFile(open);
    await copyToLookAt(file, backup, open);
    expect(existsSync(left)).toBe(false);
    await forgetLooked(file);
    expect(markOf(open)).toBe('then');
    if (held.held) held.lock.release();
    await forgetLooked(file);
    expect(all(folder)).toEqual(before);
  });
});

describe('a copy of an open file', () => {
  it('is whole, with what is attached, or not there', async () => {
    await make(['first', 'second'], false);
    const { connection } = openFile(file, { backupDir: backupDir(), now });
    const to = join(folder, 'copies', 'b.calldeck');
    const told: [number, number][] = [];
    await saveCopy(connection.raw, file, to, (done, total) => told.push([done, total]));
    expect(told).toEqual([
      [0, 11],
      [expect.any(Number), 11],
      [11, 11],
    ]);
    expect(markOf(to)).toBe('second');
    expect(attached(to)).toEqual(['first', 'second']);
    expect(readdirSync(join(folder, 'copies')).sort()).toEqual(['b.calldeck', 'b.calldeck.attachments']);
    const other = join(folder, 'copies', 'c.calldeck');
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(saveCopy(connection.raw, file, other, stop)).rejects.toThrow();
    await expect(saveCopy(connection.raw, file, to, () => undefined)).rejects.toThrow(/already/);
    expect(readdirSync(join(folder, 'copies')).sort()).toEqual(['b.calldeck', 'b.calldeck.attachments']);
    await connection.close();
  });
});
