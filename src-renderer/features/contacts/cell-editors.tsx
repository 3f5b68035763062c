import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { InputOf } from '@shared/contract/index';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { strings } from '@shared/locale';
import { ask, messageOf } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify, type LeaveCell } from '@renderer/ui';
import type { OwnField } from './fields';
import type { ContactRow } from './queries';
import classes from './contacts.module.css';

const words = strings.contactList;

export interface EditWorld {
  users: ReadonlyArray<{ id: string; name: string }>;
  own: readonly OwnField[];
}

type Saved = Promise<{ txId: string | null }>;

interface CellProps {
  label: string;
  value: string;
  /** Writes it; what it throws is what is wrong. */
  onSave: (value: string) => Saved;
  leave: LeaveCell;
  said: string;
  /** Choices instead of a text. */
  choices?: ReadonlyArray<{ value: string; label: string }>;
}

/** A cell edited in its place: Enter saves, Esc restores, Tab saves and goes on. A choice is saved when the cell is left. */
function CellEditor({ label, value, onSave, leave, said, choices }: CellProps) {
  const [draft, setDraft] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const busy = useRef(false);
  // Taking the field away blurs it, which must not end what it led on to.
  const left = useRef(false);
  useEffect(() => {
    field.current?.focus();
    if (choices === undefined) field.current?.select();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens
  }, []);

  function end(how: 'done' | 'next' | 'previous'): void {
    if (left.current) return;
    left.current = true;
    leave(how);
  }

  async function save(how: 'done' | 'next' | 'previous'): Promise<void> {
    if (busy.current || left.current) return;
    const next = draft.trim();
    if (next === value) {
      end(how);
      return;
    }
    busy.current = true;
    try {
      const { txId } = await onSave(next);
      notify.done(said, txId === null ? {} : { undo: () => void undo(txId) });
      end(how);
    } catch (failure) {
      setError(messageOf(failure));
      field.current?.focus();
    } finally {
      busy.current = false;
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      end('done');
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void save('done');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      void save(event.shiftKey ? 'previous' : 'next');
    }
  }

  const shared = {
    ref: field,
    'aria-label': label,
    'aria-invalid': error !== null || undefined,
    className: classes.cellInput,
    value: draft,
    onKeyDown,
    onBlur: () => void save('done'),
  };
  return (
    <>
      {choices === undefined ? (
        <input {...shared} maxLength={2000} onChange={(event) => setDraft(event.currentTarget.value)} />
      ) : (
        <select {...shared} onChange={(event) => setDraft(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {error !== null && (
        <span className={classes.cellError} role="alert">
          {error}
        </span>
      )}
    </>
  );
}

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

interface Editable {
  label: string;
  value: (row: ContactRow) => string;
  save: (row: ContactRow, value: string) => Saved;
  choices?: (world: EditWorld) => ReadonlyArray<{ value: string; label: string }>;
}

const lead = strings.contactCardPage.about.lead;
const leadStatuses = ['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified'] as const;
const nobody = { value: '', label: words.edit.none };

const editable: Readonly<Record<string, Editable>> = {
  lifecycle: {
    label: words.field.lifecycle,
    value: (row) => row.lifecycle,
    choices: () => LIFECYCLES.map((value) => ({ value, label: strings.ui.lifecycle[value] })),
    save: (row, value) => update(row.id, { lifecycle: LIFECYCLES.find((one) => one === value) ?? row.lifecycle }),
  },
  leadStatus: {
    label: words.field.lead_status,
    value: (row) => row.leadStatus ?? '',
    choices: () => [nobody, ...leadStatuses.map((value) => ({ value, label: lead[value] }))],
    save: (row, value) => update(row.id, { leadStatus: leadStatuses.find((one) => one === value) ?? null }),
  },
  owner: {
    label: words.field.owner,
    value: (row) => row.ownerId ?? '',
    choices: ({ users }) => [nobody, ...users.map(({ id, name }) => ({ value: id, label: name }))],
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

function ownEditable(field: OwnField): Editable | undefined {
  // Several choices at once are chosen on the card.
  if (field.type === 'multi_choice') return undefined;
  const choices =
    field.type === 'choice'
      ? [nobody, ...field.options.map(({ id, name }) => ({ value: id, label: name }))]
      : field.type === 'yes_no'
        ? [nobody, { value: 'yes', label: words.ready['1'] }, { value: 'no', label: words.ready['0'] }]
        : undefined;
  return {
    label: field.name,
    value: (row) => row.custom[field.id] ?? '',
    save: (row, value) =>
      ask('fields.set_value', { contactIds: [row.id], fieldId: field.id, value: value === '' ? null : value }),
    ...(choices === undefined ? {} : { choices: () => choices }),
  };
}

/** How the cells of a column are edited in their place; undefined where they are not. */
export function cellEditor(
  key: string,
  world: EditWorld,
): ((row: ContactRow, leave: LeaveCell) => ReactNode) | undefined {
  const own = world.own.find((field) => key === `custom:${field.id}`);
  const cell = own === undefined ? editable[key] : ownEditable(own);
  if (cell === undefined) return undefined;
  return function Cell(row, leave) {
    const label = words.edit.of(cell.label, row.displayName);
    return (
      <CellEditor
        key={`${row.id} ${key}`}
        label={label}
        said={words.edit.saved(cell.label, row.displayName)}
        value={cell.value(row)}
        choices={cell.choices?.(world)}
        leave={leave}
        onSave={(value) => cell.save(row, value)}
      />
    );
  };
}
