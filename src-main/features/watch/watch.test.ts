import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Topics } from '@shared/contract/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { chosenFolder } from './watch.service';

let test: TestApp;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-watch-'));
  test = await createTestApp({ folder });
  // The looks at intervals are moved on by hand.
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function later(): Promise<void> {
  await test.watch.rescan();
  vi.advanceTimersByTime(3000);
  await test.watch.rescan();
}

const names = async () => (await test.call('watch.state', {})).arrived.map(({ fileName }) => fileName);

describe('the watched folder', () => {
  it('is none until one is chosen, and is kept for this machine alone', async () => {
    expect(await test.call('watch.state', {})).toEqual({
      folder: null,
      isGone: false,
      canChoose: true,
      atOnce: false,
      arrived: [],
    });
    await test.call('watch.choose', {});
    expect(chosenFolder(test.connection.raw)).toBe(folder);
    // No line of the history, and nothing to undo.
    expect((await test.call('history.undo', {})).label).toBeNull();
    await test.call('watch.stop', {});
    expect(chosenFolder(test.connection.raw)).toBeNull();
    expect((await test.call('watch.state', {})).folder).toBeNull();
  });

  it('lists what can be imported once it no longer grows, and writes nothing by itself', async () => {
    await test.call('watch.choose', {});
    const people = join(folder, 'people.csv');
    writeFileSync(people, 'Name\nAna');
    for (const other of ['photo.jpg', 'half.csv.part', '.hidden.csv', 'empty.csv'])
      writeFileSync(join(folder, other), other === 'empty.csv' ? '' : 'x');
    mkdirSync(join(folder, 'dir.csv'));
    await test.watch.rescan();
    expect(await names()).toEqual([]);
    vi.advanceTimersByTime(3000);
    appendFileSync(people, ' Ruiz\n');
    await test.watch.rescan();
    expect(await names()).toEqual([]);
    await later();
    expect(await names()).toEqual(['people.csv']);
    expect((await test.call('contacts.count', { filter: {} })).found).toBe(0);
  });

  it('takes a file in, and moves it to done with its report once it was imported', async () => {
    await test.call('watch.choose', {});
    mkdirSync(join(folder, 'done'));
    writeFileSync(join(folder, 'done', 'people.csv'), 'of last week');
    writeFileSync(join(folder, 'people.csv'), 'Name\nAna Ruiz\n');
    await later();
    const [file] = (await test.call('watch.state', {})).arrived;
    const { fileId, fileName } = await test.call('watch.take', { id: file!.id });
    expect(fileName).toBe('people.csv');
    const { jobId, batchId } = await test.call('imports.check', {
      fileId,
      columns: [{ index: 0, target: 'full_name' }],
      onMatch: 'update',
    });
    await test.job(jobId);
    await test.job((await test.call('imports.commit', { batchId })).jobId);
    await test.call('watch.finish', { id: file!.id, batchId });
    expect(existsSync(join(folder, 'people.csv'))).toBe(false);
    expect(readFileSync(join(folder, 'done', 'people.csv'), 'utf8')).toBe('of last week');
    expect(readFileSync(join(folder, 'done', 'people (2).csv'), 'utf8')).toBe('Name\nAna Ruiz\n');
    expect(readFileSync(join(folder, 'done', 'people (2).csv.report.txt'), 'utf8')).toMatch(/Added {4}1/);
    await later();
    expect(await names()).toEqual([]);
  });

  it('leaves a file alone until it changes, and says when the folder is gone', async () => {
    await test.call('watch.choose', {});
    const cards = join(folder, 'cards.vcf');
    writeFileSync(cards, 'BEGIN:VCARD');
    await later();
    const [file] = (await test.call('watch.state', {})).arrived;
    await test.call('watch.leave', { id: file!.id });
    await later();
    expect(await names()).toEqual([]);
    utimesSync(cards, 1, 1);
    await later();
    expect(await names()).toEqual(['cards.vcf']);
    rmSync(folder, { recursive: true });
    await later();
    expect(await test.call('watch.state', {})).toMatchObject({ isGone: true, arrived: [] });
    await expect(test.call('watch.take', { id: file!.id })).rejects.toThrow(/no longer/);
  });

  describe('that imports at once', () => {
    const told = (): Topics['watch.imported'][] =>
      test.events
        .filter(({ topic }) => topic === 'watch.imported')
        .map(({ payload }) => payload as Topics['watch.imported']);

    async function arrive(name: string, text: string): Promise<void> {
      const before = told().length;
      writeFileSync(join(folder, name), text);
      await later();
      await test.call('watch.import_waiting', {});
      expect(told().length).toBeGreaterThan(before);
    }

    beforeEach(async () => {
      await test.call('watch.choose', {});
      await test.call('watch.at_once', { on: true });
    });

    it('takes a table as the last of its shape was mapped, updates who is here, and keeps the rows to fix beside it', async () => {
      // The first of a shape waits: nobody said yet where its columns go.
      writeFileSync(join(folder, 'a.csv'), 'Name,Code,Mail\nAna Ruiz,Nan,ana@x.example\n');
      await later();
      await test.call('watch.import_waiting', {});
      expect(await names()).toEqual(['a.csv']);
      expect(told()).toMatchObject([{ fileName: 'a.csv', batchId: null, error: null }]);
      const [file] = (await test.call('watch.state', {})).arrived;
      const { fileId } = await test.call('watch.take', { id: file!.id });
      const columns = ['full_name', 'nickname', 'email.work'].map((target, index) => ({ index, target }));
      const { jobId, batchId } = await test.call('imports.check', { fileId, columns, onMatch: 'update' });
      await test.job(jobId);
      await test.job((await test.call('imports.commit', { batchId })).jobId);
      await test.call('watch.finish', { id: file!.id, batchId });

      await arrive('b.csv', 'Name,Code,Mail\nAna Ruiz,Annie,ana@x.example\nBo Lind,Bob,bo@x.example\n,Nobody,\n');
      expect(told().at(-1)).toMatchObject({ fileName: 'b.csv', added: 2, failed: 0, error: null });
      expect(await test.call('contacts.count', { filter: {} })).toMatchObject({ found: 3 });
      await arrive('c.csv', 'Name,Code,Mail\nEva Berg,,eva@x.example\n,,nowhere\n');
      expect(told().at(-1)).toMatchObject({ fileName: 'c.csv', added: 1, failed: 1 });
      expect(readFileSync(join(folder, 'done', 'c.csv.to-fix.csv'), 'utf8')).toMatch(/nowhere/);
      expect(readFileSync(join(folder, 'done', 'c.csv.report.txt'), 'utf8')).toMatch(/To fix {3}1/);
      expect(await names()).toEqual([]);
      await test.call('history.undo', { txId: told().at(-1)!.txId ?? '' });
      expect(await test.call('contacts.count', { filter: {} })).toMatchObject({ found: 3 });
    });

    it('takes cards and logs as they come, and leaves what it cannot read where it is, tried once', async () => {
      await arrive('cards.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nEND:VCARD\r\n');
      expect(told().at(-1)).toMatchObject({ fileName: 'cards.vcf', added: 1, error: null });
      await arrive('bad.vcf', 'BEGIN:VCARD\r\n\r\n');
      expect(told().at(-1)).toMatchObject({ fileName: 'bad.vcf', added: 0, batchId: null });
      expect(told().at(-1)?.error).toMatch(/no card in it/);
      expect(await names()).toEqual(['bad.vcf']);
      expect(await test.call('watch.import_waiting', {})).toEqual({ imported: 0 });
      await arrive(
        'calls.xml',
        '<?xml version="1.0"?><calls count="1"><call number="+447700900123" duration="5" date="1700000000000" type="1" contact_name="Ana" /></calls>',
      );
      expect(told().at(-1)).toMatchObject({ fileName: 'calls.xml', error: null });
      await test.call('watch.at_once', { on: false });
      writeFileSync(join(folder, 'more.vcf'), 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo\r\nEND:VCARD\r\n');
      await later();
      expect(await test.call('watch.import_waiting', {})).toEqual({ imported: 0 });
      expect(await names()).toContain('more.vcf');
    });
  });
});
