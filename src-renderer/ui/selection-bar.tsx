import { useEffect, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { useShortcut } from '@renderer/app/shortcuts';
import { Button } from './button';
import classes from './misc.module.css';

/** What floats bottom centre of a page and asks. Put it inside a Page; messages rise above it. */
export function FloatingBar({ label, children }: { label: string; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.style.setProperty('--cd-bar-height', '54px');
    return () => {
      document.documentElement.style.removeProperty('--cd-bar-height');
    };
  }, []);
  return (
    <div role="toolbar" aria-label={label} className={classes.float} data-float data-print="no">
      {children}
    </div>
  );
}

export interface SelectionBarProps {
  count: number;
  onClear: () => void;
  /** Ghost buttons of size sm with their keys. */
  children: ReactNode;
}

/** What can be done with the rows that are selected. Esc clears. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  useShortcut('Esc', onClear, { description: strings.ui.clearSelection, group: 'list', when: count > 0 });
  if (count === 0) return null;
  const label = strings.ui.selected(formatCount(count));
  return (
    <FloatingBar label={label}>
      <span className={classes.floatTitle} role="status">
        {label}
      </span>
      <span className={classes.floatLine} aria-hidden />
      {children}
      <span className={classes.floatLine} aria-hidden />
      <Button kind="ghost" keys="Esc" onClick={onClear}>
        {strings.ui.clear}
      </Button>
    </FloatingBar>
  );
}
