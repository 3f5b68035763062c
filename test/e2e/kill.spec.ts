import { expect, test } from '@playwright/test';
import type { JobProgress } from '@shared/contract/index';
import { openReader } from '@main/db/open';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeAddressBook } from '../fixtures/make-address-book';
import { startClient, type Client } from './client';
import { moment, SOUND, soundness } from './force';
import { startCli } from './programs';

// A power cut in the middle of writing: afterwards the file opens, is whole, and holds all or nothing of what was under
// way; and all of what was said to be done.

const ROWS = 800;
const book = [...makeAddressBook({ rows: ROWS, dialect: 'google_new' })].join('');

/** How much of an import is in a file, table by table. */
function partsOfImport(file: string): Record<string, number> {
  const { raw } = openReader(file);
  const count = (sql: string) => raw.prepare(sql).pluck().get() as number;
  try {
    return {
      people: count("SELECT count(*) FROM contact WHERE kind = 'person'"),
      batches: count('SELECT count(*) FROM import_batch'),
      entries: count("SELECT count(*) FROM tx WHERE kind = 'import'"),
    };
  } finally {
    raw.close();
  }
}

function liveCards(file: string, kind = '%'): number {
  const { raw } = openReader(file);
  try {
    const count = raw.prepare('SELECT count(*) FROM contact WHERE kind LIKE ? AND deleted_at IS NULL').pluck();
    return count.get(kind) as number;
  } finally {
    raw.close();
  }
}

const livePeople = (file: string): number => liveCards(file, 'person');

async function checked(client: Client): Promise<string> {
  const fileId = await client.upload('people.csv', book);
  const { columns } = await client.call('imports.inspect', { fileId });
  const { batchId, jobId } = await client.call('imports.check', {
    fileId,
    columns: columns.map(({ index, target }) => ({ index, target })),
    onMatch: 'update',
  });
  expect((await client.job(jobId)).state).toBe('done');
  const { counts } = await client.call('imports.rows', { batchId, limit: 1 });
  if (counts.unsure > 0) await client.call('imports.decide', { batchId, rows: 'unsure', action: 'add' });
  return batchId;
}

test.describe('ended by force, without a window', () => {
  let data = '';
  let file = '';
  test.beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'calldeck-kill-'));
    file = join(data, 'Calldeck.calldeck');
  });
  test.afterEach(() => rmSync(data, { recursive: true, force: true }));

  test('in an import: all of it or nothing', async () => {
    // Once to its end, to know what all of it is and how long it takes here.
    let client = await startClient(data);
    const first = await checked(client);
    const { jobId } = await client.call('imports.commit', { batchId: first });
    const committing = performance.now();
    expect((await client.job(jobId)).state).toBe('done');
    const span = performance.now() - committing;
    expect(await client.end('SIGTERM')).toBe(0);
    const whole = partsOfImport(file);
    expect(whole).toMatchObject({ batches: 1, entries: 1 });
    expect(whole['people']).toBeGreaterThan(ROWS * 0.9);

    const outcomes: string[] = [];
    // Once surely in the middle of the transaction, and then at a moment of chance.
    for (const round of ['writing', 'chance', 'stopped']) {
      // With its backups: where only they are left, a start begins nothing anew.
      for (const left of [file, `${file}-wal`, `${file}-shm`, join(dirname(file), 'Backups')])
        rmSync(left, { recursive: true, force: true });
      client = await startClient(data);
      const batchId = await checked(client);
      const { jobId: killed } = await client.call('imports.commit', { batchId });
      if (round === 'writing') await client.job(killed, (job) => job.state !== 'running' || job.done > 0);
      else await moment(span);
      if (round === 'stopped') {
        await client.call('jobs.cancel', { jobId: killed });
        await client.job(killed);
      } else {
        await client.end('SIGKILL');
        client = await startClient(data);
      }
      const { found } = await client.call('contacts.count', { filter: { kind: 'person' } });
      const imports = await client.call('imports.list', {});
      expect(await client.end('SIGTERM')).toBe(0);
      expect(soundness(file)).toEqual(SOUND);
      const parts = partsOfImport(file);
      expect([{ people: 0, batches: 0, entries: 0 }, whole]).toContainEqual(parts);
      expect(found).toBe(parts['people']);
      expect(imports.rows).toHaveLength(parts['batches'] ?? -1);
      outcomes.push(parts['batches'] === 0 ? 'nothing' : 'all');
    }
    test.info().annotations.push({ type: 'outcomes', description: outcomes.join(', ') });
  });

  test('in the undo of an import: all of it or nothing', async () => {
    const before = `${file}.before`;
    let client = await startClient(data);
    const { jobId } = await client.call('imports.commit', { batchId: await checked(client) });
    const { txId } = (await client.job(jobId)).result as { txId: string };
    expect(await client.end('SIGTERM')).toBe(0);
    copyFileSync(file, before);
    // Once to its end, to know how long it takes here.
    client = await startClient(data);
    const { jobId: whole } = await client.call('history.undo', { txId });
    const undoing = performance.now();
    expect((await client.job(whole ?? '')).state).toBe('done');
    const span = performance.now() - undoing;
    expect(await client.end('SIGTERM')).toBe(0);
    const people = partsOfImport(before)['people'] ?? 0;
    expect(livePeople(file)).toBe(0);

    const outcomes: string[] = [];
    for (const round of ['killed', 'stopped']) {
      for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
      copyFileSync(before, file);
      client = await startClient(data);
      const { jobId: undo } = await client.call('history.undo', { txId });
      await moment(span);
      if (round === 'killed') {
        await client.end('SIGKILL');
        client = await startClient(data);
      } else {
        await client.call('jobs.cancel', { jobId: undo ?? '' });
        await client.job(undo ?? '');
      }
      const { found } = await client.call('contacts.count', { filter: { kind: 'person' } });
      const { rows } = await client.call('contacts.list', { filter: { search: 'osei' }, limit: 1 });
      const imports = await client.call('imports.list', {});
      expect(await client.end('SIGTERM')).toBe(0);
      expect(soundness(file)).toEqual(SOUND);
      expect([0, people]).toContain(livePeople(file));
      expect(found).toBe(livePeople(file));
      expect(imports.rows[0]?.undone).toBe(found === 0);
      expect(rows).toHaveLength(found === 0 ? 0 : 1);
      outcomes.push(found === 0 ? 'all' : 'nothing');
    }
    test.info().annotations.push({ type: 'outcomes', description: outcomes.join(', ') });
  });

  test('in making a file of an export of everything: the whole file or none', async () => {
    let client = await startClient(data, ['--demo']);
    const { jobId } = await client.call('exports.everything', {});
    const { fileId } = (await client.job(jobId)).result as { fileId: string };
    const zip = await client.download(fileId);
    const { found } = await client.call('contacts.count', { filter: {} });
    const own = dataFiles();
    // Once to its end, to know how long it takes here.
    const made = await restore(client);
    const began = performance.now();
    await stands(client, made.jobId, (job) => job?.state !== 'running');
    const span = performance.now() - began;
    expect(await client.end('SIGTERM')).toBe(0);
    expect(liveCards(join(data, made.name))).toBe(found);
    remove(made.name);

    const outcomes: string[] = [];
    for (const round of ['making', 'stopped']) {
      client = await startClient(data, ['--demo']);
      const { jobId: job, name } = await restore(client);
      if (round === 'making') await stands(client, job, (one) => one?.state !== 'running' || one.done > 0);
      await moment(round === 'making' ? span / 2 : span);
      if (round === 'stopped') {
        await quietly(client.call('jobs.cancel', { jobId: job }));
        await stands(client, job, (one) => one?.state !== 'running');
        expect(await client.end('SIGTERM')).toBe(0);
      } else {
        await client.end('SIGKILL');
        // What it had begun is taken away by the next start.
        client = await startClient(data, ['--demo']);
        await expect.poll(() => readdirSync(data).filter((entry) => entry.includes('.part'))).toEqual([]);
        expect(await client.end('SIGTERM')).toBe(0);
      }
      const files = dataFiles().filter((entry) => !own.includes(entry));
      expect([[], [name]]).toContainEqual(files);
      if (files.length > 0) {
        expect(soundness(join(data, name))).toEqual(SOUND);
        expect(liveCards(join(data, name))).toBe(found);
      }
      outcomes.push(files.length > 0 ? 'all' : 'nothing');
      remove(name);
    }
    test.info().annotations.push({ type: 'outcomes', description: outcomes.join(', ') });

    /** When the file is made the app opens it, and answers nothing for a while, and then nothing of this job. */
    async function stands(of: Client, id: string, fits: (job: JobProgress | undefined) => boolean): Promise<void> {
      await expect
        .poll(async () => {
          const list = await quietly(of.call('jobs.list', {}));
          return list !== null && fits((list.rows as JobProgress[]).find((one) => one.id === id));
        })
        .toBe(true);
    }

    function quietly<T>(answer: Promise<T>): Promise<T | null> {
      return answer.catch(() => null);
    }

    async function restore(to: Client): Promise<{ jobId: string; name: string }> {
      const answer = await to.call('archive.restore', { fileId: await to.upload('everything.zip', zip) });
      return { jobId: answer.jobId ?? '', name: answer.name };
    }

    function dataFiles(): string[] {
      return readdirSync(data).filter((entry) => entry.endsWith('.calldeck') || entry.includes('.part'));
    }

    function remove(name: string): void {
      for (const entry of readdirSync(data).filter((one) => one.startsWith(name)))
        rmSync(join(data, entry), { recursive: true, force: true });
    }
  });

  test('in making a file of a folder of everything: the whole file or none', async () => {
    const made = join(data, 'Made.calldeck');
    const exported = await startCli(data, ['export', '--format', 'folder', '--out', join(data, 'out'), '--demo']).exit;
    expect(exported).toBe(0);
    const [name = ''] = readdirSync(join(data, 'out'));
    const restore = () => startCli(data, ['import', join(data, 'out', name), '--out', made, '--demo']);
    // Once to its end, to know how long it takes here.
    const began = performance.now();
    expect(await restore().exit).toBe(0);
    const span = performance.now() - began;
    const cards = liveCards(made);
    expect(cards).toBeGreaterThan(50);
    const left = () => readdirSync(data).filter((entry) => entry.startsWith('Made'));
    // Made, it is opened by the same program: what SQLite keeps beside an open file may stay then, and is part of it.
    const files = () => left().filter((entry) => !/-(?:wal|shm)$/.test(entry));
    const whole = left();
    for (const entry of whole) rmSync(join(data, entry), { recursive: true });

    const outcomes: string[] = [];
    for (let round = 1; round <= 3; round += 1) {
      const running = restore();
      await moment(span);
      running.child.kill('SIGKILL');
      await running.exit;
      // What it had begun is taken away, or finished, by the next start.
      const client = await startClient(data, ['--demo']);
      await expect.poll(() => left().some((entry) => entry.includes('.part'))).toBe(false);
      expect([[], whole]).toContainEqual(files());
      expect(await client.end('SIGTERM')).toBe(0);
      if (left().length > 0) {
        expect(soundness(made)).toEqual(SOUND);
        expect(liveCards(made)).toBe(cards);
      }
      outcomes.push(left().length > 0 ? 'all' : 'nothing');
      for (const entry of left()) rmSync(join(data, entry), { recursive: true });
    }
    test.info().annotations.push({ type: 'outcomes', description: outcomes.join(', ') });
  });

  test('in a call being saved: the call with its next step, or neither; and all that was answered', async () => {
    let client = await startClient(data);
    const { id: contactId } = await client.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
    const call = (note: string) =>
      client.call('interactions.log', {
        channel: 'call',
        direction: 'out',
        contactId,
        body: note,
        nextStep: { kind: 'call', title: `After ${note}`, dueDate: '2030-01-02' },
      });
    const began = performance.now();
    await call('the first');
    const span = (performance.now() - began) * 1.5;
    const answered = ['the first'];
    const outcomes: string[] = [];
    for (let round = 1; round <= 5; round += 1) {
      const note = `round ${round}`;
      const saving = call(note).then(
        () => true,
        () => false,
      );
      await moment(span);
      await client.end('SIGKILL');
      if (await saving) answered.push(note);

      client = await startClient(data);
      const { rows } = await client.call('interactions.list', { limit: 100 });
      const tasks = await client.call('tasks.list', { contactId, limit: 100 });
      const notes = rows.map((row) => row.body).sort();
      expect(tasks.rows.map((task) => task.title.replace('After ', '')).sort()).toEqual(notes);
      for (const one of answered) expect(notes).toContain(one);
      outcomes.push(notes.includes(note) ? 'all' : 'nothing');
    }
    expect(await client.end('SIGTERM')).toBe(0);
    expect(soundness(file)).toEqual(SOUND);
    test.info().annotations.push({ type: 'outcomes', description: outcomes.join(', ') });
  });
});
