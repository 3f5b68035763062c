import { useEffect, useRef, type MouseEvent } from 'react';
import classes from './tick.module.css';

export interface TickProps {
  label: string;
  checked: boolean;
  /** Some of what it stands for is ticked. */
  some?: boolean;
  tabIndex?: number;
  onToggle: (event: MouseEvent<HTMLInputElement>) => void;
}

/** The checkbox of a row: the form's own one is too slow to draw by the thousand. */
export function Tick({ label, checked, some = false, tabIndex, onToggle }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.tick}
      aria-label={label}
      tabIndex={tabIndex}
      checked={checked}
      // What is ticked is told by the click, which knows of Shift.
      readOnly
      onChange={() => undefined}
      onClick={onToggle}
    />
  );
}
