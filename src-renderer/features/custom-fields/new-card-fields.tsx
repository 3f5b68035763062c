import { useState } from 'react';
import { strings } from '@shared/locale';
import { fileToday } from '@renderer/app/file-settings';
import { FieldRow, LinkButton } from '@renderer/ui';
import { OwnFieldInput } from './own-field-input';
import { useFieldsOf, type OwnField } from './queries';
import { typedValue } from './typed-value';

export interface NewCardFields {
  /** Shown when there are fields for this kind of card. */
  fields: readonly OwnField[];
  typed: Readonly<Record<string, string>>;
  set: (id: string, value: string) => void;
  clear: () => void;
  /** What is wrong, by field. */
  errors: Readonly<Record<string, string>>;
  /** What is sent with the card: canonical values of what was filled in. */
  own: Record<string, string>;
}

/**
 * What is typed into the fields of the user's own before the card is there.
 * @param begun what was typed before, by field
 */
export function useNewCardFields(
  kind: 'person' | 'company',
  begun: Readonly<Record<string, string>> = {},
): NewCardFields {
  const fields = useFieldsOf(kind);
  const [typed, setTyped] = useState(begun);
  const errors: Record<string, string> = {};
  const own: Record<string, string> = {};
  for (const field of fields) {
    const read = typedValue(field, typed[field.id] ?? '', fileToday());
    if ('wrong' in read) errors[field.id] = read.wrong;
    else if (read.value !== null) own[field.id] = read.value;
  }
  return {
    fields,
    typed,
    errors,
    own,
    set: (id, value) => setTyped((before) => ({ ...before, [id]: value })),
    clear: () => setTyped({}),
  };
}

/** The fields of the user's own in the form of a new card, shown when they are asked for. */
export function NewCardFieldRows({ form, tried }: { form: NewCardFields; tried: boolean }) {
  const [opened, setOpened] = useState(() => Object.values(form.typed).some((text) => text !== ''));
  if (form.fields.length === 0) return null;
  if (!opened)
    return (
      <span>
        <LinkButton onClick={() => setOpened(true)}>{strings.customFieldsPage.card.more}</LinkButton>
      </span>
    );
  const pairs = Array.from({ length: Math.ceil(form.fields.length / 2) }, (_, at) =>
    form.fields.slice(at * 2, at * 2 + 2),
  );
  return pairs.map((pair) => (
    <FieldRow key={pair[0]?.id}>
      {pair.map((field) => (
        <OwnFieldInput
          key={field.id}
          field={field}
          value={form.typed[field.id] ?? ''}
          error={tried ? (form.errors[field.id] ?? null) : null}
          onChange={(value) => form.set(field.id, value)}
        />
      ))}
    </FieldRow>
  ));
}
