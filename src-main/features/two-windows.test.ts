import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
let contactId: string;
beforeEach(async () => {
  test = await createTestApp();
  ({ id: contactId } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' }));
});
afterEach(() => test.close());

const told = (theirs: string) => ({ code: 'conflict', fields: { value: theirs } });

describe('a text that two windows change: the second is told both, nothing is lost', () => {
  it('of an entry of the log', async () => {
    const { id } = await test.call('interactions.log', {
      channel: 'note',
      direction: 'out',
      contactId,
      occurredAt: '2026-11-20T08:00:00.000Z',
      body: 'Read by both',
    });
    const write = (body: string, more: object = {}) =>
      test.call('interactions.update', { id, patch: { body }, ...more });
    const before = { body: 'Read by both' };
    await write('Theirs', { before });
    await expect(write('Yours', { before })).rejects.toMatchObject(told('Theirs'));
    expect((await test.call('interactions.get', { id })).body).toBe('Theirs');
    // The same twice is no conflict, another field neither, and whoever was told both may insist.
    await write('Theirs', { before });
    await test.call('interactions.update', { id, patch: { purpose: 'service' }, before });
    await write('Yours');
    expect((await test.call('interactions.get', { id })).body).toBe('Yours');
  });

  it('of a deal', async () => {
    const { id } = await test.call('deals.create', { title: 'Refit', contactId });
    const write = (notes: string) => test.call('deals.update', { id, patch: { notes }, before: { notes: '' } });
    await write('Theirs');
    await expect(write('Yours')).rejects.toMatchObject(told('Theirs'));
    expect((await test.call('deals.get', { id })).notes).toBe('Theirs');
  });

  it('of a field of one’s own, in its words', async () => {
    const { id: fieldId } = await test.call('fields.save', {
      name: 'Seats',
      kind: '',
      type: 'choice',
      options: [{ name: 'Window' }, { name: 'Aisle' }],
    });
    const write = (value: string | null, before: string | null) =>
      test.call('fields.set_value', { contactIds: [contactId], fieldId, value, before });
    await write('Window', null);
    await expect(write('Aisle', null)).rejects.toMatchObject(told('Window'));
    const stored = (await test.call('fields.values', { contactId })).values[fieldId] ?? '';
    await write('Aisle', stored);
    await expect(write(null, stored)).rejects.toMatchObject(told('Aisle'));
  });
});
