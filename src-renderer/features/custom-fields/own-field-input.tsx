import { strings } from '@shared/locale';
import { chosenIds, choicesText } from '@shared/domain/custom-field';
import { Chip, DateField, SelectField, TextField } from '@renderer/ui';
import type { OwnField } from './queries';
import classes from './custom-fields.module.css';

const words = strings.customFieldsPage;

export interface OwnFieldInputProps {
  field: OwnField;
  /** As typed, or of choices, dates and yes or no the canonical value; see `typedValue`. */
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  label?: string;
}

/** A field of the user's own in a form, by its type. */
export function OwnFieldInput({ field, value, onChange, error, label = field.name }: OwnFieldInputProps) {
  switch (field.type) {
    case 'date':
      return <DateField label={label} value={value || null} error={error} onChange={(date) => onChange(date ?? '')} />;
    case 'choice':
    case 'yes_no': {
      const choices =
        field.type === 'choice'
          ? field.options.map((option) => ({ value: option.id, label: option.name }))
          : (['yes', 'no'] as const).map((one) => ({ value: one, label: strings.customFields[one] }));
      return (
        <SelectField
          label={label}
          searchable={choices.length > 8}
          value={value}
          error={error}
          choices={[{ value: '', label: words.card.clear }, ...choices]}
          onChange={onChange}
        />
      );
    }
    case 'multi_choice': {
      const chosen = new Set(chosenIds(value));
      return (
        <div className={classes.choice} role="group" aria-label={label}>
          <span>{label}</span>
          <div className={classes.inline}>
            {field.options.map((option) => (
              <Chip
                key={option.id}
                toggle
                on={chosen.has(option.id)}
                onClick={() => {
                  const ids = chosen.has(option.id)
                    ? [...chosen].filter((id) => id !== option.id)
                    : [...chosen, option.id];
                  onChange(choicesText(field.options, ids));
                }}
              >
                {option.name}
              </Chip>
            ))}
          </div>
        </div>
      );
    }
    case 'text':
    case 'link':
    case 'number':
    case 'money':
      return (
        <TextField
          label={field.type === 'money' ? `${label} (${field.currency})` : label}
          value={value}
          error={error}
          maxLength={10_000}
          inputMode={field.type === 'link' ? 'url' : field.type === 'text' ? 'text' : 'decimal'}
          onChange={onChange}
        />
      );
  }
}
