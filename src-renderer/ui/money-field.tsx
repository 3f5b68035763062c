import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { currencySign } from '@shared/locale/format';
import { inputProps, type FieldProps } from './fields';
import { moneyText, parseMoney } from './typed-money';
import classes from './fields.module.css';

export interface MoneyFieldProps extends Omit<FieldProps, 'icon'> {
  /** Minor units; null while there is none. */
  value: number | null;
  currency: string;
  onChange: (minor: number | null) => void;
}

/** An amount of money, right-aligned, typed as people type it and settled when the field is left. */
export function MoneyField(props: MoneyFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (props.value === null ? '' : moneyText(props.value, props.currency));
  const wrong = draft !== null && draft.trim() !== '' && parseMoney(draft, props.currency) === null;
  const sign = currencySign(props.currency);
  return (
    <TextInput
      {...inputProps({ ...props, error: props.error ?? (wrong ? strings.ui.money.notAnAmount : null) })}
      classNames={{ wrapper: classes.number }}
      inputMode="decimal"
      autoComplete="off"
      leftSection={<span aria-hidden>{sign}</span>}
      leftSectionWidth={16 + sign.length * 9}
      value={shown}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (text.trim() === '') props.onChange(null);
        else {
          const minor = parseMoney(text, props.currency);
          if (minor !== null) props.onChange(minor);
        }
      }}
      onBlur={() => {
        if (!wrong) setDraft(null);
        props.onBlur?.();
      }}
    />
  );
}
