import type { InputOf } from '@shared/contract/index';
import type { FoundPart } from '@shared/domain/signature';
import { fold } from '@shared/domain/fold';

/** The fields of a paper card, in the order in which they are typed. */
export const paperFields = [
  'name',
  'company',
  'title',
  'phone',
  'mobile',
  'email',
  'web',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'notes',
] as const;
export type PaperField = (typeof paperFields)[number];

/** A further number, address or profile beside those that have a field. */
export interface MoreReach {
  kind: 'phone' | 'email' | 'web' | 'social' | 'im';
  label: string;
  value: string;
}

/** Where the value of a field was read, while it was not typed over. */
export interface FieldSource {
  line: string;
  sure: boolean;
}

/** One card as far as it is typed. */
export interface PaperForm extends Record<PaperField, string> {
  /** Of the first number, where the text said so: "main". */
  phoneLabel: string;
  more: MoreReach[];
  sources: Partial<Record<PaperField, FieldSource>>;
}

export const blankForm: PaperForm = {
  name: '',
  company: '',
  title: '',
  phone: '',
  mobile: '',
  email: '',
  web: '',
  street: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  notes: '',
  phoneLabel: '',
  more: [],
  sources: {},
};

/** Fields that a pin keeps for the next cards. */
export const pinnable: readonly PaperField[] = ['company', 'city', 'region', 'country'];

/** Whether nothing was typed but what is pinned. */
export function isBlank(form: PaperForm, pins: readonly PaperField[] = []): boolean {
  return form.more.length === 0 && paperFields.every((field) => pins.includes(field) || form[field].trim() === '');
}

/** The form for the next card: empty but for what is pinned. */
export function nextForm(form: PaperForm, pins: readonly PaperField[]): PaperForm {
  return { ...blankForm, ...Object.fromEntries(pins.map((field) => [field, form[field]])) };
}

/** Whether a text typed alone into a field asks for what the card before had there. */
export function isDitto(text: string): boolean {
  return /^["″〃“”]$/.test(text);
}

/**
 * Puts what was read in a text into a form. A field that has something else already keeps it; what finds no place goes to
 * the other ways to reach them or to the notes, so that nothing is lost.
 */
export function withParts(form: PaperForm, parts: readonly FoundPart[]): PaperForm {
  const next: PaperForm = { ...form, more: [...form.more], sources: { ...form.sources } };
  const notes: string[] = [];
  const isFree = (field: PaperField, value: string): boolean =>
    next[field].trim() === '' || fold(next[field]) === fold(value);
  const put = (field: PaperField, value: string, { source, sure }: FoundPart): void => {
    next[field] = value;
    next.sources[field] = { line: source.split('\n').join(', '), sure };
  };
  const reach = (kind: MoreReach['kind'], part: FoundPart): void => {
    const same = [
      ...next.more,
      ...['phone', 'mobile', 'email', 'web'].map((field) => ({ value: next[field as PaperField] })),
    ];
    if (!same.some(({ value }) => value !== '' && value === part.value))
      next.more.push({ kind, label: part.label, value: part.value });
  };
  for (const part of parts) {
    const { kind, value } = part;
    if (kind === 'name' || kind === 'company' || kind === 'title') {
      if (isFree(kind, value)) put(kind, value, part);
      else notes.push(value);
    } else if (kind === 'phone') {
      const field = part.label === 'mobile' ? 'mobile' : 'phone';
      const isOther = ['fax', 'home', 'assistant', 'pager'].includes(part.label);
      if (!isOther && next[field] === '') {
        put(field, value, part);
        if (field === 'phone') next.phoneLabel = part.label;
      } else reach(kind, part);
    } else if (kind === 'email' || kind === 'web') {
      if (next[kind] === '') put(kind, value, part);
      else reach(kind, part);
    } else if (kind === 'social' || kind === 'im') reach(kind, part);
    else if (kind === 'address') {
      const { address } = part;
      const fields = ['street', 'postalCode', 'city', 'region', 'country'] as const;
      if (address !== null && fields.every((field) => address[field] === '' || isFree(field, address[field]))) {
        for (const field of fields) if (address[field] !== '') put(field, address[field], part);
      } else notes.push(value);
    } else notes.push(value);
  }
  const fresh = notes.filter((line) => !next.notes.split('\n').includes(line));
  next.notes = [next.notes.trimEnd(), ...fresh].filter((line) => line !== '').join('\n');
  return next;
}

/** The ways to reach them that a form has. */
function methodsOf(form: PaperForm): NonNullable<InputOf<'paper.add_to'>['methods']> {
  const typed: MoreReach[] = [
    { kind: 'phone', label: form.phoneLabel || 'work', value: form.phone },
    { kind: 'phone', label: 'mobile', value: form.mobile },
    { kind: 'email', label: '', value: form.email },
    { kind: 'web', label: '', value: form.web },
    ...form.more,
  ];
  return typed.map((one) => ({ ...one, value: one.value.trim() })).filter(({ value }) => value !== '');
}

function addressesOf(form: PaperForm): NonNullable<InputOf<'paper.add_to'>['addresses']> {
  const { street, city, region, postalCode, country } = form;
  const address = { street, city, region, postalCode, country };
  const trimmed = Object.fromEntries(Object.entries(address).map(([key, value]) => [key, value.trim()]));
  if (Object.values(trimmed).every((value) => value === '')) return [];
  return [{ ...address, ...trimmed, label: 'work' }];
}

/** What the form calls the card: the name, else the company, else how to reach them. */
export function calledIn(form: PaperForm): string {
  return (
    [form.name, form.company, form.email, form.phone, form.mobile, form.more[0]?.value ?? '']
      .map((text) => text.trim())
      .find((text) => text !== '') ?? ''
  );
}

/** The form as a new card; null where there is nothing to call it by. */
export function newCard(form: PaperForm): InputOf<'paper.take_in'>['card'] | null {
  const name = form.name.trim();
  const company = form.company.trim();
  const called = calledIn(form);
  if (called === '') return null;
  const isCompany = name === '' && company !== '';
  return {
    kind: isCompany ? 'company' : 'person',
    name: called,
    ...(isCompany || company === '' ? {} : { company: { name: company } }),
    ...(form.title.trim() === '' ? {} : { title: form.title.trim() }),
    methods: methodsOf(form),
    addresses: addressesOf(form),
    fields: { notes: form.notes.trim() },
  };
}

/** The form as what a card that is there gets. */
export function addition(form: PaperForm): Omit<InputOf<'paper.add_to'>, 'id'> {
  return {
    companyName: form.company.trim(),
    title: form.title.trim(),
    notes: form.notes.trim(),
    methods: methodsOf(form),
    addresses: addressesOf(form),
  };
}
