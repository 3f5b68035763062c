import type { ReactNode } from 'react';
import type { InputOf } from '@shared/contract/index';
import { choicesText, chosenIds } from '@shared/domain/custom-field';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { strings } from '@shared/locale';
import { formatBirthday } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { parseTypedBirthday } from '@shared/domain/typed-birthday';
import type { GridColumn, LeaveCell } from '@renderer/ui';
import { CellField, type CellInput } from './cell-field';
import type { OwnField } from './fields';
import type { ContactRow } from './list-question';
import { isWholeName, typedName } from './typed-name';

const words = strings.contactList;
const cardWords = strings.contactCardPage;

export interface EditWorld {
  users: ReadonlyArray<{ id: string; name: string }>;
  own: readonly OwnField[];
}

type Saved = Promise<{ txId: string | null }>;
type Patch = InputOf<'contacts.update'>['patch'];

function update(id: string, patch: Patch): Saved {
  return ask('contacts.update', { id, patch });
}

/** Changes the phone or email that the list shows: the card's first one, which a new one becomes where there is none. */
async function saveMethod(row: ContactRow, kind: 'phone' | 'email', value: string): Saved {
  const card = await ask('contacts.get', { id: row.id });
  const shown = kind === 'phone' ? row.phone : row.email;
  const method = card.methods.find((one) => one.kind === kind && one.value === shown);
  if (value === '') return method === undefined ? { txId: null } : ask('contacts.remove_method', { id: method.id });
  return ask('contacts.save_method', {
    contactId: row.id,
    kind,
    label: method?.label ?? '',
    value,
    ...(method === undefined ? {} : { id: method.id, isPrimary: method.isPrimary }),
  });
}

async function saveName(row: ContactRow, typed: string): Saved {
  if (typed === '') throw new Error(cardWords.name.missing);
  return update(row.id, typedName(row, typed));
}

async function saveBirthday(row: ContactRow, typed: string): Saved {
  const birthday = typed === '' ? null : parseTypedBirthday(typed, fileToday());
  if (typed !== '' && birthday === null) throw new Error(cardWords.about.notABirthday);
  return update(row.id, { birthday });
}

/** Changes a part of the address that the list shows: the first one with a city, else the card's first. */
async function savePlace(row: ContactRow, part: 'city' | 'postalCode', value: string): Saved {
  const card = await ask('contacts.get', { id: row.id });
  const shown = card.addresses.find(({ city }) => city !== '') ?? card.addresses[0];
  const nowhere = { label: '', street: '', city: '', region: '', postalCode: '', country: '' };
  const { id, revision: _, ...before } = shown ?? { ...nowhere, id: undefined, revision: 0 };
  const after = { ...before, [part]: value };
  const isEmpty = Object.entries(after).every(([name, text]) => name === 'label' || text.trim() === '');
  if (!isEmpty)
    return ask('contacts.save_address', { contactId: row.id, ...after, ...(id === undefined ? {} : { id }) });
  return id === undefined ? { txId: null } : ask('contacts.remove_address', { id });
}

interface Editable {
  label: string;
  value: (row: ContactRow) => string;
  save: (row: ContactRow, value: string) => Saved;
  /** False where this row's cell is changed on its card. */
  canEdit?: (row: ContactRow) => boolean;
  /** How it is filled in, if not as text. */
  input?: (world: EditWorld) => CellInput;
}

const text: CellInput = { kind: 'text' };
const oneOf = (choices: Extract<CellInput, { kind: 'one' }>['choices']): CellInput => ({ kind: 'one', choices });

const lead = cardWords.about.lead;
const leadStatuses = ['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified'] as const;
const nobody = { value: '', label: words.edit.none };

const editable: Readonly<Record<string, Editable>> = {
  name: { label: words.field.name, value: (row) => row.displayName, canEdit: isWholeName, save: saveName },
  company: {
    label: words.field.company,
    value: (row) => row.companyName,
    canEdit: ({ kind }) => kind === 'person',
    save: (row, name) => ask('contacts.set_company', { id: row.id, company: name === '' ? null : { name } }),
  },
  title: {
    label: words.field.title,
    value: (row) => row.title,
    // A title is that of a job.
    canEdit: ({ companyId }) => companyId !== null,
    save: ({ id, companyId }, title) =>
      ask('contacts.set_company', { id, company: companyId === null ? null : { id: companyId }, title }),
  },
  city: { label: words.field.city, value: (row) => row.city, save: (row, city) => savePlace(row, 'city', city) },
  postcode: {
    label: words.field.postcode,
    value: (row) => row.postcode,
    save: (row, code) => savePlace(row, 'postalCode', code),
  },
  birthday: {
    label: words.field.birthday,
    value: (row) => (row.birthday === null ? '' : formatBirthday(row.birthday)),
    canEdit: ({ kind }) => kind === 'person',
    save: saveBirthday,
  },
  lifecycle: {
    label: words.field.lifecycle,
    value: (row) => row.lifecycle,
    input: () => oneOf(LIFECYCLES.map((value) => ({ value, label: strings.ui.lifecycle[value] }))),
    save: (row, value) => update(row.id, { lifecycle: LIFECYCLES.find((one) => one === value) ?? row.lifecycle }),
  },
  leadStatus: {
    label: words.field.lead_status,
    value: (row) => row.leadStatus ?? '',
    input: () => oneOf([nobody, ...leadStatuses.map((value) => ({ value, label: lead[value] }))]),
    save: (row, value) => update(row.id, { leadStatus: leadStatuses.find((one) => one === value) ?? null }),
  },
  owner: {
    label: words.field.owner,
    value: (row) => row.ownerId ?? '',
    input: ({ users }) => oneOf([nobody, ...users.map(({ id, name }) => ({ value: id, label: name }))]),
    save: (row, value) => update(row.id, { ownerId: value === '' ? null : value }),
  },
  source: { label: words.field.source, value: (row) => row.source, save: (row, source) => update(row.id, { source }) },
  phone: {
    label: words.field.phone,
    value: (row) => row.phone ?? '',
    save: (row, value) => saveMethod(row, 'phone', value),
  },
  email: {
    label: words.field.email,
    value: (row) => row.email ?? '',
    save: (row, value) => saveMethod(row, 'email', value),
  },
};

function ownInput({ type, options }: OwnField): CellInput {
  const choices = options.map(({ id, name }) => ({ value: id, label: name }));
  switch (type) {
    case 'choice':
      return oneOf([nobody, ...choices]);
    case 'multi_choice':
      return { kind: 'several', choices, read: chosenIds, write: (chosen) => choicesText(options, chosen) };
    case 'yes_no':
      return oneOf([nobody, { value: 'yes', label: words.ready['1'] }, { value: 'no', label: words.ready['0'] }]);
    default:
      return text;
  }
}

function ownEditable(field: OwnField): Editable {
  return {
    label: field.name,
    value: (row) => row.custom[field.id] ?? '',
    // A field of people alone or of companies alone is refused on the others.
    canEdit: ({ kind }) => field.kind === '' || field.kind === kind,
    save: (row, value) =>
      ask('fields.set_value', { contactIds: [row.id], fieldId: field.id, value: value === '' ? null : value }),
    input: () => ownInput(field),
  };
}

/** How the cells of a column are edited in their place; nothing where they are not. */
export function cellEditing(key: string, world: EditWorld): Pick<GridColumn<ContactRow>, 'editor' | 'canEdit'> {
  const own = world.own.find((field) => key === `custom:${field.id}`);
  const cell = own === undefined ? editable[key] : ownEditable(own);
  if (cell === undefined) return {};
  return {
    canEdit: cell.canEdit,
    editor: function Cell(row: ContactRow, leave: LeaveCell): ReactNode {
      return (
        <CellField
          key={`${row.id} ${key}`}
          label={words.edit.of(cell.label, row.displayName)}
          said={words.edit.saved(cell.label, row.displayName)}
          value={cell.value(row)}
          input={cell.input?.(world) ?? text}
          leave={leave}
          onSave={(value) => cell.save(row, value)}
        />
      );
    },
  };
}
