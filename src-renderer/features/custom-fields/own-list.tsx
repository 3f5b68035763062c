import { IconPlus, IconRestore } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Button, Dialog, FieldStack, SectionHead, TextField } from '@renderer/ui';
import type { write } from './mutations';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;

// What every list of the user's own has: what it is for and how one adds to it, a dialog about a name, and what is no
// longer offered.

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
