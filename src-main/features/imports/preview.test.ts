import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

async function lines(name: string, text: string) {
  const fileId = await test.upload(name, text);
  const { columns } = await test.call('imports.inspect', { fileId });
  const mapped = columns.map(({ index, target }) => ({ index, target }));
  return (await test.call('imports.preview_card', { fileId, columns: mapped, row: 0 })).lines;
}

it('says of each of several numbers in a cell how that one is typed', async () => {
  const found = await lines('a.csv', 'Name,Phone\nAna Ruiz,+49 30 901820 / m: 0151 23456789\n');
  expect(found).toEqual([
    { kind: 'phone', value: '+49 30 901820', typed: null, column: 'Phone' },
    { kind: 'phone', value: '0151 23456789', typed: null, column: 'Phone' },
  ]);
  const [one] = await lines('b.csv', 'Name,Phone\nAna Ruiz,(020)79460018 / 07700900583\n');
  expect(one).toEqual({ kind: 'phone', value: '020 7946 0018', typed: '(020)79460018', column: 'Phone' });
});

it.each([
  ['London', 'SW1A 2AA', 'UK', '10 Downing Street, London, SW1A 2AA, UK'],
  ['Berlin', '10119', 'Germany', '10 Downing Street, 10119 Berlin, Germany'],
  ['Austin', '78701', 'USA', '10 Downing Street, Austin 78701, USA'],
])('writes an address of %s as its country does', async (city, code, country, shown) => {
  const found = await lines(
    'a.csv',
    `Name,Business Street,Business City,Business Postal Code,Business Country\nAna Ruiz,10 Downing Street,${city},${code},${country}\n`,
  );
  expect(found).toMatchObject([{ kind: 'address', value: shown, typed: null }]);
});

it('shows the anniversary of a card in the field that it goes to, and in its notes where there is none', async () => {
  const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Vera Four\r\nNOTE:Tall\r\nANNIVERSARY:20090808\r\nEND:VCARD\r\n';
  expect(await lines('a.vcf', card)).toMatchObject([{ kind: 'notes', value: 'Tall\nAnniversary: 2009-08-08' }]);
  await test.call('fields.save', { kind: '', type: 'date', name: 'Anniversary' });
  expect(await lines('a.vcf', card)).toEqual([
    { kind: 'notes', value: 'Tall', typed: null, column: '' },
    { kind: 'custom', value: '2009-08-08', typed: null, column: 'Anniversary' },
  ]);
});

it('reads a number without a country code by the country of its address, where it is written as they are there', async () => {
  await test.call('settings.update', { region: 'US' });
  const rows =
    'Name,Phone,Home phone,Business Country,Home Country\n' +
    'Uwe Kern,030 23125 003,915 55 01 01,Deutschland,España\n';
  expect((await lines('a.csv', rows)).slice(0, 2)).toMatchObject([
    { value: '+49 30 23125003' },
    { value: '+34 915 55 01 01' },
  ]);
  const card =
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Uwe Kern\r\nTEL;TYPE=WORK:030 23125 003\r\nADR;TYPE=WORK:;;;Berlin;;10119;Germany\r\nEND:VCARD\r\n';
  expect((await lines('a.vcf', card))[0]).toMatchObject({ value: '+49 30 23125003' });
});

it('says nothing of one cell where several columns are joined in a line', async () => {
  const [notes] = await lines('a.csv', 'Name,Notes,Comments,Email\nAna Ruiz,tall,likes tea,\n');
  expect(notes).toMatchObject({ kind: 'notes', value: 'tall\nlikes tea', typed: null });
});
