import { useEffect, useRef, useState } from 'react';
import { fold } from '@shared/domain/fold';
import {
  periodUnits,
  shapeOf,
  type ContactField,
  type FilterCondition,
  type FilterOp,
  type PeriodUnit,
} from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { formatNumber } from '@shared/locale/format';
import { CheckField, DateField, MoneyField, SelectField, TextField } from '@renderer/ui';
import type { FieldWorld } from './fields';
import { typedNumber, withOp } from './filter-edit';
import { monthName, verbOf } from './filter-words';
import classes from './filters.module.css';

const words = strings.contactList;

interface EditorProps {
  world: FieldWorld;
  field: ContactField;
  condition: FilterCondition;
  onChange: (condition: FilterCondition) => void;
}

/** How many choices stand without a field to find one. */
const short = 9;

function ChoiceValue({ world, field, condition, onChange }: EditorProps) {
  const [typed, setTyped] = useState('');
  const choices = world.choices(field);
  const chosen = new Set(Array.isArray(condition.value) ? condition.value : []);
  const lines = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The values are what is wanted; how they are asked stands right before them.
    lines.current?.querySelector('input')?.focus();
  }, []);
  const shown = choices.filter(({ label }) => fold(label).includes(fold(typed))).slice(0, 200);

  function toggle(value: string, on: boolean): void {
    const next = choices.flatMap((choice) =>
      (choice.value === value ? on : chosen.has(choice.value)) ? [choice.value] : [],
    );
    const { value: _, ...rest } = condition;
    onChange(next.length === 0 ? rest : { ...rest, value: next });
  }

  return (
    <div ref={lines} className={classes.choices} role="group" aria-label={world.label(field.key)}>
      {choices.length > short && (
        <TextField
          label={words.findChoice}
          hideLabel
          placeholder={words.findChoice}
          value={typed}
          onChange={setTyped}
        />
      )}
      {choices.length === 0 && <p className={classes.nothing}>{words.nothingToChoose}</p>}
      <div className={classes.choiceLines}>
        {shown.map(({ value, label }) => (
          <CheckField
            key={value}
            className={classes.choiceLine}
            label={label}
            checked={chosen.has(value)}
            onChange={(on) => toggle(value, on)}
          />
        ))}
      </div>
    </div>
  );
}

function NumberValue({ condition, onChange, label, whole }: EditorProps & { label: string; whole: boolean }) {
  const [typed, setTyped] = useState(typeof condition.value === 'number' ? formatNumber(condition.value) : '');
  const isWrong = typed.trim() !== '' && typedNumber(typed, whole) === null;
  return (
    <TextField
      label={label}
      hideLabel
      alignRight
      inputMode={whole ? 'numeric' : 'decimal'}
      value={typed}
      dataAutofocus
      maxLength={20}
      error={isWrong ? strings.customFields.problem.not_a_number() : undefined}
      onChange={(text) => {
        setTyped(text);
        const number = typedNumber(text, whole);
        const { value: _, ...rest } = condition;
        onChange(number === null ? rest : { ...rest, value: number });
      }}
    />
  );
}

function ValueField(props: EditorProps) {
  const { world, field, condition, onChange } = props;
  switch (shapeOf(condition.op)) {
    case 'none':
      return null;
    case 'list':
      return <ChoiceValue {...props} />;
    case 'text':
      return (
        <TextField
          label={words.value}
          hideLabel
          value={typeof condition.value === 'string' ? condition.value : ''}
          dataAutofocus
          maxLength={200}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'date':
      return (
        <DateField
          label={words.value}
          hideLabel
          dataAutofocus
          value={typeof condition.value === 'string' ? condition.value : null}
          onChange={(date) => {
            const { value: _, ...rest } = condition;
            onChange(date === null ? rest : { ...rest, value: date });
          }}
        />
      );
    case 'period':
      return (
        <div className={classes.period}>
          <NumberValue {...props} label={words.howMany} whole />
          <SelectField<PeriodUnit>
            label={words.unitLabel}
            hideLabel
            value={condition.unit ?? 'day'}
            choices={periodUnits.map((unit) => ({ value: unit, label: words.unitName[unit] }))}
            onChange={(unit) => onChange({ ...condition, unit })}
          />
        </div>
      );
    case 'month':
      return (
        <SelectField
          label={words.value}
          hideLabel
          value={String(condition.value ?? 1)}
          choices={Array.from({ length: 12 }, (_, index) => ({
            value: String(index + 1),
            label: monthName(index + 1),
          }))}
          onChange={(month) => onChange({ ...condition, value: Number(month) })}
        />
      );
    case 'number':
      return field.type === 'money' ? (
        <MoneyField
          label={words.value}
          hideLabel
          dataAutofocus
          currency={world.currency(field)}
          value={typeof condition.value === 'number' ? condition.value : null}
          onChange={(minor) => {
            const { value: _, ...rest } = condition;
            onChange(minor === null ? rest : { ...rest, value: minor });
          }}
        />
      ) : (
        <NumberValue {...props} label={words.value} whole={false} />
      );
  }
}

/** How a field is asked, and for what. */
export function ConditionEditor(props: EditorProps) {
  const { world, field, condition, onChange } = props;
  return (
    <div className={classes.condition}>
      {field.ops.length <= 2 && shapeOf(condition.op) === 'none' ? (
        <div className={classes.choiceLines} role="radiogroup" aria-label={world.label(field.key)}>
          {field.ops.map((op) => (
            <label key={op} className={classes.radioLine}>
              <input
                type="radio"
                name={field.key}
                checked={condition.op === op}
                data-autofocus={condition.op === op || undefined}
                onChange={() => onChange(withOp(condition, field, op))}
              />
              {verbOf(field, op)}
            </label>
          ))}
        </div>
      ) : (
        <SelectField<FilterOp>
          label={words.how}
          hideLabel
          value={condition.op}
          choices={field.ops.map((op) => ({ value: op, label: verbOf(field, op) }))}
          onChange={(op) => onChange(withOp(condition, field, op))}
        />
      )}
      <ValueField key={shapeOf(condition.op)} {...props} />
    </div>
  );
}
