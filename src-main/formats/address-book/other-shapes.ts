import type { ContactDraft, DraftAddress, DraftMethod } from '@shared/domain/contact-draft';
import { strings } from '@shared/locale/index';
import type { ExportLayout, OwnExport } from './export';

/** Contacts in the shape of other programs' own CSV, with exactly their headers. */
export interface ForeignShape {
  header: string[];
  row(contact: ContactDraft): string[];
}

const line = strings.formats.keptLine;

/** Our labels as Google and Outlook call them; a label of the user's own stays as it is. */
const GOOGLE_LABELS: Readonly<Record<string, string>> = {
  work: 'Work',
  home: 'Home',
  mobile: 'Mobile',
  main: 'Main',
  fax: 'Fax',
  work_fax: 'Work Fax',
  home_fax: 'Home Fax',
  pager: 'Pager',
  car: 'Car',
  assistant: 'Assistant',
  other: 'Other',
};

const GOOGLE_NAMES: readonly (readonly [string, (contact: ContactDraft) => string])[] = [
  ['First Name', ({ name }) => name.given],
  ['Middle Name', ({ name }) => name.middle],
  ['Last Name', ({ name }) => name.family],
  ['Phonetic First Name', ({ name }) => name.phoneticGiven],
  ['Phonetic Middle Name', () => ''],
  ['Phonetic Last Name', ({ name }) => name.phoneticFamily],
  ['Name Prefix', ({ name }) => name.prefix],
  ['Name Suffix', ({ name }) => name.suffix],
  ['Nickname', ({ name }) => name.nickname],
  ['File As', () => ''],
  ['Organization Name', ({ company }) => company],
  ['Organization Title', ({ title }) => title],
  ['Organization Department', ({ department }) => department],
  ['Birthday', ({ birthday }) => birthday ?? ''],
  ['Notes', ({ notes }) => notes],
  ['Photo', () => ''],
  ['Labels', ({ tags }) => [...tags, '* myContacts'].join(' ::: ')],
];

const GOOGLE_ADDRESS: readonly (readonly [string, (address: DraftAddress) => string])[] = [
  ['Label', ({ label }) => GOOGLE_LABELS[label] ?? label],
  ['Formatted', (address) => address.formatted || wholeOf(address)],
  ['Street', ({ street }) => street],
  ['City', ({ city }) => city],
  ['PO Box', ({ poBox }) => poBox],
  ['Region', ({ region }) => region],
  ['Postal Code', ({ postalCode }) => postalCode],
  ['Country', ({ country }) => country],
  ['Extended Address', ({ street2 }) => street2],
];

function wholeOf({ street, street2, city, region, postalCode, country }: DraftAddress): string {
  return [street, street2, [city, region, postalCode].filter((part) => part !== '').join(', '), country]
    .filter((part) => part !== '')
    .join('\n');
}

/** What neither program has a place for and nobody may miss: who asked not to be rung or written to. */
function* wishesOf({ doNotCall, doNotMail }: ContactDraft): Generator<[label: string, value: string]> {
  if (doNotCall) yield [strings.formats.doNotCallWord, strings.formats.yesWord];
  if (doNotMail) yield [strings.formats.doNotMailWord, strings.formats.yesWord];
}

/** What stands in fields of the user's own, under their names. */
function* ownOf(
  { custom = [] }: ContactDraft,
  names: ReadonlyMap<string, string>,
): Generator<[label: string, value: string]> {
  for (const { field, text } of custom) {
    const name = names.get(field);
    if (name !== undefined && text !== '') yield [name, text];
  }
}

function namesOf(own: readonly OwnExport[]): ReadonlyMap<string, string> {
  return new Map(own.map(({ field, name }) => [field, name]));
}

/**
 * The CSV that Google Contacts writes and reads since 2024. Messengers, profiles and the user's own fields, for which it
 * has no columns, are its custom fields.
 * @param layout how many columns of each kind the contacts need
 * @param own the fields of the user's own that have anything in them
 * @param wishes how many of the two wishes not to be rung or written to any contact has
 */
export function googleShape(layout: ExportLayout, own: readonly OwnExport[], wishes: number): ForeignShape {
  const numbered = (count: number, name: string, parts: readonly string[]) =>
    Array.from({ length: count }, (_, index) => parts.map((part) => `${name} ${index + 1} - ${part}`)).flat();
  const pair = ['Label', 'Value'];
  const names = namesOf(own);
  const customs = layout.im + layout.social + own.length + wishes;
  return {
    header: [
      ...GOOGLE_NAMES.map(([header]) => header),
      ...numbered(layout.email, 'E-mail', pair),
      ...numbered(layout.phone, 'Phone', pair),
      ...numbered(
        layout.address,
        'Address',
        GOOGLE_ADDRESS.map(([header]) => header),
      ),
      ...numbered(layout.web, 'Website', pair),
      ...numbered(customs, 'Custom Field', pair),
    ],
    row(contact) {
      const of = (...kinds: DraftMethod['kind'][]) => contact.methods.filter(({ kind }) => kinds.includes(kind));
      const pairs = (methods: readonly DraftMethod[], count: number) =>
        padded(
          methods.flatMap(({ label, value, primary }) => [
            `${primary ? '* ' : ''}${GOOGLE_LABELS[label] ?? label}`,
            value,
          ]),
          count * 2,
        );
      return [
        ...GOOGLE_NAMES.map(([, cell]) => cell(contact)),
        ...pairs(of('email'), layout.email),
        ...pairs(of('phone'), layout.phone),
        ...padded(
          contact.addresses.flatMap((address) => GOOGLE_ADDRESS.map(([, cell]) => cell(address))),
          layout.address * GOOGLE_ADDRESS.length,
        ),
        ...pairs(of('web'), layout.web),
        ...padded(
          [
            ...of('im', 'social').map(({ label, value }) => [label, value]),
            ...ownOf(contact, names),
            ...wishesOf(contact),
          ].flat(),
          customs * 2,
        ),
      ];
    },
  };
}

function padded(cells: string[], length: number): string[] {
  return [...cells, ...Array.from({ length: length - cells.length }, () => '')];
}

const ADDRESS_OF = (where: string): string[] =>
  ['Street', 'Street 2', 'Street 3', 'City', 'State', 'Postal Code', 'Country/Region'].map(
    (part) => `${where} ${part}`,
  );

const OUTLOOK_HEADER: readonly string[] = [
  'Title',
  'First Name',
  'Middle Name',
  'Last Name',
  'Suffix',
  'Company',
  'Department',
  'Job Title',
  ...ADDRESS_OF('Business'),
  ...ADDRESS_OF('Home'),
  ...ADDRESS_OF('Other'),
  "Assistant's Phone",
  'Business Fax',
  'Business Phone',
  'Business Phone 2',
  'Callback',
  'Car Phone',
  'Company Main Phone',
  'Home Fax',
  'Home Phone',
  'Home Phone 2',
  'ISDN',
  'Mobile Phone',
  'Other Fax',
  'Other Phone',
  'Pager',
  'Primary Phone',
  'Radio Phone',
  'TTY/TDD Phone',
  'Telex',
  'Account',
  'Anniversary',
  "Assistant's Name",
  'Billing Information',
  'Birthday',
  'Business Address PO Box',
  'Categories',
  'Children',
  'Directory Server',
  'E-mail Address',
  'E-mail Type',
  'E-mail Display Name',
  'E-mail 2 Address',
  'E-mail 2 Type',
  'E-mail 2 Display Name',
  'E-mail 3 Address',
  'E-mail 3 Type',
  'E-mail 3 Display Name',
  'Gender',
  'Government ID Number',
  'Hobby',
  'Home Address PO Box',
  'Initials',
  'Internet Free Busy',
  'Keywords',
  'Language',
  'Location',
  "Manager's Name",
  'Mileage',
  'Notes',
  'Office Location',
  'Organizational ID Number',
  'Other Address PO Box',
  'Priority',
  'Private',
  'Profession',
  'Referred By',
  'Sensitivity',
  'Spouse',
  'User 1',
  'User 2',
  'User 3',
  'User 4',
  'Web Page',
];

/** Where a number goes by its label, the first free place first; what finds none goes into the notes. */
const OUTLOOK_PHONES: Readonly<Record<string, readonly string[]>> = {
  work: ['Business Phone', 'Business Phone 2'],
  home: ['Home Phone', 'Home Phone 2'],
  mobile: ['Mobile Phone'],
  main: ['Company Main Phone'],
  fax: ['Other Fax'],
  work_fax: ['Business Fax'],
  home_fax: ['Home Fax'],
  pager: ['Pager'],
  car: ['Car Phone'],
  assistant: ["Assistant's Phone"],
  other: ['Other Phone'],
};
const SPARE_PHONES = ['Other Phone', 'Business Phone 2', 'Home Phone 2', 'Callback', 'Radio Phone'];
const EMAILS = ['E-mail Address', 'E-mail 2 Address', 'E-mail 3 Address'];

/**
 * The CSV of Outlook for the desktop: one fixed set of columns; what has no place among them is a line in the notes. Its
 * four user fields bear no names, so that the user's own fields are such lines too.
 * @param own the fields of the user's own
 */
export function outlookShape(own: readonly OwnExport[]): ForeignShape {
  const names = namesOf(own);
  return { header: [...OUTLOOK_HEADER], row: (contact) => outlookRow(contact, names) };
}

function outlookRow(contact: ContactDraft, names: ReadonlyMap<string, string>): string[] {
  const cells = new Map<string, string>();
  const kept: string[] = [];
  const put = (places: readonly string[], value: string, name: string): void => {
    if (value === '') return;
    const free = places.find((place) => !cells.has(place));
    if (free === undefined) kept.push(line(name, value));
    else cells.set(free, value);
  };
  const { name } = contact;
  put(['Title'], name.prefix, '');
  put(['First Name'], name.given, '');
  put(['Middle Name'], name.middle, '');
  put(['Last Name'], name.family, '');
  put(['Suffix'], name.suffix, '');
  put(['Company'], contact.company, '');
  put(['Department'], contact.department, '');
  put(['Job Title'], contact.title, '');
  put(
    contact.birthday?.startsWith('--') === true ? [] : ['Birthday'],
    contact.birthday ?? '',
    strings.formats.birthdayWord,
  );
  put(['Categories'], contact.tags.join(';'), '');
  put(['Referred By'], contact.source ?? '', '');
  put([], name.nickname, strings.formats.fields.nickname);
  // The one that is used first comes first where Outlook looks first.
  for (const { kind, label, value } of [...contact.methods].sort((a, b) => Number(b.primary) - Number(a.primary))) {
    const shown = GOOGLE_LABELS[label] ?? label;
    if (kind === 'phone')
      put([...(OUTLOOK_PHONES[label] ?? []), ...SPARE_PHONES], value, `${strings.formats.phoneWord} (${shown})`);
    else if (kind === 'email') put(EMAILS, value, `${strings.formats.emailWord} (${shown})`);
    else put(kind === 'web' ? ['Web Page'] : [], value, shown);
  }
  for (const address of contact.addresses) putAddress(address, cells, kept);
  for (const [field, value] of [...ownOf(contact, names), ...wishesOf(contact)])
    kept.push(line(field, value.replaceAll('\n', ' ')));
  put(['Notes'], [contact.notes, ...kept].filter((text) => text !== '').join('\n'), '');
  return OUTLOOK_HEADER.map((header) => cells.get(header) ?? '');
}

function putAddress(address: DraftAddress, cells: Map<string, string>, kept: string[]): void {
  const own = address.label === 'work' ? 'Business' : address.label === 'home' ? 'Home' : 'Other';
  const isFree = (where: string) =>
    ![...cells.keys()].some((header) => header.startsWith(`${where} `) && ADDRESS_OF(where).includes(header));
  const where = [own, 'Other'].find(isFree);
  if (where === undefined) {
    kept.push(
      line(
        GOOGLE_LABELS[address.label] ?? address.label,
        (wholeOf(address) || address.formatted).replaceAll('\n', ', '),
      ),
    );
    return;
  }
  const values = [
    address.street || address.formatted,
    address.street2,
    '',
    address.city,
    address.region,
    address.postalCode,
    address.country,
  ];
  for (const [index, header] of ADDRESS_OF(where).entries())
    if (values[index] !== '') cells.set(header, values[index] ?? '');
  if (address.poBox !== '') cells.set(`${where} Address PO Box`, address.poBox);
}
