import { Checkbox, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconAlertCircle, IconSelector } from '@tabler/icons-react';
import { forwardRef, type HTMLInputTypeAttribute, type KeyboardEvent, type ReactNode } from 'react';
import { Glyph, type TablerIcon } from './glyph';
import { useOpensWithin } from './popover';
import classes from './fields.module.css';

/** What every field takes. A label stands above, always; `hideLabel` keeps it for screen readers alone. */
export interface FieldProps {
  label: string;
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; shown below with its icon. */
  error?: string | null;
  disabled?: boolean;
  required?: boolean;
  autoFocus?: boolean;
  /** Where the first focus of a dialog goes. */
  dataAutofocus?: boolean;
  placeholder?: string;
  name?: string;
  icon?: TablerIcon;
  onBlur?: () => void;
  className?: string;
}

export function FieldError({ text }: { text: string }) {
  return (
    <span className={classes.error}>
      <Glyph icon={IconAlertCircle} size={14} />
      {text}
    </span>
  );
}

/** The part of Mantine's input props that our fields share. */
export function inputProps(props: FieldProps) {
  return {
    label: props.hideLabel === true ? undefined : props.label,
    'aria-label': props.hideLabel === true ? props.label : undefined,
    description: props.hint,
    error: props.error ? <FieldError text={props.error} /> : undefined,
    disabled: props.disabled,
    required: props.required,
    autoFocus: props.autoFocus,
    'data-autofocus': props.dataAutofocus || undefined,
    placeholder: props.placeholder,
    name: props.name,
    leftSection: props.icon ? <Glyph icon={props.icon} /> : undefined,
    leftSectionPointerEvents: 'none' as const,
    onBlur: props.onBlur,
    className: props.className,
  };
}

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: HTMLInputTypeAttribute;
  inputMode?: 'text' | 'tel' | 'email' | 'url' | 'numeric' | 'decimal' | 'search';
  /** Right-aligned, for numbers. */
  alignRight?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  rightSection?: ReactNode;
  maxLength?: number;
  autoComplete?: string;
  /** The id of the form it belongs to where it stands outside of it: Enter submits that one. */
  form?: string;
}

export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(props, ref) {
  return (
    <TextInput
      ref={ref}
      {...inputProps(props)}
      value={props.value}
      type={props.type}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      form={props.form}
      autoComplete={props.autoComplete ?? 'off'}
      rightSection={props.rightSection}
      classNames={props.alignRight === true ? { wrapper: classes.number } : undefined}
      onKeyDown={props.onKeyDown}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
});

export interface TextAreaFieldProps extends Omit<FieldProps, 'icon'> {
  value: string;
  onChange: (value: string) => void;
  minRows?: number;
  maxRows?: number;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

export const TextAreaField = forwardRef<HTMLTextAreaElement, TextAreaFieldProps>(function TextAreaField(props, ref) {
  return (
    <Textarea
      ref={ref}
      {...inputProps(props)}
      value={props.value}
      autosize
      minRows={props.minRows ?? 3}
      maxRows={props.maxRows ?? 12}
      onKeyDown={props.onKeyDown}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
});

export interface Choice<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps<V extends string = string> extends FieldProps {
  value: V | null;
  choices: ReadonlyArray<Choice<V>>;
  onChange: (value: V) => void;
  /** With a field to type in that narrows the list. */
  searchable?: boolean;
  /** False where the focus comes by itself: an open list would lie over what stands below. */
  opensOnFocus?: boolean;
  /** In tables: edge line-2 and 24 high. */
  compact?: boolean;
}

export function SelectField<V extends string = string>(props: SelectFieldProps<V>) {
  const within = useOpensWithin();
  return (
    <Select
      {...inputProps(props)}
      comboboxProps={{ shadow: 'md', offset: 4, zIndex: 300, ...within }}
      value={props.value}
      data={props.choices.map((choice) => ({ ...choice }))}
      searchable={props.searchable}
      openOnFocus={props.opensOnFocus}
      // What was typed is meant: Enter takes the first that is left.
      selectFirstOptionOnChange={props.searchable}
      allowDeselect={false}
      rightSection={<Glyph icon={IconSelector} size={14} />}
      rightSectionPointerEvents="none"
      data-compact={props.compact || undefined}
      onChange={(value) => {
        const chosen = props.choices.find((choice) => choice.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
    />
  );
}

interface ToggleProps {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  hint?: string;
  /** Needed where the label is not text. */
  ariaLabel?: string;
  indeterminate?: boolean;
  className?: string;
}

export function CheckField({
  label,
  checked,
  onChange,
  disabled,
  hint,
  ariaLabel,
  indeterminate,
  className,
}: ToggleProps) {
  return (
    <Checkbox
      label={label}
      aria-label={ariaLabel}
      description={hint}
      checked={checked}
      indeterminate={indeterminate}
      disabled={disabled}
      className={className}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function SwitchField({
  label,
  checked,
  onChange,
  disabled,
  hint,
  ariaLabel,
  className,
}: Omit<ToggleProps, 'indeterminate'>) {
  return (
    <Switch
      label={label}
      aria-label={ariaLabel}
      description={hint}
      checked={checked}
      disabled={disabled}
      className={className}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

/** Fields under one another, 14 apart. */
export function FieldStack({ children }: { children: ReactNode }) {
  return <div className={classes.form}>{children}</div>;
}

/** Fields beside one another, of equal width. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
