import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

it('undoes two entries when undo is pressed twice while another write holds the gate', async () => {
  await test.call('contacts.create', { kind: 'company', name: 'First' });
  await test.call('contacts.create', { kind: 'company', name: 'Second' });
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const long = test.writer.write({ label: 'long', kind: 'system' }, () => held);
  const presses = [test.call('history.undo', {}), test.call('history.undo', {})];
  await new Promise((resolve) => setTimeout(resolve, 10));
  letGo();
  await long;
  expect((await Promise.all(presses)).map(({ label }) => label)).toEqual(['Add Second', 'Add First']);
  const again = await Promise.all([test.call('history.redo', {}), test.call('history.redo', {})]);
  expect(again.map(({ label }) => label)).toEqual(['Add First', 'Add Second']);
  expect(await test.call('history.redo', {})).toMatchObject({ label: null, txId: null });
});

it('refuses a cursor that is none of its own', async () => {
  await expect(test.call('history.list', { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
});
