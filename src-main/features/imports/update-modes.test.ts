import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
  for (const name of ['Ana Ruiz', 'Bo Lind'])
    await test.call('contacts.create', {
      kind: 'person',
      name,
      company: { name: 'One' },
      fields: { source: 'Fair', prefix: 'Ms', notes: 'Here first' },
      methods: [{ kind: 'email', label: '', value: `${name.slice(0, 3).trim().toLowerCase()}@one.example` }],
    });
});

afterEach(() => test.close());

const file =
  'Name Prefix,First name,Last name,Email,Phone,Company,Birthday,Source\nDr,Ana,Ruiz,ana@one.example,020 7946 0018,Two,1980-02-03,Web\nDr,Bo,Lind,bo@one.example,,Two,,Web\n';

async function check(plan: Partial<InputOf<'imports.check'>> = {}) {
  const fileId = await test.upload('people.csv', file);
  const { columns } = await test.call('imports.inspect', { fileId });
  const { jobId, batchId } = await test.call('imports.check', {
    fileId,
    columns: columns.map(({ index, target }) => ({ index, target })),
    onMatch: 'update',
    ...plan,
  });
  expect((await test.job(jobId)).error).toBeNull();
  return batchId;
}

const rows = async (batchId: string) => (await test.call('imports.rows', { batchId })).rows;

async function commit(batchId: string): Promise<string> {
  const ended = await test.job((await test.call('imports.commit', { batchId })).jobId);
  expect(ended.error).toBeNull();
  return (ended.result as { txId: string }).txId;
}

const cards = () =>
  test.connection.raw
    .prepare(
      "SELECT prefix || ' ' || display_name AS name, company_name AS company, primary_phone AS phone, birthday, source FROM contact WHERE kind = 'person' ORDER BY rid",
    )
    .all();

const before = [
  { name: 'Ms Ana Ruiz', company: 'One', phone: null, birthday: null, source: 'Fair' },
  { name: 'Ms Bo Lind', company: 'One', phone: null, birthday: null, source: 'Fair' },
];

it('fills in blanks only where that is chosen for all, says so, and is taken back', async () => {
  const batchId = await check({ onUpdate: 'fill' });
  expect((await rows(batchId)).map(({ action, reason, onUpdate }) => [action, reason, onUpdate])).toEqual([
    ['update', 'Fills in blanks only. Adds birthday, phone', 'fill'],
    ['skip', 'Fills in blanks only. No difference', 'fill'],
  ]);
  const txId = await commit(batchId);
  expect(cards()).toEqual([{ ...before[0], phone: '020 7946 0018', birthday: '1980-02-03' }, before[1]]);
  const undone = await test.call('history.undo', { txId });
  if (undone.jobId !== null) await test.job(undone.jobId);
  expect(cards()).toEqual(before);
});

it('replaces what differs where that is chosen, names too, and is taken back', async () => {
  const batchId = await check({ onUpdate: 'replace' });
  expect((await rows(batchId))[1]?.reason).toBe('Replaces what differs. Changes name, source, company');
  const txId = await commit(batchId);
  expect(cards()).toEqual([
    { name: 'Dr Ana Ruiz', company: 'Two', phone: '020 7946 0018', birthday: '1980-02-03', source: 'Web' },
    { name: 'Dr Bo Lind', company: 'Two', phone: null, birthday: null, source: 'Web' },
  ]);
  const undone = await test.call('history.undo', { txId });
  if (undone.jobId !== null) await test.job(undone.jobId);
  expect(cards()).toEqual(before);
});

it('updates one row another way than the rest, and all of a kind', async () => {
  const batchId = await check();
  expect((await rows(batchId)).map(({ reason, onUpdate }) => [reason, onUpdate])).toEqual([
    ['Changes company. Adds birthday, phone', 'usual'],
    ['Changes company', 'usual'],
  ]);
  await test.call('imports.decide', { batchId, rows: 'update', action: 'update', onUpdate: 'fill' });
  await test.call('imports.decide', { batchId, rows: [2], action: 'update', onUpdate: 'replace' });
  expect((await rows(batchId)).map(({ reason, onUpdate }) => [reason, onUpdate])).toEqual([
    ['Fills in blanks only. Adds birthday, phone', 'fill'],
    ['Replaces what differs. Changes name, source, company', 'replace'],
  ]);
  await commit(batchId);
  expect(cards()).toEqual([
    { ...before[0], phone: '020 7946 0018', birthday: '1980-02-03' },
    { name: 'Dr Bo Lind', company: 'Two', phone: null, birthday: null, source: 'Web' },
  ]);
});

it('puts notes under those that are there, also where only blanks are filled', async () => {
  const fileId = await test.upload(
    'notes.csv',
    'First name,Last name,Email,Notes\nAna,Ruiz,ana@one.example,And this\n',
  );
  const { columns } = await test.call('imports.inspect', { fileId });
  const { jobId, batchId } = await test.call('imports.check', {
    fileId,
    columns: columns.map(({ index, target }) => ({ index, target })),
    onMatch: 'update',
    onUpdate: 'fill',
  });
  expect((await test.job(jobId)).error).toBeNull();
  await commit(batchId);
  expect(test.connection.raw.prepare("SELECT notes FROM contact WHERE display_name = 'Ana Ruiz'").pluck().get()).toBe(
    'Here first\n\nAnd this',
  );
});
