import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, JobProgress } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { derivedId, newId } from '@main/core/ids';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
const ids = Array.from({ length: 1200 }, (_, index) => derivedId('many', String(index)));

beforeEach(async () => {
  test = await createTestApp();
  await test.writer.write({ label: 'Seed' }, (write) => {
    const insert = write.raw.prepare(
      "INSERT INTO contact (id, given, family, created_at, updated_at) VALUES (?, ?, 'Many', ?, ?)",
    );
    for (const [index, id] of ids.entries()) insert.run(id, `Given${index}`, write.at, write.at);
  });
});
afterEach(() => test.close());

const found = async (filter: InputOf<'contacts.count'>['filter']) =>
  (await test.call('contacts.count', { filter })).found;
const entries = async () => (await test.call('history.list', {})).rows.map(({ label }) => label);
const jobs = async () => (await test.call('jobs.list', {})).rows.length;

describe('a change of cards', () => {
  it('is written at once where they are few, and becomes a job where they are many', async () => {
    const few = await test.call('contacts.bulk_update', { ids: ids.slice(0, 499), patch: { lifecycle: 'customer' } });
    expect(few).toEqual({ txId: expect.any(String) as string, jobId: null });
    expect(await jobs()).toBe(0);
    const many = await test.call('contacts.bulk_update', { ids: ids.slice(0, 500), patch: { lifecycle: 'prospect' } });
    expect(many).toEqual({ txId: null, jobId: expect.any(String) as string });
    expect(await test.job(many.jobId ?? '')).toMatchObject({
      kind: 'contacts.bulk',
      title: 'Set 500 contacts to Prospect',
      state: 'done',
      result: { cards: 500 },
    });
    expect(await found({ lifecycle: ['prospect'] })).toBe(500);
    expect((await entries()).slice(0, 2)).toEqual(['Set 500 contacts to Prospect', 'Set 499 contacts to Customer']);
    await test.written(test.call('contacts.bulk_update', { ids, patch: { lifecycle: 'customer' } }));
    expect((await entries())[0]).toBe('Set 1,200 contacts to Customer');
  });

  it('of a filter takes all that it finds but for some, without their ids, and is one entry that undo takes back', async () => {
    const filter = { search: 'given1' };
    const all = await found(filter);
    expect(all).toBeGreaterThan(300);
    const except = [ids[1]!, ids[100]!];
    await test.written(test.call('contacts.set_tags', { filter, except, add: [], addNames: ['Fair'], remove: [] }));
    const [tag] = (await test.call('tags.list', {})).rows;
    expect(tag).toMatchObject({ name: 'Fair', count: all - 2 });
    expect((await entries())[0]).toBe(`Change tags of ${all - 2} contacts`);
    expect((await test.call('contacts.get', { id: ids[1]! })).tags).toEqual([]);
    const { label, jobId } = await test.call('history.undo', {});
    expect(label).toBe(`Change tags of ${all - 2} contacts`);
    if (jobId !== null) await test.job(jobId);
    expect((await test.call('tags.list', {})).rows).toEqual([]);
  });

  it('sets fields of the card, of few and of all that a filter finds, with what is derived of them', async () => {
    const where = { field: 'source', op: 'is' as const, value: 'fair' };
    const patch = { source: ' Fair ', leadStatus: 'nurture' as const, doNotMail: true, keepInTouchDays: 30 };
    await test.written(test.call('contacts.bulk_update', { ids: ids.slice(0, 3), patch }));
    expect((await entries())[0]).toBe('Change lead status, source, do not mail, keep in touch of 3 contacts');
    expect(await found({ where })).toBe(3);
    await test.written(test.call('contacts.bulk_update', { filter: {}, patch }));
    expect(await found({ where })).toBe(1200);
    const { rows } = await test.call('contacts.list', { limit: 500 });
    expect(new Set(rows.map((row) => `${row.touchDue} ${row.leadStatus} ${row.doNotMail} ${row.doNotCall}`)).size).toBe(
      1,
    );
    expect(rows[0]).toMatchObject({ source: 'Fair', leadStatus: 'nurture', doNotMail: true, doNotCall: false });
    expect(rows[0]?.touchDue).not.toBeNull();
    await test.written(
      test.call('contacts.bulk_update', { filter: { where }, except: [ids[0]!], patch: { keepInTouchDays: null } }),
    );
    expect(await found({ where: { field: 'touch_due', op: 'not_empty' } })).toBe(1);
  });

  it('brings the trash of a filter back, found again as before', async () => {
    await test.written(test.call('contacts.trash', { filter: {}, except: [ids[0]!] }));
    expect(await found({})).toBe(1);
    expect(await found({ search: 'given7' })).toBe(0);
    await test.written(test.call('contacts.restore', { filter: { trashed: true } }));
    expect(await found({})).toBe(1200);
    expect(await found({ search: 'given7' })).toBe(111);
    const fts = test.connection.raw.prepare('SELECT count(*) FROM contact_fts').pluck();
    expect(fts.get()).toBe(1200);
    const undo = await test.call('history.undo', {});
    await test.job(undo.jobId ?? '');
    expect(await found({})).toBe(1);
    expect(fts.get()).toBe(1);
  });

  it('brings people back without the company that stayed in the trash, and with it once it is back', async () => {
    const { id } = await test.call('contacts.create', { kind: 'company', name: 'Harbour' });
    await test.call('contacts.set_company', { id: ids[0]!, company: { id } });
    await test.written(test.call('contacts.trash', { filter: {} }));
    await test.written(test.call('contacts.restore', { ids }));
    const shown = async () => (await test.call('contacts.list', { filter: { search: 'given0' }, limit: 1 })).rows[0];
    expect(await shown()).toMatchObject({ id: ids[0], companyName: '' });
    await test.call('contacts.restore', { ids: [id] });
    expect(await shown()).toMatchObject({ companyName: 'Harbour' });
    expect(await found({ search: 'harbour' })).toBe(2);
  });

  it('that finds nothing writes nothing', async () => {
    const before = await entries();
    expect(await test.written(test.call('contacts.trash', { filter: { search: 'nobody' } }))).toBeNull();
    expect(await entries()).toEqual(before);
  });

  it('leaves nothing behind when it is stopped in the middle', async () => {
    const before = await entries();
    const stop = test.app.subscribe((topic, payload) => {
      const job = topic === 'job.progress' ? (payload as JobProgress) : null;
      // By then all have been written and none is derived.
      if (job?.stage === strings.contacts.stages.deriving) test.app.jobs.cancel(job.id);
    });
    const { jobId } = await test.call('contacts.trash', { filter: {} });
    expect(await test.job(jobId ?? '')).toMatchObject({ state: 'cancelled' });
    stop();
    expect(await found({})).toBe(1200);
    expect(await found({ search: 'given7' })).toBe(111);
    expect(await entries()).toEqual(before);
  });

  it('says what is gone, and changes no card', async () => {
    const { jobId } = await test.call('contacts.set_tags', {
      filter: {},
      add: [newId()],
      addNames: ['New'],
      remove: [],
    });
    expect(await test.job(jobId ?? '')).toMatchObject({
      state: 'failed',
      error: { code: 'not_found', message: 'That tag is no longer here. Nothing was changed.' },
    });
    expect((await test.call('tags.list', {})).rows).toEqual([]);
    await expect(
      test.written(test.call('contacts.bulk_update', { filter: {}, patch: { ownerId: newId() } })),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each<[string, object]>([
    ['neither ids nor a filter', {}],
    ['both', { ids: [ids[0]], filter: {} }],
    ['ids and others left out', { ids: [ids[0]], except: [ids[1]] }],
    ['no id at all', { ids: [] }],
    ['what is no id', { ids: ['x'] }],
    ['a filter of something else', { filter: { name: 'x' } }],
    ['others left out of nothing', { except: [] }],
  ])('is refused that names %s', async (_, input) => {
    await expect(test.call('contacts.trash', input)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await found({})).toBe(1200);
  });
});
