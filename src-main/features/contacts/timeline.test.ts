import { afterEach, beforeEach, expect, it } from 'vitest';
import { stamped } from '@main/db/writer';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { filesSql, talksSql } from './timeline.repo';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp({ onDisk: true });
});

afterEach(() => test.close());

async function talk(contactId: string, at: string, subject: string, channel = 'call'): Promise<void> {
  await test.writer.write({ label: 'Log' }, async (write) => {
    const row = stamped(write, {
      channel,
      direction: 'out' as const,
      occurred_at: at,
      subject,
      outcome_id: null,
      duration_seconds: null,
      number: null,
      number_e164: null,
      deal_id: null,
      user_id: null,
      awaiting_reply_until: null,
    });
    await write.db.insertInto('interaction').values(row).execute();
    await write.db
      .insertInto('interaction_contact')
      .values(stamped(write, { interaction_id: row.id, contact_id: contactId }))
      .execute();
  });
}

async function walk(id: string, limit: number, more: object = {}): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof test.call<'contacts.timeline'>>> = await test.call('contacts.timeline', {
      id,
      limit,
      cursor,
      ...more,
    });
    for (const entry of page.entries)
      seen.push(
        entry.type === 'interaction'
          ? entry.subject
          : entry.type === 'file'
            ? entry.fileName
            : `${entry.what}:${entry.field}:${entry.before}>${entry.after}`,
      );
    cursor = page.nextCursor;
  } while (cursor !== null);
  return seen;
}

it('merges talks and changes by time, page by page, each once', async () => {
  const { id } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz', company: { name: 'Halden' } });
  test.clock.advance(60_000);
  await test.call('contacts.update', { id, patch: { notes: 'Tea', lifecycle: 'customer' } });
  test.clock.advance(60_000);
  await test.call('contacts.update', { id, patch: { source: 'Undone' } });
  await test.call('history.undo', {});
  // Two talks in the same instant as a change, and one before everything.
  await talk(id, '2026-11-20T09:01:00.000Z', 'one');
  await talk(id, '2026-11-20T09:01:00.000Z', 'two');
  await talk(id, '2026-11-19T09:00:00.000Z', 'Zürich plans', 'email');
  const all = await walk(id, 100);
  expect(all.slice(0, 2).sort()).toEqual(['one', 'two']);
  expect(all.slice(2, 4).sort()).toEqual(['field:notes:null>Tea', 'lifecycle:lifecycle:new>customer']);
  expect(all.slice(4)).toEqual(['created::null>null', 'Zürich plans']);
  for (const size of [1, 2, 3]) expect(await walk(id, size)).toEqual(all);
  expect(await walk(id, 2, { channels: ['email'] })).toEqual(['Zürich plans']);
  expect(await walk(id, 1, { changes: false, search: 'ZURICH' })).toEqual(['Zürich plans']);

  const company = (await test.call('contacts.list', { filter: { kind: 'company' } })).rows[0]!.id;
  await talk(company, '2026-11-20T08:00:00.000Z', 'to the office');
  expect(await walk(company, 2, { changes: false })).toEqual([...all.slice(0, 2), 'to the office', 'Zürich plans']);
  expect((await test.call('contacts.channel_counts', { id: company })).counts).toEqual({ call: 3, email: 1 });
});

it('tells a rhythm and a lead status in words', async () => {
  const { id } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
  await test.call('contacts.update', { id, patch: { keepInTouchDays: 7, leadStatus: 'qualified' } });
  const all = await walk(id, 100);
  expect(all).toContain('field:keepInTouchDays:null>Every week');
  expect(all).toContain('field:leadStatus:null>Qualified');
});

it('walks the index of one contact, however long the log is', () => {
  const bound = { contactId: 'a', at: '~', id: '', channels: null, direction: null, purpose: null };
  const plan = (test.connection.raw.prepare(`EXPLAIN QUERY PLAN ${talksSql}`).all(bound) as { detail: string }[])
    .map((step) => step.detail)
    .join('; ');
  expect(plan).toContain(
    'USING INDEX interaction_contact_by_contact (contact_id=? AND (occurred_at,interaction_id)<(?,?))',
  );
  expect(plan).not.toMatch(/TEMP B-TREE|SCAN (i|ic|c|o|d)\b/);
});

it('is narrowed to service or sales, and says what was an inquiry', async () => {
  const { id } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
  await test.call('interactions.log', {
    channel: 'web_form',
    direction: 'in',
    contactId: id,
    subject: 'asks',
    isInquiry: true,
  });
  const repair = await test.call('interactions.log', {
    channel: 'email',
    direction: 'in',
    contactId: id,
    subject: 'repair',
    purpose: 'service',
  });
  expect(await walk(id, 10, { purpose: 'service' })).toEqual(['repair']);
  expect(await walk(id, 10, { purpose: 'sales' })).toEqual(['asks']);
  const [first, second] = (await test.call('contacts.timeline', { id, changes: false })).entries;
  expect([first, second]).toMatchObject([
    { isInquiry: false, purpose: 'service' },
    { isInquiry: true, purpose: 'sales' },
  ]);
  await test.call('interactions.update', { id: repair.id, patch: { purpose: 'sales', isInquiry: true } });
  expect(await walk(id, 10, { purpose: 'service' })).toEqual([]);
});

it('has the files of a card and its deals, and of a company those of its people and what was done for them', async () => {
  const { id } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz', company: { name: 'Halden' } });
  const company = (await test.call('contacts.get', { id })).employments[0]!.companyId;
  const deal = await test.call('deals.create', { title: 'Refit', amount: 1, currency: 'GBP', companyId: company });
  await test.call('attachments.add', { contactId: id, fileId: await test.upload('plan.pdf', 'a'), role: 'file' });
  await test.call('attachments.add', { dealId: deal.id, fileId: await test.upload('offer.pdf', 'b'), role: 'file' });
  const task = await test.call('tasks.create', { kind: 'todo', title: 'Send it', contactId: id });
  await test.call('tasks.complete', { id: task.id, done: true });
  const files = async (of: string, more: object = {}) =>
    (await test.call('contacts.timeline', { id: of, ...more })).entries
      .flatMap((one) => (one.type === 'file' ? [one.fileName] : []))
      .sort();
  expect(await files(id)).toEqual(['plan.pdf']);
  expect(await files(company)).toEqual(['offer.pdf', 'plan.pdf']);
  expect(await files(company, { search: 'PLAN' })).toEqual(['plan.pdf']);
  expect(await files(company, { channels: ['file'], changes: false })).toEqual(['offer.pdf', 'plan.pdf']);
  const done = (await test.call('contacts.timeline', { id: company })).entries;
  expect(done.some((one) => one.type === 'change' && one.what === 'task_done')).toBe(true);
  // Which of several deals it was is said.
  const moved = done.find((one) => one.type === 'change' && one.what === 'stage');
  expect(moved).toMatchObject({ field: 'Refit', dealId: deal.id });
  const plan = (test.connection.raw.prepare(`EXPLAIN QUERY PLAN ${filesSql}`).all({ id }) as { detail: string }[])
    .map((step) => step.detail)
    .join('; ');
  expect(plan).not.toMatch(/SCAN (a|d|c|attachment|deal)\b/);
});
