import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './tabs.module.css';

export interface TabChoice<V extends string = string> {
  value: V;
  label: string;
  /** How many are behind it; null keeps the room for a number that is still counted. */
  count?: string | number | null;
}

/** Board | List | Forecast: two to four ways to see the same thing. */
export function SegmentedTabs<V extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: V;
  choices: ReadonlyArray<TabChoice<V>>;
  onChange: (value: V) => void;
}) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      onChange={(chosen) => {
        const found = choices.find((choice) => choice.value === chosen);
        if (found) onChange(found.value);
      }}
    />
  );
}

/** "All 2,418 · Customers 412": views of a list or kinds of a timeline. Buttons, for what they change stands below them. */
export function ViewTabs<V extends string>({
  label,
  value,
  choices,
  onChange,
  children,
}: {
  label: string;
  value: V;
  choices: ReadonlyArray<TabChoice<V>>;
  onChange: (value: V) => void;
  children?: ReactNode;
}) {
  return (
    <div className={classes.tabs} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className={classes.tab}
          data-on={choice.value === value || undefined}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
          {choice.count !== undefined && <span className={classes.count}>{choice.count}</span>}
        </button>
      ))}
      {children}
    </div>
  );
}
