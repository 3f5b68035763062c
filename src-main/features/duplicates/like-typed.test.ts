import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

const person = async (name: string, more: object = {}) =>
  (await app.call('contacts.create', { kind: 'person', name, ...more })).id;
const asked = async (input: InputOf<'contacts.candidates'>) =>
  (await app.call('contacts.candidates', input)).rows.map((row) => [row.displayName, ...row.reasons]);

describe('cards like the one being typed', () => {
  it('are known by email, number, or name and company, never by name alone', async () => {
    await person('Ana Ruiz', {
      company: { name: 'Halden Ltd' },
      methods: [
        { kind: 'email', label: '', value: 'ana@h.example' },
        { kind: 'phone', label: '', value: '020 7946 0958' },
      ],
    });
    expect(await asked({ email: 'ANA@h.example' })).toEqual([['Ana Ruiz', 'email']]);
    expect(await asked({ phone: '+44 20 7946 0958' })).toEqual([['Ana Ruiz', 'phone']]);
    expect(await asked({ name: 'Ruiz, Ana', companyName: 'halden' })).toEqual([['Ana Ruiz', 'name_company']]);
    expect(await asked({ name: 'Ana Ruiz' })).toEqual([]);
    expect(await asked({ name: 'HALDEN' })).toEqual([['Halden Ltd', 'name_company']]);
    expect(await asked({})).toEqual([]);
  });

  it('are known by a like name at the same company: a slip, a nickname, the parts changed about', async () => {
    await person('William Stone', { company: { name: 'Halden Care GmbH' } });
    await person('Berta Okri', { company: { name: 'Halden Care GmbH' } });
    for (const name of ['Wiliam Stone', 'Bill Stone', 'Stone William', 'William Stoen'])
      expect(await asked({ name, companyName: 'Halden Care' }), name).toEqual([
        [
          'William Stone',
          expect.stringMatching(/^(?:name_)?company$/),
          ...(name === 'Stone William' ? [] : ['like_name']),
        ],
      ]);
    expect(await asked({ name: 'Wiliam Stone', companyName: 'Orbis' })).toEqual([]);
    expect(await asked({ name: 'Walter Stone', companyName: 'Halden Care' })).toEqual([]);
  });

  it('are known by a like name at the same address, never by the town alone', async () => {
    const address = { street: '12 High Street', city: 'Leeds', postalCode: 'LS1 4AP' };
    await person('William Stone', { addresses: [{ label: '', region: '', country: '', ...address }] });
    expect(await asked({ name: 'Will Stone', address })).toEqual([['William Stone', 'address', 'like_name']]);
    expect(await asked({ name: 'Will Stone', address: { street: '', city: 'Leeds', postalCode: '' } })).toEqual([]);
    expect(await asked({ name: 'Karla Stone', address })).toEqual([]);
  });
});
