import type { ContactDraft, DraftAddress, DraftMethod } from '@shared/domain/contact-draft';
import type { MethodKind } from '@shared/domain/import-fields';
import { joinList } from './split-cells';

/** How many columns of each kind an export has: the most that any contact in it needs. */
export type ExportLayout = Record<MethodKind | 'address', number>;

/** A column for a field of the user's own: its key in drafts, and its name. */
export interface OwnExport {
  field: string;
  name: string;
}

const METHOD_COLUMNS: readonly { kind: MethodKind; header: string }[] = [
  { kind: 'email', header: 'E-mail' },
  { kind: 'phone', header: 'Phone' },
  { kind: 'web', header: 'Website' },
  { kind: 'im', header: 'IM' },
  { kind: 'social', header: 'Social' },
];

const ADDRESS_COLUMNS: readonly { header: string; of: (address: DraftAddress) => string }[] = [
  { header: 'Label', of: (address) => address.label },
  { header: 'Formatted', of: (address) => address.formatted },
  { header: 'Street', of: (address) => address.street },
  { header: 'Extended Address', of: (address) => address.street2 },
  { header: 'City', of: (address) => address.city },
  { header: 'Region', of: (address) => address.region },
  { header: 'Postal Code', of: (address) => address.postalCode },
  { header: 'Country', of: (address) => address.country },
  { header: 'PO Box', of: (address) => address.poBox },
];

type Column = readonly [header: string, of: (contact: ContactDraft) => string];

const LEADING: readonly Column[] = [
  ['Calldeck ID', (contact) => contact.externalId ?? ''],
  ['Kind', (contact) => contact.kind],
  ['Name Prefix', (contact) => contact.name.prefix],
  ['Given Name', (contact) => contact.name.given],
  ['Middle Name', (contact) => contact.name.middle],
  ['Family Name', (contact) => contact.name.family],
  ['Name Suffix', (contact) => contact.name.suffix],
  ['Nickname', (contact) => contact.name.nickname],
  ['Phonetic Given Name', (contact) => contact.name.phoneticGiven],
  ['Phonetic Family Name', (contact) => contact.name.phoneticFamily],
  ['Company', (contact) => contact.company],
  ['Job Title', (contact) => contact.title],
  ['Department', (contact) => contact.department],
];

const TRAILING: readonly Column[] = [
  ['Birthday', (contact) => contact.birthday ?? ''],
  ['Lifecycle', (contact) => contact.lifecycle ?? ''],
  ['Roles', (contact) => joinList(contact.roles)],
  ['Tags', (contact) => joinList(contact.tags)],
  ['Owner', (contact) => contact.owner ?? ''],
  ['Source', (contact) => contact.source ?? ''],
  ['Do Not Call', (contact) => (contact.doNotCall ? 'yes' : '')],
  ['Do Not Mail', (contact) => (contact.doNotMail ? 'yes' : '')],
  ['Created', (contact) => contact.createdAt ?? ''],
  ['Notes', (contact) => contact.notes],
];

/** The smallest layout that holds these contacts. A large export may instead count in the database. */
export function exportLayout(contacts: Iterable<ContactDraft>): ExportLayout {
  const layout: ExportLayout = { phone: 0, email: 0, web: 0, im: 0, social: 0, address: 0 };
  for (const contact of contacts) {
    for (const { kind } of METHOD_COLUMNS) layout[kind] = Math.max(layout[kind], methodsOf(contact, kind).length);
    layout.address = Math.max(layout.address, contact.addresses.length);
  }
  return layout;
}

/** The header of our export: names that `recogniseDialect` knows again, with numbered pairs as Google writes them. */
export function exportHeader(layout: ExportLayout, own: readonly OwnExport[] = []): string[] {
  return [
    ...LEADING.map(([header]) => header),
    ...METHOD_COLUMNS.flatMap(({ kind, header }) =>
      numbers(layout[kind]).flatMap((number) => [`${header} ${number} - Label`, `${header} ${number} - Value`]),
    ),
    ...numbers(layout.address).flatMap((number) =>
      ADDRESS_COLUMNS.map(({ header }) => `Address ${number} - ${header}`),
    ),
    ...TRAILING.map(([header]) => header),
    ...own.map(({ name }) => `Field: ${name}`),
  ];
}

/**
 * One contact as the cells under that header; the method of a kind that is used first is starred, as Google does.
 * Throws RangeError when the contact has more than the layout holds, for leaving it out would lose it.
 */
export function exportRow(contact: ContactDraft, layout: ExportLayout, own: readonly OwnExport[] = []): string[] {
  const texts = new Map(contact.custom?.map(({ field, text }) => [field, text]));
  return [
    ...LEADING.map(([, of]) => of(contact)),
    ...METHOD_COLUMNS.flatMap(({ kind }) =>
      fill(methodsOf(contact, kind), layout[kind], 2, (method) => [
        `${method.primary ? '* ' : ''}${method.label}`,
        method.value,
      ]),
    ),
    ...fill(contact.addresses, layout.address, ADDRESS_COLUMNS.length, (address) =>
      ADDRESS_COLUMNS.map(({ of }) => of(address)),
    ),
    ...TRAILING.map(([, of]) => of(contact)),
    ...own.map(({ field }) => texts.get(field) ?? ''),
  ];
}

function methodsOf(contact: ContactDraft, kind: MethodKind): DraftMethod[] {
  return contact.methods.filter((method) => method.kind === kind);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function fill<T>(items: readonly T[], count: number, width: number, cells: (item: T) => string[]): string[] {
  if (items.length > count)
    throw new RangeError(`${items.length} do not fit the ${count} that this export has columns for`);
  const filled = items.flatMap(cells);
  return [...filled, ...Array.from({ length: (count - items.length) * width }, () => '')];
}
