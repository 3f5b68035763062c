import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { cardsAndFields } from './0020-cards';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

it('fills what it derives as every later write would', async () => {
  const { raw } = test.connection;
  const company = { name: 'Halden' };
  const { id } = await test.call('contacts.create', {
    kind: 'person',
    name: 'Ana',
    company,
    fields: { keepInTouchDays: 30 },
  });
  for (const currency of ['GBP', 'USD']) {
    const deal = await test.call('deals.create', { title: 'Refit', amount: 500, currency, contactId: id });
    await test.call('deals.close', { id: deal.id, as: 'won' });
  }
  await test.call('interactions.log', { channel: 'call', direction: 'out', contactId: id });
  const read = () =>
    raw.prepare('SELECT id, won_deal_count, won_deal_amount, touch_due, job_title FROM contact ORDER BY id').all();
  const made = read();
  expect(made).toContainEqual({ id, won_deal_count: 2, won_deal_amount: 500, touch_due: '2026-12-20', job_title: '' });
  raw.exec("UPDATE contact SET won_deal_count = 0, won_deal_amount = 0, touch_due = NULL, job_title = ''");
  // The statements that make tables and columns were run when the file was made.
  cardsAndFields.up({ exec: (sql) => /^\s*UPDATE/.test(sql) && raw.exec(sql) });
  expect(read()).toEqual(made);
});
