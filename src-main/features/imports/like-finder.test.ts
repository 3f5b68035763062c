import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFile, commitFile } from '@test/helpers/import-file';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

const head = 'First name,Last name,Company,Email,Street,City,Postcode\n';

beforeEach(async () => {
  test = await createTestApp();
  const here = `${head}Jonathan,Smith,Kestrel Supply Ltd,,,,\nAnna,Ruiz,,,12 Quay Street,Bristol,BS1 4SB\nBo,Lind,Other Works,,,,\n`;
  await commitFile(test, (await checkFile(test, 'here.csv', here)).batchId);
});

afterEach(() => test.close());

const fates = async (rows: string) =>
  (await checkFile(test, 'more.csv', head + rows)).checked.rows.map(({ action, matchName, reason }) => [
    action,
    matchName,
    reason,
  ]);

describe('a row without a key of anybody', () => {
  it('may be somebody of a like name at the same company or address, and says why', async () => {
    expect(
      await fates('Jon,Smith,Kestrel Supply,jon@kestrel.example,,,\nAna,Ruiz,,,12 Quay St,Bristol,BS1 4SB\n'),
    ).toEqual([
      ['unsure', 'Jonathan Smith', 'May be Jonathan Smith: same company, similar name'],
      ['unsure', 'Anna Ruiz', 'May be Anna Ruiz: same address, similar name'],
    ]);
  });

  it('is nobody by the name alone, by another name at the company, or by the town', async () => {
    expect(
      await fates('Jon,Smith,Elsewhere,,,,\nCarla,Weber,Kestrel Supply,,,,\nAna,Ruiz,,,9 Hill Road,Bristol,\n'),
    ).toEqual([
      ['add', null, ''],
      ['add', null, ''],
      ['add', null, ''],
    ]);
  });

  it('becomes the card it may be, or one of its own, as is decided', async () => {
    const rows = 'Jon,Smith,Kestrel Supply,jon@kestrel.example,,,\n';
    const { batchId } = await checkFile(test, 'more.csv', head + rows);
    await test.call('imports.decide', { batchId, rows: [1], action: 'update' });
    expect(await commitFile(test, batchId)).toMatchObject({ added: 0, updated: 1 });
    const emails = test.connection.raw
      .prepare(
        "SELECT c.display_name FROM contact_method m JOIN contact c ON c.id = m.contact_id WHERE m.kind = 'email'",
      )
      .pluck();
    expect(emails.all()).toEqual(['Jonathan Smith']);
  });
});

describe('rows of one file without a key in common', () => {
  it('may be one person by a like name at one company or address, and are asked about', async () => {
    const rows =
      'Catherine,Vale,Otter Marine,kate@otter.example,,,\n' +
      'Kate,Vale,Otter Marine Ltd,kv@home.example,,,\n' +
      'Carla,Vale,Otter Marine,,,,\n' +
      'Kate,Vale,Elsewhere,k@elsewhere.example,,,\n' +
      'Bjorn,Berg,,bb@a.example,4 Fjord Road,Bergen,5003\n' +
      'Björn,Bergh,,bjorn@b.example,4 Fjord Rd,Bergen,5003\n';
    expect(await fates(rows)).toEqual([
      ['add', null, ''],
      ['unsure', 'Catherine Vale', 'May be Catherine Vale: same company, similar name'],
      ['add', null, ''],
      ['add', null, ''],
      ['add', null, ''],
      ['unsure', 'Bjorn Berg', 'May be Bjorn Berg: same address, similar name'],
    ]);
  });

  it('become one card or two, as is decided', async () => {
    const rows = 'Catherine,Vale,Otter Marine,kate@otter.example,,,\nKate,Vale,Otter Marine,kv@home.example,,,\n';
    const names = () =>
      test.connection.raw
        .prepare("SELECT display_name FROM contact WHERE family = 'Vale' AND deleted_at IS NULL ORDER BY rid")
        .pluck()
        .all();
    const one = await checkFile(test, 'vale.csv', head + rows);
    expect(one.checked.rows.map(({ matchRow }) => matchRow)).toEqual([null, 1]);
    await test.call('imports.decide', { batchId: one.batchId, rows: 'unsure', action: 'update' });
    expect(await commitFile(test, one.batchId)).toMatchObject({ added: 1, updated: 1, failed: 0 });
    expect(names()).toEqual(['Catherine Vale']);
    await test.call('history.undo', {});
    const two = await checkFile(test, 'vale.csv', head + rows);
    await test.call('imports.decide', { batchId: two.batchId, rows: 'unsure', action: 'add' });
    expect(await commitFile(test, two.batchId)).toMatchObject({ added: 2, failed: 0 });
    expect(names()).toEqual(['Catherine Vale', 'Kate Vale']);
  });
});

it('of one number and a like name may be one person, among the cards and among the rows, and is asked about', async () => {
  const withPhone = (rows: string) => `First name,Last name,Phone\n${rows}`;
  const here = withPhone('Margaret,Thistle,0161 496 0557\n');
  await commitFile(test, (await checkFile(test, 'phones.csv', here)).batchId);
  const rows =
    'Margret,Thistle,0161 496 0557\nSomebody,Else,0161 496 0557\nOttilie,Holm,0161 496 0558\nOtilie,Holm,0161 496 0558\n';
  const { checked } = await checkFile(test, 'more.csv', withPhone(rows));
  expect(checked.rows.map(({ action, reason }) => [action, reason])).toEqual([
    ['unsure', 'May be Margaret Thistle: same phone, similar name'],
    ['add', ''],
    ['add', ''],
    ['unsure', 'May be Ottilie Holm: same phone, similar name'],
  ]);
});
