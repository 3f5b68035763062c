import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { derivedId } from '../../core/ids';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

const person = async (name: string, more: object = {}) =>
  (await test.call('contacts.create', { kind: 'person', name, ...more })).id;
const card = (id: string) => test.call('contacts.get', { id });
const undo = () => test.call('history.undo', {});

describe('contacts.update', () => {
  it('writes the cells that differ and no others, named in the history, and is undone', async () => {
    const id = await person('Ana Ruiz');
    const { txId } = await test.call('contacts.update', { id, patch: { given: 'Ana', family: 'Ruíz' } });
    const changes = test.connection.raw
      .prepare('SELECT col, new FROM change WHERE row_id = ? AND col IS NOT NULL')
      .all(id);
    expect(changes).toEqual([{ col: 'family', new: 'Ruíz' }]);
    expect(txId).not.toBeNull();
    expect((await card(id)).displayName).toBe('Ana Ruíz');
    expect((await test.call('contacts.update', { id, patch: { given: 'Ana' } })).txId).toBeNull();
    expect((await card(id)).revision).toBe(2);
    expect(await undo()).toMatchObject({ label: 'Change Ana Ruiz', left: 0 });
    expect((await card(id)).displayName).toBe('Ana Ruiz');
  });

  it('dates a change of lifecycle, and undo takes the date back', async () => {
    const id = await person('Ana Ruiz');
    test.clock.advance(60_000);
    await test.call('contacts.update', { id, patch: { lifecycle: 'customer', doNotCall: true, keepInTouchDays: 30 } });
    expect(await card(id)).toMatchObject({
      lifecycle: 'customer',
      doNotCall: true,
      keepInTouchDays: 30,
      lifecycleHistory: [{ lifecycle: 'new' }, { lifecycle: 'customer', at: '2026-11-20T09:01:00.000Z' }],
    });
    await undo();
    expect(await card(id)).toMatchObject({ lifecycle: 'new', lifecycleHistory: [{ lifecycle: 'new' }] });
  });

  it('refuses a later change of the same field, and lets other fields by', async () => {
    const id = await person('Ana Ruiz');
    const { revision } = await card(id);
    await test.call('contacts.update', { id, patch: { source: 'Fair', notes: 'Tea' } });
    await test.call('contacts.update', { id, patch: { notes: 'Coffee' } });
    await expect(test.call('contacts.update', { id, patch: { notes: 'Water' }, revision })).rejects.toMatchObject({
      code: 'conflict',
      fields: { notes: 'Coffee' },
      message: expect.stringMatching(/notes.*“Coffee”.*“Water”/) as string,
    });
    await test.call('contacts.update', { id, patch: { nickname: 'Annie' }, revision });
    await test.call('contacts.update', { id, patch: { notes: 'Coffee' }, revision });
    expect(await card(id)).toMatchObject({ notes: 'Coffee', nickname: 'Annie' });
    // From here on the last update alone is new: the notes were read as they are.
    await test.call('contacts.update', { id, patch: { notes: 'Water' }, revision: (await card(id)).revision - 1 });
    expect((await card(id)).notes).toBe('Water');
  });

  it('never leaves a card without anything to call it by', async () => {
    const id = await person('Ana');
    await expect(test.call('contacts.update', { id, patch: { given: '' } })).rejects.toMatchObject({
      code: 'validation',
    });
    await test.call('contacts.save_method', { contactId: id, kind: 'email', label: '', value: 'ana@x.example' });
    await test.call('contacts.update', { id, patch: { given: '' } });
    expect((await card(id)).displayName).toBe('ana@x.example');
    await expect(test.call('contacts.update', { id, patch: { companyName: 'X' } })).rejects.toMatchObject({
      code: 'validation',
    });
  });
});

describe('contacts.set_company', () => {
  it('ends the employment of before and begins another; the same one only changes its title', async () => {
    const id = await person('Ana Ruiz', { company: { name: 'Halden' }, title: 'Nurse' });
    await test.call('contacts.set_company', { id, company: { name: 'halden' }, title: 'Head of care' });
    expect((await card(id)).employments).toMatchObject([
      { companyName: 'Halden', title: 'Head of care', isCurrent: true },
    ]);
    await test.call('contacts.set_company', { id, company: { name: 'Orchard' } });
    const jobs = (await card(id)).employments;
    expect(jobs.map((job) => [job.companyName, job.isCurrent])).toEqual([
      ['Orchard', true],
      ['Halden', false],
    ]);
    expect(test.connection.raw.prepare('SELECT to_date FROM employment WHERE is_current = 0').all()).toEqual([
      { to_date: '2026-11-20' },
    ]);
    expect((await test.call('contacts.list', { filter: { search: 'orchard', kind: 'person' } })).rows).toMatchObject([
      { displayName: 'Ana Ruiz', companyName: 'Orchard' },
    ]);
    expect((await undo()).label).toBe('Ana Ruiz works at Orchard');
    expect((await test.call('contacts.list', { filter: { kind: 'person' } })).rows[0]?.companyName).toBe('Halden');
    await test.call('contacts.set_company', { id, company: null });
    expect((await test.call('contacts.list', { filter: { kind: 'person' } })).rows[0]).toMatchObject({
      companyName: '',
      companyId: null,
    });
  });
});

describe('phones, emails and addresses of a card', () => {
  const primaries = async (id: string) =>
    (await card(id)).methods.filter((method) => method.isPrimary).map((method) => method.value);

  it('has exactly one of a kind to use first, whatever is added, changed or removed', async () => {
    const id = await person('Ana');
    const first = await test.call('contacts.save_method', {
      contactId: id,
      kind: 'phone',
      label: 'work',
      value: '020 7946 0001',
    });
    const second = await test.call('contacts.save_method', {
      contactId: id,
      kind: 'phone',
      label: 'home',
      value: '020 7946 0002',
    });
    expect(await primaries(id)).toEqual(['020 7946 0001']);
    await test.call('contacts.save_method', {
      contactId: id,
      id: second.id,
      kind: 'phone',
      label: 'home',
      value: '020 7946 0002',
      isPrimary: true,
    });
    expect(await primaries(id)).toEqual(['020 7946 0002']);
    await test.call('contacts.save_method', {
      contactId: id,
      id: second.id,
      kind: 'phone',
      label: 'home',
      value: '020 7946 0002',
      isPrimary: false,
    });
    expect(await primaries(id)).toEqual(['020 7946 0001']);
    await test.call('contacts.remove_method', { id: first.id });
    expect(await primaries(id)).toEqual(['020 7946 0002']);
    expect((await test.call('contacts.list', {})).rows[0]).toMatchObject({
      phone: '020 7946 0002',
      phoneE164: '+442079460002',
    });
    expect((await undo()).left).toBe(0);
    expect(await primaries(id)).toEqual(['020 7946 0001']);
    await expect(
      test.call('contacts.save_method', { contactId: id, kind: 'email', label: '', value: ' ' }),
    ).rejects.toMatchObject({ code: 'validation' });
  });

  it('keeps, changes and removes an address', async () => {
    const id = await person('Ana');
    const address = {
      contactId: id,
      label: 'home',
      street: '1 Mill Lane',
      city: 'Leeds',
      region: '',
      postalCode: '02134',
      country: '',
    };
    const { id: addressId } = await test.call('contacts.save_address', address);
    await test.call('contacts.save_address', { ...address, id: addressId, city: 'York' });
    expect((await card(id)).addresses).toMatchObject([{ city: 'York', postalCode: '02134' }]);
    await test.call('contacts.remove_address', { id: addressId });
    expect((await card(id)).addresses).toEqual([]);
    await undo();
    expect((await card(id)).addresses).toHaveLength(1);
  });
});

describe('roles and tags', () => {
  it('come back as the same row, so that each is there once', async () => {
    const id = await person('Ana', { roles: ['customer'] });
    await test.call('contacts.set_roles', { id, roles: ['partner'] });
    await test.call('contacts.set_roles', { id, roles: ['partner', 'customer'] });
    expect([...(await card(id)).roles].sort()).toEqual(['customer', 'partner']);
    const tag = await test.call('tags.create', { name: 'Fair' });
    expect((await test.call('tags.create', { name: ' FAIR ' })).id).toBe(tag.id);
    for (const [add, remove] of [
      [[tag.id], []],
      [[], [tag.id]],
      [[tag.id], []],
    ] as [string[], string[]][])
      await test.call('contacts.set_tags', { ids: [id], add, remove });
    expect((await test.call('tags.list', {})).rows).toMatchObject([{ name: 'Fair', count: 1 }]);
    await undo();
    expect((await card(id)).tags).toEqual([]);
    expect((await test.call('tags.list', {})).rows).toMatchObject([{ count: 0 }]);
    expect(test.connection.raw.prepare('SELECT count(*) AS n FROM contact_tag').get()).toEqual({ n: 1 });
  });
});

describe('a tag put on by its name', () => {
  it('is made in the same step, so that one undo takes both back', async () => {
    const ids = [await person('Ana'), await person('Ben')];
    await test.call('contacts.set_tags', { ids, add: [], addNames: [' Fair '], remove: [] });
    expect((await test.call('tags.list', {})).rows).toMatchObject([{ name: 'Fair', count: 2 }]);
    await test.call('contacts.set_tags', { ids: [ids[0]!], add: [], addNames: ['fair', 'Owed'], remove: [] });
    expect((await card(ids[0]!)).tags.map((tag) => tag.name).sort()).toEqual(['Fair', 'Owed']);
    await undo();
    expect((await test.call('tags.list', {})).rows).toMatchObject([{ name: 'Fair', count: 2 }]);
    await undo();
    expect((await test.call('tags.list', {})).rows).toEqual([]);
    expect((await card(ids[1]!)).tags).toEqual([]);
  });
});

describe('many cards at once', () => {
  it('are changed, put away, brought back and undone, few or many', async () => {
    const ids: string[] = [];
    await test.writer.write({ label: 'Seed' }, async (write) => {
      const insert = write.raw.prepare(
        "INSERT INTO contact (id, given, family, created_at, updated_at) VALUES (?, ?, 'Many', ?, ?)",
      );
      for (let index = 0; index < 1200; index += 1) {
        ids.push(write.newId());
        insert.run(ids.at(-1), `Given${index}`, write.at, write.at);
      }
    });
    const boss = await person('Boss', { company: { name: 'Halden' } });
    const company = (await test.call('contacts.list', { filter: { kind: 'company' } })).rows[0]!.id;
    const tag = await test.call('tags.create', { name: 'All' });
    await test.written(test.call('contacts.set_tags', { ids, add: [tag.id], remove: [] }));
    expect((await test.call('contacts.count', { filter: { tagIds: [tag.id] } })).found).toBe(1200);
    await test.written(test.call('contacts.bulk_update', { ids, patch: { lifecycle: 'customer', ownerId: null } }));
    expect((await test.call('contacts.count', { filter: { lifecycle: ['customer'] } })).found).toBe(1200);
    expect((await card(ids[7]!)).lifecycleHistory.map((one) => one.lifecycle)).toEqual(['customer']);
    await test.written(test.call('contacts.trash', { ids: [...ids, company] }));
    expect(await test.call('contacts.count', {})).toEqual({ found: 1, all: 1 });
    expect(await test.call('contacts.count', { filter: { search: 'given7' } })).toEqual({ found: 0, all: 1 });
    expect(await test.call('contacts.count', { filter: { search: 'given7', trashed: true } })).toEqual({
      found: 111,
      all: 1201,
    });
    expect((await test.call('contacts.list', {})).rows).toMatchObject([{ displayName: 'Boss', companyName: '' }]);
    await test.written(test.call('contacts.restore', { ids: [...ids, company] }));
    expect((await test.call('contacts.count', { filter: { search: 'given7' } })).found).toBe(111);
    expect((await test.call('contacts.list', { filter: { search: 'boss' } })).rows).toMatchObject([
      { companyName: 'Halden' },
    ]);
    expect((await test.call('contacts.trash', { ids: [boss] })).txId).not.toBeNull();
    expect(await undo()).toMatchObject({ label: 'Move Boss to the trash', left: 0 });
    expect((await card(boss)).deletedAt).toBeNull();
  });
});

describe('a card whose making was undone', () => {
  it.each([
    ['alone', 0],
    ['among many', 500],
  ])('comes out of the trash with its numbers, its company and its tags, %s', async (_, others) => {
    const { id: tagId } = await test.call('tags.create', { name: 'VIP' });
    const { id: companyId } = await test.call('contacts.create', { kind: 'company', name: 'Halden' });
    const id = await person('Ana Ruiz', {
      company: { id: companyId },
      methods: [{ kind: 'phone', label: '', value: '020 7946 0958' }],
      tagIds: [tagId],
    });
    const whole = await card(id);
    await undo();
    const fill = Array.from({ length: others }, (_one, index) => derivedId('none', String(index)));
    test.clock.advance(1000);
    await test.written(test.call('contacts.restore', { ids: [id, ...fill] }));
    const { methods, tags, employments, displayName } = await card(id);
    expect({ methods, tags, employments, displayName }).toEqual({
      methods: whole.methods,
      tags: whole.tags,
      // A revision only grows.
      employments: whole.employments.map((job) => ({ ...job, revision: expect.any(Number) as number })),
      displayName: whole.displayName,
    });
    const [row] = (await test.call('contacts.list', { filter: { search: 'halden ana' } })).rows;
    expect(row).toMatchObject({ id, phone: '020 7946 0958', companyName: 'Halden' });
    await undo();
    expect((await card(id)).methods).toEqual([]);
  });

  it('leaves in the trash what had gone there before the card', async () => {
    const id = await person('Ana Ruiz', { methods: [{ kind: 'phone', label: '', value: '020 7946 0958' }] });
    const { methods } = await card(id);
    await test.call('contacts.remove_method', { id: methods[0]!.id });
    await test.call('contacts.trash', { ids: [id] });
    await test.call('contacts.restore', { ids: [id] });
    expect((await card(id)).methods).toEqual([]);
  });
});

describe('reaching a contact', () => {
  it('dials what can be dialled, and nothing of a card that says no', async () => {
    const id = await person('Ana', { methods: [{ kind: 'phone', label: '', value: '020 7946 0958 ext. 12' }] });
    await test.call('contacts.dial', { contactId: id, number: '020 7946 0958 ext. 12' });
    await test.call('contacts.compose', { contactId: id, address: 'Ana&Co@X.example' });
    expect(test.opened).toEqual(['tel:+442079460958;ext=12', 'mailto:ana%26co@x.example']);
    await expect(test.call('contacts.dial', { contactId: id, number: '*#21#' })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(
      test.call('contacts.compose', { contactId: id, address: 'x?attach=/etc/passwd' }),
    ).rejects.toMatchObject({ code: 'validation' });
    await test.call('contacts.update', { id, patch: { doNotCall: true, doNotMail: true } });
    await expect(test.call('contacts.dial', { contactId: id, number: '020 7946 0958' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(test.call('contacts.compose', { contactId: id, address: 'a@x.example' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(test.opened).toHaveLength(2);
    await test.call('contacts.dial', { contactId: id, number: '020 7946 0958', anyway: true });
    expect(test.opened.at(-1)).toBe('tel:+442079460958');
  });
});
