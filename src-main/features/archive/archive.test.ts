import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginDemo } from '@main/app/demo';
import { attachmentsDir, bytesPath } from '@main/db/attachment-store';
import { openReader, openWriter } from '@main/db/open';
import { accessBytes, readZip } from '@main/formats/zip-read';
import { createZipWriter } from '@main/formats/zip-write';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { archiveTables } from './archive-tables';

let test: TestApp;
let outside: string;

beforeEach(async () => {
  outside = mkdtempSync(join(tmpdir(), 'calldeck-archive-'));
  test = await createTestApp({ onDisk: true, folder: outside });
});

afterEach(async () => {
  await test.close();
  rmSync(outside, { recursive: true, force: true });
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function done(jobId: string | null): Promise<unknown> {
  const job = await test.job(jobId ?? '');
  expect(job.error).toBeNull();
  return job.result;
}

async function bytesOf(fileId: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let offset = 0; ;) {
    const { chunk, done: end } = await test.call('files.read', { fileId, offset, length: 4_000_000 });
    pieces.push(chunk);
    offset += chunk.length;
    if (end) return Buffer.concat(pieces);
  }
}

/** The example office with one of everything that it lacks: no table is left empty. */
async function office(): Promise<void> {
  await beginDemo(test.writer, test.clock, { file: join(test.folder, 'test.calldeck'), spoolDir: test.folder });
  const { id } = await test.call('contacts.create', { kind: 'person', name: 'Zoë Åström' });
  const { id: gone } = await test.call('contacts.create', { kind: 'person', name: 'Gone Person' });
  for (const [contactId, name, text] of [
    [id, 'offer.pdf', 'first'],
    [id, 'offer.pdf', 'second'],
    [gone, 'CON', 'third'],
    [id, '../../evil', 'fourth'],
  ] as const) {
    const fileId = await test.upload(name, text);
    await test.call('attachments.add', { contactId, fileId });
  }
  const picture = await test.upload('face.png', onePixel);
  await test.call('attachments.add', { contactId: id, fileId: picture, role: 'picture' });
  await test.call('contacts.trash', { ids: [gone] });
  await test.call('contacts.update', { id, patch: { notes: 'Line one\nLine two 漢字' } });
  await test.call('history.undo', {});
  const twins = [];
  for (const name of ['Ole Lund', 'Ole Lund', 'Ida Holm', 'Ida Holm'])
    twins.push(
      (
        await test.call('contacts.create', {
          kind: 'person',
          name,
          methods: [{ kind: 'email', label: 'work', value: `${name.slice(0, 3)}@twins.example` }],
        })
      ).id,
    );
  await done((await test.call('duplicates.scan', {})).jobId);
  await test.call('duplicates.dismiss', { ids: twins.slice(0, 2) });
  await test.call('quality.ignore', { id: twins[0]!, rule: 'no_company', value: 'x' });
  const fileId = await test.upload('people.csv', 'Name,Email\nIngrid Moe,i@x.example\n,nothing\n');
  const { columns } = await test.call('imports.inspect', { fileId });
  const { jobId, batchId } = await test.call('imports.check', {
    fileId,
    columns: columns.map(({ index, target }) => ({ index, target })),
    onMatch: 'update',
  });
  await done(jobId);
  await done((await test.call('imports.commit', { batchId })).jobId);
}

/** What is each file's own, or made of the rest: the device, the transaction under way, what is searched. */
const notArchived = /^(?:meta|ctx|sqlite_.*|.*_fts(?:_.*)?)$/;

/** Every table but for the row numbers, which are each file's own. */
function tablesOf(file: string): Record<string, unknown[]> {
  const { raw } = openReader(file);
  try {
    const all = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    // One that is added later must be archived, or be said here to be each file's own.
    expect(archiveTables.map(({ name }) => name as string).sort()).toEqual(
      all.filter((name) => !notArchived.test(name)).sort(),
    );
    const logged = 'SELECT seq, typeof(old), typeof(new) FROM change ORDER BY seq';
    return Object.fromEntries<unknown[]>([
      // Read here 1 and 1.0 are one number; in the file they are not.
      ['types of values in the change log', raw.prepare(logged).all()],
      ...archiveTables.map(({ name, key, isLocal }): [string, unknown[]] => [
        name,
        (raw.prepare(`SELECT * FROM ${name} ORDER BY ${key.join(', ')}`).all() as Record<string, unknown>[]).map(
          ({ rid, ...row }) => (isLocal ? row : { rid, ...row }),
        ),
      ]),
    ]);
  } finally {
    raw.close();
  }
}

/** What searching finds, which hangs on the row numbers. */
function found(file: string): unknown[][] {
  const { raw } = openReader(file);
  const asked = [
    ['contact', 'contact_fts', '"tro"'],
    ['contact', 'contact_fts', '"ann"'],
    ['deal', 'deal_fts', '"ref"'],
    ['task', 'task_fts', '"cal"'],
    ['interaction', 'interaction_fts', 'quote OR the'],
    ['attachment', 'attachment_fts', '"off"'],
  ];
  try {
    return asked.map(([table, index, words]) =>
      raw
        .prepare(`SELECT id FROM ${table} WHERE rid IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?) ORDER BY id`)
        .pluck()
        .all(words),
    );
  } finally {
    raw.close();
  }
}

function expectEqual(file: string, expected: string): void {
  expect(tablesOf(file)).toEqual(tablesOf(expected));
  expect(found(file)).toEqual(found(expected));
  expect(found(file).map((ids) => ids.length > 0)).toEqual(found(file).map(() => true));
  const { raw } = openReader(expected);
  const hashes = raw.prepare('SELECT DISTINCT sha256 FROM attachment').pluck().all() as string[];
  raw.close();
  expect(hashes.length).toBeGreaterThan(3);
  for (const sha256 of hashes)
    expect(readFileSync(bytesPath(attachmentsDir(file), sha256))).toEqual(
      readFileSync(bytesPath(attachmentsDir(expected), sha256)),
    );
}

async function exported(): Promise<Buffer> {
  const { fileId } = (await done((await test.call('exports.everything', {})).jobId)) as { fileId: string };
  return bytesOf(fileId);
}

const original = () => join(test.folder, 'test.calldeck');

/** The same archive with some of its files put otherwise; null takes one away. */
async function changed(zip: Buffer, changes: Record<string, string | null>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const read = await readZip(accessBytes(zip));
  const writer = createZipWriter(async (bytes) => void pieces.push(Buffer.from(bytes)), {
    year: 2026,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
  });
  for (const entry of read.entries.values()) {
    const change = changes[entry.name];
    if (change === null) continue;
    await writer.add(entry.name, change === undefined ? read.open(entry, entry.size) : [change]);
  }
  await writer.finish();
  return Buffer.concat(pieces);
}

describe('everything out and back', () => {
  it('makes an equal file of a zip: every table, every link, every byte that is attached', async () => {
    await office();
    const zip = await exported();
    const { entries } = await readZip(accessBytes(zip));
    const names = [...entries.keys()];
    expect(names.slice(0, 9)).toEqual([
      'README.txt',
      'contacts.csv',
      'contacts.vcf',
      'interactions.csv',
      'tasks.csv',
      'deals.csv',
      'relationships.csv',
      'attachments.csv',
      'calendar.ics',
    ]);
    const owner = 'attachments/Zoë Åström';
    expect(names).toEqual(
      expect.arrayContaining([
        `${owner}/offer.pdf`,
        `${owner}/offer (2).pdf`,
        `${owner}/evil`,
        'attachments/Gone Person/file',
      ]),
    );
    const cards: Uint8Array[] = [];
    for await (const piece of (await readZip(accessBytes(zip))).open(entries.get('contacts.vcf')!, 10_000_000))
      cards.push(piece);
    expect(Buffer.concat(cards).toString().replaceAll('\r\n ', '')).toContain(
      `PHOTO:data:image/png;base64,${onePixel.toString('base64')}`,
    );
    const fileId = await test.upload('calldeck.zip', zip);
    expect((await test.call('archive.recognise', { fileId })).archive).toMatchObject({ name: 'test', attachments: 13 });
    const { jobId, name } = await test.call('archive.restore', { fileId });
    expect(name).toBe('test 2.calldeck');
    await done(jobId);
    const made = join(test.folder, 'test 2.calldeck');
    expect(test.reopened).toEqual([made]);
    expectEqual(made, original());
    const empty = Object.entries(tablesOf(original())).filter(([, rows]) => rows.length === 0);
    expect(
      empty.map(([name]) => name),
      'each table has rows, so that the comparison is one',
    ).toEqual([]);
    // It goes on as a file of its own: the triggers are there, and what was done last can be undone.
    const connection = openWriter(made);
    expect(() => connection.raw.prepare("UPDATE contact SET notes = 'x'").run()).toThrow(/outside the change log/);
    await connection.close();
    expect(readdirSync(test.folder).filter((entry) => entry.includes('.part'))).toEqual([]);
  });

  it('makes an equal file of a folder', async () => {
    await office();
    const { jobId, name } = await test.call('exports.everything_to_folder', {});
    await done(jobId);
    const folder = join(outside, name);
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('2026-11-20');
    // The host of the tests answers every question for a folder alike.
    await test.close();
    const before = join(outside, 'kept');
    expect(existsSync(before)).toBe(false);
    test = await createTestApp({ onDisk: true, folder });
    const { jobId: restoring } = await test.call('archive.restore_folder', {});
    await done(restoring);
    const made = join(test.folder, 'test 2.calldeck');
    const lines = readFileSync(join(folder, 'data/contact.jsonl'), 'utf8').trim().split('\n');
    expect(tablesOf(made)['contact']).toEqual(lines.map((line) => JSON.parse(line) as unknown));
    // And of that file the same folder again.
    expect(found(made)[5]).toHaveLength(2);
    symlinkSync('/etc/hostname', join(folder, 'data/contact2.jsonl'));
    rmSync(join(folder, 'data/contact.jsonl'));
    symlinkSync('/etc/hostname', join(folder, 'data/contact.jsonl'));
    const job = await test.job((await test.call('archive.restore_folder', {})).jobId ?? '');
    expect(job.error?.message).toMatch(/points outside/);
  });

  it('keeps nothing of an archive that was changed, does not fit together, or is newer', async () => {
    await office();
    const zip = await exported();
    const text = async (path: string) => {
      const read = await readZip(accessBytes(zip));
      const entry = read.entries.get(path)!;
      const pieces: Uint8Array[] = [];
      for await (const piece of read.open(entry, entry.size)) pieces.push(piece);
      return Buffer.concat(pieces).toString();
    };
    const manifest = await text('data/manifest.json');
    const contacts = await text('data/contact.jsonl');
    const attachment = [...(await readZip(accessBytes(zip))).entries.keys()].find((name) =>
      name.startsWith('attachments/'),
    )!;
    for (const [changes, message] of [
      [{ 'data/contact.jsonl': contacts.replace('Zoë', 'Zoe') }, /is not as it was/],
      [{ 'data/contact.jsonl': contacts.split('\n').slice(1).join('\n') }, /is not as it was/],
      [{ 'data/contact.jsonl': null }, /is not as it was/],
      [{ 'data/contact.jsonl': '{"id":{"a":1}}\n' }, /is not as it was/],
      [{ 'data/contact.jsonl': '{"id) VALUES (1); --":1}\n' }, /is not as it was/],
      [{ 'data/contact.jsonl': '[1]\n' }, /is not as it was/],
      [{ 'data/contact.jsonl': '{"__proto__":1}\n{' }, /is not as it was/],
      [{ [attachment]: 'other bytes' }, /is not as it was/],
      [{ 'data/manifest.json': manifest.replace(/"schema": \d+/, '"schema": 9999') }, /newer Calldeck/],
    ] as const) {
      const fileId = await test.upload('x.zip', await changed(zip, changes));
      const { jobId } = await test.call('archive.restore', { fileId });
      const job = await test.job(jobId ?? '');
      expect(job.error?.message, JSON.stringify(changes).slice(0, 80)).toMatch(message);
      expect(readdirSync(test.folder).filter((entry) => entry.startsWith('test 2'))).toEqual([]);
    }
    expect(test.reopened).toEqual([]);
  });

  it('knows what is no such export, and says so', async () => {
    const zip = await changed(await exported(), { 'data/manifest.json': '{"format":"other"}' });
    for (const bytes of [zip, 'Name\nx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])]) {
      const fileId = await test.upload('x.zip', bytes);
      const answer = await test.call('archive.recognise', { fileId }).catch((error: unknown) => error);
      if (answer instanceof Error) expect(answer.message).toMatch(/damaged/);
      else expect(answer).toEqual({ archive: null });
    }
    const fileId = await test.upload('x.zip', zip);
    await expect(test.call('archive.restore', { fileId })).rejects.toThrow(/not an export/);
  });

  it('leaves nothing when it is stopped', async () => {
    await office();
    const fileId = await test.upload('x.zip', await exported());
    const { jobId } = await test.call('archive.restore', { fileId });
    await test.call('jobs.cancel', { jobId: jobId ?? '' });
    expect((await test.job(jobId ?? '')).state).toBe('cancelled');
    expect(readdirSync(test.folder).filter((entry) => entry.startsWith('test 2'))).toEqual([]);
  });
});
