import { DateInput } from '@mantine/dates';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { inputProps, type FieldProps } from './fields';
import { Glyph } from './glyph';
import { localToday, parseTypedDate } from './typed-date';

export interface DateFieldProps extends Omit<FieldProps, 'icon'> {
  /** 'YYYY-MM-DD'; null while there is none. */
  value: string | null;
  onChange: (date: string | null) => void;
  /** What "tomorrow" counts from; the machine's own day unless told. */
  today?: string;
}

/** Whether people here write the month before the day. */
function monthComesFirst(): boolean {
  const parts = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'numeric' }).formatToParts(
    new Date(2026, 10, 24),
  );
  return parts.find((part) => part.type === 'day' || part.type === 'month')?.type === 'month';
}

/** A date as a field shows it: "24 Nov 2026", by the locale's own order. */
export function fieldDate(date: string): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}

/** A date, typed in many ways ("24 nov", "fri", "+7") or chosen from a calendar. */
export function DateField(props: DateFieldProps) {
  const today = props.today ?? localToday();
  const [typed, setTyped] = useState('');
  const wrong = typed.trim() !== '' && parseTypedDate(typed, today, monthComesFirst()) === null;
  return (
    <DateInput
      {...inputProps({ ...props, error: props.error ?? (wrong ? strings.ui.date.notADate : null) })}
      value={props.value}
      valueFormat={(date) => fieldDate(date)}
      dateParser={(text) => parseTypedDate(text, today, monthComesFirst())}
      clearable={props.required !== true}
      clearButtonProps={{ 'aria-label': strings.ui.clear }}
      placeholder={props.placeholder ?? strings.ui.date.placeholder}
      leftSection={<Glyph icon={IconCalendarEvent} />}
      leftSectionPointerEvents="none"
      firstDayOfWeek={1}
      popoverProps={{ zIndex: 300, shadow: 'md', offset: 4 }}
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
