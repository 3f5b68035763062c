import type { ContactDraft, DraftAddress, DraftMethod, DraftPhone } from '@shared/domain/contact-draft';
import { emptyDraft, emptyName } from '../../formats/draft-methods';

// What is left out of a packed draft comes from here again.
const empty = emptyDraft();
const emptyMethod: DraftMethod = {
  kind: 'email',
  label: 'work',
  value: '',
  primary: false,
  normalised: null,
  phone: null,
};
const emptyPhone: DraftPhone = { e164: null, digits: '', extension: null, possible: true };
const emptyAddress: DraftAddress = {
  label: 'work',
  street: '',
  street2: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
  poBox: '',
  formatted: '',
};

/** A contact without anything, but for what is given. */
export function draftOf(parts: Partial<ContactDraft>): ContactDraft {
  return { ...emptyDraft(), ...parts };
}

/** A method whose normalised value is left out where it is the value itself, and a number's where it is the normalised one. */
type PackedMethod = Omit<Partial<DraftMethod>, 'phone'> & { phone?: Partial<DraftPhone> | null };

/**
 * A draft as text, without what is empty: a third of its whole JSON, which for a file of a hundred thousand rows is a
 * second and a hundred megabytes.
 */
export function packDraft(draft: ContactDraft): string {
  const packed: Record<string, unknown> = lean(draft, empty);
  packed['name'] = lean(draft.name, empty.name);
  if (draft.methods.length > 0) packed['methods'] = draft.methods.map(packMethod);
  if (draft.addresses.length > 0) packed['addresses'] = draft.addresses.map((address) => lean(address, emptyAddress));
  return JSON.stringify(packed);
}

function packMethod(method: DraftMethod): PackedMethod {
  const packed: PackedMethod = lean(method, emptyMethod);
  if (method.normalised === method.value) delete packed.normalised;
  else packed.normalised = method.normalised;
  if (method.phone !== null) {
    packed.phone = lean(method.phone, emptyPhone);
    if (method.phone.e164 === method.normalised) delete packed.phone.e164;
    else packed.phone.e164 = method.phone.e164;
  }
  return packed;
}

/** The draft that a text was packed from. */
export function unpackDraft(text: string): ContactDraft {
  const packed = JSON.parse(text) as Partial<Omit<ContactDraft, 'methods' | 'addresses'>> & {
    methods?: PackedMethod[];
    addresses?: Partial<DraftAddress>[];
  };
  return {
    ...empty,
    ...packed,
    name: { ...emptyName(), ...packed.name },
    methods: (packed.methods ?? []).map(unpackMethod),
    addresses: (packed.addresses ?? []).map((address) => ({ ...emptyAddress, ...address })),
    tags: packed.tags ?? [],
    roles: packed.roles ?? [],
  };
}

function unpackMethod(packed: PackedMethod): DraftMethod {
  const method = { ...emptyMethod, ...packed, phone: null } as DraftMethod;
  if (packed.normalised === undefined) method.normalised = method.value;
  if (packed.phone !== undefined && packed.phone !== null) {
    method.phone = { ...emptyPhone, ...packed.phone };
    if (packed.phone.e164 === undefined) method.phone.e164 = method.normalised;
  }
  return method;
}

function lean<T extends object>(value: T, without: T): Partial<T> {
  const kept: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    const cell = value[key];
    if (cell === without[key] || (Array.isArray(cell) && cell.length === 0)) continue;
    kept[key] = cell;
  }
  return kept;
}
