import { choicesText, moneyValue, type CustomFieldType, type CustomOption } from '@shared/domain/custom-field';
import { initialPositions } from '@shared/domain/position';
import { valueId } from '../custom-fields/custom-fields.service';
import { companies } from './companies';
import type { Office } from './office';
import type { WrittenContacts } from './write-contacts';

interface ExampleField {
  key: 'service' | 'renewal' | 'fee' | 'machines' | 'meet';
  name: string;
  kind: '' | 'person' | 'company';
  type: CustomFieldType;
  options?: readonly (readonly [name: string, colour: number])[];
}

/** What a seller of coffee machines wants to know beside the rest. */
const fields: readonly ExampleField[] = [
  {
    key: 'service',
    name: 'Service plan',
    kind: 'company',
    type: 'choice',
    options: [
      ['Care', 3],
      ['Care Plus', 4],
      ['Pay as you go', 2],
    ],
  },
  { key: 'renewal', name: 'Plan renews', kind: 'company', type: 'date' },
  { key: 'fee', name: 'Service fee, yearly', kind: 'company', type: 'money' },
  {
    key: 'machines',
    name: 'Machines',
    kind: 'company',
    type: 'multi_choice',
    options: [
      ['Arden 64', 5],
      ['Arden 90', 6],
      ['Vero Duo', 7],
      ['Grinder', 1],
    ],
  },
  {
    key: 'meet',
    name: 'Best time to call',
    kind: 'person',
    type: 'choice',
    options: [
      ['Before 9', 0],
      ['Mornings', 1],
      ['After lunch', 4],
      ['After 16:00', 6],
    ],
  },
];

/** People of whom it is known when to call them. */
const times: Readonly<Record<string, string>> = {
  'Daniel Okafor': 'Mornings',
  'Hannah Beaumont': 'Before 9',
  'Inês Duarte': 'After lunch',
  'Ewan Calder': 'Mornings',
  'Beatriz Costa': 'After 16:00',
  'Siobhán Gallagher': 'After lunch',
  'Grace Chen': 'Mornings',
};

/** Fields of the office's own, and what stands in them. */
export function writeOwnFields(office: Office, { people, companyIds }: WrittenContacts): void {
  const positions = initialPositions(fields.length);
  const options = new Map<string, CustomOption[]>();
  for (const [index, { key, options: names = [], ...field }] of fields.entries()) {
    const made = names.map(([name, colour]) => ({ id: office.id('option', `${key} ${name}`), name, colour }));
    options.set(key, made);
    const currency = field.type === 'money' ? 'GBP' : '';
    const row = { id: fieldId(office, key), ...field, options: JSON.stringify(made), currency };
    office.insert(
      'custom_field',
      { ...row, position: positions[index] ?? '', retired_at: null },
      office.at(380, '09:10'),
    );
  }
  const put = (contactId: string, key: ExampleField['key'], value: string, number: number | null = null) => {
    const id = valueId(fieldId(office, key), contactId);
    office.insert(
      'custom_value',
      { id, contact_id: contactId, field_id: fieldId(office, key), value, number },
      office.at(30, '10:20'),
    );
  };
  const choose = (contactId: string, key: ExampleField['key'], ...names: readonly string[]) => {
    const all = options.get(key) ?? [];
    const chosen = all.filter((option) => names.includes(option.name)).map((option) => option.id);
    put(contactId, key, choicesText(all, chosen));
  };
  const customers = companies.filter((company) => company[7] === 'customer');
  for (const [index, [name]] of customers.entries()) {
    const contactId = companyIds.get(name);
    if (contactId === undefined) continue;
    const plan = ['Care', 'Care Plus', 'Pay as you go'][index % 3] ?? 'Care';
    choose(contactId, 'service', plan);
    const machines = [
      ['Arden 64', 'Grinder'],
      ['Arden 90', 'Vero Duo', 'Grinder'],
      ['Vero Duo'],
      ['Arden 64', 'Arden 90'],
    ];
    choose(contactId, 'machines', ...(machines[index % machines.length] ?? []));
    if (plan === 'Pay as you go') continue;
    put(contactId, 'renewal', office.day(-12 - index * 17));
    const { value, number } = moneyValue((plan === 'Care' ? 48_000 : 96_000) + (index % 5) * 6_000, 'GBP');
    put(contactId, 'fee', value, number);
  }
  for (const person of people) {
    const time = times[person.name];
    if (time !== undefined) choose(person.id, 'meet', time);
  }
}

function fieldId(office: Office, key: ExampleField['key']): string {
  return office.id('field', key);
}
