import type { ReactNode } from 'react';
import { ariaKeys, Keys } from './keys';
import classes from './misc.module.css';

export interface SectionHeadProps {
  title: string;
  count?: ReactNode;
  tone?: 'plain' | 'bad';
  /** At the right: a link, a plus, the second good act. */
  actions?: ReactNode;
  /** A hairline under it. */
  line?: boolean;
  id?: string;
}

/** The head of a part of a screen or panel: name, count, and what can be done with all of it. */
export function SectionHead({ title, count, tone, actions, line, id }: SectionHeadProps) {
  return (
    <div className={classes.section} data-tone={tone} data-line={line || undefined}>
      <h2 id={id}>{title}</h2>
      {count !== undefined && <span className={classes.sectionCount}>{count}</span>}
      {actions !== undefined && <span className={classes.sectionActions}>{actions}</span>}
    </div>
  );
}

/** Words that act, as a link in a head: "Move all to today". `keys` shows their key; the page binds it. */
export function LinkButton({ children, keys, onClick }: { children: ReactNode; keys?: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className={classes.link}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      onClick={onClick}
    >
      {children}
      {keys !== undefined && <Keys keys={keys} />}
    </button>
  );
}
