import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { strings } from '@shared/locale';
import { messageOf } from '@renderer/app/ask';
import { isFormatted } from '@shared/domain/note-text';
import { IconPencil } from '@tabler/icons-react';
import { IconButton } from './button';
import { cx } from './glyph';
import { onNoteKey } from './note-keys';
import { NoteText } from './note-text';
import { FieldError } from './fields';
import classes from './inline-text.module.css';

export interface InlineTextProps {
  /** What the value is: "Job title". Its accessible name. */
  label: string;
  value: string;
  /** What is shown in place of an empty value; "Not set" unless told. */
  emptyText?: string;
  /** Saves it. A string it resolves to is what is wrong: the field stays open and shows it. */
  onSave: (value: string) => Promise<string | void> | string | void;
  multiline?: boolean;
  disabled?: boolean;
  inputMode?: 'text' | 'tel' | 'email' | 'url' | 'decimal';
  /** Notes: bold, italic, lists and links are shown as such, and Ctrl B and Ctrl I make them. */
  note?: boolean;
  /** How the value is shown, where that is more than the text: a link, a formatted number. */
  display?: string;
  className?: string;
}

/** A value shown as text that edits in place: Enter saves, Esc restores, leaving the field saves. */
export function InlineText({
  label,
  value,
  emptyText,
  onSave,
  multiline,
  disabled,
  inputMode,
  note,
  display,
  className,
}: InlineTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // What is saved is measured against what stood here when the editing began, not against what has come in since.
  const begun = useRef(onSave);
  const errorId = useId();
  const editing = draft !== null;

  useEffect(() => {
    if (!editing) return;
    field.current?.focus();
    field.current?.select();
  }, [editing]);

  function leave(refocus: boolean): void {
    setDraft(null);
    setError(null);
    if (refocus) requestAnimationFrame(() => button.current?.focus());
  }

  async function save(refocus: boolean): Promise<void> {
    if (draft === null || saving) return;
    if (draft === value) {
      leave(refocus);
      return;
    }
    setSaving(true);
    let wrong: string | void;
    try {
      wrong = await begun.current(multiline === true ? draft : draft.trim());
    } catch (failure) {
      wrong = messageOf(failure);
    }
    setSaving(false);
    if (typeof wrong === 'string') {
      setError(wrong);
      field.current?.focus();
      return;
    }
    leave(refocus);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement & HTMLTextAreaElement>): void {
    if (note === true && onNoteKey(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave(true);
    } else if (event.key === 'Enter' && (multiline !== true || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void save(true);
    }
  }

  const begin = (): void => {
    begun.current = onSave;
    setDraft(value);
  };
  if (draft === null && note === true && isFormatted(value)) {
    return (
      <div className={cx(classes.note, className)}>
        <NoteText text={value} />
        <IconButton
          ref={button}
          className={classes.editNote}
          icon={IconPencil}
          size={24}
          label={strings.ui.edit(label)}
          disabled={disabled}
          onClick={begin}
        />
      </div>
    );
  }
  if (draft === null) {
    return (
      <button
        ref={button}
        type="button"
        disabled={disabled}
        className={cx(classes.show, value === '' && classes.empty, className)}
        data-multiline={multiline || undefined}
        aria-label={`${strings.ui.edit(label)}: ${value === '' ? (emptyText ?? strings.ui.noValue) : (display ?? value)}`}
        onClick={begin}
      >
        {value === '' ? (emptyText ?? strings.ui.noValue) : (display ?? value)}
      </button>
    );
  }
  const shared = {
    ref: field,
    className: cx(classes.edit, className),
    value: draft,
    'aria-label': label,
    'aria-invalid': error !== null,
    'aria-describedby': error === null ? undefined : errorId,
    readOnly: saving,
    onKeyDown,
    onBlur: () => void save(false),
  };
  return (
    <span>
      {multiline === true ? (
        <textarea {...shared} rows={3} onChange={(event) => setDraft(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          inputMode={inputMode}
          autoComplete="off"
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
      {error !== null && (
        <span id={errorId} role="alert" className={classes.error}>
          <FieldError text={error} />
        </span>
      )}
    </span>
  );
}
