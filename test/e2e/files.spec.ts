import { expect, test } from '@playwright/test';
import { openWriter } from '@main/db/open';
import { strings } from '@shared/locale/index';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startClient } from './client';
import { ended, out, startLoopback } from './programs';

// Files that cannot be opened or written: what the app answers, and that nothing is lost. Of the loopback host, for the
// code of the file is the same in every host.

const words = strings.file;
const NAME = 'Calldeck.calldeck';

let data = '';
let file = '';
test.beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'calldeck-files-'));
  file = join(data, NAME);
});
test.afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Makes a file with one card in it. */
async function makeFile(name = 'Ada Byron'): Promise<void> {
  const client = await startClient(data);
  await client.call('contacts.create', { kind: 'person', name });
  expect(await client.end('SIGTERM')).toBe(0);
}

/** What a start says that opens nothing: it serves the page with the ways on. */
async function refusal(): Promise<string> {
  const running = await startLoopback(data);
  running.child.kill('SIGTERM');
  expect(await ended(running.child)).toBe(0);
  return running.said();
}

test('a file of a newer Calldeck is left as it is', async () => {
  await makeFile();
  const { raw } = openWriter(file);
  raw.pragma('user_version = 999999');
  raw.pragma('journal_mode = DELETE');
  raw.close();
  const before = readFileSync(file);
  expect(await refusal()).toContain(words.newer);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a damaged file is set aside and kept, and a new one can be begun', async () => {
  await makeFile();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 4096);
  closeSync(handle);
  const damaged = readFileSync(file);
  const said = await refusal();
  const aside =
    readdirSync(data).find((name) => name.startsWith(`${NAME}.damaged-`) && !/-(?:wal|shm)$/.test(name)) ?? '';
  expect(said).toContain(words.damaged(NAME, aside));
  expect(readFileSync(join(data, aside)).equals(damaged)).toBe(true);

  // Never by itself: an empty file in its place would look as if all were lost.
  let client = await startClient(data);
  await expect(client.call('contacts.count', {})).rejects.toThrow(strings.dataFile.wasDamaged(NAME, aside));
  await client.call('recovery.go', { way: 'new' });
  const begun = join(data, 'Calldeck 2.calldeck');
  await expect.poll(() => client.call('app.info', {}).then(({ file: { path } }) => path)).toBe(begun);
  expect(await client.end('SIGTERM')).toBe(0);
  client = await startClient(data);
  expect((await client.call('app.info', {})).file.path).toBe(begun);
  expect((await client.call('contacts.count', {})).all).toBe(0);
  expect(await client.end('SIGTERM')).toBe(0);
  expect(readFileSync(join(data, aside)).equals(damaged)).toBe(true);
});

test('a file of another program is not touched', async () => {
  const { raw } = openWriter(file);
  raw.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
  raw.pragma('journal_mode = DELETE');
  raw.close();
  const before = readFileSync(file);
  expect(await refusal()).toContain(words.otherDatabase(NAME));
  expect(readFileSync(file).equals(before)).toBe(true);

  writeFileSync(file, 'Dear diary, this is no database at all.'.repeat(200));
  expect(await refusal()).toContain(words.notCalldeck(NAME));
  expect(readFileSync(file, 'utf8')).toContain('Dear diary');
});

test('a second program does not open a file that is open, and says where it is', async () => {
  const client = await startClient(data);
  const origin = (address: string) => new URL(address).origin;
  const second = await startLoopback(data);
  expect(origin(second.address)).toBe(origin(client.process.address));
  expect(await ended(second.child)).toBe(0);
  expect((await client.call('app.info', {})).file.path).toBe(file);

  const elsewhere = spawnSync(process.execPath, [join(out, 'main/cli.js'), 'contacts.count', '{}', '--file', file], {
    env: { ...process.env, CALLDECK_DATA_DIR: data },
    encoding: 'utf8',
  });
  expect(elsewhere.stderr).toContain(words.inUse(NAME));
  expect(elsewhere.status).not.toBe(0);
  expect(await client.end('SIGTERM')).toBe(0);
});

test('a folder that is read-only: the file is opened by nobody and changed by nobody', async () => {
  await makeFile();
  const before = readFileSync(file);
  const nobody = 65_534;
  const asOther = process.getuid?.() === 0;
  if (asOther) {
    // Nothing is forbidden to root, so someone else tries.
    chmodSync(data, 0o755);
    const seen = spawnSync(
      process.execPath,
      ['-e', `require('fs').readFileSync(${JSON.stringify(join(out, 'main/cli.js'))})`],
      { uid: nobody, gid: nobody },
    );
    test.skip(seen.status !== 0, 'the app lies where only root can read it');
    mkdirSync(join(data, 'spool'), { recursive: true });
    mkdirSync(join(data, 'window'), { recursive: true });
    chownSync(join(data, 'spool'), nobody, nobody);
    chownSync(join(data, 'window'), nobody, nobody);
  }
  chmodSync(file, 0o444);
  chmodSync(data, 0o555);
  const tried = spawnSync(
    process.execPath,
    [join(out, 'main/cli.js'), 'contacts.create', '{"kind":"person","name":"Not to be"}'],
    {
      env: { ...process.env, CALLDECK_DATA_DIR: data },
      encoding: 'utf8',
      ...(asOther ? { uid: nobody, gid: nobody } : {}),
    },
  );
  chmodSync(data, 0o755);
  expect(tried.stderr).toContain(words.readOnly(NAME));
  expect(tried.status).not.toBe(0);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.describe('a full disk', () => {
  let mounted = false;
  test.beforeEach(() => {
    const mount = process.getuid?.() === 0 ? spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', data]) : null;
    mounted = mount?.status === 0;
    test.skip(!mounted, 'a small disk cannot be made here');
  });
  test.afterEach(() => {
    if (mounted) spawnSync('umount', ['-l', data]);
  });

  test('says so, keeps what was saved, and goes on once there is room', async () => {
    const client = await startClient(data);
    const { id: contactId } = await client.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
    const log = (round: number) =>
      client.call('interactions.log', {
        channel: 'call',
        direction: 'out',
        contactId,
        body: `${round} ${'said '.repeat(4000)}`,
      });
    await log(0);
    const ballast = join(data, 'ballast');
    const fill = openSync(ballast, 'w');
    const piece = Buffer.alloc(64 * 1024);
    let full = false;
    while (!full) {
      try {
        writeSync(fill, piece);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        full = true;
      }
    }
    closeSync(fill);
    let saved = 1;
    let said = '';
    for (let round = 1; said === '' && round <= 1000; round += 1) {
      await log(round).then(
        () => (saved += 1),
        (error: Error) => (said = error.message),
      );
    }
    expect(said).toBe(words.full);
    const kept = await client.call('interactions.list', { limit: 500 });
    expect(kept.rows).toHaveLength(saved);

    rmSync(ballast);
    await log(1001);
    expect((await client.call('interactions.list', { limit: 500 })).rows).toHaveLength(saved + 1);
    expect(await client.end('SIGTERM')).toBe(0);
    const { raw } = openWriter(file);
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    raw.close();
    expect(basename(file)).toBe(NAME);
  });
});
