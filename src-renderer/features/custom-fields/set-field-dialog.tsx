import { useState } from 'react';
import { strings } from '@shared/locale';
import { fileToday } from '@renderer/app/file-settings';
import { Dialog, FieldStack, SelectField } from '@renderer/ui';
import { OwnFieldInput } from './own-field-input';
import { useOwnFields, type OwnField } from './queries';
import { typedValue } from './typed-value';

const words = strings.customFieldsPage.bulk;

/** Which field is set on what is selected, and to what; empty clears it. */
export function SetFieldDialog({
  count,
  more,
  onClose,
  onSet,
}: {
  /** "12 contacts" */
  count: string;
  /** Fields of every card, offered before the user's own. */
  more: readonly OwnField[];
  onClose: () => void;
  onSet: (field: OwnField, value: string | null) => void;
}) {
  const own = (useOwnFields().data?.rows ?? []).filter((field) => field.retiredAt === null);
  const fields = [...more, ...own];
  const [fieldId, setFieldId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const field = fields.find((one) => one.id === fieldId) ?? fields[0];
  const read = field === undefined ? null : typedValue(field, typed, fileToday());

  function submit(): void {
    setTried(true);
    if (field !== undefined && read !== null && 'value' in read) onSet(field, read.value);
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title(count)}
      width={440}
      onSubmit={submit}
      submit={typed.trim() === '' ? words.clear : words.set}
      canSubmit={field !== undefined}
    >
      {field === undefined ? (
        <p>{words.none}</p>
      ) : (
        <FieldStack>
          <SelectField
            label={words.field}
            dataAutofocus
            searchable={fields.length > 8}
            value={field.id}
            choices={fields.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(id) => {
              setFieldId(id);
              setTyped('');
              setTried(false);
            }}
          />
          <OwnFieldInput
            key={field.id}
            field={field}
            label={words.value}
            value={typed}
            error={tried && read !== null && 'wrong' in read ? read.wrong : null}
            onChange={setTyped}
          />
          {field.kind !== '' && <p>{words.only[field.kind]}</p>}
        </FieldStack>
      )}
    </Dialog>
  );
}
