import { describe, expect, it } from 'vitest';
import { compileMapping } from './mapping';
import { splitMethods, splitPlace, splitValues } from './split-cells';
import { rowToDraft } from './to-contact';

describe('a city, region and postcode in one cell', () => {
  it.each([
    ['Austin, TX 78701', 'US', 'Austin', 'TX', '78701'],
    ['New York NY 10001-1234', 'US', 'New York', 'NY', '10001-1234'],
    ['Boise, New Mexico 83702', 'US', 'Boise', 'New Mexico', '83702'],
    ['Toronto, ON M5V 2T6', 'CA', 'Toronto', 'ON', 'M5V 2T6'],
    ['Sydney NSW 2000', 'AU', 'Sydney', 'NSW', '2000'],
    ['London, SW1A 1AA', 'GB', 'London', '', 'SW1A 1AA'],
    ['Guildford, Surrey GU1 3AB', 'GB', 'Guildford', 'Surrey', 'GU1 3AB'],
    ['10115 Berlin', 'DE', 'Berlin', '', '10115'],
    ['D-60311 Frankfurt am Main', 'DE', 'Frankfurt am Main', '', 'D-60311'],
    ['1012 AB Amsterdam', 'NL', 'Amsterdam', '', '1012 AB'],
    ['00-950 Warszawa', 'PL', 'Warszawa', '', '00-950'],
    ['1000-001 Lisboa', 'PT', 'Lisboa', '', '1000-001'],
    ['111 22 Stockholm', 'SE', 'Stockholm', '', '111 22'],
    ['20121 Milano (MI)', 'IT', 'Milano', 'MI', '20121'],
    ['75008 Paris', 'FR', 'Paris', '', '75008'],
    ['Austin, TX', 'US', 'Austin', 'TX', ''],
    ['Lyon 69001', 'FR', 'Lyon', '', '69001'],
    ['Leeds', 'GB', 'Leeds', '', ''],
    ['Somewhere, Far, Away 1', 'GB', 'Somewhere, Far, Away 1', '', ''],
  ])('%s', (cell, country, city, region, postalCode) => {
    expect(splitPlace(cell, country)).toEqual({ city, region, postalCode });
  });
});

it('tells several ways to reach somebody apart, with their labels', () => {
  expect(splitMethods('020 7946 0123; ana@x.example')).toEqual([
    { kind: 'phone', label: '', value: '020 7946 0123' },
    { kind: 'email', label: '', value: 'ana@x.example' },
  ]);
  expect(
    splitMethods('Mobile: 07700 900123 / Tel: +44 20 7946 0018 ext. 4 | https://x.example/a (home), ask Jo'),
  ).toEqual([
    { kind: 'phone', label: 'Mobile', value: '07700 900123' },
    { kind: 'phone', label: '', value: '+44 20 7946 0018 ext. 4' },
    { kind: 'web', label: 'home', value: 'https://x.example/a' },
    { kind: null, label: '', value: 'ask Jo' },
  ]);
});

it('puts the parts of such cells on the card, and what is none of them in the notes', () => {
  const headers = ['Name', 'Contact details', 'City, State ZIP', 'Country'];
  const targets = ['full_name', 'methods', 'address.work.place', 'address.work.country'];
  const mapping = compileMapping(
    targets.map((target, index) => ({ index, target })),
    headers,
  );
  const row = ['Ana Ruiz', 'Mobile: 07700 900123; ana@x.example; ask Jo', 'Austin, TX 78701', 'USA'];
  const { draft, problems } = rowToDraft(row, mapping, { region: 'GB' });
  expect(problems).toEqual([]);
  expect(draft.methods.map(({ kind, label, value }) => [kind, label, value])).toEqual([
    ['phone', 'mobile', '07700 900123'],
    ['email', 'work', 'ana@x.example'],
  ]);
  expect(draft.addresses).toMatchObject([{ city: 'Austin', region: 'TX', postalCode: '78701', country: 'USA' }]);
  expect(draft.notes).toBe('Contact details: ask Jo');
});

describe('several numbers in one cell of phones', () => {
  const targets = ['full_name', 'phone.work'];
  const mapping = compileMapping(
    targets.map((target, index) => ({ index, target })),
    ['Name', 'Phones'],
  );
  it.each([
    [
      '+1 512 555 0101 / m: 512-555-0102; fax 512 555 0103',
      [
        ['work', '+1 512 555 0101'],
        ['mobile', '512-555-0102'],
        ['fax', '512 555 0103'],
      ],
    ],
    [
      '512 555 0101 (home), 512 555 0102',
      [
        ['home', '512 555 0101'],
        ['work', '512 555 0102'],
      ],
    ],
    ['Tel. 512 555 0101', [['work', '512 555 0101']]],
    ['040/555 01 01', [['work', '040/555 01 01']]],
    ['512 555 0101, ext. 12', [['work', '512 555 0101, ext. 12']]],
    ['ask Jo / 512 555 0101', [['work', 'ask Jo / 512 555 0101']]],
  ])('%s', (cell, methods) => {
    const { draft } = rowToDraft(['Ana Ruiz', cell], mapping, { region: 'US' });
    expect(draft.methods.map(({ label, value }) => [label, value])).toEqual(methods);
  });
});

it('takes a list in JSON apart, and nothing out of what is empty in it', () => {
  const values = (cell: string, kind: 'email' | 'phone') => splitValues(cell, kind).map(({ value }) => value);
  expect(values('["a@halden.example", " b@halden.example "]', 'email')).toEqual([
    'a@halden.example',
    'b@halden.example',
  ]);
  expect(values('[{"number": "7946 0123", "callingCode": "+44"}]', 'phone')).toEqual(['+44 7946 0123']);
  expect(values('["", null, " "]', 'email')).toEqual([]);
  expect(values('[{"number": "", "callingCode": "+44"}, {"number": null}]', 'phone')).toEqual([]);
  expect(values('[not a list]', 'email')).toEqual(['[not a list]']);
});
