import { DateInput } from '@mantine/dates';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { parseTypedDate } from '@shared/domain/typed-date';
import { strings } from '@shared/locale';
import { formatDate, monthComesFirst } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { calendarProps } from './calendar';
import { inputProps, type FieldProps } from './fields';
import { Glyph } from './glyph';
import { useOpensWithin } from './popover';

export interface DateFieldProps extends Omit<FieldProps, 'icon'> {
  /** 'YYYY-MM-DD'; null while there is none. */
  value: string | null;
  onChange: (date: string | null) => void;
  /** What "tomorrow" counts from; today where the file is kept unless told. */
  today?: string;
}

/** A date, typed in many ways ("24 nov", "fri", "+7") or chosen from a calendar. */
export function DateField(props: DateFieldProps) {
  const today = props.today ?? fileToday();
  const [typed, setTyped] = useState('');
  const within = useOpensWithin();
  const wrong = typed.trim() !== '' && parseTypedDate(typed, today, monthComesFirst()) === null;
  return (
    <DateInput
      {...inputProps({ ...props, error: props.error ?? (wrong ? strings.ui.date.notADate : null) })}
      value={props.value}
      valueFormat={(date) => formatDate(date.slice(0, 10))}
      dateParser={(text) => parseTypedDate(text, today, monthComesFirst())}
      clearable={props.required !== true}
      clearButtonProps={{ 'aria-label': strings.ui.clear }}
      placeholder={props.placeholder ?? strings.ui.date.placeholder}
      leftSection={<Glyph icon={IconCalendarEvent} />}
      leftSectionPointerEvents="none"
      {...calendarProps()}
      popoverProps={{ zIndex: 300, shadow: 'md', offset: 4, ...within }}
      onBlur={() => {
        // What was no date is put back to what it was; the field says so only while it is typed.
        setTyped('');
        props.onBlur?.();
      }}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(date) => {
        setTyped('');
        props.onChange(date);
      }}
    />
  );
}
