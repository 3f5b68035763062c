import { afterEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { strings } from '@shared/locale/index';

let test: TestApp;

afterEach(() => test.close());

it('a new file has its stages and reasons in the order they are written in', async () => {
  test = await createTestApp({ now: '2026-11-20T09:00:00.000Z', timeZone: 'Europe/London' });
  const { rows, reasons } = await test.call('pipelines.list', {});
  expect(rows[0]?.stages.map((stage) => stage.name)).toEqual(strings.beginnings.stages.map((stage) => stage.name));
  expect(reasons.map((reason) => reason.name)).toEqual(strings.beginnings.reasons.map((reason) => reason.name));
});
