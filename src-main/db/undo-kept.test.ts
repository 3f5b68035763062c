import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { stamped } from './writer';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const isLive = (table: string, id: string) =>
  test.connection.raw.prepare(`SELECT deleted_at IS NULL FROM ${table} WHERE id = ?`).pluck().get(id) === 1;

const person = (name: string) => test.call('contacts.create', { kind: 'person', name });

/** Undoes the making of a row after something was built upon it; answers whether it is still there. */
async function staysOf(table: string, made: { id: string; txId: string | null }): Promise<boolean> {
  await test.call('history.undo', { txId: made.txId! });
  return isLive(table, made.id);
}

it('keeps a card that was related to another since', async () => {
  const other = await person('Ben Okafor');
  const ana = await person('Ana Ruiz');
  const [kind] = (await test.call('relationships.kinds', {})).rows;
  await test.call('relationships.save', { contactId: other.id, otherId: ana.id, kindId: kind!.id, reversed: false });
  expect(await staysOf('contact', ana)).toBe(true);
});

it('keeps a card that a file hangs on since', async () => {
  const ana = await person('Ana Ruiz');
  await test.writer.write({ label: 'Attach' }, (write) =>
    write.db
      .insertInto('attachment')
      .values(
        stamped(write, {
          contact_id: ana.id,
          role: 'file' as const,
          sha256: '00'.repeat(32),
          file_name: 'Plan.pdf',
          media_type: 'application/pdf',
          bytes: 1,
        }),
      )
      .execute(),
  );
  expect(await staysOf('contact', ana)).toBe(true);
});

it('keeps a field, and the card, that has a value since; a value of the same entry goes all the same', async () => {
  const ana = await person('Ana Ruiz');
  const field = await test.call('fields.save', { name: 'Region', kind: '', type: 'text' });
  await test.call('fields.set_value', { contactIds: [ana.id], fieldId: field.id, value: 'North' });
  expect(await staysOf('custom_field', field)).toBe(true);
  expect(await staysOf('contact', ana)).toBe(true);
});

it('keeps a tag that another card carries since, and takes it off those it was made for', async () => {
  const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Okafor')];
  const first = await test.call('contacts.set_tags', { ids: [ana.id], add: [], addNames: ['Fair'], remove: [] });
  const [tag] = (await test.call('tags.list', {})).rows;
  await test.call('contacts.set_tags', { ids: [ben.id], add: [tag!.id], remove: [] });
  await test.call('history.undo', { txId: first.txId! });
  expect(isLive('tag', tag!.id)).toBe(true);
  const carriers = test.connection.raw.prepare('SELECT contact_id FROM contact_tag WHERE deleted_at IS NULL').pluck();
  expect(carriers.all()).toEqual([ben.id]);
});

it('keeps an outcome that a call ended with since', async () => {
  const ana = await person('Ana Ruiz');
  const outcome = await test.call('outcomes.save', { name: 'Asked to come by', isConnected: true });
  const call = { channel: 'call', direction: 'out', contactId: ana.id } as const;
  await test.call('interactions.log', { ...call, outcomeId: outcome.id });
  expect(await staysOf('call_outcome', outcome)).toBe(true);
});

it('keeps a card that took another in since', async () => {
  const twin = await person('Ana Ruiz');
  const ana = await person('Ana Ruiz');
  await test.written(test.call('merge.run', { keeperId: ana.id, ids: [twin.id] }));
  expect(await staysOf('contact', ana)).toBe(true);
});

it('keeps somebody who was given a card, a deal or a task since, and lets go who was given nothing', async () => {
  const { id: card } = await person('Ana Ruiz');
  const add = (name: string) => test.call('users.save', { name });
  const [ofCard, ofDeal, ofTask, idle] = [await add('Tom'), await add('Priya'), await add('Lea'), await add('Max')];
  await test.call('contacts.update', { id: card, patch: { ownerId: ofCard.id } });
  const deal = await test.call('deals.create', { title: 'Refit', contactId: card });
  await test.call('deals.update', { id: deal.id, patch: { ownerId: ofDeal.id } });
  await test.call('tasks.create', { kind: 'call', title: 'Ring', contactId: card, assigneeId: ofTask.id });
  for (const user of [ofCard, ofDeal, ofTask]) expect(await staysOf('user', user)).toBe(true);
  expect(await staysOf('user', idle)).toBe(false);
});
