import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtIn, everythingLive, makeCompany, makePerson, plansOf, trashRow } from '@test/helpers/rows';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { newId } from '@main/core/ids';
import { shortText } from '../interactions/interactions.service';

let test: TestApp;
let ana: string;

beforeEach(async () => {
  test = await createTestApp({ now: '2026-11-20T09:00:00.000Z', timeZone: 'Europe/London' });
  const company = await makeCompany(test, 'Café Ruiz');
  ana = await makePerson(test, { given: 'Ana', family: 'Ruiz', phone: '+44 7700 900123', companyId: company });
});

afterEach(() => test.close());

const titles = async (input: Parameters<typeof list>[0] = {}) => (await list(input)).map((row) => row.title);
const list = async (input: { contactId?: string; dueUntil?: string; done?: boolean; limit?: number; kind?: 'call' }) =>
  (await test.call('tasks.list', input)).rows;

describe('tasks', () => {
  it('are shown with whom, the number and what was said last', async () => {
    await test.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId: ana,
      body: `Wants\n ${'it all '.repeat(40)}`,
      outcomeId: builtIn.outcome('connected'),
    });
    await test.call('tasks.create', { kind: 'call', title: 'Call Ana', dueDate: '2026-11-24', contactId: ana });
    const [row] = await list({});
    expect(row).toMatchObject({
      contactName: 'Ana Ruiz',
      contactKind: 'person',
      companyName: 'Café Ruiz',
      phone: '+44 7700 900123',
      phoneE164: '+447700900123',
      doNotCall: false,
      doNotMail: false,
      lastSaidAt: '2026-11-20T09:00:00.000Z',
      priority: 'normal',
    });
    expect(row?.lastSaid).toMatch(/^Wants it all .*…$/);
    expect(row?.lastSaid?.length).toBeLessThanOrEqual(140);
  });

  it('tell what their contact asked not to have, calls and mail apart', async () => {
    await test.call('tasks.create', { kind: 'email', title: 'Write to Ana', contactId: ana });
    await test.call('contacts.update', { id: ana, patch: { doNotMail: true } });
    expect((await list({}))[0]).toMatchObject({ doNotCall: false, doNotMail: true });
    await test.call('contacts.update', { id: ana, patch: { doNotCall: true, doNotMail: false } });
    expect((await list({}))[0]).toMatchObject({ doNotCall: true, doNotMail: false });
  });

  it('come by due date, then time, those without a date last', async () => {
    const make = (title: string, dueDate?: string, dueTime?: string) =>
      test.call('tasks.create', { kind: 'todo', title, dueDate: dueDate ?? null, dueTime: dueTime ?? null });
    await make('whenever');
    await make('whole day', '2026-11-24');
    await make('at ten', '2026-11-24', '10:00');
    await make('at nine', '2026-11-24', '09:00');
    await make('late', '2026-11-01');
    expect(await titles()).toEqual(['late', 'at nine', 'at ten', 'whole day', 'whenever']);
    expect(await titles({ limit: 2 })).toEqual(['late', 'at nine']);
    expect(await titles({ dueUntil: '2026-11-24' })).toEqual(['late', 'at nine', 'at ten', 'whole day']);
    expect(await titles({ kind: 'call' })).toEqual([]);
  });

  it('of a card in the trash wait there', async () => {
    await test.call('tasks.create', { kind: 'call', title: 'Call Ana', contactId: ana });
    await trashRow(test, 'contact', ana);
    expect(await titles()).toEqual([]);
    expect(await titles({ contactId: ana })).toEqual(['Call Ana']);
  });

  it('are ticked off and back, each one undo', async () => {
    const { id } = await test.call('tasks.create', { kind: 'call', title: 'Call Ana', contactId: ana });
    const open = everythingLive(test);
    await test.call('tasks.complete', { id, done: true });
    expect((await test.call('tasks.complete', { id, done: true })).txId).toBeNull();
    expect(await titles()).toEqual([]);
    expect((await list({ done: true }))[0]).toMatchObject({ title: 'Call Ana', doneAt: '2026-11-20T09:00:00.000Z' });
    const ticked = everythingLive(test);
    await test.call('tasks.complete', { id, done: false });
    expect(everythingLive(test)).toEqual(open);
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(ticked);
    expect((await test.call('history.undo', {})).label).toBe('Tick off "Call Ana"');
    expect(everythingLive(test)).toEqual(open);
  });

  it('move together to today as one undo, and only those that differ are written', async () => {
    const ids: string[] = [];
    for (const dueDate of ['2026-11-18', '2026-11-19', '2026-11-20']) {
      ids.push(
        (
          await test.call('tasks.create', {
            kind: 'call',
            title: `Call of ${dueDate}`,
            dueDate,
            dueTime: '09:30',
            contactId: ana,
          })
        ).id,
      );
    }
    const before = everythingLive(test);
    const { txId } = await test.call('tasks.update', { ids: [...ids, newId()], patch: { dueDate: '2026-11-20' } });
    expect(txId).not.toBeNull();
    expect((await list({})).map((row) => [row.dueDate, row.dueTime])).toEqual([
      ['2026-11-20', '09:30'],
      ['2026-11-20', '09:30'],
      ['2026-11-20', '09:30'],
    ]);
    expect(test.connection.raw.prepare('SELECT revision FROM task WHERE id = ?').get(ids[2])).toEqual({ revision: 1 });
    expect((await test.call('history.undo', {})).label).toBe('Move 4 tasks to another day');
    expect(everythingLive(test)).toEqual(before);
  });

  it.each([3, 120])('move to today, all %i that were due before it, as one undo', async (many) => {
    for (let at = 0; at < many; at += 1)
      await test.call('tasks.create', { kind: 'todo', title: `Late ${at}`, dueDate: '2026-11-18' });
    await test.call('tasks.create', { kind: 'todo', title: 'Now', dueDate: '2026-11-20' });
    const { id: done } = await test.call('tasks.create', { kind: 'todo', title: 'Done', dueDate: '2026-11-18' });
    await test.call('tasks.complete', { id: done, done: true });
    const before = everythingLive(test);
    const counts = () => test.call('today.counts', { date: '2026-11-20' });
    expect(await counts()).toMatchObject({ overdue: many, todos: 1 });
    const dueDate = '2026-11-20';
    const txId = await test.written(test.call('tasks.move_overdue', { until: '2026-11-19', dueDate }));
    expect(txId).not.toBeNull();
    expect(await counts()).toMatchObject({ overdue: 0, todos: many + 1 });
    expect((await test.call('history.undo', {})).label).toBe(`Move ${many} tasks to another day`);
    expect(everythingLive(test)).toEqual(before);
    const nothing = test.call('tasks.move_overdue', { until: '2026-11-01', dueDate });
    await expect(nothing).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that were put off or done while a move of all waited to be written stay so', async () => {
    const late = (title: string) => test.call('tasks.create', { kind: 'todo', title, dueDate: '2026-11-18' });
    const [put, done, left] = [await late('Put off'), await late('Done'), await late('Left')];
    await Promise.all([
      test.call('tasks.update', { ids: [put.id], patch: { dueDate: '2026-12-01' } }),
      test.call('tasks.complete', { id: done.id, done: true }),
      test.call('tasks.move_overdue', { until: '2026-11-19', dueDate: '2026-11-20' }),
    ]);
    const dueOf = test.connection.raw.prepare('SELECT due_date FROM task WHERE id = ?').pluck();
    expect([put, done, left].map(({ id }) => dueOf.get(id))).toEqual(['2026-12-01', '2026-11-18', '2026-11-20']);
  });

  it('lose their time with their date, and take no time without one', async () => {
    const { id } = await test.call('tasks.create', {
      kind: 'todo',
      title: 'Think',
      dueDate: '2026-11-24',
      dueTime: '10:00',
    });
    await test.call('tasks.update', { ids: [id], patch: { dueDate: null } });
    expect((await list({}))[0]).toMatchObject({ dueDate: null, dueTime: null });
    await expect(test.call('tasks.update', { ids: [id], patch: { dueTime: '10:00' } })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(test.call('tasks.create', { kind: 'todo', title: 'x', dueTime: '10:00' })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  it('refuse what is gone', async () => {
    const gone = { code: 'not_found' };
    await expect(test.call('tasks.create', { kind: 'todo', title: 'x', contactId: newId() })).rejects.toMatchObject(
      gone,
    );
    await expect(test.call('tasks.create', { kind: 'todo', title: 'x', dealId: newId() })).rejects.toMatchObject(gone);
    await expect(test.call('tasks.create', { kind: 'todo', title: 'x', assigneeId: newId() })).rejects.toMatchObject(
      gone,
    );
    await expect(test.call('tasks.update', { ids: [newId()], patch: { title: 'y' } })).rejects.toMatchObject(gone);
    await expect(test.call('tasks.complete', { id: newId(), done: true })).rejects.toMatchObject(gone);
    await expect(test.call('tasks.trash', { id: newId() })).rejects.toMatchObject(gone);
  });

  it('go to the trash and come back, and a made one goes by undo', async () => {
    const empty = everythingLive(test);
    const { id } = await test.call('tasks.create', { kind: 'todo', title: 'Think', contactId: ana });
    const before = everythingLive(test);
    await test.call('tasks.trash', { id });
    expect(everythingLive(test)).toEqual(empty);
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(before);
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(empty);
  });

  it('are found by their index', async () => {
    const plans = await plansOf(test, async () => {
      await test.call('tasks.list', { dueUntil: '2026-11-24' });
      await test.call('tasks.list', { contactId: ana });
    });
    expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });
});

describe('a short text', () => {
  it('ends at a word and never splits a character', () => {
    expect(shortText({ subject: 'Call', body: ' ' })).toBe('Call');
    expect(shortText({ subject: '', body: 'one two three' }, 9)).toBe('one two…');
    expect(shortText({ subject: '', body: '😀'.repeat(20) }, 5)).toBe('😀😀😀😀…');
  });
});
