import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { strings } from '@shared/locale';
import { Button } from './button';
import { DeckCard } from './deck-card';
import { Glyph, type TablerIcon } from './glyph';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  icon: TablerIcon;
  title: string;
  /** One sentence on what goes here. */
  text: ReactNode;
  /** The one button, size lg and primary; and then none in the head. */
  action?: ReactNode;
  /** A link under it. */
  second?: ReactNode;
  /** Up to three words on the ghost card, the columns of the thing itself. */
  ghost?: readonly string[];
}

/** The ghost of the thing itself on three cards, one sentence on what goes there, the one button. */
export function EmptyState({ icon, title, text, action, second, ghost = [] }: EmptyStateProps) {
  return (
    <div className={classes.empty} data-empty>
      <div className={classes.ghost} aria-hidden>
        <DeckCard>
          <div className={classes.ghostHead}>
            <span className={classes.glyph}>
              <Glyph icon={icon} size={17} />
            </span>
            <span className={classes.bar} style={{ width: 124 }} />
            <span className={classes.bar} style={{ width: 44, marginInlineStart: 'auto' }} />
          </div>
          {ghost.length > 0 && (
            <div className={classes.ghostRow}>
              {ghost.slice(0, 3).map((word, at) => (
                <div key={word}>
                  {word}
                  <div className={classes.barSoft} style={{ width: `${[100, 62, 34][at] ?? 50}%` }} />
                </div>
              ))}
            </div>
          )}
        </DeckCard>
      </div>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {(action !== undefined || second !== undefined) && (
        <div className={classes.actions}>
          {action}
          {second}
        </div>
      )}
    </div>
  );
}

/** In the place of what could not be read: what it was, why, and once more. */
export function LoadFailed({ what, why, onAgain }: { what: string; why: string; onAgain: () => void }) {
  return (
    <div className={classes.failed} role="alert">
      <Glyph icon={IconAlertTriangle} size={19} />
      <h2 className={classes.title}>{what}</h2>
      <p className={classes.text}>{why}</p>
      <Button size="lg" className={classes.again} onClick={onAgain}>
        {strings.ui.tryAgain}
      </Button>
    </div>
  );
}
