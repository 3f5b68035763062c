import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepared } from '../../db/prepared';
import { stamped } from '../../db/writer';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
const tagIds: Record<string, string> = {};

beforeEach(async () => {
  test = await createTestApp();
  for (const name of ['Fair', 'Trade fair', 'Press']) tagIds[name] = (await test.call('tags.create', { name })).id;
});
afterEach(() => test.close());

const tag = (name: string) => tagIds[name] ?? '';
const tags = async () =>
  Object.fromEntries((await test.call('tags.list', {})).rows.map((row) => [row.name, row.count]));
const person = async (name: string, carried: string[]) =>
  (await test.call('contacts.create', { kind: 'person', name, tagIds: carried.map(tag) })).id;
const carriedBy = async (id: string) => (await test.call('contacts.get', { id })).tags.map((one) => one.name);

describe('tags', () => {
  it('are renamed and coloured, and that is undone', async () => {
    await test.call('tags.update', { id: tag('Fair'), name: 'Expo', colour: 5 });
    expect((await test.call('tags.list', {})).rows[0]).toMatchObject({ name: 'Expo', colour: 5 });
    await test.call('history.undo', {});
    expect((await test.call('tags.list', {})).rows[0]).toMatchObject({ name: 'Fair' });
    await expect(test.call('tags.update', { id: tag('Fair'), name: 'PRESS' })).rejects.toMatchObject({
      fields: { name: expect.stringContaining('Merge') },
    });
    await expect(test.call('tags.update', { id: tag('Fair'), name: '\u200b' })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  it('are merged with their cards, each once, those in the trash too, and that is undone whole', async () => {
    const both = await person('Ana', ['Fair', 'Trade fair']);
    const other = await person('Bo', ['Trade fair', 'Press']);
    const trashed = await person('Cy', ['Trade fair']);
    await test.call('contacts.trash', { ids: [trashed] });
    // It carried the target once before.
    await test.call('contacts.set_tags', { ids: [other], add: [tag('Fair')], remove: [] });
    await test.call('contacts.set_tags', { ids: [other], add: [], remove: [tag('Fair')] });
    await test.call('tags.merge', { ids: [tag('Trade fair'), tag('Fair')], into: tag('Fair') });
    expect(await tags()).toEqual({ Fair: 2, Press: 1 });
    expect(await carriedBy(both)).toEqual(['Fair']);
    expect(await carriedBy(other)).toEqual(['Fair', 'Press']);
    await test.call('contacts.restore', { ids: [trashed] });
    expect(await carriedBy(trashed)).toEqual(['Fair']);
    await test.call('history.undo', {});
    await test.call('history.undo', {});
    expect(await tags()).toEqual({ Fair: 1, Press: 1, 'Trade fair': 2 });
    expect(await carriedBy(other)).toEqual(['Press', 'Trade fair']);
  });

  it('that views filter by are followed into the merged one', async () => {
    const state = JSON.stringify({ filter: { tagIds: [tag('Press')] } });
    await test.writer.write({ label: 'Save a view' }, (write) =>
      write.db
        .insertInto('saved_view')
        .values(stamped(write, { name: 'Press', state, owner_id: null, position: 'a0' }))
        .execute(),
    );
    await test.call('tags.merge', { ids: [tag('Press')], into: tag('Fair') });
    const read = () => test.connection.raw.prepare('SELECT state FROM saved_view').pluck().get();
    expect(read()).toBe(state.replace(tag('Press'), tag('Fair')));
    await test.call('history.undo', {});
    expect(read()).toBe(state);
  });

  it('are deleted off all cards, and come back', async () => {
    const ana = await person('Ana', ['Fair', 'Press']);
    await test.call('tags.remove', { ids: [tag('Fair')] });
    expect(await tags()).toEqual({ Press: 1, 'Trade fair': 0 });
    expect(await carriedBy(ana)).toEqual(['Press']);
    await test.call('history.undo', {});
    expect(await carriedBy(ana)).toEqual(['Fair', 'Press']);
    await expect(test.call('tags.merge', { ids: [ana], into: tag('Fair') })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('that stand on thousands of cards are merged and removed as a job, each one entry of the history', async () => {
    const many = 2000;
    await test.writer.write({ label: 'Many cards' }, (write) => {
      for (let index = 0; index < many; index += 1) {
        const card = stamped(write, { kind: 'person', family: `Nr ${index}` });
        prepared(
          write.raw,
          'INSERT INTO contact (id, kind, family, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
        ).run(card.id, card.kind, card.family, write.at, write.at);
        prepared(
          write.raw,
          'INSERT INTO contact_tag (id, contact_id, tag_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
        ).run(write.newId(), card.id, tag('Press'), write.at, write.at);
      }
    });
    const merged = await test.call('tags.merge', { ids: [tag('Press')], into: tag('Fair') });
    expect(merged.jobId).not.toBeNull();
    expect(await test.written(Promise.resolve(merged))).not.toBeNull();
    expect(await tags()).toEqual({ Fair: many, 'Trade fair': 0 });
    const removed = await test.call('tags.remove', { ids: [tag('Fair')] });
    expect(removed.jobId).not.toBeNull();
    await test.written(Promise.resolve(removed));
    expect(await tags()).toEqual({ 'Trade fair': 0 });
  });
});
