import { strings } from '@shared/locale/index';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(async () => {
  await test.close();
});

it('welcomes who opens an empty file, and nobody once something is in it, however it came', async () => {
  const welcomed = async () => (await test.call('app.info', {})).settings.welcomed;
  expect(await welcomed()).toBe(false);
  await test.call('contacts.create', { kind: 'person', name: 'Gerald' });
  expect(await welcomed()).toBe(true);
});

describe('the people of a file', () => {
  const names = async () => (await test.call('users.list', {})).rows.map((user) => user.name);

  it('are added under a name of their own, by which the history tells of them, and taken away by undo', async () => {
    const [me] = await names();
    const { id } = await test.call('users.save', { name: ' Tom Beck ' });
    expect(await names()).toContain('Tom Beck');
    for (const name of ['Tom Beck', 'tóm  BECK']) {
      const taken = { code: 'validation', fields: { name: strings.people.taken('Tom Beck') } };
      await expect(test.call('users.save', { name })).rejects.toMatchObject(taken);
    }
    await expect(test.call('users.save', { id, name: me! })).rejects.toMatchObject({ code: 'validation' });
    await expect(test.call('users.save', { name: ' \u200b ' })).rejects.toMatchObject({ code: 'validation' });
    await test.call('users.save', { id, name: 'Tom BECK', before: { name: 'Tom Beck' } });
    const { rows } = await test.call('history.list', {});
    expect(rows.slice(0, 2).map((entry) => entry.label)).toEqual([
      strings.people.did.renamed('Tom Beck', 'Tom BECK'),
      strings.people.did.added('Tom Beck'),
    ]);
    await test.call('history.undo', {});
    await test.call('history.undo', {});
    expect(await names()).toEqual([me]);
    await expect(test.call('users.save', { id, name: 'Tom' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
