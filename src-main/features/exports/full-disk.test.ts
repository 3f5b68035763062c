import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { strings } from '@shared/locale/index';
import { beginDemo } from '@main/app/demo';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { smallDisk, type SmallDisk } from '@test/helpers/small-disk';

let folder: string;
let disk: SmallDisk | null;
let test: TestApp | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-disk-'));
  disk = smallDisk(join(folder, 'disk'), 96);
  test = null;
});
afterEach(async () => {
  await test?.close();
  disk?.unmount();
  rmSync(folder, { recursive: true, force: true });
});

async function office(within: string): Promise<TestApp> {
  const made = await createTestApp({
    onDisk: true,
    within,
    folder: join(folder, 'disk'),
    place: join(folder, 'disk', 'copy.calldeck'),
  });
  await beginDemo(made.writer, made.clock, { file: join(made.folder, 'test.calldeck'), spoolDir: made.folder });
  return made;
}

/** All that gives something out or away, each as a job; answers why it failed, or nothing. */
const givings: readonly [string, (app: TestApp) => Promise<string | undefined>][] = [
  ...(['csv', 'xlsx', 'vcard3', 'jsonl'] as const).map((format): (typeof givings)[number] => [
    format,
    (app) => ended(app, app.call('exports.contacts', { format })),
  ]),
  ['calendar', (app) => ended(app, app.call('exports.calendar', {}))],
  ['everything', (app) => ended(app, app.call('exports.everything', {}))],
  ['everything as a folder', (app) => ended(app, app.call('exports.everything_to_folder', {}))],
  ['a backup', (app) => ended(app, app.call('backups.create', {}))],
  ['a copy of the file', (app) => ended(app, app.call('app.save_copy', {}))],
];

async function ended(app: TestApp, started: Promise<{ jobId: string | null }>): Promise<string | undefined> {
  return (await app.job((await started).jobId ?? '')).error?.message;
}

/** Every file on the disk, but for the database's own. */
const onDisk = () =>
  readdirSync(join(folder, 'disk'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/-(?:wal|shm)$|^ballast$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();

describe('a disk without room', () => {
  beforeEach((context) => void (disk === null && context.skip()));

  it.each(givings)('leaves nothing of %s, says so, and has it once there is room', async (name, give) => {
    test = await office(join(folder, 'disk'));
    const before = onDisk();
    const ballast = disk!.fill();
    expect(await give(test), name).toMatch(/disk is full|too little room/);
    expect(onDisk()).toEqual(before);
    rmSync(ballast);
    expect(await give(test)).toBeUndefined();
  });
});

describe('a disk without room for an import', () => {
  beforeEach((context) => void (disk === null && context.skip()));

  it('leaves nothing of its check and of its writing, says so, and has it once there is room', async () => {
    test = await office(join(folder, 'disk'));
    const rows = Array.from({ length: 3000 }, (_, at) => `Person ${at},p${at}@x.example,${'note '.repeat(20)}`);
    const fileId = await test.upload('people.csv', `Name,Email,Notes\n${rows.join('\n')}\n`);
    const columns = ['full_name', 'email.work', 'notes'].map((target, index) => ({ index, target }));
    const check = () => test!.call('imports.check', { fileId, columns, onMatch: 'add' });
    const before = (await test.call('contacts.count', {})).all;
    let ballast = disk!.fill();
    expect(await ended(test, check())).toBe(strings.imports.diskFull);
    rmSync(ballast);
    const { jobId, batchId } = await check();
    expect((await test.job(jobId)).error).toBeNull();
    ballast = disk!.fill();
    expect(await ended(test, test.call('imports.commit', { batchId }))).toMatch(/disk is full.*Nothing was/);
    expect((await test.call('contacts.count', {})).all).toBe(before);
    rmSync(ballast);
    expect(await ended(test, test.call('imports.commit', { batchId }))).toBeUndefined();
    expect((await test.call('contacts.count', {})).all).toBe(before + 3000);
  });
});

describe('a folder that cannot be written', () => {
  beforeEach((context) => void (disk === null && context.skip()));

  it.each(givings.slice(-3).filter(([name]) => name !== 'a backup'))(
    'is told, and has nothing of %s',
    async (_, give) => {
      test = await office(folder);
      disk!.protect();
      expect(await give(test)).toMatch(/cannot be written|too little room/);
      expect(onDisk()).toEqual([]);
    },
  );
});
