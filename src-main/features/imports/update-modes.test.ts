import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { checkFile, commitFile } from '@test/helpers/import-file';
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

const tallyOf = async (text: string, plan: Partial<InputOf<'imports.check'>> = {}) => {
  const { tally } = await commitFile(test, (await checkFile(test, 'people.csv', text, plan)).batchId);
  return Object.fromEntries(
    tally.map(({ header, values, kept, why }) => [header, [values, kept, why ?? ''].join(' ').trim()]),
  );
};

it('counts as left out what a card keeps instead, by each way of updating', async () => {
  const why = 'Something else is there already and stays';
  const filled = await tallyOf(file, { onUpdate: 'fill' });
  expect(filled).toEqual({
    'Name Prefix': `2 0 ${why}`,
    'First name': '2 2',
    'Last name': '2 2',
    Email: '2 2',
    Phone: '1 1',
    Company: `2 0 ${why}`,
    Birthday: '1 1',
    Source: `2 0 ${why}`,
  });
  expect(await tallyOf(file, { onUpdate: 'usual' })).toMatchObject({ 'Name Prefix': `2 0 ${why}`, Company: '2 2' });
  expect(await tallyOf(file, { onUpdate: 'replace' })).toMatchObject({ 'Name Prefix': '2 2', Source: '2 2' });
  expect(await tallyOf(file, { onMatch: 'skip' })).toMatchObject({ 'First name': '2 0' });
  expect(await tallyOf(file, { onUpdate: 'replace' })).toMatchObject({ 'First name': '2 2', Source: '2 2' });
});

it('keeps what a card has no place for: a title without a company, an owner that is nobody here, a lone extension', async () => {
  await tallyOf(
    'Name,Email,Job title,Owner,Extension,Birth year,Created,Full name\nEva Berg,eva@x.example,Buyer,Dana,12,1980,2019-05-06,\n',
  );
  const card = test.connection.raw
    .prepare("SELECT notes, created_at AS made FROM contact WHERE display_name = 'Eva Berg'")
    .get() as { notes: string; made: string };
  expect(card.made).toBe('2019-05-06T00:00:00.000Z');
  expect(card.notes.split('\n').sort()).toEqual([
    'Birthday: 1980',
    'Job title: Buyer',
    'Owner: Dana',
    'Phone extension: 12',
  ]);
  // The same again adds nothing.
  const again = await checkFile(test, 'people.csv', 'Name,Email,Job title\nEva Berg,eva@x.example,Buyer\n');
  expect(again.checked.counts).toMatchObject({ skip: 1, update: 0 });
});

it('fills in the blanks of an address that is there, and replaces what differs in it', async () => {
  const head = 'Name,Email,Street,City,Postcode,Country\n';
  await tallyOf(`${head}Eva Berg,eva@x.example,1 Quay,Bristol,,GB\n`);
  const more = `${head}Eva Berg,eva@x.example,1 Quay,Bristol,BS1 4SB,IE\n`;
  expect(await tallyOf(more, { onUpdate: 'fill' })).toMatchObject({
    Postcode: '1 1',
    Country: expect.stringMatching(/^1 0 Something else/),
  });
  const place = test.connection.raw.prepare("SELECT postal_code, country FROM address WHERE city = 'Bristol'").raw();
  expect(place.all()).toEqual([['BS1 4SB', 'GB']]);
  await tallyOf(more);
  expect(place.all()).toEqual([['BS1 4SB', 'IE']]);
});

it('counts the same of records, also of rows in which nothing is new', async () => {
  const why = 'Something else is there already and stays';
  const deal = (amount: string) =>
    `Deal Name,Amount,Deal Stage,Company,Notes\nRefit,${amount},Proposal,One,Call first\n`;
  await tallyOf(deal('100'));
  expect(await tallyOf(deal('100'))).toMatchObject({ 'Deal Name': '1 1', Amount: '1 1' });
  expect(await tallyOf(deal('250'), { onUpdate: 'fill' })).toMatchObject({ 'Deal Name': '1 1', Amount: `1 0 ${why}` });
  expect(await tallyOf(deal('250'))).toMatchObject({ Amount: '1 1' });
  expect(test.connection.raw.prepare('SELECT amount FROM deal').pluck().all()).toEqual([25_000]);
});

it('knows what a spreadsheet took for numbers when it saved the file', async () => {
  const { id } = await test.call('contacts.create', {
    kind: 'person',
    name: 'Zoe Ash',
    methods: [
      { kind: 'phone', label: 'work', value: '+4922155512' },
      { kind: 'phone', label: 'mobile', value: '02079460958' },
    ],
    addresses: [{ label: 'work', street: 'Kai 3', city: 'Kiel', region: '', postalCode: '01067', country: 'DE' }],
  });
  const field = { name: 'Number', kind: '', type: 'text' } as const;
  const { id: fieldId } = await test.call('fields.save', field);
  await test.call('fields.set_value', { contactIds: [id], fieldId, value: '007' });
  const columns =
    'Calldeck ID,Kind,Given Name,Family Name,Phone 1 - Value,Phone 2 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Number';
  const saved = async (...cells: string[]) =>
    (await checkFile(test, 'resaved.csv', `${columns}\n${id},person,Zoe,Ash,${cells.join(',')}\n`)).checked.rows;
  expect(await saved('4922155512', '2079460958', 'Kai 3', 'Kiel', '1067', '7')).toMatchObject([{ action: 'skip' }]);
  expect(await saved('4922155513', '2079460958', 'Kai 3', 'Kiel', '1067', '7')).toMatchObject([
    { action: 'update', reason: 'Adds phone' },
  ]);
  expect(await saved('4922155512', '2079460958', 'Kai 3', 'Kiel', '1068', '7')).toMatchObject([
    { action: 'update', reason: 'Changes address' },
  ]);
});
