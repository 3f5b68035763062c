import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Glyph } from './glyph';
import classes from './misc.module.css';

/** What went wrong with a dialog or panel as a whole: what happened, what was kept, what to do. Said at once. */
export function Failure({ children }: { children: ReactNode }) {
  return (
    <p className={classes.failure} role="alert">
      <Glyph icon={IconAlertTriangle} size={14} />
      <span>{children}</span>
    </p>
  );
}
