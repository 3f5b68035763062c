import { diffDays, makeDate } from '@shared/domain/dates';
import { normaliseEmail } from '@shared/domain/email';
import { fold } from '@shared/domain/fold';
import { normalisePhone } from '@shared/domain/phone';
import { initialPositions } from '@shared/domain/position';
import { derivedId } from '../../core/ids';
import { companies, type ExampleCompany } from './companies';
import { closedDeals, openDeals } from './deals';
import type { Office } from './office';
import { details, formerJobs, names, people, takenDownTwice, titles, type ExampleDetails } from './people';
import { told } from './told';

/** A person as the rest of the example knows them. */
export interface WrittenPerson {
  id: string;
  name: string;
  company: string;
  phone: string;
  lifecycle: string;
  owner: string;
  /** Days since the first and the last word. */
  first: number;
  last: number;
  isTold: boolean;
}

export interface WrittenContacts {
  people: readonly WrittenPerson[];
  companyIds: ReadonlyMap<string, string>;
}

const personCount = 140;
const tagColours = {
  'Multi-site': 0,
  'York and Leeds': 1,
  'Care Plus': 2,
  Hire: 3,
  Hotel: 4,
  Bakery: 5,
  Café: 6,
  'Trade show': 7,
} as const;
const paths: Readonly<Record<string, readonly string[]>> = {
  new: ['new'],
  prospect: ['new', 'prospect'],
  qualified: ['new', 'prospect', 'qualified'],
  customer: ['new', 'prospect', 'qualified', 'customer'],
  inactive: ['new', 'prospect', 'customer', 'inactive'],
};
const sources = ['Referral', 'Web form', 'Trade show', 'Cold call', 'Advertisement', 'Walked in'] as const;
const contactDefaults = { lead_status: null, first_touch_channel: null, birthday: null, keep_in_touch_days: null };

/** Writes the companies and the people who work there, with all that stands on their cards. */
export function writeContacts(office: Office): WrittenContacts {
  for (const [name, colour] of Object.entries(tagColours))
    office.insert('tag', { id: office.id('tag', name), name, colour }, office.at(400, '09:00'));
  const companyIds = new Map<string, string>();
  for (const company of companies) companyIds.set(company[0], writeCompany(office, company));
  const written = people.map(([given, family, company, title, phone, owner, lifecycle, last]) =>
    writePerson(office, companyIds, { given, family, company, title, phone, owner, lifecycle, last, isTold: true }),
  );
  const taken = new Set(written.map((person) => person.name));
  const told = new Set(written.map((person) => person.company));
  // Those of whom nothing is told have fewer people so far.
  const employers = [...companies.filter(([name]) => !told.has(name)), ...companies];
  for (let index = 0; written.length < personCount - takenDownTwice.length; index += 1) {
    const company = employers[index % employers.length]!;
    const person = drawPerson(office, company, index);
    const name = `${person.given} ${person.family}`;
    if (taken.has(name)) continue;
    taken.add(name);
    written.push(writePerson(office, companyIds, person));
  }
  for (const person of takenDownTwice) written.push(writePerson(office, companyIds, { ...person, isTold: false }));
  for (const [person, company, title] of formerJobs) {
    const job = {
      contact_id: office.id('person', person),
      company_id: companyIds.get(company)!,
      title,
      department: '',
      from_date: office.day(2400),
      to_date: office.day(1300),
      is_current: 0,
    };
    office.insert(
      'employment',
      { id: office.id('employment', `${person} ${company}`), ...job },
      office.at(60, '12:00'),
    );
  }
  return { people: written, companyIds };
}

function writeCompany(
  office: Office,
  [name, domain, street, city, postcode, country, phone, lifecycle, trade]: ExampleCompany,
): string {
  const id = office.id('company', name);
  const first = firstSeen(office, lifecycle, knownSince(name, null));
  const isSupplier = name.startsWith('Arden') || name.startsWith('Vero');
  const at = office.at(first, '10:00');
  const owner = office.random.pick(Object.values(office.users));
  const source = office.random.pick(sources);
  office.insert(
    'contact',
    { ...contactDefaults, id, kind: 'company', organisation: name, lifecycle, source, owner_id: owner },
    at,
    owner,
  );
  writeLifecycle(office, id, lifecycle, spread(first, paths[lifecycle]!.length));
  writeMethods(office, id, at, [
    ['phone', 'main', phone],
    ['email', 'work', `hello@${domain}`],
    ['web', 'work', `https://www.${domain}`],
  ]);
  const address = { contact_id: id, label: 'work', street, city, postal_code: postcode, country, position: 'a0' };
  office.insert('address', { id: office.id('address', name), ...address }, at);
  if (isSupplier) putRole(office, id, 'supplier', at);
  else if (name.startsWith('Bellwether')) putRole(office, id, 'competitor', at);
  else if (lifecycle === 'customer') putRole(office, id, 'customer', at);
  else if (lifecycle !== 'inactive') putRole(office, id, 'prospect', at);
  if (trade === 'hotel') putTag(office, id, 'Hotel', at);
  if (trade === 'bakery') putTag(office, id, 'Bakery', at);
  if (trade === 'café') putTag(office, id, 'Café', at);
  if (city === 'Leeds' || city === 'York' || city === 'Ilkley') putTag(office, id, 'York and Leeds', at);
  return id;
}

interface NewPerson {
  given: string;
  family: string;
  company: string;
  title: string;
  phone: string;
  owner: 'ML' | 'TA' | 'PN';
  lifecycle: string;
  last: number;
  isTold: boolean;
  /** Where it is not made of the name. */
  email?: string;
}

function drawPerson(
  office: Office,
  [name, , , , , country, , lifecycle, trade]: ExampleCompany,
  index: number,
): NewPerson {
  const { random } = office;
  const pool = names[country];
  const last =
    lifecycle === 'inactive'
      ? 100 + random.below(60)
      : lifecycle === 'customer'
        ? 4 + random.below(70)
        : 3 + random.below(40);
  return {
    given: pool.given[(index * 5) % pool.given.length]!,
    family: pool.family[(index * 7 + random.below(3)) % pool.family.length]!,
    company: name,
    title: random.pick(titles[trade]),
    phone: drawPhone(random.below(900) + 100, country),
    owner: random.pick(['ML', 'TA', 'PN'] as const),
    lifecycle,
    last,
    isTold: false,
  };
}

function drawPhone(number: number, country: ExampleCompany[5]): string {
  const short = String(number % 100).padStart(2, '0');
  if (country === 'United Kingdom') return number % 3 === 0 ? `020 7946 0${number}` : `07700 900${number}`;
  if (country === 'Ireland') return `+353 1 555 01${short}`;
  if (country === 'Germany') return `+49 221 5550${number}`;
  if (country === 'Sweden') return `+46 8 5550 ${number}4`;
  if (country === 'France') return `+33 1 99 00 ${short} 07`;
  return `+48 22 555 01 ${short}`;
}

function writePerson(office: Office, companyIds: ReadonlyMap<string, string>, person: NewPerson): WrittenPerson {
  const name = `${person.given} ${person.family}`;
  const id = office.id('person', name);
  const more: ExampleDetails = details[name] ?? {};
  const path = paths[person.lifecycle]!;
  const history =
    more.history ??
    spread(firstSeen(office, person.lifecycle, Math.max(person.last, knownSince(person.company, name))), path.length);
  const first = history[0]!;
  const at = office.at(first, '10:30');
  const owner = office.users[person.owner];
  const company = companies.find((candidate) => candidate[0] === person.company)!;
  office.insert(
    'contact',
    {
      ...contactDefaults,
      id,
      kind: 'person',
      given: person.given,
      family: person.family,
      lifecycle: person.lifecycle,
      owner_id: owner,
      source: more.source ?? office.random.pick(sources),
      birthday: birthdayOf(office, more),
      notes: more.notes ?? '',
      keep_in_touch_days:
        more.keepInTouchDays ?? (person.lifecycle === 'customer' && office.random.below(3) === 0 ? 90 : null),
    },
    at,
    owner,
  );
  writeLifecycle(office, id, person.lifecycle, history);
  const job = {
    contact_id: id,
    company_id: companyIds.get(person.company)!,
    title: person.title,
    department: '',
    from_date: null,
    to_date: null,
    is_current: 1,
  };
  office.insert('employment', { id: office.id('employment', name), ...job }, at, owner);
  const mailbox = fold(`${person.given}.${person.family}`).replaceAll(/[^a-z.]+/g, '');
  writeMethods(office, id, at, [
    ['phone', person.phone.startsWith('07') ? 'mobile' : 'work', person.phone],
    ...(more.office === undefined ? [] : [['phone', 'work', more.office] as const]),
    [
      'email',
      'work',
      person.email ?? (name === 'Daniel Okafor' ? 'daniel@northlight.example' : `${mailbox}@${company[1]}`),
    ],
    ...(more.linkedIn === undefined ? [] : [['social', 'linkedin', more.linkedIn] as const]),
  ]);
  if (person.isTold || office.random.below(3) === 0) {
    const [, , street, city, postcode, country] = company;
    const address = { contact_id: id, label: 'work', street, city, postal_code: postcode, country, position: 'a0' };
    office.insert('address', { id: office.id('address', name), ...address }, at);
  }
  for (const tag of more.tags ?? (office.random.below(4) === 0 ? [office.random.pick(Object.keys(tagColours))] : []))
    putTag(office, id, tag, at);
  for (const role of more.roles ?? (person.lifecycle === 'customer' ? ['customer'] : [])) putRole(office, id, role, at);
  return {
    id,
    name,
    company: person.company,
    phone: person.phone,
    lifecycle: person.lifecycle,
    owner,
    first,
    last: person.last,
    isTold: person.isTold,
  };
}

/** How many days ago something is told of a company or a person for the first time. */
function knownSince(company: string, person: string | null): number {
  return Math.max(
    0,
    ...openDeals.filter((deal) => deal.company === company).map((deal) => deal.opened),
    ...closedDeals.filter((deal) => deal[1] === company).map((deal) => deal[3] + 30),
    ...told.filter((entry) => entry[0] === person).map((entry) => entry[1]),
  );
}

/** How many days ago a card was made: before its last word, and long enough ago for its lifecycle. */
function firstSeen(office: Office, lifecycle: string, last: number): number {
  const least = { new: 3, prospect: 25, qualified: 80, customer: 200, inactive: 300 }[lifecycle] ?? 30;
  return Math.max(last + 2, least) + office.random.below(least * 2);
}

/** Steps of a lifecycle, the first so many days ago and each half as long ago as the one before. */
function spread(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, step) => Math.max(1, Math.round(first / 1.6 ** step)));
}

function writeLifecycle(office: Office, contactId: string, lifecycle: string, history: readonly number[]): void {
  for (const [index, step] of paths[lifecycle]!.entries()) {
    const at = office.at(history[index] ?? 1, '10:30');
    office.insert(
      'lifecycle_change',
      { id: office.id('lifecycle', `${contactId} ${step}`), contact_id: contactId, lifecycle: step, at },
      at,
    );
  }
}

function birthdayOf(office: Office, { birthday, dayOfYear }: ExampleDetails): string | null {
  if (dayOfYear !== undefined) return `--${dayOfYear}`;
  if (birthday !== undefined) {
    const day = office.day(-birthday[0]);
    // One of 29 February whose year had none is kept without its year.
    return (
      makeDate(Number(day.slice(0, 4)) - birthday[1], Number(day.slice(5, 7)), Number(day.slice(8))) ??
      `-${day.slice(4)}`
    );
  }
  if (office.random.below(3) > 0) return null;
  const month = String(1 + office.random.below(12)).padStart(2, '0');
  const born = `${1955 + office.random.below(45)}-${month}-${String(1 + office.random.below(28)).padStart(2, '0')}`;
  const next = diffDays(office.today, `${office.today.slice(0, 4)}${born.slice(4)}`);
  // The days ahead have enough birthdays already.
  return next >= -1 && next <= 20 ? null : born;
}

function writeMethods(
  office: Office,
  contactId: string,
  at: string,
  methods: readonly (readonly [kind: string, label: string, value: string])[],
): void {
  const positions = initialPositions(methods.length);
  const seen = new Set<string>();
  for (const [index, [kind, label, value]] of methods.entries()) {
    const phone = kind === 'phone' ? normalisePhone(value, 'GB') : null;
    const normalised = phone?.e164 ?? (kind === 'email' ? normaliseEmail(value) : null);
    const row = {
      contact_id: contactId,
      kind,
      label,
      value,
      normalised,
      digits: phone?.digits ?? '',
      is_primary: seen.has(kind) ? 0 : 1,
      position: positions[index] ?? '',
    };
    seen.add(kind);
    office.insert('contact_method', { id: office.id('method', `${contactId} ${index}`), ...row }, at);
  }
}

function putTag(office: Office, contactId: string, tag: string, at: string): void {
  const tagId = office.id('tag', tag);
  office.insert(
    'contact_tag',
    { id: derivedId('contact_tag', contactId, tagId), contact_id: contactId, tag_id: tagId },
    at,
  );
}

function putRole(office: Office, contactId: string, role: string, at: string): void {
  office.insert('contact_role', { id: derivedId('contact_role', contactId, role), contact_id: contactId, role }, at);
}
