import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

const person = async (name: string, more: object = {}) =>
  (await test.call('contacts.create', { kind: 'person', name, ...more })).id;
const names = async (input: object = {}) =>
  (await test.call('contacts.list', input)).rows.map((row) => row.displayName);

describe('contacts.create', () => {
  it('makes a person with all that was given, and its company once', async () => {
    const tag = await test.call('tags.create', { name: 'Trade fair', colour: 2 });
    const id = await person('Dr. Ana Ruiz', {
      company: { name: 'Halden Clinic' },
      title: 'Head of care',
      methods: [
        { kind: 'phone', label: 'work', value: '020 7946 0958' },
        { kind: 'phone', label: 'mobile', value: '+44 7700 900123', isPrimary: true },
        { kind: 'email', label: 'work', value: 'Ana.Ruiz@Halden.example' },
        { kind: 'email', label: 'home', value: '  ' },
      ],
      addresses: [
        { label: 'work', street: '1 Mill Lane', city: 'Leeds', region: '', postalCode: 'LS1 4AB', country: 'GB' },
      ],
      tagIds: [tag.id],
      roles: ['customer', 'partner'],
      fields: { notes: 'Likes tea', birthday: '--02-29', source: 'Fair' },
    });
    await person('Ben Okafor', { company: { name: 'HALDEN  clinic' } });
    const card = await test.call('contacts.get', { id });
    expect(card).toMatchObject({
      prefix: 'Dr.',
      given: 'Ana',
      family: 'Ruiz',
      displayName: 'Ana Ruiz',
      lifecycle: 'new',
      notes: 'Likes tea',
      birthday: '--02-29',
      roles: ['customer', 'partner'],
      tags: [{ name: 'Trade fair', colour: 2 }],
      revision: 1,
      deletedAt: null,
      employments: [{ companyName: 'Halden Clinic', title: 'Head of care', isCurrent: true }],
      addresses: [{ postalCode: 'LS1 4AB', city: 'Leeds' }],
    });
    expect(card.ownerId).toBe((await test.call('app.info', {})).userId);
    expect(card.lifecycleHistory).toMatchObject([{ lifecycle: 'new', at: '2026-11-20T09:00:00.000Z' }]);
    expect(card.methods.map((method) => [method.value, method.normalised, method.isPrimary])).toEqual([
      ['+44 7700 900123', '+447700900123', true],
      ['Ana.Ruiz@Halden.example', 'ana.ruiz@halden.example', true],
      ['020 7946 0958', '+442079460958', false],
    ]);
    const companies = await test.call('contacts.list', { filter: { kind: 'company' } });
    expect(companies.rows).toHaveLength(1);
    const company = await test.call('contacts.get', { id: companies.rows[0]!.id });
    expect(company.people.map((one) => one.displayName)).toEqual(['Ben Okafor', 'Ana Ruiz']);
  });

  it('takes a number it cannot dial as typed', async () => {
    const id = await person('Ann Lee', { methods: [{ kind: 'phone', label: '', value: '12' }] });
    expect((await test.call('contacts.get', { id })).methods).toMatchObject([
      { value: '12', normalised: null, isPrimary: true },
    ]);
  });

  it('refuses a card of nothing, a company that is a person, and what is not there', async () => {
    await expect(test.call('contacts.create', { kind: 'person', name: '  ' })).rejects.toMatchObject({
      code: 'validation',
    });
    const ana = await person('Ana');
    await expect(person('Ben', { company: { id: ana } })).rejects.toMatchObject({ code: 'validation' });
    await expect(person('Ben', { company: { id: '0198f000-0000-7000-8000-000000000000' } })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(person('Ben', { tagIds: ['0198f000-0000-7000-8000-000000000000'] })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(person('Ben', { fields: { birthday: '2026-02-30' } })).rejects.toMatchObject({ code: 'validation' });
    expect(await names()).toEqual(['Ana']);
  });

  it('is undone whole: the card and the company that was made for it', async () => {
    await person('Ana Ruiz', {
      company: { name: 'Halden' },
      methods: [{ kind: 'email', label: '', value: 'a@b.example' }],
    });
    expect(await test.call('history.undo', {})).toMatchObject({ label: 'Add Ana Ruiz', left: 0 });
    expect(await test.call('contacts.count', {})).toEqual({ found: 0, all: 0 });
    await test.call('history.redo', {});
    expect(await names()).toEqual(['Halden', 'Ana Ruiz']);
    expect(await names({ filter: { search: 'b.example' } })).toEqual(['Ana Ruiz']);
  });
});

describe('contacts.get', () => {
  it('says that a card is gone', async () => {
    await expect(test.call('contacts.get', { id: '0198f000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
