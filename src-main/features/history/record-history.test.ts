import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { recordChangesSql, type RecordType } from './record-history.service';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const history = async (type: RecordType, id: string) => (await test.call('history.of_record', { type, id })).rows;
const said = async (type: RecordType, id: string) =>
  (await history(type, id)).map((row) => `${row.what} ${row.field}: ${row.before ?? '-'} > ${row.after ?? '-'}`);
async function giveBack(type: RecordType, id: string, field: string): Promise<void> {
  const change = (await history(type, id)).find((row) => row.field === field)?.change;
  if (change === null || change === undefined) throw new Error(`${field} cannot be given back`);
  await test.call('history.restore_record', { type, id, change });
}

describe('the history of a deal, a task and an entry of the log', () => {
  it('tells what a deal was, gives a value back with its currency, and a stage with its history', async () => {
    const { id: contactId } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
    const money = { amount: 120_000, currency: 'GBP' };
    const { id } = await test.call('deals.create', { title: 'Refit', contactId, ...money });
    const deal = () => test.call('deals.get', { id });
    const first = (await deal()).stage;
    const stages = (await test.call('pipelines.list', {})).rows[0]?.stages ?? [];
    const next = stages.find((stage) => stage.kind === 'open' && stage.id !== first.id);
    if (next === undefined) throw new Error('one open stage alone');
    test.clock.advance(1000);
    await test.call('deals.update', { id, patch: { money: { amount: 5000, currency: 'EUR' }, title: 'Refit 2' } });
    test.clock.advance(1000);
    await test.call('deals.move', { id, stageId: next.id });
    await test.call('deals.update', { id, patch: { notes: 'undone' } });
    await test.call('history.undo', {});
    expect(await said('deal', id)).toEqual(
      expect.arrayContaining([
        `changed Stage: ${first.name} > ${next.name}`,
        'changed Title: Refit > Refit 2',
        'changed Value: £1,200 > €50',
      ]),
    );
    expect((await said('deal', id)).join()).not.toContain('Notes');
    await giveBack('deal', id, 'Value');
    expect(await deal()).toMatchObject({ ...money, title: 'Refit 2' });
    await giveBack('deal', id, 'Stage');
    expect((await deal()).stage.id).toBe(first.id);
    expect(test.connection.raw.prepare('SELECT count(*) AS n FROM stage_change WHERE deal_id = ?').get(id)).toEqual({
      n: 3,
    });
    await test.call('history.undo', {});
    expect((await deal()).stage.id).toBe(next.id);
  });

  it('gives a task its title, its day and its being open back, and an entry of the log its words', async () => {
    const { id: contactId } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
    const { id } = await test.call('tasks.create', { kind: 'call', title: 'Ring', contactId, dueDate: '2026-11-25' });
    test.clock.advance(1000);
    await test.call('tasks.update', { ids: [id], patch: { title: 'Ring again', dueDate: '2026-12-01' } });
    await test.call('tasks.complete', { id, done: true });
    for (const field of ['Done', 'Title', 'Due']) await giveBack('task', id, field);
    const { rows } = await test.call('tasks.list', { contactId });
    expect(rows).toMatchObject([{ title: 'Ring', dueDate: '2026-11-25' }]);

    const occurredAt = '2026-11-20T08:00:00.000Z';
    const entry = await test.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId,
      occurredAt,
      body: 'First words',
    });
    test.clock.advance(1000);
    await test.call('interactions.update', { id: entry.id, patch: { body: 'Others', direction: 'in' } });
    expect(await said('interaction', entry.id)).toContain('changed Notes: First words > Others');
    await giveBack('interaction', entry.id, 'Notes');
    expect(await test.call('interactions.get', { id: entry.id })).toMatchObject({
      body: 'First words',
      direction: 'in',
    });
  });

  it('refuses what is not there or was given back already', async () => {
    const { id } = await test.call('tasks.create', { kind: 'todo', title: 'One' });
    await expect(test.call('history.of_record', { type: 'deal', id })).rejects.toMatchObject({ code: 'not_found' });
    await test.call('tasks.update', { ids: [id], patch: { title: 'Two' } });
    const change = (await history('task', id))[0]?.change ?? 0;
    await test.call('history.restore_record', { type: 'task', id, change });
    await expect(test.call('history.restore_record', { type: 'task', id, change })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(test.call('history.restore_record', { type: 'task', id, change: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is read by index', () => {
    const plan = test.connection.raw
      .prepare(`EXPLAIN QUERY PLAN ${recordChangesSql}`)
      .all({ tbl: 'deal', id: 'x' })
      .map((row) => (row as { detail: string }).detail);
    expect(plan.filter((step) => step.startsWith('SCAN') && !/SCAN part|CONSTANT/.test(step))).toEqual([]);
  });
});
