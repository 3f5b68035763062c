import { afterEach, beforeEach, expect, it } from 'vitest';
import { stamped } from '@main/db/writer';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { talksSql } from './timeline.repo';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
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
        entry.type === 'interaction' ? entry.subject : `${entry.what}:${entry.field}:${entry.before}>${entry.after}`,
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
  expect((await test.call('contacts.get', { id: company })).counts).toEqual({ call: 3, email: 1 });
});

it('walks the index of one contact, however long the log is', () => {
  const bound = { contactId: 'a', at: '~', id: '', channels: null, direction: null };
  const plan = (test.connection.raw.prepare(`EXPLAIN QUERY PLAN ${talksSql}`).all(bound) as { detail: string }[])
    .map((step) => step.detail)
    .join('; ');
  expect(plan).toContain(
    'USING INDEX interaction_contact_by_contact (contact_id=? AND (occurred_at,interaction_id)<(?,?))',
  );
  expect(plan).not.toMatch(/TEMP B-TREE|SCAN (i|ic|c|o|d)\b/);
});
