import type { ReactNode } from 'react';
import { cx } from './glyph';
import classes from './deck-card.module.css';

/** A card with two edges of the deck behind it: the import's preview, the welcome, empty states. */
export function DeckCard({ children, className, label }: { children: ReactNode; className?: string; label?: string }) {
  return (
    <div className={classes.deck}>
      <div className={classes.edge} aria-hidden />
      <div className={classes.edge} aria-hidden />
      {label === undefined ? (
        <div className={cx(classes.card, className)}>{children}</div>
      ) : (
        <section aria-label={label} className={cx(classes.card, className)}>
          {children}
        </section>
      )}
    </div>
  );
}
