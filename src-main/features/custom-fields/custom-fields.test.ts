import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { prepared } from '../../db/prepared';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
let ana: string;
let halden: string;

beforeEach(async () => {
  test = await createTestApp();
  ana = (await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' })).id;
  halden = (await test.call('contacts.create', { kind: 'company', name: 'Halden' })).id;
});
afterEach(() => test.close());

async function make(field: Partial<InputOf<'fields.save'>> & { name: string }): Promise<string> {
  return (await test.call('fields.save', { kind: '', type: 'text', ...field })).id;
}

const list = async () => (await test.call('fields.list', {})).rows;
const names = async () => (await list()).map((field) => field.name);
const valuesOf = async (contactId: string) => (await test.call('fields.values', { contactId })).values;
const set = (fieldId: string, value: string | null, contactIds = [ana]) =>
  test.call('fields.set_value', { contactIds, fieldId, value });
const undo = () => test.call('history.undo', {});
const found = async (search: string) => (await test.call('contacts.count', { filter: { search } })).found;

describe('fields of the user’s own', () => {
  it('are made last, moved, renamed, and each step is undone', async () => {
    const colour = await make({ name: 'Colour' });
    const size = await make({ name: 'Size', type: 'number' });
    const fee = await make({ name: 'Fee', type: 'money' });
    expect(await list()).toMatchObject([
      { name: 'Colour', type: 'text', kind: '', currency: '' },
      { name: 'Size', type: 'number' },
      { name: 'Fee', type: 'money', currency: 'GBP' },
    ]);
    await test.call('fields.move', { id: fee, before: colour });
    expect(await names()).toEqual(['Fee', 'Colour', 'Size']);
    await test.call('fields.move', { id: fee, before: size });
    expect(await names()).toEqual(['Colour', 'Fee', 'Size']);
    await undo();
    await undo();
    expect(await names()).toEqual(['Colour', 'Size', 'Fee']);
    await test.call('fields.move', { id: colour, before: null });
    expect(await names()).toEqual(['Size', 'Fee', 'Colour']);
    await test.call('fields.save', { id: size, name: 'Shoe size', kind: 'person', type: 'number' });
    expect(await names()).toEqual(['Shoe size', 'Fee', 'Colour']);
    await undo();
    expect(await names()).toEqual(['Size', 'Fee', 'Colour']);
    await undo();
    await undo();
    expect(await names()).toEqual(['Colour', 'Size']);
  });

  it('refuse a name that is taken, a choice twice, no choices, and a type that loses values', async () => {
    const size = await make({ name: 'Size', type: 'number' });
    await expect(make({ name: ' SIZE ' })).rejects.toMatchObject({ fields: { name: expect.any(String) } });
    await expect(make({ name: 'Team', type: 'choice' })).rejects.toMatchObject({
      fields: { options: expect.any(String) },
    });
    await expect(
      make({ name: 'Team', type: 'choice', options: [{ name: 'Red' }, { name: 'réd' }] }),
    ).rejects.toMatchObject({ fields: { options: 'réd is there twice.' } });
    await expect(make({ id: size, name: 'Size', type: 'date' })).rejects.toMatchObject({
      fields: { type: expect.any(String) },
    });
    await test.call('fields.retire', { id: size, retired: true });
    await expect(make({ name: 'Size' })).rejects.toThrow('retired');
    expect(await names()).toEqual(['Size']);
  });

  it('keep what a card has, clear it, and undo both', async () => {
    const since = await make({ name: 'Since', type: 'date' });
    await set(since, '3.4.2020');
    expect(await valuesOf(ana)).toEqual({ [since]: '2020-04-03' });
    await set(since, null);
    expect(await valuesOf(ana)).toEqual({});
    await undo();
    expect(await valuesOf(ana)).toEqual({ [since]: '2020-04-03' });
    await undo();
    expect(await valuesOf(ana)).toEqual({});
    await set(since, '2021-01-01');
    expect(await valuesOf(ana)).toEqual({ [since]: '2021-01-01' });
    await expect(set(since, '31 Feb 2021')).rejects.toMatchObject({ fields: { value: expect.any(String) } });
    expect((await set(since, '2021-01-01')).txId).toBeNull();
  });

  it('keep numbers and money so that they sort', async () => {
    const size = await make({ name: 'Size', type: 'number' });
    const fee = await make({ name: 'Fee', type: 'money' });
    await set(size, '42.5');
    await set(fee, '1,540');
    const rows = test.connection.raw.prepare('SELECT value, number FROM custom_value ORDER BY rid').all();
    expect(rows).toEqual([
      { value: '42.5', number: 42.5 },
      { value: '1540.00', number: 154_000 },
    ]);
  });

  it('are for persons, companies or both', async () => {
    const seats = await make({ name: 'Seats', type: 'number', kind: 'company' });
    await expect(set(seats, '12')).rejects.toMatchObject({ code: 'not_found' });
    await set(seats, '12', [ana, halden]);
    expect(await valuesOf(ana)).toEqual({});
    expect(await valuesOf(halden)).toEqual({ [seats]: '12' });
    await undo();
    expect(await valuesOf(halden)).toEqual({});
  });

  it('are hidden with their values kept when retired, and brought back', async () => {
    const note = await make({ name: 'Allergy' });
    await set(note, 'Hazelnuts');
    expect(await found('hazeln')).toBe(1);
    await test.call('fields.retire', { id: note, retired: true });
    expect(await list()).toMatchObject([{ name: 'Allergy', retiredAt: '2026-11-20T09:00:00.000Z' }]);
    expect(await found('hazeln')).toBe(0);
    await expect(set(note, 'Peanuts')).rejects.toThrow('retired');
    await test.call('fields.retire', { id: note, retired: false });
    expect(await valuesOf(ana)).toEqual({ [note]: 'Hazelnuts' });
    expect(await found('hazeln')).toBe(1);
    await undo();
    expect(await found('hazeln')).toBe(0);
    await undo();
    expect(await found('hazeln')).toBe(1);
    await test.call('fields.remove', { id: note });
    expect(await list()).toEqual([]);
    expect(await valuesOf(ana)).toEqual({});
    expect(await found('hazeln')).toBe(0);
    await undo();
    expect(await valuesOf(ana)).toEqual({ [note]: 'Hazelnuts' });
    expect(await found('hazeln')).toBe(1);
  });

  it('count the cards that use each field and each choice, but those in the trash', async () => {
    const team = await make({ name: 'Teams', type: 'multi_choice', options: [{ name: 'Red' }, { name: 'Blue' }] });
    await set(team, 'Red; Blue');
    await set(team, 'Blue', [halden]);
    const [red, blue] = (await list())[0]!.options.map((option) => option.id);
    expect(await test.call('fields.counts', {})).toEqual({ fields: { [team]: 2 }, options: { [red!]: 1, [blue!]: 2 } });
    await test.call('contacts.trash', { ids: [halden] });
    expect(await test.call('fields.counts', {})).toEqual({ fields: { [team]: 1 }, options: { [red!]: 1, [blue!]: 1 } });
  });
});

describe('choices', () => {
  const options = [{ name: 'Red' }, { name: 'Blue' }, { name: 'Green' }];

  it('that are renamed keep their values, and are found by the new name', async () => {
    const team = await make({ name: 'Team', type: 'choice', options });
    await set(team, 'Blue');
    const before = (await list())[0]!.options;
    const renamed = before.map(({ id, name }) => ({ id, name: name === 'Blue' ? 'Navy' : name }));
    expect(await found('blue')).toBe(1);
    await test.call('fields.save', { id: team, name: 'Team', kind: '', type: 'choice', options: renamed });
    expect(await valuesOf(ana)).toEqual({ [team]: before[1]!.id });
    expect([await found('blue'), await found('navy')]).toEqual([0, 1]);
    await undo();
    expect([await found('blue'), await found('navy')]).toEqual([1, 0]);
  });

  it('that are taken away need to be told what becomes of their values', async () => {
    const team = await make({ name: 'Team', type: 'multi_choice', options });
    await set(team, 'Red; Blue');
    await set(team, 'Blue', [halden]);
    const [red, blue, green] = (await list())[0]!.options.map(({ id }) => ({ id }));
    if (red === undefined || blue === undefined || green === undefined) throw new Error('three choices');
    const without = (moves: InputOf<'fields.save'>['moves']) =>
      test.call('fields.save', {
        id: team,
        name: 'Team',
        kind: '',
        type: 'multi_choice',
        options: [
          { id: red.id, name: 'Red' },
          { id: green.id, name: 'Green' },
        ],
        moves,
      });
    await expect(without([])).rejects.toMatchObject({ fields: { options: expect.stringContaining('Blue') } });
    await without([{ from: blue.id, to: green.id }]);
    expect(await valuesOf(ana)).toEqual({ [team]: `${red.id} ${green.id}` });
    expect(await valuesOf(halden)).toEqual({ [team]: green.id });
    await undo();
    expect(await valuesOf(halden)).toEqual({ [team]: blue.id });
    await without([{ from: blue.id, to: null }]);
    expect(await valuesOf(ana)).toEqual({ [team]: red.id });
    expect(await valuesOf(halden)).toEqual({});
    await undo();
    expect(await valuesOf(ana)).toEqual({ [team]: `${red.id} ${blue.id}` });
    expect(await valuesOf(halden)).toEqual({ [team]: blue.id });
  });

  it('become several choices, or text, without a loss', async () => {
    const team = await make({ name: 'Team', type: 'choice', options });
    await set(team, 'Blue');
    const kept = (await list())[0]!.options;
    await test.call('fields.save', { id: team, name: 'Team', kind: '', type: 'multi_choice', options: kept });
    await set(team, `${kept[0]!.id} ${kept[1]!.id}`);
    await test.call('fields.save', { id: team, name: 'Team', kind: '', type: 'text' });
    expect(await valuesOf(ana)).toEqual({ [team]: 'Red, Blue' });
    expect((await list())[0]).toMatchObject({ type: 'text', options: [] });
    await undo();
    expect(await valuesOf(ana)).toEqual({ [team]: `${kept[0]!.id} ${kept[1]!.id}` });
  });
});

describe('what a card has in fields of the user’s own', () => {
  it('comes out of the trash with its card', async () => {
    const note = await make({ name: 'Allergy' });
    const { id, txId } = await test.call('contacts.create', { kind: 'person', name: 'Bo Lind' });
    await set(note, 'Hazelnuts', [id]);
    await test.call('contacts.trash', { ids: [id] });
    await test.call('contacts.restore', { ids: [id] });
    expect(await valuesOf(id)).toEqual({ [note]: 'Hazelnuts' });
    expect(await found('hazel')).toBe(1);
    expect(txId).not.toBeNull();
  });

  it('is told in its history as it is shown', async () => {
    const spend = await make({ name: 'Spend', type: 'money', currency: 'GBP' });
    const since = await make({ name: 'Since', type: 'date' });
    for (const [money, day] of [
      ['5', '2026-12-01'],
      ['1299.50', '2026-12-24'],
    ] as const) {
      await set(spend, money);
      await set(since, day);
    }
    const { rows } = await test.call('history.of_card', { contactId: ana });
    expect(rows.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ['Spend', '£5', '£1,299.50'],
        ['Since', '1 Dec 2026', '24 Dec 2026'],
      ]),
    );
    await test.call('settings.update', { locale: 'de-DE' });
    const again = (await test.call('history.of_card', { contactId: ana })).rows;
    const { entries } = await test.call('contacts.timeline', { id: ana });
    for (const told of [again, entries])
      expect(told).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ field: 'Spend', after: '1.299,50\u00a0£' }),
          expect.objectContaining({ field: 'Since', after: '24. Dez. 2026' }),
        ]),
      );
    await expect(
      test.call('fields.set_value', { contactIds: [ana], fieldId: since, value: '2026-12-31', before: '2026-12-01' }),
    ).rejects.toMatchObject({ fields: { value: '24. Dez. 2026' } });
  });

  it('says in search where the words stand', async () => {
    const note = await make({ name: 'Allergy' });
    await set(note, 'Hazelnuts and bees');
    const { people } = await test.call('search.all', { search: 'hazel' });
    expect(people).toMatchObject([{ id: ana, excerpt: 'Allergy: Hazelnuts and bees' }]);
  });

  it('is given with a new card, in one step', async () => {
    const note = await make({ name: 'Allergy' });
    const size = await make({ name: 'Size', type: 'number' });
    const own = { [note]: 'Hazelnuts', [size]: '42' };
    const { id } = await test.call('contacts.create', { kind: 'person', name: 'Bo Lind', own });
    expect(await valuesOf(id)).toEqual(own);
    expect(await found('hazel')).toBe(1);
    await undo();
    expect(await found('bo lind')).toBe(0);
    await expect(
      test.call('contacts.create', { kind: 'person', name: 'Cy', own: { [size]: 'large' } }),
    ).rejects.toMatchObject({ code: 'validation' });
    expect(await found('cy')).toBe(0);
  });

  it.each([3, 600])('is set on many cards at once: %i', async (count) => {
    const note = await make({ name: 'Fair', kind: 'person' });
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1)
      ids.push((await test.call('contacts.create', { kind: 'person', name: `Guest ${index}` })).id);
    const change = async (input: Pick<InputOf<'contacts.bulk_update'>, 'ids' | 'filter'>, value: string | null) => {
      const { txId, jobId } = await test.call('contacts.bulk_update', {
        ...input,
        patch: { own: { fieldId: note, value } },
      });
      if (jobId === null) return txId;
      const done = await test.job(jobId);
      expect(done.error).toBeNull();
      return (done.result as { txId: string }).txId;
    };
    await change({ ids }, 'Birmingham');
    expect(await found('birmingham')).toBe(count);
    const txId = await change({ filter: { search: 'birmingham' } }, null);
    expect(await found('birmingham')).toBe(0);
    await test.call('history.undo', { txId: txId ?? '' });
    expect(await found('birmingham')).toBe(count);
    // Companies among them are left alone.
    await change({ ids: [halden, ana] }, 'Leeds');
    expect(await valuesOf(halden)).toEqual({});
    expect(await valuesOf(ana)).toEqual({ [note]: 'Leeds' });
  });

  it('that hundreds of cards have something in are changed as a job', async () => {
    const floor = await make({ name: 'Floor' });
    await test.writer.write({ label: 'Many values' }, (write) => {
      for (let index = 0; index < 500; index += 1) {
        const id = write.newId();
        prepared(
          write.raw,
          "INSERT INTO contact (id, kind, family, created_at, updated_at) VALUES (?, 'person', ?, ?, ?)",
        ).run(id, `Nr ${index}`, write.at, write.at);
        prepared(
          write.raw,
          'INSERT INTO custom_value (id, contact_id, field_id, value, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
        ).run(write.newId(), id, floor, 'Mezzanine', write.at, write.at);
      }
    });
    expect(await found('mezzanine')).toBe(500);
    const retired = await test.call('fields.retire', { id: floor, retired: true });
    expect(retired.jobId).not.toBeNull();
    await test.written(Promise.resolve(retired));
    expect(await found('mezzanine')).toBe(0);
    await test.written(test.call('fields.retire', { id: floor, retired: false }));
    const renamed = await test.call('fields.save', { id: floor, name: 'Storey', kind: '', type: 'text' });
    expect(renamed).toMatchObject({ id: floor, txId: null });
    await test.written(Promise.resolve(renamed));
    expect(await names()).toEqual(['Storey']);
    await test.written(test.call('fields.remove', { id: floor }));
    expect(await names()).toEqual([]);
  });
});
