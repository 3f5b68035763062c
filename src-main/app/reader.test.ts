import type { ProcedureName } from '@shared/contract/index';
import { expect, test, vi } from 'vitest';
import { createReader, type ReaderPort } from './reader';

/** A port that answers when it is told to. */
function heldPort(): { port: ReaderPort; running: ProcedureName[]; answer(): Promise<void> } {
  const held: ((value: unknown) => void)[] = [];
  const running: ProcedureName[] = [];
  return {
    running,
    async answer() {
      await vi.waitFor(() => expect(held).not.toEqual([]));
      held.shift()?.(null);
    },
    port: {
      send: (name) => {
        running.push(name);
        return new Promise((resolve) => held.push(resolve));
      },
      close: () => Promise.resolve(),
    },
  };
}

const caller = { userId: '' };

test('a page of a list does not wait for a count, and counts wait for each other', async () => {
  const quick = heldPort();
  const slow = heldPort();
  const reader = createReader(quick.port, slow.port);
  const first = reader.run('contacts.count', {}, caller, null);
  const second = reader.run('contacts.letters', {}, caller, null);
  const page = reader.run('contacts.list', {}, caller, null);
  expect(slow.running).toEqual(['contacts.count']);
  expect(quick.running).toEqual(['contacts.list']);
  await quick.answer();
  await page;
  await slow.answer();
  await first;
  await slow.answer();
  await second;
  expect(slow.running).toEqual(['contacts.count', 'contacts.letters']);
});

test('a count begins once no page is under way', async () => {
  const quick = heldPort();
  const slow = heldPort();
  const reader = createReader(quick.port, slow.port);
  const page = reader.run('contacts.list', {}, caller, null);
  const count = reader.run('contacts.count', {}, caller, null);
  expect(slow.running).toEqual([]);
  await quick.answer();
  await page;
  await slow.answer();
  await count;
});

test('a page does not wait for another one, nor a count for less than both', async () => {
  const quick = heldPort();
  const slow = heldPort();
  const reader = createReader(quick.port, slow.port);
  const list = reader.run('contacts.list', {}, caller, null);
  const search = reader.run('search.all', {}, caller, null);
  const third = reader.run('today.get', {}, caller, null);
  const count = reader.run('contacts.count', {}, caller, null);
  expect(quick.running).toEqual(['contacts.list']);
  expect(slow.running).toEqual(['search.all']);
  await slow.answer();
  await search;
  await vi.waitFor(() => expect(slow.running).toEqual(['search.all', 'today.get']));
  await quick.answer();
  await list;
  expect(slow.running).not.toContain('contacts.count');
  await slow.answer();
  await third;
  await slow.answer();
  await count;
});

test('what waits is dropped for a newer call of the same client, what runs is not', async () => {
  const slow = heldPort();
  const reader = createReader(heldPort().port, slow.port);
  const running = reader.run('contacts.count', 1, caller, 'page contacts.count');
  const waiting = reader.run('contacts.count', 2, caller, 'page contacts.count');
  const newest = reader.run('contacts.count', 3, caller, 'page contacts.count');
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await slow.answer();
  await running;
  await slow.answer();
  await newest;
  expect(slow.running).toHaveLength(2);
});
