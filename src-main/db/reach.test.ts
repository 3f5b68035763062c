import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { farReach } from './reach';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

async function logCalls(count: number, contactId: string, outcomeId: string): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await test.call('interactions.log', { channel: 'call', direction: 'out', contactId, outcomeId });
}

it('the name of an outcome that many calls have is changed as a job, and given back as one', async () => {
  const contactId = (await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' })).id;
  const { id } = await test.call('outcomes.save', { name: 'Gatekeeper', isConnected: false });
  const shown = async () => (await test.call('contacts.list', {})).rows[0]?.lastOutcome;
  const rename = (name: string, isConnected = false) => test.call('outcomes.save', { id, name, isConnected });
  await logCalls(farReach - 1, contactId, id);
  expect(await rename('Front desk')).toMatchObject({ id, jobId: null });
  await logCalls(1, contactId, id);

  const { jobId } = await rename('Reception');
  expect(await test.job(jobId ?? '')).toMatchObject({ kind: 'outcomes.change', state: 'done' });
  expect(await shown()).toBe('Reception');
  // What nothing follows stays a matter of a moment, and a name that is taken is said in the dialog.
  expect(await rename('Reception', true)).toMatchObject({ jobId: null });
  await expect(rename('Busy')).rejects.toMatchObject({ code: 'validation', fields: { name: expect.any(String) } });

  await test.call('history.undo', {});
  const undone = await test.call('history.undo', {});
  await test.job(undone.jobId ?? '');
  expect(await shown()).toBe('Front desk');
});

it('another currency is a job where there are many deals, and nothing that stays as it is begins one', async () => {
  const contactId = (await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' })).id;
  const open = async () => (await test.call('contacts.list', {})).rows[0]?.openDealAmount;
  const change = (patch: { currency: string }) => test.call('settings.update', patch);
  await test.call('deals.create', { title: 'Refit', amount: 500, currency: 'USD', contactId });
  expect(await change({ currency: 'USD' })).toMatchObject({ jobId: null });
  expect(await open()).toBe(500);
  for (let at = 1; at < farReach; at += 1) await test.call('deals.create', { title: 'Refit', amount: 1, contactId });

  expect(await change({ currency: 'USD' })).toEqual({ txId: null, jobId: null });
  const { jobId } = await change({ currency: 'GBP' });
  expect(await test.job(jobId ?? '')).toMatchObject({ kind: 'settings.change', state: 'done' });
  expect(await open()).toBe(0);
  await test.written(change({ currency: 'USD' }));
  expect(await open()).toBe(500 + farReach - 1);
});
