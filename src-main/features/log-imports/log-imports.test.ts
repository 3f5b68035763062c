import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import type { LogSummary } from './log-check.job';

const fixtures = resolve(import.meta.dirname, '../../../test/fixtures/logs');
const samples = process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
const fixture = (name: string) => readFileSync(join(fixtures, name));

let test: TestApp;
let zoe: string;

beforeEach(async () => {
  test = await createTestApp();
  const made = await test.call('contacts.create', {
    kind: 'person',
    name: 'Zoë Fairfax',
    methods: [
      { kind: 'phone', label: 'work', value: '020 7946 0018' },
      { kind: 'email', label: 'work', value: 'zoe@fairfax.example' },
    ],
  });
  zoe = made.id;
});

afterEach(() => test.close());

async function check(name: string, bytes: Uint8Array | string, mine?: string[]) {
  const fileId = await test.upload(name, bytes);
  const { log } = await test.call('logs.recognise', { fileId });
  const { jobId, batchId } = await test.call('logs.check', { fileId, ...(mine === undefined ? {} : { mine }) });
  const ended = await test.job(jobId);
  expect(ended.error).toBeNull();
  const { rows } = await test.call('logs.rows', { batchId });
  return { batchId, log, rows, summary: ended.result as LogSummary };
}

async function commit(batchId: string) {
  const { jobId } = await test.call('logs.commit', { batchId });
  const ended = await test.job(jobId);
  expect(ended.error).toBeNull();
  return ended.result as { added: number; cards: number; skipped: number; failed: number; txId: string };
}

const log = () =>
  test.connection.raw
    .prepare(
      `SELECT i.channel, i.direction, i.occurred_at AS at, o.key AS outcome, i.subject, i.number_e164 AS number,
       (SELECT group_concat(c.display_name) FROM interaction_contact l JOIN contact c ON c.id = l.contact_id WHERE l.interaction_id = i.id AND l.deleted_at IS NULL) AS who
       FROM interaction i LEFT JOIN call_outcome o ON o.id = i.outcome_id WHERE i.deleted_at IS NULL ORDER BY i.occurred_at`,
    )
    .all() as { channel: string; direction: string; who: string | null; outcome: string | null; subject: string }[];

describe('a call log', () => {
  it('is matched by number, shows what is unknown, and is logged on the right cards', async () => {
    const { batchId, log: found, rows, summary } = await check('calls.xml', fixture('calls.xml'));
    expect(found).toEqual({ kind: 'calls', format: 'SMS Backup & Restore' });
    expect(summary).toMatchObject({
      counts: { total: 6, log: 2, left: 3, card: 0, duplicate: 0, fix: 1 },
      newCalls: 5,
      unknown: 1,
      from: '2026-11-18',
      to: '2026-11-19',
    });
    expect(rows[0]).toMatchObject({
      name: 'Zoë Fairfax',
      contactId: zoe,
      value: '+442079460018',
      action: 'log',
      can: ['log', 'left'],
    });
    expect(rows[1]).toMatchObject({
      name: '',
      value: '+447700900583',
      times: 2,
      action: 'left',
      can: ['card', 'left'],
      reason: 'No card',
    });
    expect(rows[5]).toMatchObject({ action: 'fix', can: [] });

    const done = await commit(batchId);
    expect(done).toMatchObject({ added: 2, cards: 0, skipped: 3, failed: 1 });
    expect(log()).toEqual([
      {
        channel: 'call',
        direction: 'out',
        at: '2026-11-18T10:00:00.000Z',
        outcome: 'connected',
        subject: 'Call',
        number: '+442079460018',
        who: 'Zoë Fairfax',
      },
      {
        channel: 'call',
        direction: 'in',
        at: '2026-11-19T10:00:00.000Z',
        outcome: 'left_voicemail',
        subject: 'Call',
        number: '+442079460018',
        who: 'Zoë Fairfax',
      },
    ]);
    const card = test.connection.raw
      .prepare('SELECT last_interaction_at AS at, first_touch_channel AS touch FROM contact WHERE id = ?')
      .get(zoe);
    expect(card).toEqual({ at: '2026-11-19T10:00:00.000Z', touch: 'call' });
    const { rows: imports } = await test.call('imports.list', {});
    expect(imports).toMatchObject([
      { kind: 'calls', fileName: 'calls.xml', added: 2, skipped: 3, failed: 1, cards: 0, undone: false },
    ]);
    const saved = await test.call('imports.failed_rows', { batchId });
    expect(saved.bytes).toBeGreaterThan(20);
  });

  it('makes one card for an unknown number, for one entry or for all, and undo takes all of it back', async () => {
    const { batchId } = await check('calls.xml', fixture('calls.xml'));
    expect((await test.call('logs.decide', { batchId, rows: [2], action: 'card' })).counts).toMatchObject({
      card: 2,
      left: 1,
    });
    expect((await test.call('logs.decide', { batchId, rows: 'card', action: 'left' })).counts).toMatchObject({
      card: 0,
      left: 3,
    });
    // A call without a number has nobody to make a card of; it can be logged as it is.
    expect((await test.call('logs.decide', { batchId, rows: 'left', action: 'card' })).counts).toMatchObject({
      card: 2,
      left: 1,
    });
    const { txId, ...done } = await commit(batchId);
    expect(done).toMatchObject({ added: 4, cards: 1 });
    expect(log().map((one) => one.who)).toEqual(['Zoë Fairfax', 'Inês Duarte', 'Inês Duarte', 'Zoë Fairfax']);
    const made = test.connection.raw
      .prepare(
        "SELECT display_name AS name, primary_phone_e164 AS phone, last_interaction_at AS at FROM contact WHERE display_name = 'Inês Duarte'",
      )
      .get();
    expect(made).toEqual({ name: 'Inês Duarte', phone: '+447700900583', at: '2026-11-18T13:00:00.000Z' });
    await test.call('history.undo', { txId });
    expect(log()).toEqual([]);
    expect((await test.call('imports.list', {})).rows[0]?.undone).toBe(true);
    expect(
      test.connection.raw.prepare('SELECT last_interaction_at FROM contact WHERE id = ?').pluck().get(zoe),
    ).toBeNull();
    // Undone is not logged: it can come in again.
    expect((await check('calls.xml', fixture('calls.xml'))).summary.counts).toMatchObject({ log: 2, duplicate: 0 });
  });

  it('adds only what is new when a log that has grown comes again, or a call was logged by hand', async () => {
    await test.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId: zoe,
      occurredAt: '2026-11-18T10:00:40.000Z',
      body: 'by hand',
    });
    const first = await check('calls.xml', fixture('calls.xml'));
    expect(first.rows[0]).toMatchObject({ action: 'duplicate', reason: 'Already in the log', can: ['log'] });
    expect((await commit(first.batchId)).added).toBe(1);
    const grown = fixture('calls.xml')
      .toString()
      .replace(
        '</calls>',
        '<call number="02079460018" duration="7" date="1795090000000" type="2" contact_name="Zoë Fairfax" /></calls>',
      );
    const second = await check('calls-2.xml', grown);
    expect(second.summary.counts).toMatchObject({ log: 1, duplicate: 2 });
    expect((await commit(second.batchId)).added).toBe(1);
    expect(log()).toHaveLength(3);
  });

  it('reads texts, an iPhone’s log, a page and an archive of Google Voice', async () => {
    const texts = await check('sms.xml', fixture('texts.xml'));
    expect(texts.summary.counts).toMatchObject({ total: 3, log: 3 });
    await commit(texts.batchId);
    expect((await check('again.xml', fixture('texts.xml'))).summary.counts).toMatchObject({ log: 0, duplicate: 3 });
    const imazing = await check('Call history.csv', fixture('imazing.csv'));
    expect(imazing.summary).toMatchObject({
      format: 'iMazing call log',
      counts: { total: 3, log: 1, left: 1, fix: 1 },
    });
    const pages = readdirSync(join(fixtures, 'voice'));
    const page = await check(pages[0] ?? '', fixture(`voice/${pages[0] ?? ''}`));
    expect(page.log?.format).toBe('Google Voice');
    const zip = zipSync(
      Object.fromEntries(pages.map((name) => [`Takeout/Voice/Calls/${name}`, fixture(`voice/${name}`)])),
    );
    const takeout = await check('takeout.zip', zip);
    expect(takeout.summary.counts).toMatchObject({ total: 4, log: 3, left: 1 });
  });

  it('is stopped with nothing changed, and forgets what was checked', async () => {
    const { batchId } = await check('calls.xml', fixture('calls.xml'));
    await test.call('logs.discard', { batchId });
    await expect(test.call('logs.rows', { batchId })).rejects.toThrow(/not_found/);
    const bomb =
      '<!DOCTYPE calls [<!ENTITY a "aaaaaaaa">]>\n<calls count="1"><call number="&a;" date="1" type="1"/></calls>';
    const fileId = await test.upload('bomb.xml', bomb);
    const { jobId } = await test.call('logs.check', { fileId });
    expect((await test.job(jobId)).error?.message).toContain('entities');
  });

  it('is stopped while it writes, with all as it was, and can be written after', async () => {
    const calls = Array.from(
      { length: 3000 },
      (_, at) =>
        `<call number="+4420794600${String(at % 90).padStart(2, '0')}" duration="9" date="${String(1_794_996_000_000 - at * 120_000)}" type="2" />`,
    );
    const { batchId } = await check('many.xml', `<calls>${calls.join('')}</calls>`);
    await test.call('logs.decide', { batchId, rows: 'left', action: 'card' });
    const contacts = () => test.connection.raw.prepare('SELECT count(*) FROM contact').pluck().get();
    // What stops a job is loaded with the first call about jobs, which may outlast this one.
    await test.call('jobs.list', {});
    const { jobId } = await test.call('logs.commit', { batchId });
    await test.call('jobs.cancel', { jobId });
    expect((await test.job(jobId)).state).toBe('cancelled');
    expect(log()).toEqual([]);
    expect(contacts()).toBe(1);
    expect((await test.call('imports.list', {})).rows).toEqual([]);
    expect(await commit(batchId)).toMatchObject({ added: 3000, cards: 89 });
    expect(contacts()).toBe(90);
  });

  it('leaves contacts to the import of contacts', async () => {
    for (const [name, text] of [
      ['people.csv', 'First Name,Last Name,Phone\nZoë,Fairfax,1\n'],
      ['card.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n'],
      ['page.html', '<html><body>hello</body></html>'],
      ['empty.txt', ''],
      ['notes.zip', 'PK\u0003\u0004rubbish'],
    ] as const) {
      const fileId = await test.upload(name, text);
      expect((await test.call('logs.recognise', { fileId })).log, name).toBeNull();
    }
  });
});

describe('mail', () => {
  it('goes to the cards of those who wrote and were written to, and knows its own address', async () => {
    const { batchId, summary, rows } = await check('mail.mbox', fixture('mail.mbox'));
    expect(summary).toMatchObject({
      kind: 'mail',
      mine: ['mara@office.example'],
      counts: { total: 4, log: 2, left: 1, fix: 1 },
    });
    expect(rows.slice(0, 3).map((row) => [row.direction, row.name, row.action])).toEqual([
      ['in', 'Zoë Fairfax', 'log'],
      ['out', 'Zoë Fairfax', 'log'],
      ['in', 'Somebody Else', 'left'],
    ]);
    await commit(batchId);
    expect((await test.call('app.info', {})).settings.ownEmails).toEqual(['mara@office.example']);
    // The same message in a file of its own is the same message.
    const again = await check('letter.eml', fixture('letter.eml'));
    expect(again.summary).toMatchObject({ mine: ['mara@office.example'], counts: { total: 1, duplicate: 1 } });
  });

  it('turns its sides when another address is mine', async () => {
    const { rows } = await check('mail.mbox', fixture('mail.mbox'), ['ZOE@fairfax.example']);
    expect(rows.slice(0, 2).map((row) => [row.direction, row.value])).toEqual([
      ['out', 'mara@office.example'],
      ['in', 'mara@office.example'],
    ]);
  });
});

describe('a calendar', () => {
  it('becomes meetings that were and tasks that are to come', async () => {
    const { batchId, summary } = await check('calendar.ics', fixture('calendar.ics'));
    expect(summary).toMatchObject({ kind: 'calendar', counts: { total: 10, fix: 1 } });
    await commit(batchId);
    expect(log().map((one) => [one.channel, one.subject, one.who])).toEqual([
      ['meeting', 'Summer', 'Zoë Fairfax'],
      ['meeting', 'Weekly', 'Zoë Fairfax'],
      ['meeting', 'Weekly, moved', 'Zoë Fairfax'],
      ['meeting', 'Site visit, west', 'Zoë Fairfax'],
      ['meeting', 'Weekly', 'Zoë Fairfax'],
    ]);
    const tasks = test.connection.raw
      .prepare(
        'SELECT kind, title, due_date AS day, due_time AS time, done_at IS NOT NULL AS done, contact_id AS who FROM task ORDER BY title',
      )
      .all();
    expect(tasks).toEqual([
      { kind: 'meeting', title: 'Fair', day: '2026-11-24', time: null, done: 0, who: zoe },
      { kind: 'todo', title: 'Old one', day: null, time: null, done: 1, who: null },
      { kind: 'meeting', title: 'Review', day: '2026-12-01', time: '14:00', done: 0, who: zoe },
      { kind: 'todo', title: 'Send the papers', day: '2026-11-30', time: null, done: 0, who: null },
    ]);
    expect(test.connection.raw.prepare('SELECT next_task_title FROM contact WHERE id = ?').pluck().get(zoe)).toBe(
      'Fair',
    );
    expect((await check('calendar.ics', fixture('calendar.ics'))).summary.counts).toMatchObject({
      log: 0,
      left: 0,
      duplicate: 9,
    });
  });
});

describe('a calendar that goes out', () => {
  it('holds the tasks and meetings of its days, and is known when it comes back', async () => {
    await test.call('tasks.create', {
      kind: 'meeting',
      title: 'Review',
      dueDate: '2026-12-01',
      dueTime: '14:00',
      contactId: zoe,
    });
    await test.call('tasks.create', { kind: 'call', title: 'Ring back', dueDate: '2026-12-02', contactId: zoe });
    await test.call('tasks.create', { kind: 'todo', title: 'Much later', dueDate: '2027-12-02' });
    const at = '2026-11-30T10:00:00.000Z';
    await test.call('interactions.log', {
      channel: 'meeting',
      direction: 'out',
      contactId: zoe,
      occurredAt: at,
      durationSeconds: 1800,
    });
    const { jobId } = await test.call('exports.calendar', { from: '2026-11-20', to: '2026-12-31' });
    const { fileId, fileName } = (await test.job(jobId)).result as { fileId: string; fileName: string };
    expect(fileName).toBe('calendar-2026-11-20.ics');
    const { chunk } = await test.call('files.read', { fileId, offset: 0, length: 100_000 });
    const text = Buffer.from(chunk).toString('utf8');
    expect(text.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Review', 'SUMMARY:Ring back', 'SUMMARY:Meeting']);
    expect(text).toContain('DTSTART:20261201T140000Z');
    expect(text).toContain('DUE;VALUE=DATE:20261202');
    expect(text).toContain('mailto:zoe@fairfax.example');
    expect((await check('back.ics', text)).summary.counts).toMatchObject({ total: 3, duplicate: 3 });
    await expect(test.call('exports.calendar', { from: '2026-12-01', to: '2026-11-01' })).rejects.toThrow(/validation/);
  });
});

describe.skipIf(!existsSync(join(samples, 'calls')))('a Takeout that others wrote', () => {
  it('comes in whole', async () => {
    const folder = join(samples, 'calls/lbeder__google-voice-takeout-merger/Calls');
    const zip = zipSync(
      Object.fromEntries(
        readdirSync(folder).map((name) => [`Takeout/Voice/Calls/${name}`, readFileSync(join(folder, name))]),
      ),
    );
    const { batchId, summary } = await check('takeout.zip', zip);
    expect(summary.counts.fix).toBe(0);
    await test.call('logs.decide', { batchId, rows: 'left', action: 'card' });
    const done = await commit(batchId);
    expect(done.added).toBeGreaterThan(30);
    expect(done.cards).toBeGreaterThan(10);
  });
});
