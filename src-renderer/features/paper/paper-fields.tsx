import { IconPin, IconPinFilled, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { normalisePhone } from '@shared/domain/phone';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { useShortcut } from '@renderer/app/shortcuts';
import { FieldStack, IconButton, notify, TextAreaField, TextField } from '@renderer/ui';
import { problems, saveCard } from './paper-acts';
import { isDitto, paperFields, pinnable, type PaperField } from './paper-form';
import { repeatLast, togglePin, typeInto, usePaper } from './paper-store';
import classes from './paper.module.css';

const words = strings.paperPage;
const contactWords = strings.contactsPage.form;
const rows: readonly (readonly PaperField[])[] = [
  ['name'],
  ['company', 'title'],
  ['phone', 'mobile'],
  ['email', 'web'],
  ['street'],
  ['postalCode', 'city'],
  ['region', 'country'],
];
const modes: Partial<Record<PaperField, 'tel' | 'email' | 'url'>> = {
  phone: 'tel',
  mobile: 'tel',
  email: 'email',
  web: 'url',
};

function fieldNamed(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-paper-form] [name="${name}"]`);
}

/** The field of the form that has the focus. */
function focused(): PaperField | null {
  const active = document.activeElement;
  const name = active?.closest('[data-paper-form]') === null ? null : active?.getAttribute('name');
  return paperFields.find((field) => field === name) ?? null;
}

function ditto(field: PaperField): void {
  if (!repeatLast(field)) notify.info(words.nothingToRepeat);
}

function Source({ field }: { field: PaperField }) {
  const source = usePaper((state) => state.form.sources[field]);
  if (source === undefined) return null;
  return (
    <span className={classes.source} title={source.line}>
      {!source.sure && <span className={classes.check}>{words.check}</span>} {words.from(source.line)}
    </span>
  );
}

function PaperText({ field, error, onLeave }: { field: PaperField; error: string | null; onLeave: () => void }) {
  const value = usePaper((state) => state.form[field]);
  const isPinned = usePaper((state) => state.pins.includes(field));
  const hasSource = usePaper(({ form: { sources, [field]: shown } }) => {
    const source = sources[field];
    return source !== undefined && (!source.sure || source.line.trim() !== shown);
  });
  return (
    <TextField
      name={field}
      label={words.field[field]}
      value={value}
      inputMode={modes[field]}
      maxLength={1000}
      error={error}
      hint={hasSource ? <Source field={field} /> : undefined}
      onBlur={onLeave}
      onChange={(text) => (value === '' && isDitto(text) ? ditto(field) : typeInto(field, text))}
      rightSection={
        pinnable.includes(field) ? (
          <IconButton
            icon={isPinned ? IconPinFilled : IconPin}
            size={24}
            label={(isPinned ? words.unpin : words.pin)(words.field[field])}
            aria-pressed={isPinned}
            // By keyboard it is pinned from the field itself; one more stop would stand in the way of the next field.
            tabIndex={-1}
            onClick={() => togglePin(field)}
          />
        ) : undefined
      }
    />
  );
}

function phoneProblem(text: string): string | null {
  if (text.trim() === '') return null;
  const { reason } = normalisePhone(text, formatSettings().region);
  return reason === null ? null : contactWords[`phone_${reason}`];
}

/** Numbers and profiles that have no field of their own. */
function More() {
  const more = usePaper((state) => state.form.more);
  if (more.length === 0) return null;
  const labels: Record<string, string> = strings.contactCardPage.reach.labels;
  return (
    <section aria-label={words.more}>
      <h3 className={classes.moreTitle}>{words.more}</h3>
      <ul>
        {more.map((one, at) => (
          <li key={`${one.kind} ${one.value}`} className={classes.moreRow}>
            <span className={classes.second}>
              {words.labelled(words.kind[one.kind], labels[one.label] ?? one.label)}
            </span>
            <span>{one.value}</span>
            <IconButton
              icon={IconX}
              size={24}
              label={strings.ui.remove(one.value)}
              onClick={() =>
                usePaper.setState(({ form }) => ({
                  form: { ...form, more: form.more.filter((_, other) => other !== at) },
                }))
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The form of one paper card: Tab goes on, Enter saves from whichever field it is pressed in. */
export function PaperFields() {
  const begun = usePaper((state) => state.begun);
  const form = usePaper((state) => state.form);
  /** For which card saving was tried. */
  const [tried, setTried] = useState<number | null>(null);
  const [left, setLeft] = useState<PaperField | null>(null);
  const isTried = tried === begun;
  const wrong = isTried ? problems() : {};
  useEffect(() => fieldNamed('name')?.focus(), [begun]);

  function save(): void {
    const found = problems();
    setTried(begun);
    const [first] = Object.keys(found);
    if (first === undefined) void saveCard();
    else fieldNamed(first)?.focus();
  }
  useShortcut('Ctrl Enter', save, { description: words.save, group: 'form' });
  useShortcut(
    'Ctrl D',
    () => {
      const field = focused();
      if (field !== null) ditto(field);
    },
    { description: words.key.ditto, group: 'form' },
  );
  useShortcut(
    'Ctrl Shift D',
    () => {
      const field = focused();
      if (field !== null) togglePin(field);
    },
    { description: words.key.pin, group: 'form' },
  );
  const errorOf = (field: PaperField): string | null => {
    if (field === 'name') return wrong.name ?? null;
    if (field === 'email') return wrong.email ?? null;
    // A number that is no number yet never keeps a card from being saved.
    return (field === 'phone' || field === 'mobile') && (left === field || isTried) ? phoneProblem(form[field]) : null;
  };
  return (
    <form
      id="paper-form"
      data-paper-form
      aria-label={words.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FieldStack>
        {rows.map((fields) => (
          <div key={fields.join(' ')} className={classes.fields}>
            {fields.map((field) => (
              <PaperText key={field} field={field} error={errorOf(field)} onLeave={() => setLeft(field)} />
            ))}
          </div>
        ))}
        <More />
        <TextAreaField
          name="notes"
          label={words.field.notes}
          hint={words.notesHint}
          value={form.notes}
          minRows={2}
          maxRows={8}
          onChange={(text) => (form.notes === '' && isDitto(text) ? ditto('notes') : typeInto('notes', text))}
          onKeyDown={(event) => {
            if (
              event.key !== 'Enter' ||
              event.shiftKey ||
              event.ctrlKey ||
              event.metaKey ||
              event.nativeEvent.isComposing
            )
              return;
            event.preventDefault();
            save();
          }}
        />
      </FieldStack>
    </form>
  );
}
