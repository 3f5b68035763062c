import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/helpers/test-app';
import { beginDemo } from '../../app/demo';
import { writeExampleOffice } from './demo.service';
import { companies } from './companies';

let test: TestApp;
afterEach(() => test.close());

async function openExample(now?: string): Promise<number> {
  test = await createTestApp(now === undefined ? {} : { now });
  const before = performance.now();
  await test.writer.write({ label: 'Set up', kind: 'system' }, (write) => writeExampleOffice(write, test.clock.now()));
  return performance.now() - before;
}

const count = (sql: string) =>
  (test.connection.raw.prepare(`SELECT count(*) AS n FROM ${sql}`).get() as { n: number }).n;

it('fills a file with an office one can believe in, and quickly', async () => {
  const ms = await openExample();
  expect(count("contact WHERE kind = 'company'")).toBe(60);
  expect(count("contact WHERE kind = 'person'")).toBe(140);
  expect(count("contact WHERE display_name = '' OR search_text = '' OR sort_name = ''")).toBe(0);
  expect(count('interaction')).toBeGreaterThan(500);
  expect(count('interaction')).toBeLessThan(800);
  expect(count('deal WHERE closed_at IS NULL')).toBe(22);
  expect(count('deal WHERE closed_at IS NOT NULL')).toBe(40);
  expect(count('user')).toBe(3);
  expect(count('contact_fts')).toBe(200);
  expect(test.connection.raw.pragma('foreign_key_check')).toEqual([]);
  // Generous: the aim is 1.5 s, and tests share the machine.
  expect(ms).toBeLessThan(6000);
});

it('is the day that the drawings show', async () => {
  await openExample();
  const today = await test.call('today.get', { date: '2026-11-20' });
  expect(today.overdue.map((task) => [task.contactName, task.dueDate])).toEqual([
    ['Zoë Fairfax', '2026-11-15'],
    ['Aoife Cullen', '2026-11-17'],
    ['Ishaan Dasgupta', '2026-11-19'],
  ]);
  expect(today.calls.map((task) => [task.dueTime, task.contactName])).toEqual([
    ['09:30', 'Ewan Calder'],
    ['10:15', 'Inês Duarte'],
    ['11:00', 'Hannah Beaumont'],
    ['14:00', 'Siobhán Gallagher'],
    ['14:30', 'Daniel Okafor'],
    ['15:15', 'Eleanor Whitcombe'],
    ['16:00', 'Beatriz Costa'],
  ]);
  expect(today.todos).toHaveLength(3);
  expect(today.quiet.sort((a, b) => (a.title < b.title ? -1 : 1)).map((deal) => [deal.title, deal.daysQuiet])).toEqual([
    ['Breakfast room grinders', 29],
    ['Festival bar hire fleet', 19],
    ['Leisure centres, phase 2', 15],
    ['Lobby bar machines', 44],
    ['Staff room, 2 floors', 24],
  ]);
  expect(today.quietCount).toBe(5);
  expect(today.noNextStep.map((deal) => deal.title).sort()).toEqual([
    'Leisure centres, phase 2',
    'Staff room, 2 floors',
  ]);
  expect(today.openDeals).toMatchObject([{ currency: 'GBP', amount: 31_282_000, count: 22 }]);
  expect(today.wonThisMonth).toMatchObject([{ currency: 'GBP', amount: 6_142_000 }]);
  expect(today.birthdays.map((row) => [row.displayName, row.turns, row.daysAway])).toEqual([
    ['Marek Havel', 33, 0],
    ['Yusuf Demir', 40, 2],
    ['Hannah Beaumont', 52, 9],
    ['Carys Penhaligon', 29, 13],
  ]);
});

it('has fields of its own, with what stands in them found', async () => {
  await openExample();
  const { rows } = await test.call('fields.list', {});
  expect(rows.map((field) => field.name)).toEqual([
    'Service plan',
    'Plan renews',
    'Service fee, yearly',
    'Machines',
    'Best time to call',
  ]);
  const counts = await test.call('fields.counts', {});
  for (const field of rows) expect(counts.fields[field.id]).toBeGreaterThan(4);
  expect((await test.call('contacts.count', { filter: { search: 'vero duo' } })).found).toBeGreaterThan(4);
});

it('leaves nothing to undo', async () => {
  await openExample();
  expect(await test.call('history.undo', {})).toMatchObject({ label: null });
  expect((await test.call('history.list', {})).rows.every((row) => row.kind === 'system')).toBe(true);
});

it('lies in the past but for what is to be done, on any day', async () => {
  for (const now of ['2026-03-01T00:20:00.000Z', '2028-02-29T23:30:00.000Z', '2026-10-25T12:00:00.000Z']) {
    await openExample(now);
    expect(count(`interaction WHERE occurred_at > '${now}'`)).toBe(0);
    expect(count(`contact WHERE created_at > '${now}' OR updated_at > '${now}'`)).toBe(0);
    // Nothing was said with anyone, and no deal begun, before the card was there.
    expect(
      count(
        'interaction_contact ic JOIN contact c ON c.id = ic.contact_id WHERE substr(c.created_at, 1, 10) > substr(ic.occurred_at, 1, 10)',
      ),
    ).toBe(0);
    expect(
      count(
        'deal d JOIN contact c ON c.id = d.contact_id WHERE substr(c.created_at, 1, 10) > substr(d.created_at, 1, 10)',
      ),
    ).toBe(0);
    const today = await test.call('today.get', { date: now.slice(0, 10) });
    expect(today.calls).toHaveLength(7);
    expect(today.overdue).toHaveLength(3);
    expect(today.wonThisMonth).toMatchObject([{ amount: 6_142_000 }]);
    await test.close();
  }
  await openExample();
});

it('answers every list by its schema', async () => {
  await openExample();
  const { rows } = await test.call('contacts.list', { sort: 'name' });
  expect(rows.length).toBeGreaterThan(20);
  const { rows: found } = await test.call('contacts.list', { sort: 'name', filter: { search: 'okafor' } });
  expect(found[0]?.displayName).toBe('Daniel Okafor');
});

it('has companies of nine fields, of the words that their type names', () => {
  for (const row of companies) {
    expect(row).toHaveLength(9);
    expect(['United Kingdom', 'Ireland', 'Germany', 'Sweden', 'France', 'Poland']).toContain(row[5]);
    expect(['new', 'prospect', 'qualified', 'customer', 'inactive']).toContain(row[7]);
    expect(['café', 'hotel', 'office', 'bakery', 'events', 'school', 'trade']).toContain(row[8]);
  }
});

it('has files that open, and marks of companies', async () => {
  test = await createTestApp({ onDisk: true });
  const file = join(test.folder, 'test.calldeck');
  await beginDemo(test.writer, test.clock, { file, spoolDir: test.folder });
  const id = test.connection.raw
    .prepare("SELECT id FROM contact WHERE display_name = 'Northlight Cafés'")
    .pluck()
    .get();
  const { rows } = await test.call('attachments.list', { contactId: String(id) });
  expect(rows.map(({ fileName, mediaType, isGone }) => [fileName, mediaType, isGone])).toEqual([
    ['Sites and opening hours.csv', 'text/csv', false],
    ['Quote Q-1187 nine sites.pdf', 'application/pdf', false],
  ]);
  expect(count('contact WHERE picture_id IS NOT NULL')).toBe(4);
  expect(count('attachment')).toBe(8);
});
