import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const offered = async () => (await test.call('interactions.outcomes', {})).rows.map((row) => row.name);
const all = async () => (await test.call('outcomes.list', {})).rows;
const undo = () => test.call('history.undo', {});

it('outcomes of one’s own are made, changed, moved, retired and brought back, each undone', async () => {
  const { id } = await test.call('outcomes.save', { name: 'Gatekeeper', isConnected: false });
  expect((await offered()).at(-1)).toBe('Gatekeeper');
  await test.call('outcomes.save', { id, name: 'Front desk', isConnected: true });
  expect((await all()).at(-1)).toMatchObject({ key: null, name: 'Front desk', isConnected: true, count: 0 });
  const [first] = await all();
  await test.call('outcomes.move', { id, before: first?.id ?? null });
  expect((await offered())[0]).toBe('Front desk');
  await test.call('outcomes.retire', { id, retired: true });
  expect(await offered()).not.toContain('Front desk');
  expect((await all())[0]).toMatchObject({ name: 'Front desk', isRetired: true });
  await test.call('outcomes.retire', { id, retired: false });
  expect((await offered())[0]).toBe('Front desk');
  await undo();
  await undo();
  await undo();
  await undo();
  expect((await offered()).at(-1)).toBe('Gatekeeper');
  await undo();
  expect(await offered()).toHaveLength(6);
});

it('keep on calls what they ended with, by its new name too', async () => {
  const ana = (await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' })).id;
  const { id } = await test.call('outcomes.save', { name: 'Gatekeeper', isConnected: false });
  await test.call('interactions.log', {
    channel: 'call',
    direction: 'out',
    contactId: ana,
    occurredAt: '2026-11-20T08:00:00.000Z',
    outcomeId: id,
  });
  const shown = async () => (await test.call('contacts.list', {})).rows[0]?.lastOutcome;
  expect(await shown()).toBe('Gatekeeper');
  await test.call('outcomes.save', { id, name: 'Front desk', isConnected: false });
  expect(await shown()).toBe('Front desk');
  await test.call('outcomes.retire', { id, retired: true });
  expect(await shown()).toBe('Front desk');
  expect((await all()).at(-1)).toMatchObject({ count: 1 });
});

it('built-in ones are not renamed, names are not taken twice, and one stays', async () => {
  const rows = await all();
  const [first] = rows;
  const id = first?.id ?? '';
  await expect(test.call('outcomes.save', { id, name: 'Talked', isConnected: true })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(test.call('outcomes.save', { name: ' busy', isConnected: false })).rejects.toMatchObject({
    fields: { name: expect.any(String) },
  });
  for (const row of rows.slice(1)) await test.call('outcomes.retire', { id: row.id, retired: true });
  await expect(test.call('outcomes.retire', { id, retired: true })).rejects.toMatchObject({ code: 'validation' });
});
