import type { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { dayQuery } from '@renderer/features/today/queries';
import { askAhead } from './ask-ahead';
import { infoQuery } from './file-settings';
import { createQueryClient } from './query-client';

const host = vi.hoisted(() => ({ calls: [] as unknown[], welcomed: true, isOpen: true }));

vi.mock('@renderer/bridge', () => ({
  bridge: {
    invoke: (name: string, input: unknown) => {
      host.calls.push([name, input]);
      if (!host.isOpen) return Promise.resolve({ ok: false, error: { code: 'locked', message: 'open elsewhere' } });
      const settings = { welcomed: host.welcomed, timeZone: 'Pacific/Auckland' };
      return Promise.resolve({ ok: true, value: name === 'app.info' ? { settings } : { tasks: [] } });
    },
  },
}));

beforeEach(() => {
  Object.assign(host, { calls: [], welcomed: true, isOpen: true });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T20:00:00Z') });
  return () => vi.useRealTimers();
});

/** Asks ahead for a start at an address, and waits until nothing is under way. */
async function startAt(hash: string): Promise<QueryClient> {
  vi.stubGlobal('location', { hash });
  const client = createQueryClient();
  askAhead(client);
  await vi.waitFor(() => expect(host.calls).not.toEqual([]));
  await new Promise((next) => setTimeout(next, 0));
  return client;
}

test('a start without an address has the day there before its page is drawn, by the date where the file is kept', async () => {
  const client = await startAt('');
  expect(host.calls).toEqual([
    ['app.info', {}],
    ['today.get', { date: '2026-11-23' }],
  ]);
  expect(client.getQueryData(infoQuery.queryKey)).toBeDefined();
  expect(client.getQueryData(dayQuery('2026-11-23').queryKey)).toBeDefined();
});

test('a start on another page, or with the welcome before it, asks for the file alone', async () => {
  await startAt('#/contacts');
  host.welcomed = false;
  await startAt('#/');
  expect(host.calls).toEqual([
    ['app.info', {}],
    ['app.info', {}],
  ]);
});

test('what fails is left to the page, which asks again', async () => {
  host.isOpen = false;
  const client = await startAt('#/');
  expect(client.getQueryState(infoQuery.queryKey)).toMatchObject({ data: undefined });
  host.isOpen = true;
  await expect(client.fetchQuery(infoQuery)).resolves.toMatchObject({ settings: { welcomed: true } });
});
