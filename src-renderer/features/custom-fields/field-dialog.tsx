import { useState } from 'react';
import { convertsWithoutLoss, CUSTOM_FIELD_TYPES } from '@shared/domain/custom-field';
import { strings } from '@shared/locale';
import { formatCount, formatSettings } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { currencies } from '@renderer/features/settings/regions';
import { Dialog, FieldRow, FieldStack, SegmentedTabs, SelectField, TextField } from '@renderer/ui';
import { FieldError } from '@renderer/ui/fields';
import { draftOf, hasOptions, inputOf, readOf, removedOptions, type FieldDraft } from './field-form';
import { writeUnlessStale } from './mutations';
import { OptionsEditor } from './options-editor';
import { useFieldCounts, type OwnField } from './queries';
import classes from './custom-fields.module.css';

const words = strings.customFieldsPage;
const form = words.fields.form;
const kinds = ['', 'person', 'company'] as const;

/** Makes a field, or changes one: its name, whose it is, its type where nothing is lost, its choices. */
export function FieldDialog({ field, onClose }: { field: OwnField | null; onClose: () => void }) {
  const { currency, locale } = formatSettings();
  const [draft, setDraft] = useState<FieldDraft>(() => draftOf(field, currency));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const counts = useFieldCounts().data?.options ?? {};
  const change = (patch: Partial<FieldDraft>) => {
    setDraft((before) => ({ ...before, ...patch }));
    setWrong({});
  };
  const removed = removedOptions(field, draft, counts);
  const types = CUSTOM_FIELD_TYPES.filter((type) => field === null || convertsWithoutLoss(field.type, type));

  async function save(): Promise<void> {
    if (draft.name.trim() === '') {
      setWrong({ name: form.nameMissing });
      return;
    }
    const end = await writeUnlessStale(
      field === null ? words.fields.did.made : words.fields.did.changed,
      inputOf(field, draft),
      field && readOf(field),
      (typed, before) => ask('fields.save', { ...typed, before }),
    );
    if (end.done) onClose();
    else setWrong(end.fields);
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={field === null ? form.titleNew : form.title(field.name)}
      width={560}
      closeOnClickOutside={false}
      onSubmit={save}
      submit={field === null ? form.make : form.save}
    >
      <FieldStack>
        <TextField
          label={form.name}
          value={draft.name}
          maxLength={100}
          dataAutofocus
          error={wrong['name'] ?? null}
          onChange={(name) => change({ name })}
        />
        <div className={classes.choice}>
          <span>{form.kind}</span>
          <SegmentedTabs
            label={form.kind}
            value={draft.kind}
            choices={kinds.map((kind) => ({ value: kind, label: words.fields.kind[kind] }))}
            onChange={(kind) => change({ kind })}
          />
        </div>
        <FieldRow>
          <SelectField
            label={form.type}
            hint={field === null ? form.typeHint : undefined}
            value={draft.type}
            disabled={types.length === 1}
            error={wrong['type'] ?? null}
            choices={types.map((type) => ({ value: type, label: words.fields.type[type] }))}
            onChange={(type) => change({ type })}
          />
          {draft.type === 'money' && (
            <SelectField
              label={form.currency}
              searchable
              disabled={field !== null}
              value={draft.currency}
              choices={currencies(locale)}
              onChange={(chosen) => change({ currency: chosen })}
            />
          )}
        </FieldRow>
        {hasOptions(draft.type) && (
          <>
            <OptionsEditor options={draft.options} onChange={(options) => change({ options })} />
            {wrong['options'] !== undefined && (
              <span role="alert">
                <FieldError text={wrong['options']} />
              </span>
            )}
          </>
        )}
        {removed.length > 0 && (
          <section className={classes.moves} aria-label={form.movesTitle}>
            <h3>{form.movesTitle}</h3>
            {removed.map((option) => (
              <SelectField
                key={option.id}
                label={form.moveOf(option.name, words.cards(formatCount(option.count)))}
                value={draft.moves[option.id] ?? ''}
                choices={[
                  { value: '', label: form.clear },
                  ...draft.options.flatMap((one) => (one.id === null ? [] : [{ value: one.id, label: one.name }])),
                ]}
                onChange={(to) => change({ moves: { ...draft.moves, [option.id]: to } })}
              />
            ))}
          </section>
        )}
      </FieldStack>
    </Dialog>
  );
}
