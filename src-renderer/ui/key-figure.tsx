import type { ReactNode } from 'react';
import classes from './misc.module.css';

export interface KeyFigureProps {
  label: string;
  /** Already formatted: "£312,820". */
  value: ReactNode;
  /** Beside it in small: "of £80,000". */
  of?: ReactNode;
  tone?: 'plain' | 'good' | 'warn' | 'bad';
  large?: boolean;
  /** Where its rows are; a figure that leads somewhere is a button. */
  onClick?: () => void;
}

/** One number with its name over it. */
export function KeyFigure({ label, value, of, tone, large, onClick }: KeyFigureProps) {
  const inner = (
    <>
      <span className={classes.figureLabel}>{label}</span>
      <span>
        <span className={classes.figureValue} data-tone={tone} data-large={large || undefined}>
          {value}
        </span>
        {of !== undefined && <span className={classes.figureOf}>{of}</span>}
      </span>
    </>
  );
  return onClick ? (
    <button type="button" className={classes.figure} onClick={onClick}>
      {inner}
    </button>
  ) : (
    <div className={classes.figure}>{inner}</div>
  );
}
