import type { ReactNode } from 'react';
import { cx } from './glyph';
import classes from './plain-table.module.css';

/**
 * A short table in the run of a page, without selection or keys. Cells say what they are: `data-number` stands at the
 * right, `data-acts` holds buttons; a row with `data-quiet` no longer counts.
 */
export function PlainTable({ children, className }: { children: ReactNode; className?: string }) {
  return <table className={cx(classes.table, className)}>{children}</table>;
}
