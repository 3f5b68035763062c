import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { inspectSource, readSource } from './source';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

const header =
  'First Name,Last Name,Company,E-mail Address,Business Phone,Business City,Business Postal Code,Categories,Notes';

type Plan = Partial<InputOf<'imports.check'>>;

async function check(text: string | Uint8Array, plan: Plan = {}) {
  const fileId = await test.upload('book.csv', text);
  const seen = await test.call('imports.inspect', { fileId });
  const columns = seen.columns.map(({ index, target }) => ({ index, target }));
  const { jobId, batchId } = await test.call('imports.check', { fileId, columns, onMatch: 'update', ...plan });
  const ended = await test.job(jobId);
  expect(ended.error).toBeNull();
  return { batchId, seen, ...(await test.call('imports.rows', { batchId })) };
}

async function commit(batchId: string) {
  const { jobId } = await test.call('imports.commit', { batchId });
  return test.job(jobId);
}

const dump = () =>
  ['contact', 'contact_method', 'address', 'employment', 'tag', 'contact_tag', 'contact_role', 'lifecycle_change'].map(
    (table) => test.connection.raw.prepare(`SELECT * FROM ${table} ORDER BY rid`).all(),
  );

const people = () =>
  test.connection.raw
    .prepare(
      "SELECT display_name AS name, company_name AS company, primary_phone AS phone, primary_phone_e164 AS e164, primary_email AS email FROM contact WHERE kind = 'person' AND deleted_at IS NULL ORDER BY sort_name",
    )
    .all();

describe('an import', () => {
  it('keeps leading zeros, accents and quoted line breaks, and makes a company once', async () => {
    const { batchId, counts } = await check(
      `${header}\r\nZoë,Fairfax,Fairfax Events,zoe@fairfax.example,020 7946 0018,Leeds,LS1 5PU,Trade;VIP,"one\r\ntwo"\r\nInês,Duarte,Fairfax Events,ines@fairfax.example,07700 900583,York,02134,,\r\n`,
    );
    expect(counts).toMatchObject({ total: 2, add: 2 });
    const done = await commit(batchId);
    expect(done).toMatchObject({ state: 'done', result: { added: 2, updated: 0, skipped: 0, failed: 0 } });
    expect(people()).toEqual([
      {
        name: 'Inês Duarte',
        company: 'Fairfax Events',
        phone: '07700 900583',
        e164: '+447700900583',
        email: 'ines@fairfax.example',
      },
      {
        name: 'Zoë Fairfax',
        company: 'Fairfax Events',
        phone: '020 7946 0018',
        e164: '+442079460018',
        email: 'zoe@fairfax.example',
      },
    ]);
    expect(test.connection.raw.prepare("SELECT organisation FROM contact WHERE kind = 'company'").all()).toEqual([
      { organisation: 'Fairfax Events' },
    ]);
    expect(test.connection.raw.prepare('SELECT postal_code FROM address ORDER BY postal_code').pluck().all()).toEqual([
      '02134',
      'LS1 5PU',
    ]);
    expect(test.connection.raw.prepare("SELECT notes FROM contact WHERE given = 'Zoë'").pluck().get()).toBe(
      'one\r\ntwo',
    );
    expect(test.connection.raw.prepare('SELECT name FROM tag ORDER BY name').pluck().all()).toEqual(['Trade', 'VIP']);
  });

  it('takes what was said with someone along to the company where they work now, and back', async () => {
    const { id: contactId } = await test.call('contacts.create', {
      kind: 'person',
      name: 'Zoë Fairfax',
      company: { name: 'Old Mill' },
      methods: [{ kind: 'email', label: 'work', value: 'zoe@fairfax.example' }],
    });
    await test.call('interactions.log', { channel: 'call', direction: 'out', contactId, body: 'spoke' });
    const talked = () =>
      test.connection.raw
        .prepare(
          "SELECT organisation FROM contact WHERE kind = 'company' AND deleted_at IS NULL AND last_interaction_at IS NOT NULL",
        )
        .pluck()
        .all();
    expect(talked()).toEqual(['Old Mill']);
    const { batchId } = await check(`${header}\nZoë,Fairfax,New Mill,zoe@fairfax.example,,,,,\n`);
    await commit(batchId);
    expect(talked()).toEqual(['New Mill']);
    await test.call('history.undo', {});
    expect(talked()).toEqual(['Old Mill']);
  });

  it('adds a card anew whose match was put in the trash after the check', async () => {
    const { id } = await test.call('contacts.create', {
      kind: 'person',
      name: 'Zoë Fairfax',
      methods: [{ kind: 'email', label: 'work', value: 'zoe@fairfax.example' }],
    });
    const { batchId, counts } = await check(`${header}\nZoë,Fairfax,,zoe@fairfax.example,020 7946 0018,,,,\n`);
    expect(counts).toMatchObject({ update: 1 });
    await test.call('contacts.trash', { ids: [id] });
    expect(await commit(batchId)).toMatchObject({ state: 'done', result: { added: 1, updated: 0 } });
    expect(people()).toMatchObject([{ name: 'Zoë Fairfax', phone: '020 7946 0018' }]);
  });

  it('finds by name what it wrote', async () => {
    const { batchId } = await check(`${header}\nZoë,Fairfax,Fairfax Events,zoe@fairfax.example,020 7946 0018,,,,\n`);
    await commit(batchId);
    const found = (text: string) =>
      test.connection.raw.prepare('SELECT count(*) FROM contact_fts WHERE contact_fts MATCH ?').pluck().get(text);
    expect(found('"zoe"')).toBe(1);
    expect(found('"946"')).toBe(1);
  });

  it('logs what the triggers would have logged', async () => {
    const text = `${header}\nZoë,Fairfax,Fairfax Events,zoe@fairfax.example,020 7946 0018,Leeds,LS1 5PU,Trade,\n`;
    const { batchId } = await check(text);
    const done = await commit(batchId);
    const { txId } = done.result as { txId: string };
    const raw = test.connection.raw;
    const tx = raw.prepare('SELECT first_change, last_change FROM tx WHERE id = ?').get(txId) as {
      first_change: number;
      last_change: number;
    };
    const bulk = raw
      .prepare('SELECT tbl, row_id, col, old, new FROM change WHERE seq BETWEEN ? AND ? ORDER BY tbl, row_id')
      .all(tx.first_change, tx.last_change);
    const made = [
      'address',
      'contact',
      'contact_method',
      'contact_tag',
      'employment',
      'lifecycle_change',
      'tag',
    ].flatMap((table) =>
      raw
        .prepare(`SELECT id FROM ${table} ORDER BY id`)
        .pluck()
        .all()
        .map((id) => ({ tbl: table, row_id: id, col: null, old: null, new: null })),
    );
    expect(bulk).toEqual(made);
    // And an edit: what bulkUpdate writes, against the trigger on the same edit.
    const again = await check(text.replace('Leeds,LS1 5PU,Trade,', 'Leeds,LS1 5PU,Trade,met at the fair'));
    await commit(again.batchId);
    const edit = raw
      .prepare('SELECT tbl, col, old, new FROM change WHERE col IS NOT NULL ORDER BY seq DESC LIMIT 1')
      .get();
    expect(edit).toEqual({ tbl: 'contact', col: 'notes', old: '', new: 'met at the fair' });
    const row = raw.prepare("SELECT revision, updated_at FROM contact WHERE given = 'Zoë'").get();
    expect(row).toEqual({ revision: 2, updated_at: test.clock.now().toISOString() });
    await test.writer.write({ label: 'by hand' }, (write) =>
      write.db.updateTable('contact').set({ notes: 'x' }).where('given', '=', 'Zoë').execute(),
    );
    expect(raw.prepare("SELECT revision FROM contact WHERE given = 'Zoë'").pluck().get()).toBe(3);
  });

  it('recognises by email, by phone in any spelling, and by name with company', async () => {
    const first = await check(
      `${header}\nBeatriz,Costa,Padaria Costa,bia@padaria.example,0117 496 0231,,,,\nNeil,Farrow,St Brannock’s College,,,,,,\n`,
    );
    await commit(first.batchId);
    const again = await check(
      `${header}\nBia,Costa,,BIA@padaria.example,,Bristol,,,\nBeatriz,Costa,,,+44 (0)117 4960231,,,,\nNeil,Farrow,St Brannock’s College,neil@college.example,,,,,\nNeil,Farrow,,,07700 900001,,,,\n`,
    );
    expect(again.rows.map((row) => row.action)).toEqual(['unsure', 'skip', 'update', 'add']);
    expect(again.rows[2]).toMatchObject({ matchName: 'Neil Farrow', reason: 'Adds email' });
  });

  it('makes one card of the same person twice in one file', async () => {
    const { batchId, counts } = await check(
      `${header}\nAna,Ruiz,,ana@ruiz.example,,,,,\nAna,Ruiz,,ana@ruiz.example,020 7946 0100,,,,\n`,
    );
    expect(counts).toMatchObject({ add: 1, update: 1 });
    await commit(batchId);
    expect(people()).toEqual([expect.objectContaining({ name: 'Ana Ruiz', phone: '020 7946 0100' })]);
  });

  it('does nothing the second time', async () => {
    const text = `${header}\nAna,Ruiz,Café Ruiz,ana@ruiz.example,020 7946 0100,Leeds,LS1 5PU,Trade,hello\n`;
    await commit((await check(text)).batchId);
    const before = dump();
    const { counts, rows, batchId } = await check(text);
    expect(counts).toMatchObject({ skip: 1 });
    expect(rows[0]?.reason).toBe('No difference');
    await commit(batchId);
    expect(dump()).toEqual(before);
  });

  it('skips or adds known people when told to', async () => {
    const text = `${header}\nAna,Ruiz,,ana@ruiz.example,,,,,\n`;
    await commit((await check(text)).batchId);
    expect((await check(text, { onMatch: 'skip' })).counts).toMatchObject({ skip: 1 });
    const add = await check(text, { onMatch: 'add' });
    await commit(add.batchId);
    expect(people()).toHaveLength(2);
  });

  it('lets a row be decided alone and all of a kind at once', async () => {
    const { batchId } = await check(
      `${header}\nAna,Ruiz,,ana@ruiz.example,,,,,\nIvo,Horn,,ivo@horn.example,,,,,\n,,,,,,,,nothing\n`,
    );
    expect((await test.call('imports.decide', { batchId, rows: [1], action: 'skip' })).counts).toMatchObject({
      add: 1,
      skip: 1,
      fix: 1,
    });
    // What cannot be read cannot be added.
    expect((await test.call('imports.decide', { batchId, rows: 'fix', action: 'add' })).counts).toMatchObject({
      fix: 1,
    });
    const done = await commit(batchId);
    expect(done.result).toMatchObject({ added: 1, skipped: 1, failed: 1 });
  });

  it('gives the failed rows back with their reason', async () => {
    const { batchId } = await check(`${header}\n,,,,,,,,only a note\nAna,Ruiz,,ana@ruiz.example,,,,,\n`);
    await commit(batchId);
    const file = await test.call('imports.failed_rows', { batchId });
    expect(file.fileName).toBe('book - rows to fix.csv');
    const { chunk } = await test.call('files.read', { fileId: file.fileId, offset: 0, length: 4096 });
    expect(new TextDecoder().decode(chunk)).toBe(
      `${header},Reason\r\n,,,,,,,,only a note,"There is no name, company, email or phone in this row."\r\n`,
    );
  });

  it('remembers how a file of the same shape was mapped', async () => {
    const text = 'Name,Womit\nAna Ruiz,Arden 64\n';
    const fileId = await test.upload('own.csv', text);
    const { jobId, batchId } = await test.call('imports.check', {
      fileId,
      columns: [
        { index: 0, target: 'full_name' },
        { index: 1, target: 'notes' },
      ],
      onMatch: 'update',
    });
    await test.job(jobId);
    await commit(batchId);
    const seen = await test.call('imports.inspect', { fileId: await test.upload('own2.csv', text) });
    expect(seen.columns.map((column) => column.target)).toEqual(['full_name', 'notes']);
    // Rows that came back to be mended have one column more.
    const mended = await test.upload('rows to fix.csv', 'Name,Womit,Reason\nAna Ruiz,Arden 64,It had no name\n');
    const again = await test.call('imports.inspect', { fileId: mended });
    expect(again.remembered).toBe(true);
    expect(again.columns.map((column) => column.target)).toEqual(['full_name', 'notes', 'skip']);
  });
});

describe('undoing an import', () => {
  const text = `${header}\nZoë,Fairfax,Fairfax Events,zoe@fairfax.example,020 7946 0018,Leeds,LS1 5PU,Trade,\nAna,Ruiz,Café Ruiz,ana@ruiz.example,,,,,\n`;

  it('takes everything back, updates too, and doing it again puts it there', async () => {
    await commit((await check(`${header}\nAna,Ruiz,,ana@ruiz.example,,,,,old note\n`)).batchId);
    const before = people();
    await commit((await check(text)).batchId);
    const after = people();
    expect(after).toHaveLength(2);
    const undone = await test.call('history.undo', {});
    expect(undone).toMatchObject({ left: 0 });
    expect(people()).toEqual(before);
    expect((await test.call('imports.list', {})).rows.map((row) => row.undone)).toEqual([true, false]);
    await test.call('history.redo', {});
    expect(people()).toEqual(after);
  });

  it('keeps a card that was edited since, with its phones and its company, and says so', async () => {
    const done = await commit((await check(text)).batchId);
    const { txId } = done.result as { txId: string };
    await test.writer.write({ label: 'Edit' }, (write) =>
      write.db.updateTable('contact').set({ notes: 'mine' }).where('given', '=', 'Zoë').execute(),
    );
    const undone = await test.call('history.undo', { txId });
    expect(undone.left).toBeGreaterThan(0);
    expect(people()).toEqual([
      {
        name: 'Zoë Fairfax',
        company: 'Fairfax Events',
        phone: '020 7946 0018',
        e164: '+442079460018',
        email: 'zoe@fairfax.example',
      },
    ]);
  });

  it('of thousands of rows is a job, and leaves the same', async () => {
    const rows = Array.from(
      { length: 900 },
      (_, index) =>
        `Given${index},Family${index},Company ${index % 50},p${index}@big.example,020 7946 ${String(index).padStart(4, '0')},,,Bulk,`,
    );
    await commit((await check(`${header}\n${rows.join('\n')}\n`)).batchId);
    expect(people()).toHaveLength(900);
    const undone = await test.call('history.undo', {});
    expect(undone.jobId).not.toBeNull();
    expect(await test.job(undone.jobId ?? '')).toMatchObject({ error: null, state: 'done', result: { left: 0 } });
    expect(people()).toEqual([]);
    expect(
      test.connection.raw.prepare('SELECT count(*) FROM contact_fts WHERE contact_fts MATCH \'"giv"\'').pluck().get(),
    ).toBe(0);
    const again = await test.call('history.redo', {});
    expect(await test.job(again.jobId ?? '')).toMatchObject({ state: 'done' });
    expect(people()).toHaveLength(900);
    expect(test.connection.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

describe('stopping', () => {
  const schemaOf = () =>
    test.connection.raw.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();

  it('leaves nothing behind', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `Given${index},Family${index},,p${index}@big.example,,,,,`);
    const { batchId } = await check(`${header}\n${rows.join('\n')}\n`);
    const before = dump();
    const schema = schemaOf();
    const stop = test.app.subscribe((topic, payload) => {
      if (topic === 'job.progress' && 'stage' in payload && payload.stage === 'Writing cards')
        test.app.jobs.cancel(payload.id);
    });
    const { jobId } = await test.call('imports.commit', { batchId });
    expect(await test.job(jobId)).toMatchObject({ state: 'cancelled' });
    expect(dump()).toEqual(before);
    expect(schemaOf()).toEqual(schema);
    stop();
    // The checked file is still there: stopping is no reason to begin again.
    expect((await commit(batchId)).result).toMatchObject({ added: 3000 });
    // Indexes were set aside meanwhile: all are there again, with every row in them.
    expect(schemaOf()).toEqual(schema);
    expect(test.connection.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

describe('bad input', () => {
  const inspect = async (name: string, bytes: Uint8Array | string) =>
    test.call('imports.inspect', { fileId: await test.upload(name, bytes) });

  it('is answered in words', async () => {
    await expect(inspect('empty.csv', '')).rejects.toThrow(/empty/);
    await expect(inspect('photo.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).rejects.toThrow(
      /not a CSV file/,
    );
    await expect(inspect('header.csv', `${header}\n`)).rejects.toThrow(/no rows/);
    expect((await inspect('one.csv', 'Name\nAna Ruiz\nIvo Horn\n')).columns).toHaveLength(1);
    expect((await inspect('wide.csv', Buffer.from(`\ufeff${header}\nAna,Ruiz,,,,,,,\n`, 'utf16le'))).encoding).toBe(
      'utf-16le',
    );
  });

  it('names the line of a quote that is never closed, and writes nothing', async () => {
    const fileId = await test.upload(
      'quote.csv',
      `${header}\n${'Ana,Ruiz,,,,,,,\n'.repeat(40_000)}"Ivo,Horn,,,,,,,\n${'Eva,Berg,,,,,,,\n'.repeat(10)}`,
    );
    const seen = await test.call('imports.inspect', { fileId });
    const { jobId } = await test.call('imports.check', {
      fileId,
      columns: seen.columns.map(({ index, target }) => ({ index, target })),
      onMatch: 'update',
    });
    const ended = await test.job(jobId);
    expect(ended).toMatchObject({ state: 'failed', error: { code: 'validation' } });
    expect(ended.error?.message).toMatch(/line 40002/);
    expect(people()).toEqual([]);
  });

  it('that is gone when its rows are read is said so, by its name', async () => {
    const path = join(test.folder, 'gone.csv');
    writeFileSync(path, `${header}\nAna,Ruiz,,,,,,,\n`);
    const file = { name: 'gone.csv', path, size: statSync(path).size };
    const source = await inspectSource(file, {});
    rmSync(path);
    const gone = { code: 'unavailable', message: strings.imports.vanished('gone.csv') };
    await expect(inspectSource(file, {})).rejects.toMatchObject(gone);
    await expect(readSource(source).next()).rejects.toMatchObject(gone);
  });
});
