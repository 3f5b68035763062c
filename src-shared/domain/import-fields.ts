import { CUSTOM_FIELD_TYPES, type CustomFieldType } from './custom-field';

/**
 * What a column of an address book may mean. The import screen offers these, the guesser picks among them, and
 * `rowToDraft` reads a row by them. Formats and the contract share this one list.
 */

export type MethodKind = 'phone' | 'email' | 'web' | 'im' | 'social';

/** The heading under which a target stands in the mapping table's list. */
export type FieldGroup =
  | 'other'
  | 'name'
  | 'work'
  | 'phone'
  | 'email'
  | 'online'
  | 'address'
  | 'about'
  | 'sales'
  | 'permission'
  | 'record';

/** `place` is city, region and postcode in one cell. */
const ADDRESS_PARTS = [
  'street',
  'street2',
  'place',
  'city',
  'region',
  'postal_code',
  'country',
  'po_box',
  'formatted',
] as const;
const ADDRESS_LABELS = ['work', 'home', 'other'] as const;

export type AddressPart = (typeof ADDRESS_PARTS)[number];
export type AddressLabel = (typeof ADDRESS_LABELS)[number];

const PLAIN_FIELDS = [
  { key: 'skip', group: 'other', multi: true },
  { key: 'kind', group: 'record', multi: false },
  { key: 'full_name', group: 'name', multi: false },
  { key: 'prefix', group: 'name', multi: false },
  { key: 'given', group: 'name', multi: false },
  { key: 'middle', group: 'name', multi: false },
  { key: 'family', group: 'name', multi: false },
  { key: 'suffix', group: 'name', multi: false },
  { key: 'nickname', group: 'name', multi: false },
  { key: 'phonetic_given', group: 'name', multi: false },
  { key: 'phonetic_family', group: 'name', multi: false },
  { key: 'company', group: 'work', multi: false },
  { key: 'title', group: 'work', multi: false },
  { key: 'department', group: 'work', multi: false },
  { key: 'phone.work', group: 'phone', multi: true },
  { key: 'phone.mobile', group: 'phone', multi: true },
  { key: 'phone.home', group: 'phone', multi: true },
  { key: 'phone.main', group: 'phone', multi: true },
  { key: 'phone.fax', group: 'phone', multi: true },
  { key: 'phone.work_fax', group: 'phone', multi: true },
  { key: 'phone.home_fax', group: 'phone', multi: true },
  { key: 'phone.pager', group: 'phone', multi: true },
  { key: 'phone.car', group: 'phone', multi: true },
  { key: 'phone.assistant', group: 'phone', multi: true },
  { key: 'phone.other', group: 'phone', multi: true },
  { key: 'phone.extension', group: 'phone', multi: false },
  { key: 'methods', group: 'phone', multi: true },
  { key: 'email.work', group: 'email', multi: true },
  { key: 'email.home', group: 'email', multi: true },
  { key: 'email.other', group: 'email', multi: true },
  { key: 'web.work', group: 'online', multi: true },
  { key: 'web.home', group: 'online', multi: true },
  { key: 'web.other', group: 'online', multi: true },
  { key: 'im.skype', group: 'online', multi: true },
  { key: 'im.other', group: 'online', multi: true },
  { key: 'social.linkedin', group: 'online', multi: true },
  { key: 'social.facebook', group: 'online', multi: true },
  { key: 'social.x', group: 'online', multi: true },
  { key: 'social.instagram', group: 'online', multi: true },
  { key: 'social.other', group: 'online', multi: true },
  { key: 'birthday', group: 'about', multi: false },
  { key: 'birthday.year', group: 'about', multi: false },
  { key: 'birthday.month', group: 'about', multi: false },
  { key: 'birthday.day', group: 'about', multi: false },
  { key: 'related.spouse', group: 'about', multi: true },
  { key: 'related.child', group: 'about', multi: true },
  { key: 'related.manager', group: 'about', multi: true },
  { key: 'related.assistant', group: 'about', multi: true },
  { key: 'related.other', group: 'about', multi: true },
  { key: 'notes', group: 'about', multi: true },
  { key: 'notes.line', group: 'about', multi: true },
  { key: 'tags', group: 'sales', multi: true },
  { key: 'lifecycle', group: 'sales', multi: false },
  { key: 'roles', group: 'sales', multi: true },
  { key: 'owner', group: 'sales', multi: false },
  { key: 'source', group: 'sales', multi: false },
  { key: 'do_not_call', group: 'permission', multi: false },
  { key: 'do_not_mail', group: 'permission', multi: false },
  { key: 'external_id', group: 'record', multi: false },
  { key: 'created_at', group: 'record', multi: false },
] as const satisfies readonly { key: string; group: FieldGroup; multi: boolean }[];

export type PlainTarget = (typeof PLAIN_FIELDS)[number]['key'];
export type AddressTarget = `address.${AddressLabel}.${AddressPart}`;

/** A cell that belongs with others of the same number: `phone.2.label` names what `phone.2.value` holds. */
export type NumberedTarget =
  | `${MethodKind}.${number}.label`
  | `${MethodKind}.${number}.value`
  | `address.${number}.${'label' | AddressPart}`;

/** What one column means. Text, so that a mapping is plain data wherever it travels. */
export type FieldTarget = PlainTarget | AddressTarget | NumberedTarget | CustomTarget;

/** A field of the user's own: `custom:<id>`, or `custom:new:<type>` for one that the import makes. */
export type CustomTarget = `custom:${string}`;

export interface FieldDefinition {
  key: PlainTarget | AddressTarget;
  group: FieldGroup;
  /** True where several columns may point at this target. */
  multi: boolean;
}

/** Every target a person may choose by hand, in the order in which the list shows them. */
export const FIELD_CATALOGUE: readonly FieldDefinition[] = PLAIN_FIELDS.flatMap((field): FieldDefinition[] =>
  field.key === 'birthday' ? [...addressFields(), field] : [field],
);

function addressFields(): FieldDefinition[] {
  return ADDRESS_LABELS.flatMap((label) =>
    ADDRESS_PARTS.map((part): FieldDefinition => ({ key: `address.${label}.${part}`, group: 'address', multi: false })),
  );
}

export interface NumberedParts {
  kind: MethodKind | 'address';
  number: number;
  part: 'label' | 'value' | AddressPart;
}

const NUMBERED = /^(phone|email|web|im|social|address)\.(\d{1,3})\.([a-z_0-9]+)$/;
const CATALOGUE_KEYS: ReadonlySet<string> = new Set(FIELD_CATALOGUE.map((field) => field.key));

/** Takes a target apart when it is one of a numbered pair (`phone.2.value`); null for every other text. */
export function numberedParts(target: string): NumberedParts | null {
  const match = NUMBERED.exec(target);
  const [, kind, number, part] = match ?? [];
  if (kind === undefined || number === undefined || part === undefined) return null;
  const parts: readonly string[] = kind === 'address' ? ['label', ...ADDRESS_PARTS] : ['label', 'value'];
  if (!parts.includes(part)) return null;
  return { kind: kind as NumberedParts['kind'], number: Number(number), part: part as NumberedParts['part'] };
}

const CUSTOM = /^custom:(?:new:([a-z_]+)|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))$/;

/** Takes a target apart when it is a field of the user's own; null for every other text. */
export function customTarget(target: string): { id: string } | { newType: CustomFieldType } | null {
  const [, type, id] = CUSTOM.exec(target) ?? [];
  if (id !== undefined) return { id };
  const known = CUSTOM_FIELD_TYPES.find((one) => one === type);
  return known === undefined ? null : { newType: known };
}

/** True when the text names a target: of the catalogue, of a numbered pair, or a field of the user's own. The contract checks mappings with it. */
export function isFieldTarget(text: string): text is FieldTarget {
  return CATALOGUE_KEYS.has(text) || numberedParts(text) !== null || customTarget(text) !== null;
}

/** The address books whose headers are known. */
export const DIALECT_IDS = [
  'calldeck',
  'google_new',
  'google_old',
  'google_outlook',
  'outlook',
  'outlook_new',
  'thunderbird',
  'yahoo',
  'linkedin',
  'hubspot',
  'salesforce',
  'pipedrive',
  'zoho',
  'act',
  'atomic_crm',
] as const;
export type DialectId = (typeof DIALECT_IDS)[number];

/** One column of the file and what it is read as. `header` is the file's own word for it, empty where it has none. */
export interface ColumnMapping {
  index: number;
  header: string;
  target: FieldTarget;
}

/** A mapping as proposed: by the known dialect, by the header's words, by what the cells look like, or not at all. */
export interface ColumnGuess extends ColumnMapping {
  why: 'dialect' | 'name' | 'values' | 'none';
  /** What a person should look at before going on, in words. */
  note?: string;
}
