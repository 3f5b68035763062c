import { useEffect, useEffectEvent, useRef, useState, type FocusEvent, type KeyboardEvent, type Ref } from 'react';
import { strings } from '@shared/locale';
import { messageOf } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify, type LeaveCell } from '@renderer/ui';
import classes from './contacts.module.css';

const words = strings.contactList.edit;

/** What a cell is filled in with. */
export type CellInput =
  | { kind: 'text' }
  | { kind: 'one'; choices: ReadonlyArray<{ value: string; label: string }> }
  | {
      kind: 'several';
      choices: ReadonlyArray<{ value: string; label: string }>;
      read: (value: string) => readonly string[];
      write: (chosen: ReadonlySet<string>) => string;
    };

export interface CellFieldProps {
  label: string;
  /** As it stands on the card; it may be changed from elsewhere while it is edited. */
  value: string;
  input: CellInput;
  /** Writes it; what it throws is what is wrong. */
  onSave: (value: string) => Promise<{ txId: string | null }>;
  leave: LeaveCell;
  said: string;
}

interface SeveralFieldProps {
  /** On its first box. */
  ref: Ref<HTMLInputElement>;
  'aria-label': string;
  'aria-invalid': true | undefined;
  input: Extract<CellInput, { kind: 'several' }>;
  draft: string;
  onDraft: (draft: string) => void;
}

/** Boxes below the cell: ↑ ↓ move among them, Space ticks. */
function SeveralField({ ref, input, draft, onDraft, ...named }: SeveralFieldProps) {
  const chosen = new Set(input.read(draft));
  function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const boxes = [...event.currentTarget.querySelectorAll('input')];
    boxes[boxes.findIndex((box) => box === document.activeElement) + step]?.focus();
  }
  return (
    // Its own focus keeps a press beside a box from leaving the cell.
    <fieldset className={classes.cellChoices} tabIndex={-1} {...named} onKeyDown={onKeyDown}>
      {input.choices.map(({ value, label }, at) => (
        <label key={value} className={classes.cellChoice}>
          <input
            ref={at === 0 ? ref : undefined}
            type="checkbox"
            checked={chosen.has(value)}
            onChange={(event) => {
              if (event.currentTarget.checked) chosen.add(value);
              else chosen.delete(value);
              onDraft(input.write(chosen));
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/**
 * A cell edited in its place: Enter saves, Esc restores, Tab saves and goes on. What is refused stays in it, with the reason;
 * so does what was changed from elsewhere meanwhile, until it is saved once more.
 */
export function CellField({ label, value, input, onSave, leave, said }: CellFieldProps) {
  const [draft, setDraft] = useState(value);
  const [known, setKnown] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const busy = useRef(false);
  // Taking the field away blurs it, which must not end what it led on to.
  const left = useRef(false);
  const takeFocus = useEffectEvent(() => {
    field.current?.focus();
    if (input.kind === 'text') field.current?.select();
  });
  useEffect(() => takeFocus(), []);

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
    if (value !== known) {
      setKnown(value);
      setError(words.changedMeanwhile);
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

  function onBlur(event: FocusEvent<HTMLElement>): void {
    if (!event.currentTarget.contains(event.relatedTarget)) void save('done');
  }

  function type(text: string): void {
    setDraft(text);
    setError(null);
  }

  const shared = { ref: field, 'aria-label': label, 'aria-invalid': error !== null || undefined } as const;
  return (
    <span className={classes.cellField} onKeyDown={onKeyDown} onBlur={onBlur}>
      {input.kind === 'text' && (
        <input
          {...shared}
          className={classes.cellInput}
          value={draft}
          maxLength={2000}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
      {input.kind === 'one' && (
        <select
          {...shared}
          className={classes.cellInput}
          value={draft}
          onChange={(event) => type(event.currentTarget.value)}
        >
          {input.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {input.kind === 'several' && <SeveralField {...shared} input={input} draft={draft} onDraft={type} />}
      {error !== null && (
        <span className={classes.cellError} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
