import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const state = JSON.stringify({ where: { match: 'all', of: [] } });
const names = async () => (await test.call('views.list', { entity: 'contact' })).rows.map((view) => view.name);

it('saves, renames, shares, moves and deletes a view, and undoes each', async () => {
  const steps: (string | null)[] = [];
  const { id: york } = await test.call('views.save', { entity: 'contact', name: ' York trip ', state });
  const { id: quiet } = await test.call('views.save', { entity: 'contact', name: 'Quiet', state, isShared: true });
  await test.call('views.save', { entity: 'deal', name: 'Large', state });
  expect(await names()).toEqual(['York trip', 'Quiet']);
  steps.push((await test.call('views.update', { id: york, name: 'York and Leeds' })).txId);
  steps.push((await test.call('views.update', { id: york, isShared: true })).txId);
  steps.push((await test.call('views.update', { id: york, state: JSON.stringify({ sort: [] }) })).txId);
  steps.push((await test.call('views.move', { id: quiet, before: york })).txId);
  expect(await names()).toEqual(['Quiet', 'York and Leeds']);
  expect((await test.call('views.move', { id: quiet, before: quiet })).txId).toBeNull();
  steps.push((await test.call('views.remove', { id: quiet })).txId);
  expect(await names()).toEqual(['York and Leeds']);
  for (const txId of steps.reverse()) await test.call('history.undo', { txId: txId! });
  expect((await test.call('views.list', { entity: 'contact' })).rows).toMatchObject([
    { name: 'York trip', isShared: false, isMine: true, state },
    { name: 'Quiet', isShared: true },
  ]);
});

it('refuses a view that is gone, one of nothing, and one before another list’s', async () => {
  const { id } = await test.call('views.save', { entity: 'contact', name: 'York', state });
  const { id: other } = await test.call('views.save', { entity: 'deal', name: 'Large', state });
  await expect(test.call('views.move', { id, before: other })).rejects.toMatchObject({ code: 'not_found' });
  await expect(test.call('views.save', { entity: 'contact', name: '  ', state })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  for (const bad of ['', '[]', 'null', '{'])
    await expect(test.call('views.update', { id, state: bad })).rejects.toMatchObject({ code: 'invalid_input' });
  await test.call('views.remove', { id });
  await expect(test.call('views.update', { id, name: 'Leeds' })).rejects.toMatchObject({ code: 'not_found' });
});

it('keeps what is another’s own from everybody else', async () => {
  const { id } = await test.call('views.save', { entity: 'contact', name: 'Mine', state });
  await test.writer.write({ label: 'Another user' }, (write) => {
    const other = write.newId();
    write.raw.prepare("INSERT INTO user (id, name) VALUES (?, 'Jo')").run(other);
    write.raw.prepare('UPDATE saved_view SET owner_id = ? WHERE id = ?').run(other, id);
  });
  expect(await names()).toEqual([]);
  await expect(test.call('views.remove', { id })).rejects.toMatchObject({ code: 'not_found' });
});

it('remembers columns by view without a line in the history', async () => {
  const before = await test.call('history.list', {});
  await test.call('views.keep_layout', { entity: 'contact', view: 'all', layout: '{"columns":[]}' });
  await test.call('views.keep_layout', { entity: 'contact', view: 'all', layout: '{"columns":["name"]}' });
  await test.call('views.keep_layout', { entity: 'contact', view: 'customers', layout: '{}' });
  await test.call('views.keep_layout', { entity: 'contact', view: 'customers', layout: null });
  expect((await test.call('views.layouts', { entity: 'contact' })).layouts).toEqual({ all: '{"columns":["name"]}' });
  expect(await test.call('history.list', {})).toEqual(before);
});
