import { IconPlus, IconRestore } from '@tabler/icons-react';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Button, Dialog, FieldStack, InlineText, SectionHead, TextField } from '@renderer/ui';
import type { write } from './mutations';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;

// What every list of the user's own has: what it is for and how one adds to it, rows whose name is written in place, a
// dialog about a name, and what is no longer offered.

/** What a list is for, and beside it how one adds to it. */
export function ListIntro({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className={classes.intro}>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** The button that adds to a list, with its key. */
export function AddButton({ label, large, onAdd }: { label: string; large?: boolean; onAdd: () => void }) {
  return (
    <Button kind="primary" size={large === true ? 'lg' : 'sm'} icon={IconPlus} keys="N" bind="list" onClick={onAdd}>
      {label}
    </Button>
  );
}

/** The form that adds to a list by a name alone: its field stays for the next, and says why where that is not taken. */
export function AddByName({
  label,
  add,
  maxLength,
  onAdd,
}: {
  label: string;
  /** The button that adds. */
  add: string;
  maxLength: number;
  onAdd: (name: string) => ReturnType<typeof write>;
}) {
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    field.current?.focus();
    const typed = name.trim();
    if (typed === '') return;
    // Empty before it is written, so that a second Enter adds nothing; what is refused comes back.
    setName('');
    const end = await onAdd(typed);
    if (end.done) return;
    setName((since) => since || typed);
    setWrong(end.fields['name'] ?? (end.message || null));
  }

  return (
    <form className={classes.addByName} onSubmit={(event) => void submit(event)}>
      <TextField
        ref={field}
        label={label}
        hideLabel
        placeholder={label}
        value={name}
        maxLength={maxLength}
        error={wrong}
        onChange={(typed) => {
          setName(typed);
          setWrong(null);
        }}
      />
      <Button kind="primary" size="md" type="submit">
        {add}
      </Button>
    </form>
  );
}

/** A list of the user's own. */
export function OwnList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}

/** One of a list, renamed in place. */
export function NamedRow({
  label,
  name,
  selected,
  before,
  after,
  onRename,
}: {
  label: string;
  name: string;
  selected?: boolean;
  /** What stands before the name, and what after it. */
  before: ReactNode;
  after: ReactNode;
  onRename: (name: string) => ReturnType<typeof write>;
}) {
  return (
    <li className={classes.row} data-selected={selected || undefined}>
      {before}
      <span className={classes.inPlace}>
        <InlineText
          label={label}
          value={name}
          onSave={async (typed) => {
            if (typed === '') return strings.contacts.emptyValue;
            const end = await onRename(typed);
            return end.done || end.message === '' ? undefined : end.message;
          }}
        />
      </span>
      {after}
    </li>
  );
}

export interface NameDialogProps {
  title: string;
  /** The button that saves. */
  confirm: string;
  label: string;
  hint?: string;
  /** The name as it is; empty for something new. */
  name: string;
  /** What is said where there is no name. */
  missing: string;
  /** Saves under the name as typed. */
  onSave: (name: string) => ReturnType<typeof write>;
  onClose: () => void;
  /** Further fields under the name. */
  children?: ReactNode;
}

/** The dialog of something of the user's own that has a name: it stays open, and says why, where that is not taken. */
export function NameDialog({ title, confirm, label, hint, name, missing, onSave, onClose, children }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [wrong, setWrong] = useState<string | null>(null);

  async function save(): Promise<void> {
    if (typed.trim() === '') {
      setWrong(missing);
      return;
    }
    const end = await onSave(typed.trim());
    if (end.done) onClose();
    else setWrong(end.fields['name'] ?? (end.message || null));
  }

  return (
    <Dialog opened onClose={onClose} title={title} width={440} onSubmit={save} submit={confirm}>
      <FieldStack>
        <TextField
          label={label}
          hint={hint}
          value={typed}
          maxLength={100}
          dataAutofocus
          error={wrong}
          onChange={(text) => {
            setTyped(text);
            setWrong(null);
          }}
        />
        {children}
      </FieldStack>
    </Dialog>
  );
}

/** What is kept but no longer offered, each with the way back. */
export function RetiredList<T extends { id: string }>({
  title,
  text,
  items,
  onBringBack,
  children,
  more,
}: {
  title: string;
  text: string;
  items: readonly T[];
  onBringBack: (item: T) => void;
  /** What a row says. */
  children: (item: T) => ReactNode;
  /** Further acts of a row. */
  more?: (item: T) => ReactNode;
}) {
  if (items.length === 0) return null;
  return (
    <section className={classes.retired} aria-label={title}>
      <SectionHead title={title} count={formatCount(items.length)} />
      <p className={classes.text}>{text}</p>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.row} data-retired>
            {children(item)}
            <Button size="xs" icon={IconRestore} onClick={() => onBringBack(item)}>
              {page.fields.bringBack}
            </Button>
            {more?.(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
