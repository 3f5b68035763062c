import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAddressBook } from '@test/fixtures/make-address-book';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

// A job sees that it shall stop at its checkpoints and nowhere else: whoever stops it at each of them in turn has
// stopped it at every moment that there is.

let test: TestApp;
/** How many checkpoints are passed before the job is stopped. */
let passes = Number.POSITIVE_INFINITY;

beforeEach(async () => {
  passes = Number.POSITIVE_INFINITY;
  test = await createTestApp({
    onDisk: true,
    onCheckpoint() {
      passes -= 1;
      if (passes > 0) return;
      for (const { id, state } of test.app.jobs.list()) if (state === 'running') test.app.jobs.cancel(id);
    },
  });
});

afterEach(() => test.close());

const searched = ['contact_fts', 'deal_fts', 'task_fts', 'interaction_fts', 'attachment_fts'];

/** Every table with all that stands in it: the change log, the history and the parts of the search index too. */
function contents(): Record<string, string> {
  const { raw } = test.connection;
  const tables = raw
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta' AND name NOT IN (SELECT value FROM json_each(?))",
    )
    .pluck()
    .all(JSON.stringify(searched)) as string[];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      createHash('sha256')
        .update(JSON.stringify(raw.prepare(`SELECT * FROM ${table}`).raw().all()))
        .digest('hex'),
    ]),
  );
}

const schema = () => test.connection.raw.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();

function expectSound(): void {
  const { raw } = test.connection;
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(raw.pragma('foreign_key_check')).toEqual([]);
  for (const index of searched) raw.exec(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`);
}

const checkedFiles = () => readdirSync(join(test.folder, 'spool')).filter((name) => name.startsWith('import-'));

const book = (rows: number) => [...makeAddressBook({ rows })].join('');
const deals = (rows: number) =>
  `Deal name,Deal stage,Amount,Currency,Contact,Company\n${Array.from(
    { length: rows },
    (_, at) => `Refit ${at},Proposal,${at}.50,GBP,Person ${at % 40},Firm ${at % 9}\n`,
  ).join('')}`;
const cards = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:Moe${at};Ida;;;`,
      `FN:Ida Moe${at}`,
      `EMAIL:ida${at}@moe.example`,
      'PHOTO;ENCODING=b:R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
      'END:VCARD',
      '',
    ].join('\r\n'),
  ).join('');

describe('an import that is stopped, at whatever moment', () => {
  it.each([
    ['cards of a table, some of them here already', 'book.csv', book(1000), 'contact'],
    ['a card file with pictures', 'cards.vcf', cards(120), 'contact'],
    ['deals that make cards', 'deals.csv', deals(120), 'deal'],
  ])('leaves nothing, or all: %s', async (_what, name, text, table) => {
    const first = await begin('known.csv', book(30));
    await ended(first.jobId);
    await ended((await test.call('imports.commit', { batchId: first.batchId })).jobId);
    const [before, tables] = [contents(), schema()];
    const outcomes: string[] = [];

    // In the check: nothing, not even the working file.
    for (let at = 1; ; at += 1) {
      passes = at;
      const { batchId, jobId } = await begin(name, text);
      const { state } = await ended(jobId);
      outcomes.push(`check ${state}`);
      expect(contents()).toEqual(before);
      if (state === 'done') {
        await test.call('imports.discard', { batchId });
        expect(checkedFiles()).toEqual([]);
        break;
      }
      expect(checkedFiles()).toEqual([]);
    }

    // In the writing: nothing, and what was checked waits to be written after all, or to be thrown away.
    const { batchId, jobId } = await begin(name, text);
    expect((await ended(jobId)).state).toBe('done');
    await test.call('imports.decide', { batchId, rows: 'unsure', action: 'add' });
    for (let at = 1; ; at += 1) {
      passes = at;
      const { state } = await ended((await test.call('imports.commit', { batchId })).jobId);
      outcomes.push(`writing ${state}`);
      if (state === 'done') break;
      expect(contents()).toEqual(before);
      expect(schema()).toEqual(tables);
      expectSound();
    }
    expect(checkedFiles()).toEqual([]);
    const { added } = (await test.call('imports.list', {})).rows[0] ?? { added: 0 };
    expect(added).toBeGreaterThanOrEqual(120);
    expect(count(table)).toBeGreaterThanOrEqual(added);
    expect(schema()).toEqual(tables);
    expectSound();
    expect(outcomes).toContain('check cancelled');
    expect(outcomes.filter((outcome) => outcome === 'writing cancelled').length).toBeGreaterThanOrEqual(2);
  });

  async function begin(name: string, text: string): Promise<{ batchId: string; jobId: string }> {
    const at = passes;
    passes = Number.POSITIVE_INFINITY;
    const fileId = await test.upload(name, text);
    const { columns } = await test.call('imports.inspect', { fileId });
    passes = at;
    return test.call('imports.check', {
      fileId,
      columns: columns.map(({ index, target }) => ({ index, target })),
      onMatch: 'update',
      makeCards: true,
    });
  }

  /** How it ended; from then on nothing is stopped. */
  async function ended(jobId: string) {
    const job = await test.job(jobId);
    passes = Number.POSITIVE_INFINITY;
    if (job.state === 'failed') throw new Error(job.error?.message);
    return job;
  }

  function count(table: string): number {
    return test.connection.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  }
});
