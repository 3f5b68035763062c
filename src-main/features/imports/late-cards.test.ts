import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkFile, commitFile } from '@test/helpers/import-file';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

// Between the check of a file and its writing the file is open to everybody: who came in meanwhile is not made twice.

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const file =
  'First name,Last name,Company,Email,Mobile\nAna,Ruiz,Mill,ana@ruiz.example,07700 900101\nUwe,Kern,Works,,07700 900102\nEva,Lund,Yard,,\n';

const names = (kind: string) =>
  test.connection.raw
    .prepare('SELECT display_name FROM contact WHERE kind = ? AND deleted_at IS NULL ORDER BY display_name')
    .pluck()
    .all(kind);

async function makeAll(): Promise<void> {
  const ana = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
  await test.call('contacts.save_method', { contactId: ana.id, kind: 'email', label: '', value: 'Ana@ruiz.example' });
  await test.call('contacts.create', {
    kind: 'person',
    name: 'Uwe Kern',
    methods: [{ kind: 'phone', label: 'mobile', value: '+44 7700 900102' }],
  });
  await test.call('contacts.create', { kind: 'person', name: 'Eva Lund', company: { name: 'Yard' } });
}

it.each([
  ['update', { added: 0, updated: 2, skipped: 1 }, 3],
  ['skip', { added: 0, updated: 0, skipped: 3 }, 3],
  ['add', { added: 3, updated: 0, skipped: 0 }, 6],
] as const)('meets cards that were made after the check as those from before it: %s', async (onMatch, fate, people) => {
  const { batchId, checked } = await checkFile(test, 'people.csv', file, { onMatch });
  expect(checked.counts).toMatchObject({ add: 3 });
  await makeAll();
  expect(await commitFile(test, batchId)).toMatchObject(fate);
  expect(names('person')).toHaveLength(people);
});

it('finds the card that took in the one of the check, and makes a new one for one in the trash', async () => {
  await makeAll();
  const { batchId, checked } = await checkFile(test, 'people.csv', file);
  const [ana, uwe] = checked.rows.map(({ matchId }) => matchId ?? '');
  const keeper = await test.call('contacts.create', { kind: 'person', name: 'Ana Maria Ruiz' });
  await test.written(test.call('merge.run', { keeperId: keeper.id, ids: [keeper.id, ana ?? ''] }));
  await test.written(test.call('contacts.trash', { ids: [uwe ?? ''] }));
  expect(await commitFile(test, batchId)).toMatchObject({ added: 1, failed: 0 });
  expect(names('person')).toEqual(['Ana Maria Ruiz', 'Eva Lund', 'Uwe Kern']);
});

it('gives the deals of a file to cards that were made after its check', async () => {
  const deals = 'Deal Name,Deal Stage,Contact,Company\nRefit,Qualified,Ana Ruiz,Mill\nFence,Qualified,Eva Lund,\n';
  const { batchId } = await checkFile(test, 'deals.csv', deals, { settings: { about: 'deals' } });
  await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz', company: { name: 'Mill' } });
  expect(await commitFile(test, batchId)).toMatchObject({ added: 2, cards: 1 });
  expect(names('person')).toEqual(['Ana Ruiz', 'Eva Lund']);
  expect(names('company')).toEqual(['Mill']);
});
