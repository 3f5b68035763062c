import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import { Keys } from './keys';
import classes from './button.module.css';

/** The name of a control, with its key, after 400 ms of hovering or at once by keyboard focus. */
export function Tip({
  label,
  keys,
  children,
  disabled,
}: {
  label: string;
  keys?: string;
  children: ReactElement;
  disabled?: boolean;
}) {
  return (
    <Tooltip
      disabled={disabled}
      events={{ hover: true, focus: true, touch: false }}
      label={
        <span className={classes.tip}>
          {label}
          {keys !== undefined && <Keys keys={keys} on="tooltip" />}
        </span>
      }
    >
      {children}
    </Tooltip>
  );
}
