import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

const apps: TestApp[] = [];
let test: TestApp;

async function open(): Promise<TestApp> {
  const app = await createTestApp();
  apps.push(app);
  return app;
}

beforeEach(async () => {
  test = await open();
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function bring(
  app: TestApp,
  text: string,
  targets: Record<number, string> = {},
  plan: Partial<InputOf<'imports.check'>> = {},
) {
  const fileId = await app.upload('book.csv', text);
  const seen = await app.call('imports.inspect', { fileId });
  const columns = seen.columns.map(({ index, target }) => ({ index, target: targets[index] ?? target }));
  const { jobId, batchId } = await app.call('imports.check', { fileId, columns, onMatch: 'update', ...plan });
  expect((await app.job(jobId)).error).toBeNull();
  const checked = await app.call('imports.rows', { batchId });
  const commit = await app.call('imports.commit', { batchId });
  const done = await app.job(commit.jobId);
  expect(done.error).toBeNull();
  return { seen, checked, batchId };
}

const make = async (app: TestApp, field: Partial<InputOf<'fields.save'>> & { name: string }) =>
  (await app.call('fields.save', { kind: '', type: 'text', ...field })).id;

/** What cards have, by name and field, as people read it. */
async function held(app: TestApp): Promise<Record<string, Record<string, string>>> {
  const fields = (await app.call('fields.list', {})).rows;
  const { rows } = await app.call('contacts.list', { limit: 100 });
  const all: Record<string, Record<string, string>> = {};
  for (const row of rows) {
    const { values } = await app.call('fields.values', { contactId: row.id });
    const own = fields.flatMap((field) => {
      const value = values[field.id];
      if (value === undefined) return [];
      const names = field.options.filter((option) => value.split(' ').includes(option.id)).map((option) => option.name);
      return [[field.name, names.length > 0 ? names.join('+') : value] as const];
    });
    if (own.length > 0) all[row.displayName] = Object.fromEntries(own);
  }
  return all;
}

const found = async (search: string) => (await test.call('contacts.count', { filter: { search } })).found;

describe('an import into fields of the user’s own', () => {
  it('finds them by name, reads their types, and adds choices that are new', async () => {
    await make(test, { name: 'Plan', type: 'choice', options: [{ name: 'Gold' }] });
    await make(test, { name: 'Since', type: 'date' });
    await make(test, { name: 'Fee', type: 'money' });
    await make(test, { name: 'Teams', type: 'multi_choice', options: [{ name: 'Red' }] });
    const { seen } = await bring(
      test,
      'Name,Email,Plan,Since,fee,Teams\nAna Ruiz,ana@a.example,gold,13/04/2020,"£1,540",red;Blue\nBo Lind,bo@a.example,Silver,02/03/2021,12.50,\n',
    );
    expect(seen.columns.slice(2).map((column) => [column.target.slice(0, 7), column.why])).toEqual([
      ['custom:', 'name'],
      ['custom:', 'name'],
      ['custom:', 'name'],
      ['custom:', 'name'],
    ]);
    expect(await held(test)).toEqual({
      'Ana Ruiz': { Plan: 'Gold', Since: '2020-04-13', Fee: '1540.00', Teams: 'Red+Blue' },
      'Bo Lind': { Plan: 'Silver', Since: '2021-03-02', Fee: '12.50' },
    });
    expect(await found('silver')).toBe(1);
    await test.call('history.undo', {});
    expect((await test.call('fields.list', {})).rows[0]?.options.map((option) => option.name)).toEqual(['Gold']);
    expect(await held(test)).toEqual({});
    expect(await found('silver')).toBe(0);
  });

  it('changes nothing where several choices are the same in another order', async () => {
    await make(test, { name: 'Teams', type: 'multi_choice', options: [{ name: 'Blue' }] });
    const row = (teams: string) => `Name,Email,Teams\nAna Ruiz,ana@a.example,${teams}\n`;
    await bring(test, row('Red ::: Blue'));
    const actions = async (teams: string) => (await bring(test, row(teams))).checked.rows.map(({ action }) => action);
    expect(await actions('Red;blue')).toEqual(['skip']);
    expect(await actions('Red')).toEqual(['update']);
  });

  it('makes a field on the spot, in the import’s own transaction, and goes to it the next time', async () => {
    const text = 'Name,Email,Shoe size\nAna Ruiz,ana@a.example,42.5\nBo Lind,bo@a.example,44\n';
    const { seen } = await bring(test, text, { 2: 'custom:new:number' });
    expect(seen.columns[2]).toMatchObject({ target: 'skip', newType: 'number' });
    expect((await test.call('fields.list', {})).rows).toMatchObject([{ name: 'Shoe size', type: 'number' }]);
    expect(await held(test)).toEqual({ 'Ana Ruiz': { 'Shoe size': '42.5' }, 'Bo Lind': { 'Shoe size': '44' } });
    const again = await bring(test, text.replace('42.5', '43').replace('Name', 'Name'));
    const [field] = (await test.call('fields.list', {})).rows;
    expect(again.seen.columns[2]?.target).toBe(`custom:${field?.id ?? ''}`);
    expect(await held(test)).toMatchObject({ 'Ana Ruiz': { 'Shoe size': '43' } });
    expect((await test.call('fields.list', {})).rows).toHaveLength(1);
    await test.call('history.undo', {});
    expect(await held(test)).toMatchObject({ 'Ana Ruiz': { 'Shoe size': '42.5' } });
    await test.call('history.undo', {});
    expect((await test.call('fields.list', {})).rows).toEqual([]);
    await test.call('history.redo', {});
    expect(await held(test)).toEqual({ 'Ana Ruiz': { 'Shoe size': '42.5' }, 'Bo Lind': { 'Shoe size': '44' } });
  });

  it('keeps what a field cannot hold in the notes, and says so', async () => {
    await make(test, { name: 'Seats', type: 'number', kind: 'person' });
    const { checked } = await bring(test, 'Name,Email,Seats\nAna Ruiz,ana@a.example,about ten\n');
    expect(checked.rows[0]?.reason).toBe('Seats cannot hold “about ten” on this card. It was kept in the notes.');
    const [row] = (await test.call('contacts.list', {})).rows;
    expect((await test.call('contacts.get', { id: row?.id ?? '' })).notes).toBe('Seats: about ten');
    expect(await held(test)).toEqual({});
  });

  it('takes rows of one person together, the later value last', async () => {
    await bring(test, 'Name,Email,Plan,Size\nAna Ruiz,ana@a.example,Gold,\nAna Ruiz,ana@a.example,Silver,12\n', {
      2: 'custom:new:choice',
      3: 'custom:new:number',
    });
    expect(await held(test)).toEqual({ 'Ana Ruiz': { Plan: 'Silver', Size: '12' } });
  });

  it('refuses a field that is gone', async () => {
    const id = await make(test, { name: 'Plan' });
    await test.call('fields.retire', { id, retired: true });
    const fileId = await test.upload('book.csv', 'Name,Plan\nAna,Gold\n');
    await expect(
      test.call('imports.check', { fileId, columns: [{ index: 1, target: `custom:${id}` }], onMatch: 'update' }),
    ).rejects.toMatchObject({ code: 'validation' });
    await expect(
      test.call('imports.check', { fileId, columns: [{ index: 1, target: 'custom:new:wish' }], onMatch: 'update' }),
    ).rejects.toThrow();
  });

  it('shows them in the preview of a card', async () => {
    const fileId = await test.upload('book.csv', 'Name,Born in\nAna Ruiz,3 Mar 1980\n');
    const preview = await test.call('imports.preview_card', {
      fileId,
      columns: [
        { index: 0, target: 'full_name' },
        { index: 1, target: 'custom:new:date' },
      ],
      row: 0,
    });
    expect(preview.lines).toContainEqual({
      kind: 'custom',
      value: '1980-03-03',
      typed: '3 Mar 1980',
      column: 'Born in',
    });
  });
});

describe('an export of fields of the user’s own', () => {
  it('comes back into the same file with nothing new, and into another with the fields made', async () => {
    const plan = await make(test, { name: 'Plan', type: 'choice', options: [{ name: 'Gold, old' }, { name: '=Sum' }] });
    const teams = await make(test, {
      name: 'Teams',
      type: 'multi_choice',
      options: [{ name: 'Red' }, { name: 'Blue' }],
    });
    const fee = await make(test, { name: 'Fee', type: 'money' });
    const since = await make(test, { name: 'Since', type: 'date' });
    const note = await make(test, { name: 'Notes', type: 'text' });
    const people: string[] = [];
    for (const name of ['Ana Ruiz', 'Bo Lind', 'Cy Grant'])
      people.push(
        (
          await test.call('contacts.create', {
            kind: 'person',
            name,
            methods: [{ kind: 'email', label: 'work', value: `${name.slice(0, 2)}@a.example` }],
          })
        ).id,
      );
    const set = (fieldId: string, value: string, who: string[]) =>
      test.call('fields.set_value', { contactIds: who, fieldId, value });
    await set(plan, '=Sum', people.slice(0, 1));
    await set(plan, 'Gold, old', people.slice(1));
    await set(teams, 'Blue; Red', people);
    await set(fee, '1540.5', people);
    await set(since, '2020-04-03', people);
    await set(note, 'Two\nlines, and "quotes"', people.slice(0, 2));
    const before = await held(test);
    const { jobId } = await test.call('exports.contacts', {});
    const { result } = await test.job(jobId);
    const { fileId } = result as { fileId: string };
    const piece = await test.call('files.read', { fileId, offset: 0, length: 1_000_000 });
    const text = new TextDecoder().decode(piece.chunk);
    expect(text.split('\r\n')[0]).toContain('Field: Plan,Field: Teams,Field: Fee,Field: Since,Field: Notes');

    const same = await bring(test, text);
    expect(same.checked.counts).toMatchObject({ skip: 3, update: 0, add: 0 });
    expect(await held(test)).toEqual(before);

    const other = await open();
    await bring(other, text);
    const made = (await other.call('fields.list', {})).rows.map((field) => [field.name, field.type]);
    expect(made.map(([name]) => name)).toEqual(['Plan', 'Teams', 'Fee', 'Since', 'Notes']);
    const there = await held(other);
    expect(Object.keys(there)).toEqual(Object.keys(before));
    expect(there['Ana Ruiz']).toMatchObject({ Plan: '=Sum', Since: '2020-04-03', Notes: 'Two\nlines, and "quotes"' });
  });

  it('makes a date field of a column of anniversaries, and puts those of further files and cards there', async () => {
    const { seen } = await bring(
      test,
      'First Name,Last Name,E-mail Address,Birthday,Anniversary\nIda,Berg,ida@b.example,1/2/1980,5/16/2001\nUwe,Kern,uwe@b.example,,0/0/00\nEva,Lund,eva@b.example,,6/17/2002\nTom,Dahl,tom@b.example,,7/18/2003\n',
    );
    expect(seen.columns[4]).toMatchObject({ target: 'custom:new:date', why: 'name' });
    const again = await bring(test, 'Vorname,Nachname,Jahrestag\nJan,Beck,5.6.1999\n');
    expect(again.seen.columns[2]?.target).toMatch(/^custom:[^n]/);
    const cards =
      'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Vera Four\r\nNOTE:Tall\r\nANNIVERSARY:20090808\r\nEND:VCARD\r\n' +
      'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Max Five\r\nANNIVERSARY:--0808\r\nEND:VCARD\r\n';
    await bring(test, cards);
    const google = await bring(
      test,
      'First Name,Last Name,Organization Name,Labels,Event 1 - Label,Event 1 - Value,Event 2 - Label,Event 2 - Value\nNora,Seven,,,Name day,2001-01-02,* Anniversary,2011-03-04\nOla,Eight,,,Jahrestag,2012-05-06,,\n',
    );
    expect(google.seen.columns[5]?.target).toBe('notes.line');
    expect(await held(test)).toEqual({
      'Nora Seven': { Anniversary: '2011-03-04' },
      'Ola Eight': { Anniversary: '2012-05-06' },
      'Ida Berg': { Anniversary: '2001-05-16' },
      'Eva Lund': { Anniversary: '2002-06-17' },
      'Tom Dahl': { Anniversary: '2003-07-18' },
      'Jan Beck': { Anniversary: '1999-06-05' },
      'Vera Four': { Anniversary: '2009-08-08' },
    });
    const notes = test.connection.raw
      .prepare("SELECT given, notes FROM contact WHERE notes <> '' ORDER BY given")
      .raw();
    expect(notes.all()).toEqual([
      ['Max', 'Anniversary: --08-08'],
      ['Nora', 'Name day: 2001-01-02'],
      ['Vera', 'Tall'],
    ]);
  });
});
