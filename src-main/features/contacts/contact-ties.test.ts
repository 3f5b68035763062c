import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

const person = async (name: string, more: object = {}) =>
  (await test.call('contacts.create', { kind: 'person', name, ...more })).id;
const company = async (name: string) => (await test.call('contacts.create', { kind: 'company', name })).id;
const card = (id: string) => test.call('contacts.get', { id });
const undo = () => test.call('history.undo', {});
const row = async (id: string) => (await test.call('contacts.list', {})).rows.find((one) => one.id === id);

describe('the jobs of a person', () => {
  const job = { title: '', department: '', from: null, to: null, isCurrent: true };
  const jobs = async (id: string) =>
    (await card(id)).employments.map((one) => [one.companyName, one.isCurrent, one.isPrimary]);

  it('may be several at once, and the main one is the company of the card', async () => {
    const id = await person('Ana Ruiz', { company: { name: 'Halden' } });
    const second = await test.call('employments.save', { ...job, contactId: id, company: { name: 'Orchard' } });
    expect(await jobs(id)).toEqual([
      ['Halden', true, true],
      ['Orchard', true, false],
    ]);
    expect(await row(id)).toMatchObject({ companyName: 'Halden' });
    await test.call('employments.save', {
      ...job,
      contactId: id,
      id: second.id,
      company: { name: 'Orchard' },
      title: 'Trustee',
      isPrimary: true,
    });
    expect(await row(id)).toMatchObject({ companyName: 'Orchard' });
    expect((await undo()).label).toBe('Save a job of Ana Ruiz');
    expect(await row(id)).toMatchObject({ companyName: 'Halden' });
    await test.call('contacts.set_company', { id, company: { name: 'Third' } });
    expect(await jobs(id)).toEqual([
      ['Third', true, true],
      ['Orchard', true, false],
      ['Halden', false, false],
    ]);
    await test.call('contacts.set_company', { id, company: { name: 'Orchard' }, title: 'Chair' });
    expect(await row(id)).toMatchObject({ companyName: 'Orchard' });
  });

  it('keeps past ones with what is known of their dates, and refuses one that ends before it begins', async () => {
    const id = await person('Ana Ruiz');
    const past = { ...job, contactId: id, company: { name: 'Old Mill' }, isCurrent: false };
    await test.call('employments.save', { ...past, from: '2015', to: '2019-03', title: 'Baker' });
    await test.call('employments.save', { ...past, from: '2019-03', to: '2019' });
    expect((await card(id)).employments).toMatchObject([
      { from: '2015', to: '2019-03', isCurrent: false },
      { from: '2019-03', to: '2019' },
    ]);
    expect(await row(id)).toMatchObject({ companyName: '' });
    await expect(test.call('employments.save', { ...past, from: '2019', to: '2018-12' })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(test.call('employments.save', { ...past, from: '2019-13' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const { id: first } = (await card(id)).employments[0]!;
    await test.call('employments.remove', { id: first });
    expect((await card(id)).employments).toHaveLength(1);
    await undo();
    expect((await card(id)).employments).toHaveLength(2);
    const firm = await company('Northwind');
    await expect(test.call('employments.save', { ...past, contactId: firm })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  it('moves on and keeps the job of before, or corrects one that never was', async () => {
    const id = await person('Ana Ruiz', { company: { name: 'Haldn' }, title: 'Nurse' });
    await test.call('contacts.set_company', { id, company: { name: 'Halden' }, how: 'corrected' });
    expect((await card(id)).employments).toMatchObject([{ companyName: 'Halden', title: 'Nurse', isCurrent: true }]);
    await test.call('contacts.set_company', { id, company: { name: 'Orchard' }, how: 'moved' });
    expect((await card(id)).employments).toMatchObject([
      { companyName: 'Orchard', from: '2026-11-20', to: null },
      { companyName: 'Halden', title: 'Nurse', to: '2026-11-20', isCurrent: false },
    ]);
    await test.call('contacts.set_company', { id, company: null, how: 'corrected' });
    expect((await card(id)).employments).toMatchObject([{ companyName: 'Halden' }]);
  });
});

describe('relationships', () => {
  const kindOf = async (name: string) =>
    (await test.call('relationships.kinds', {})).rows.find((kind) => kind.name === name)!.id;

  it('stand on both cards, each in its own word, once, and are undone', async () => {
    const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Okri')];
    const kindId = await kindOf('Assistant');
    const { id } = await test.call('relationships.save', { contactId: ana, otherId: ben, kindId, reversed: false });
    expect((await card(ana)).relationships).toMatchObject([
      { word: 'Assistant', otherName: 'Ben Okri', reversed: false },
    ]);
    expect((await card(ben)).relationships).toMatchObject([{ word: 'Assists', otherName: 'Ana Ruiz', reversed: true }]);
    const again = await test.call('relationships.save', { contactId: ben, otherId: ana, kindId, reversed: true });
    expect(again).toEqual({ id, txId: null });
    await test.call('relationships.save', { contactId: ben, otherId: ana, kindId, reversed: true, note: 'Mornings' });
    expect((await card(ana)).relationships).toMatchObject([{ note: 'Mornings' }]);
    expect((await undo()).label).toBe('Connect Ben Okri and Ana Ruiz');
    await undo();
    expect((await card(ana)).relationships).toEqual([]);
    await test.call('relationships.save', { contactId: ana, otherId: ben, kindId, reversed: false });
    await test.call('relationships.remove', { id });
    expect((await card(ben)).relationships).toEqual([]);
    await undo();
    expect((await card(ben)).relationships).toHaveLength(1);
  });

  it('of which both sides are the same are one from either side', async () => {
    const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Okri')];
    const kindId = await kindOf('Sibling');
    const first = await test.call('relationships.save', { contactId: ana, otherId: ben, kindId, reversed: false });
    const second = await test.call('relationships.save', { contactId: ben, otherId: ana, kindId, reversed: false });
    expect(second.id).toBe(first.id);
    expect((await card(ana)).relationships).toMatchObject([{ word: 'Sibling' }]);
    const other = await kindOf('Friend');
    await test.call('relationships.save', {
      contactId: ana,
      id: first.id,
      otherId: ben,
      kindId: other,
      reversed: false,
    });
    expect((await card(ben)).relationships).toMatchObject([{ word: 'Friend' }]);
    await test.call('contacts.trash', { ids: [ben] });
    expect((await card(ana)).relationships).toEqual([]);
  });

  it('refuse what cannot be: a card and itself, a company’s spouse, a card in the trash', async () => {
    const [ana, firm] = [await person('Ana Ruiz'), await company('Northwind')];
    const kindId = await kindOf('Spouse or partner');
    const save = (otherId: string) =>
      test.call('relationships.save', { contactId: ana, otherId, kindId, reversed: false });
    await expect(save(ana)).rejects.toMatchObject({ code: 'validation' });
    await expect(save(firm)).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringMatching(/people/) as string,
    });
    await test.call('contacts.trash', { ids: [firm] });
    await expect(save(firm)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are of kinds that the user may name, make, and take away while no card has one', async () => {
    const [ana, firm] = [await person('Ana Ruiz'), await company('Northwind')];
    const own = await test.call('relationships.save_kind', { name: 'Sponsors', reverseName: 'Sponsored by' });
    expect(await test.call('relationships.save_kind', { name: 'Sponsors', reverseName: 'Sponsored by' })).toEqual({
      id: own.id,
      txId: null,
    });
    await test.call('relationships.save', { contactId: ana, otherId: firm, kindId: own.id, reversed: true });
    expect((await card(firm)).relationships).toMatchObject([{ word: 'Sponsors' }]);
    const renamed = { id: own.id, name: 'Backs', reverseName: 'Backed by' };
    await test.call('relationships.save_kind', renamed);
    expect((await card(ana)).relationships).toMatchObject([{ word: 'Backed by' }]);
    await expect(
      test.call('relationships.save_kind', { id: own.id, name: 'Backs', reverseName: 'Backs' }),
    ).rejects.toMatchObject({ code: 'validation' });
    await expect(test.call('relationships.remove_kind', { id: own.id })).rejects.toMatchObject({ code: 'validation' });
    await test.call('relationships.remove', { id: (await card(ana)).relationships[0]!.id });
    await test.call('relationships.remove_kind', { id: own.id });
    expect((await test.call('relationships.kinds', {})).rows.some((kind) => kind.isOwn)).toBe(false);
    const friend = await kindOf('Friend');
    await expect(test.call('relationships.remove_kind', { id: friend })).rejects.toMatchObject({ code: 'validation' });
    await test.call('relationships.save_kind', { id: friend, name: 'Mate', reverseName: '' });
    expect(await kindOf('Mate')).toBe(friend);
    await expect(
      test.call('relationships.save_kind', { id: friend, name: 'Fan', reverseName: 'Idol' }),
    ).rejects.toMatchObject({ code: 'validation' });
    await test.call('relationships.save_kind', { id: friend, name: 'Pal', reverseName: 'Mate' });
    expect((await test.call('relationships.kinds', {})).rows).toContainEqual(
      expect.objectContaining({ id: friend, name: 'Pal', reverseName: 'Pal' }),
    );
  });
});
