import { afterEach, beforeEach, expect, it } from 'vitest';
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
